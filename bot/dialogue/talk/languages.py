"""Which of our languages is spoken: the one chosen, the one asked for, or the one that a text is written in.

Knows when a change is made and when it is only offered. Does not know how a language is told; `language.detect` does.
"""

from dataclasses import replace

from bot.dialogue import screens
from bot.dialogue.interview.asking import aside
from bot.dialogue.replies import Button, Outcome, Say
from bot.dialogue.session import Session
from bot.language.detect import detect_language, is_foreign, named_language, nearest_language
from bot.language.meaning import Meaning
from knowledge.schema import Lang

MOST_ROWS = 4


def switch_language(session: Session, meaning: Meaning) -> Outcome:
    """The language that is asked for by name; else a choice of ours."""
    wanted = named_language(meaning.text)
    if wanted is None:
        return Outcome(session, (screens.languages(),), answered=("meta.language",))
    told = session.but(language=wanted, language_chosen=True)
    rows = (*screens.MENU[:2], *screens.languages().buttons)
    return aside(told, Say("language_changed"), buttons=rows).but(answered=("meta.language",))


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
