"""What is said beside all business: small talk, abuse, emoji, a language we don't speak, a goodbye.

Knows which of our lines answers it. Does not know words; `language` does.
"""

import re
import unicodedata

from bot.dialogue.interview.asking import aside
from bot.dialogue.interview.facts import facts_of
from bot.dialogue.parts import sure_questions_in
from bot.dialogue.replies import Button, Outcome, Reply, Say
from bot.dialogue.scene import Scene
from bot.dialogue.session import Session
from bot.dialogue.talk.topics import answer_topic
from bot.language.agreeing import disputes
from bot.language.detect import is_foreign
from bot.language.meaning import Meaning
from bot.language.small_talk import read_small_talk
from bot.language.steps import read_step
from bot.language.understand import LONGEST_READ
from bot.language.wording_of_facts import YES_NO

TOO_MANY_DIGITS = re.compile(r"\d{17,}")
ANSWERED = {"how_are_you": "meta.greeting", "robot": "meta.help"}
"""Small talk that is near to an intent."""
DOUBTS = {"meta.accuracy", "meta.source"}
"""What "that's wrong" is like, of somebody who has told nothing that could be put right."""


def hear_small_talk(session: Session, meaning: Meaning, scene: Scene) -> Outcome | None:
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


def hear_no_words(session: Session, meaning: Meaning, scene: Scene) -> Outcome | None:
    """Neither a letter that we can read, nor a digit."""
    return None if _says_anything(meaning.text) else aside(session, Say("no_words"))


def hear_idle_cancel(session: Session, meaning: Meaning, scene: Scene) -> Outcome | None:
    """ "Cancel", where nothing is under way."""
    if session.asks or read_step(meaning.text) != "cancel":
        return None
    return aside(session, Say("nothing_to_cancel"))


def hear_idle_yes(session: Session, meaning: Meaning, scene: Scene) -> Outcome | None:
    """ "Yes" or "no", where nothing was asked."""
    if session.asks or not meaning.bare or facts_of(meaning) or sure_questions_in(session, meaning):
        return None
    return aside(session, Say("nothing_asked")) if meaning.text.strip(" .!").lower() in YES_NO else None


def _says_anything(text: str) -> bool:
    """A letter that we can read, or a digit."""
    return any(letter.isdigit() or (letter.isalpha() and "LATIN" in unicodedata.name(letter, "")) for letter in text)


def take_leave(session: Session, scene: Scene) -> Outcome:
    """A goodbye in the middle of the interview is answered, and nothing more is asked until the person is back."""
    said = answer_topic(session.but(asks=None), "meta.bye", scene)
    reply = Reply(said.replies[0].says, ((Button("continue", "continue"), Button("start_over", "start_over")),))
    return Outcome(session.but(state="paused"), (reply,), answered=said.answered)
