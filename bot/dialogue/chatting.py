"""What is said beside all business: small talk, abuse, emoji, a language we don't speak; and which one we do speak.

Knows which of our lines answers it. Does not know words or languages; `language` does.
"""

import re
from dataclasses import replace

from bot.dialogue import asking, screens
from bot.dialogue.replies import Button, Outcome, Reply, Say
from bot.dialogue.scene import Scene
from bot.dialogue.session import Session
from bot.dialogue.topics import answer_topic
from bot.language.agreeing import disputes
from bot.language.detect import detect_language, is_foreign, named_language, nearest_language
from bot.language.meaning import Meaning
from bot.language.small_talk import read_small_talk
from bot.language.understand import LONGEST_READ
from knowledge.schema import Lang

TOO_MANY_DIGITS = re.compile(r"\d{17,}")
MOST_ROWS = 4
ANSWERED = {"how_are_you": "meta.greeting", "robot": "meta.help"}
"""Small talk that is near to an intent."""

DOUBTS = {"meta.accuracy", "meta.source"}
"""What "that's wrong" is like, of somebody who has told nothing that could be put right."""


def chat(session: Session, meaning: Meaning, scene: Scene) -> Outcome | None:
    """An answer to what is no business of ours, or None where it may be."""
    kind = read_small_talk(meaning.text)
    sure = {scored.id for scored in meaning.intents}
    if kind == "abuse":
        return answer_topic(session, "meta.abuse", scene)
    if kind in ("emoji", "marks"):
        return aside(session, Say("sent_sticker" if kind == "emoji" else "only_marks"))
    if kind is not None and not (kind == "fine" and session.asks) and "meta.thanks" not in sure:
        declined = tuple(sorted(intent for intent in sure if intent.startswith("oos.")))
        answered = (ANSWERED[kind],) if kind in ANSWERED else declined
        return aside(session, Say(f"chat_{kind}")).but(answered=answered)
    if sure <= DOUBTS and disputes(meaning.text) and (session.asks or session.profile.told()):
        return aside(session, Say("what_is_wrong"))
    if sure or meaning.entities:
        return None
    if is_foreign(meaning.text):
        return aside(session, Say("no_words"))
    if TOO_MANY_DIGITS.search(meaning.text):
        return aside(session, Say("unreadable_number"))
    if len(meaning.text) > LONGEST_READ:
        return aside(session, Say("too_long"))
    return None


def aside(session: Session, say: Say) -> Outcome:
    """Said without leaving where the person is."""
    return asking.ask(session, say) if session.asks else Outcome(session, (screens.menu(say),))


def take_leave(session: Session, scene: Scene) -> Outcome:
    """A goodbye in the middle of the interview is answered, and nothing more is asked until the person is back."""
    said = answer_topic(session.but(asks=None), "meta.bye", scene)
    reply = Reply(said.replies[0].says, ((Button("continue", "continue"), Button("start_over", "start_over")),))
    return Outcome(session.but(state="paused"), (reply,), answered=said.answered)


def switch_language(session: Session, meaning: Meaning) -> Outcome:
    """The language that is asked for by name; else a choice of ours."""
    wanted = named_language(meaning.text)
    if wanted is None:
        return Outcome(session, (screens.languages(),), answered=("meta.language",))
    told = session.but(language=wanted, language_chosen=True)
    say = Say("language_changed")
    if session.asks:
        return asking.ask(told, say).but(answered=("meta.language",))
    reply = Reply((say,), (*screens.MENU[:2], *screens.languages().buttons))
    return Outcome(told, (reply,), answered=("meta.language",))


def in_its_language(session: Session, outcome: Outcome, meaning: Meaning) -> Outcome:
    """The replies in the language that the text was written in; where another was chosen, a change is offered."""
    now = outcome.session
    if now.language != session.language:
        return outcome
    waiting = session.asks or session.pending
    spoken = _spoken(session, meaning)
    if waiting and meaning.intents:
        spoken = detect_language(meaning.text)
    says_enough = any(part.intents for part in meaning.parts) or now.pending
    if spoken is None or spoken == session.language or not says_enough or (waiting and not meaning.intents):
        return outcome
    if session.language_chosen or waiting:
        return _with_switch(outcome, spoken)
    return outcome.but(session=now.but(language=spoken))


def _spoken(session: Session, meaning: Meaning) -> Lang | None:
    if is_foreign(meaning.text):
        return None
    return nearest_language(meaning.text) if session.language == "en" else meaning.language


def _with_switch(outcome: Outcome, spoken: Lang) -> Outcome:
    """The answer in that language, and a button that stays with it."""
    if not outcome.replies:
        return outcome.but(language=spoken)
    *others, last = outcome.replies
    switch = Button(f"lang_{spoken}", f"lang.{spoken}")
    if any(button.action == switch.action for row in last.buttons for button in row):
        return outcome.but(language=spoken)
    fits = len(last.buttons) < MOST_ROWS
    rows = (*last.buttons, (switch,)) if fits else (*last.buttons[:-1], (*last.buttons[-1], switch))
    said = (Say("switch_language"), *last.says) if outcome.session.asks else (*last.says, Say("switch_language"))
    return outcome.but(language=spoken, replies=(*others, replace(last, says=said, buttons=rows)))
