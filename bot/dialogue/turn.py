"""One turn of the conversation: what a person did becomes what to remember and what to say.

Knows which room takes which event. Does not know words, formats, Telegram, the database or the clock.
"""

from datetime import timedelta

from bot.dialogue import screens
from bot.dialogue.commands import command
from bot.dialogue.events import Commanded, Edited, Event, Pressed, Said, SentOther
from bot.dialogue.interview import asking
from bot.dialogue.interview.offer_questions import is_asked
from bot.dialogue.interview.questions import MOST_QUESTIONS
from bot.dialogue.listening import listen
from bot.dialogue.payouts.confirming import awaits_answer
from bot.dialogue.presses import press, take_step
from bot.dialogue.replies import Outcome, Say
from bot.dialogue.scene import Scene
from bot.dialogue.session import Session
from bot.language.meaning import Meaning
from bot.language.steps import read_step

RESUME_AFTER = timedelta(hours=12)
"""After this long, a person who comes back mid-interview is asked whether to go on."""


def turn(session: Session, event: Event, meaning: Meaning | None, scene: Scene) -> Outcome:
    """Decide what to remember and what to say. `meaning` is that of the event's text, None where it has none."""
    if session.state == "deleted":
        session = Session(language=session.language, currency=session.currency, screen=session.screen)
    match event:
        case Commanded(name, argument):
            outcome = command(session.but(pending=None), name, argument, scene)
        case Said(text) if (
            not awaits_answer(session)
            and (session.asks or session.state == "confirm_delete")
            and (step := read_step(text))
        ):
            outcome = take_step(session, step, scene)
        case Said() if meaning is not None and _comes_back(session, meaning, scene):
            outcome = Outcome(session.but(state="paused"), (screens.resume(session, MOST_QUESTIONS),))
        case Said(message_id=message_id) if meaning is not None:
            outcome = listen(session.but(last_message_id=message_id), meaning, scene)
        case Pressed(screen, action):
            outcome = press(session, screen, action, scene)
        case Edited(message_id=message_id) if meaning is not None:
            outcome = _edited(session, message_id, meaning, scene)
        case SentOther(kind):
            outcome = _other(session, kind)
        case _:
            outcome = Outcome(session)
    return outcome.but(session=outcome.session.but(seen=scene.now))


def _comes_back(session: Session, meaning: Meaning, scene: Scene) -> bool:
    """Says hello, hours after an interview was left in the middle."""
    if not session.asks or is_asked(session) or session.seen is None or scene.now - session.seen < RESUME_AFTER:
        return False
    return bool(meaning.intents) and all(intent.id == "meta.greeting" for intent in meaning.intents)


def _edited(session: Session, message_id: int, meaning: Meaning, scene: Scene) -> Outcome:
    """An edit of one's latest answer is a correction; other edits are ignored."""
    if message_id == 0 or message_id != session.last_message_id:
        return Outcome(session)
    in_interview = session.asks and not is_asked(session)
    if in_interview and session.last_field and session.asked and session.asked[-1] == session.last_field:
        session = asking.back(session).session
    return listen(session, meaning, scene)


def _other(session: Session, kind: str) -> Outcome:
    spoken = {"sticker": "sent_sticker", "photo": "sent_photo", "voice": "sent_voice"}
    return asking.aside(session, Say(spoken.get(kind, "sent_other")))
