"""Replies become messages: HTML text within Telegram's limits, and buttons with their callback data."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.dialogue.replies import Button, Reply, Say
from bot.wording import formats
from bot.wording.catalogue import catalogue, label, line
from bot.wording.figures import age_note, figure_line, prose, sources
from bot.wording.planning import goal_in_words, what_if_in_words
from bot.wording.summary import facts, gate_in_words, summary
from bot.wording.voice import Voice
from knowledge.placeholders import figures_in

MOST_CHARACTERS = 4000
"""Telegram takes 4,096 after entities; a little is left for its own counting."""


@dataclass(frozen=True)
class Message:
    """Words and keyboard. `buttons` are rows of (label, callback data)."""

    text: str
    buttons: tuple[tuple[tuple[str, str], ...], ...]


def put_into_words(reply: Reply, screen: int, voice: Voice) -> Message:
    """One reply as one message; `screen` goes into the callback data, so that an old button is known as old."""
    text = "\n\n".join(part for part in (said(say, voice) for say in reply.says) if part)
    rows = tuple(tuple((label_of(one, voice), f"{screen}:{one.action}") for one in row) for row in reply.buttons)
    return Message(_within_limits(text), rows)


def said(say: Say, voice: Voice) -> str:
    """One line or paragraph."""
    values: Mapping[str, Any] = say.values
    match say.key:
        case "faq":
            return _answer(values["entry"].answer.within(voice.lang), voice)
        case "figure_named":
            return figure_line(values["figure"], voice)
        case "quick":
            return _quick(values, voice)
        case "what_if":
            return what_if_in_words(values["what"], voice)
        case "goal":
            return goal_in_words(values["goal"], values["amount"], values["currency"], values["told"], voice)
        case "estimate":
            return summary(values["estimate"], values["tips"], values["profile"], voice)
        case "sources":
            return sources(values["figures"], values["sources"], voice)
        case "saved_text":
            return str(values["text"])
        case "noted" | "corrected":
            return voice.fill(line(say.key, voice.lang), {"facts": facts(values["facts"], voice)})
        case "gates_missed":
            reasons = (gate_in_words(one, voice) for one in values["missing"])
            return "\n".join([line(say.key, voice.lang), *(f"• {reason}" for reason in reasons)])
        case "impossible":
            field = facts({values["field"]: None}, voice)
            return voice.fill(line(say.key, voice.lang), {"field": field})
    return voice.fill(line(say.key, voice.lang), values)


def _answer(text: str, voice: Voice) -> str:
    """An answer of the knowledge base, and how old its figures are where that matters."""
    return "\n\n".join([prose(text, voice), *age_note(figures_in(text, voice.knowledge), voice)])


def label_of(button: Button, voice: Voice) -> str:
    """What stands on a button. No HTML there."""
    if button.spoken:
        return button.label
    if button.label == "topic":
        return str(button.values["topic"].within(voice.lang))  # type: ignore[attr-defined]
    if button.label in ("country", "niche"):
        return voice.said(button.label, button.values[button.label])
    text = line("saved_line", voice.lang) if button.label == "saved_line" else label(button.label, voice.lang)
    return voice.fill(text, button.values).replace("&amp;", "&") if button.values else text


def _quick(values: Mapping[str, Any], voice: Voice) -> str:
    reckoned, country = values["reckoned"], values["country"]
    programme = voice.knowledge.programmes["creator_rewards"]
    fund = voice.knowledge.programmes["creator_fund"]
    open_in = voice.knowledge.figures[str(programme.gates.residence)].on(voice.today).countries
    told = {
        "views": values["views"],
        "all": reckoned.if_all_qualify,
        "total": reckoned.if_total,
        "fund": reckoned.fund,
        "closed": fund.since,
        "countries": voice.countries(open_in),
        "country": country,
        "zero": reckoned.fund.low * 0,
    }
    closed = country is not None and country not in open_in
    parts = [line("quick_views", voice.lang), line("quick_gate_closed" if closed else "quick_gate_open", voice.lang)]
    said = (voice.fill(part, told) for part in parts)
    return "\n\n".join([*said, *age_note(reckoned.figures, voice), *rate_note(voice)])


def rate_note(voice: Voice) -> tuple[str, ...]:
    """The dated rate, where amounts are not in dollars."""
    if voice.rate.currency == "USD":
        return ()
    per = formats.count(voice.rate.per_dollar, voice.lang)
    told = {"rate": per, "currency": voice.rate.currency, "day": voice.rate.since}
    return (voice.fill(line("quick_rate", voice.lang), told),)


def _within_limits(text: str) -> str:
    """Whole paragraphs up to the limit, so that no tag is cut in two."""
    if len(text) <= MOST_CHARACTERS:
        return text
    kept: list[str] = []
    for paragraph in text.split("\n\n"):
        if sum(len(one) + 2 for one in kept) + len(paragraph) > MOST_CHARACTERS:
            break
        kept.append(paragraph)
    return "\n\n".join([*kept, "…"]) if kept else text[:MOST_CHARACTERS]


def known_keys() -> frozenset[str]:
    """Every key that can be said."""
    return frozenset(catalogue("conversation")) | frozenset(catalogue("interview"))
