"""The parts of a text that ask something, and how sure it is what they ask.

Knows which questions an estimate answers. Does not answer any.
"""

from bot.dialogue.session import ABOUT_ESTIMATE, Session
from bot.language.meaning import Meaning, Part

RECKONED = {ABOUT_ESTIMATE, "estimate.views", "estimate.live", "estimate.subscription"}
"""What an estimate answers."""
NO_SENSE = "oos.gibberish"


def questions_in(meaning: Meaning) -> tuple[Part, ...]:
    return tuple(part for part in meaning.parts if part.intents)


def sure_questions_in(session: Session, meaning: Meaning) -> tuple[Part, ...]:
    """What makes no sense by itself may be an answer, in the middle of the interview."""
    sure = (part for part in questions_in(meaning) if part.verdict == "answer")
    return tuple(part for part in sure if not (session.asks and part.intents[0].id == NO_SENSE))


def ask_of_something_else(questions: tuple[Part, ...], *, guesses: bool = False, whole_account: bool = False) -> bool:
    """Told numbers are part of a question that an estimate does not answer, as far as that can be said.

    `guesses` takes even what is too unsure to be offered for a sign of it. `whole_account`: so much is told that the
    faintest sign of an estimate's question is enough.
    """
    near = [part for part in questions if part.verdict == "offer" or guesses]
    signs = [part for part in near if part.verdict != "decline" or whole_account]
    return bool(near) and not any(part.intents[0].id in RECKONED for part in signs)


def only_reckoned(questions: tuple[Part, ...]) -> bool:
    """Nothing is asked but what an estimate answers: "I have 50 subscribers" sounds like a question about them."""
    return all(part.intents[0].id in RECKONED for part in questions)
