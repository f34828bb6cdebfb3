"""Replies become messages: HTML text within Telegram's limits, and buttons with their callback data."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any

from bot.dialogue.replies import Button, Reply, Say
from bot.wording.catalogue import label, line
from bot.wording.figures import age_note, figure_line, prose, rate_note, sources
from bot.wording.keeping import MINE as KEPT
from bot.wording.keeping import isolated, kept_in_words
from bot.wording.offers import offer_in_words
from bot.wording.payouts import payout_in_words
from bot.wording.planning import goal_in_words, what_if_in_words
from bot.wording.summary import facts, gate_in_words, summary
from bot.wording.voice import Voice
from knowledge.placeholders import figures_in

MOST_CHARACTERS = 4000
"""Telegram takes 4,096 after entities; a little is left for its own counting."""


MOST_OF_A_NAME = 24
"""Of a saved estimate, on a button beside its range."""


@dataclass(frozen=True)
class Message:
    """Words and keyboard. `buttons` are rows of (label, callback data or a link)."""

    text: str
    buttons: tuple[tuple[tuple[str, str], ...], ...]


def put_into_words(reply: Reply, screen: int, voice: Voice) -> Message:
    """One reply as one message; `screen` goes into the callback data, so that an old button is known as old."""
    text = "\n\n".join(part for part in (said(say, voice) for say in reply.says) if part)
    rows = tuple(
        tuple((label_of(one, voice), one.link or f"{screen}:{one.action}") for one in row) for row in reply.buttons
    )
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
            return goal_in_words(**values, voice=voice)
        case "estimate":
            return summary(values["estimate"], values["tips"], values["profile"], voice)
        case "offer_told":
            return offer_in_words(values, voice)
        case "sources":
            return sources(values["figures"], values["sources"], voice)
        case "noted" | "corrected":
            return voice.fill(line(say.key, voice.lang), {"facts": facts(values["facts"], voice)})
        case "gates_missed":
            reasons = (gate_in_words(one, voice) for one in values["missing"])
            return "\n".join([line(say.key, voice.lang), *(f"• {reason}" for reason in reasons)])
        case "impossible":
            field = facts({values["field"]: None}, voice)
            return voice.fill(line(say.key, voice.lang), {"field": field})
    if say.key.startswith(KEPT):
        return kept_in_words(say.key, values, voice)
    if say.key.startswith("payout"):
        return payout_in_words(say.key, values, voice)
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
    told = button.values
    if button.label in ("saved_line", "saved_named", "saved_again"):
        text, told = line(button.label, voice.lang), {**told, "name": isolated(shortened(str(told.get("name"))))}
    else:
        text = label(button.label, voice.lang)
    return unescape(voice.fill(text, told)) if told else text


def shortened(name: str) -> str:
    """A name that leaves room beside it on a button."""
    return name if len(name) <= MOST_OF_A_NAME else name[: MOST_OF_A_NAME - 1].rstrip() + "…"


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
        "viewers": values["viewers"],
        "niche": values["niche"],
        "zero": reckoned.fund.low * 0,
    }
    closed = country is not None and country not in open_in
    gate = "quick_gate_open" if not closed else "quick_gate_closed_there" if values["viewers"] else "quick_gate_closed"
    views = line("quick_views", voice.lang)
    if values["one_video"]:
        _, _, rest = views.partition("\n")
        views = "\n".join([line("quick_one_video", voice.lang), rest, line("quick_one_varies", voice.lang)])
    supposed = "_".join(one for one in ("viewers", "niche") if values[one])
    parts = [
        views,
        line(f"quick_{supposed}", voice.lang) if supposed else "",
        line(gate, voice.lang),
    ]
    said = (voice.fill(part, told) for part in parts if part)
    return "\n\n".join([*said, *age_note(reckoned.figures, voice), *rate_note(voice)])


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
