"""One turn of the conversation: what a person did becomes what to remember and what to say.

Knows the order of the conversation. Does not know words, formats, Telegram, the database or the clock.
"""

from collections.abc import Callable, Mapping
from datetime import timedelta

from bot.dialogue import asking, screens
from bot.dialogue.answering import quick
from bot.dialogue.events import Commanded, Edited, Event, Pressed, Said, SentOther
from bot.dialogue.interview import BY_FIELD, MOST_QUESTIONS
from bot.dialogue.keeping import open_saved, press_saved
from bot.dialogue.listening import listen
from bot.dialogue.offer_questions import STEPS, awaits_amount, is_asked, leave
from bot.dialogue.offering import press_terms, step_terms
from bot.dialogue.payout_list import list_payouts
from bot.dialogue.picturing import press_picture
from bot.dialogue.replies import Outcome, Reply, Say
from bot.dialogue.reporting import awaits_answer, press_payout
from bot.dialogue.scene import Scene
from bot.dialogue.session import Session
from bot.dialogue.sharing import PREFIX, open_shared
from bot.dialogue.supposing import press_supposed
from bot.dialogue.topics import answer_topic, show_sources
from bot.language.meaning import Meaning
from bot.language.numbers import read_number
from bot.language.steps import read_step
from knowledge.schema import LANGUAGES

KNOW_WHAT_IS_PENDING = ("pay", "kept")
"""Buttons that may go on with what the next text was for; with any other it is over."""
LEAVE_AN_OFFER = ("start", "menu", "estimate")
"""Commands that begin something else; others are answered, and an offer's open question is repeated."""
RESUME_AFTER = timedelta(hours=12)
"""After this long, a person who comes back mid-interview is asked whether to go on."""


def turn(session: Session, event: Event, meaning: Meaning | None, scene: Scene) -> Outcome:
    """Decide what to remember and what to say. `meaning` is that of the event's text, None where it has none."""
    if session.state == "deleted":
        session = Session(language=session.language, currency=session.currency, screen=session.screen)
    match event:
        case Commanded(name, argument):
            outcome = _command(session.but(pending=None), name, argument, scene)
        case Said(text) if (
            not awaits_answer(session)
            and (session.asks or session.state == "confirm_delete")
            and (step := read_step(text))
        ):
            outcome = _press_simple(session, step, scene)
        case Said() if meaning is not None and _comes_back(session, meaning, scene):
            outcome = Outcome(session.but(state="paused"), (screens.resume(session, MOST_QUESTIONS),))
        case Said(message_id=message_id) if meaning is not None:
            outcome = listen(session.but(last_message_id=message_id), meaning, scene)
        case Pressed(screen, action):
            outcome = _press(session, screen, action, scene)
        case Edited(text, message_id) if meaning is not None:
            outcome = _edited(session, text, message_id, meaning, scene)
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


def _command(session: Session, name: str, argument: str, scene: Scene) -> Outcome:
    if name == "cancel" and (is_asked(session) or awaits_amount(session)):
        return step_terms(session, "cancel", scene)
    if name in LEAVE_AN_OFFER or awaits_amount(session):
        session = leave(session)
    calm = session.but(state="interview" if session.asks else "idle")
    match name:
        case "start" if argument.startswith("q_"):
            return _deep_link(calm, argument, scene)
        case "start" if argument.startswith(PREFIX):
            return open_shared(calm, scene)
        case "start" | "menu" if session.asks:
            return Outcome(session.but(state="paused"), (screens.resume(session, MOST_QUESTIONS),))
        case "start" | "menu":
            return Outcome(calm, (screens.greeting(),))
        case "help":
            return _aside(calm, Say("help"))
        case "estimate":
            return asking.ask(calm) if session.asks else asking.ask_next(calm, scene)
        case "continue":
            return asking.ask(calm) if session.asks else Outcome(calm, (screens.greeting(),))
        case "cancel":
            return cancel(session)
        case "saved":
            return Outcome(calm, (screens.saved(scene),), answered=("meta.history",))
        case "payouts":
            return list_payouts(calm, scene)
        case "ask":
            return Outcome(calm, (screens.topics((Say("ask_invitation"),), screens.FIRST_TOPICS, scene),))
        case "settings":
            return Outcome(calm, (screens.settings(calm),))
        case "language":
            return Outcome(calm, (screens.languages(),))
        case "currency":
            return Outcome(calm, (screens.currencies(),))
        case "privacy":
            return _aside(calm, Say("privacy"))
        case "sources":
            return show_sources(calm, scene)
        case "deletemydata":
            return Outcome(session.but(state="confirm_delete"), (screens.confirm_delete(),))
    return _aside(calm, Say("unknown_command", {"command": name[:32]}), Say("help"))


def _aside(session: Session, *says: Say) -> Outcome:
    """Say something without leaving where the person is: mid-interview, the question follows."""
    return asking.ask(session, *says) if session.asks else Outcome(session, (screens.menu(*says),))


def _deep_link(session: Session, argument: str, scene: Scene) -> Outcome:
    views = read_number(argument.removeprefix("q_"), "en", "count")
    return quick(session, views, {}, scene) if views is not None else Outcome(session, (screens.greeting(),))


def cancel(session: Session) -> Outcome:
    if session.state == "confirm_delete":
        return Outcome(session.but(state="idle"), (screens.menu(Say("not_deleted")),))
    if not session.asks:
        return Outcome(session.but(state="idle"), (screens.menu(Say("nothing_to_cancel")),))
    stopped = session.but(state="idle", asks=None, asked=(), skipped=())
    return Outcome(stopped, (screens.menu(Say("cancelled")),))


def _press(session: Session, screen: int, action: str, scene: Scene) -> Outcome:
    if screen != session.screen or not session.screen_live:
        return _fresh_screen(session, scene)
    verb, _, rest = action.partition(".")
    if verb not in KNOW_WHAT_IS_PENDING:
        session = session.but(pending=None)
    if verb == "a":
        return _choose(session, rest, scene)
    with_rest: Mapping[str, Callable[[], Outcome | None]] = {
        "t": lambda: answer_topic(session, rest, scene),
        "lang": lambda: _speak(session, rest),
        "cur": lambda: _reckon_in(session, rest),
        "open": lambda: open_saved(session, rest, scene),
        "offer": lambda: press_terms(session, rest, scene),
        "pay": lambda: press_payout(session, rest, scene),
        "kept": lambda: press_saved(session, rest, scene),
        "if": lambda: press_supposed(session, rest, scene),
        "pic": lambda: press_picture(session, rest, scene),
    }
    if verb in with_rest:
        return with_rest[verb]() or _fresh_screen(session, scene)
    return _press_simple(session, action, scene)


def _press_simple(session: Session, action: str, scene: Scene) -> Outcome:
    if is_asked(session) and session.state != "confirm_delete":
        if action in STEPS:
            return step_terms(session, action, scene)
        if action in ("estimate", "start_over"):
            session = leave(session)
    calm = session.but(state="interview" if session.asks else "idle")
    match action:
        case "estimate" | "continue":
            return asking.ask(calm) if session.asks else asking.ask_next(calm, scene)
        case "quick_1m":
            return _deep_link(calm, "q_1m", scene)
        case "skip" | "unknown" if session.asks:
            return asking.skip(calm, scene)
        case "back" if session.asks:
            return asking.back(calm)
        case "enough":
            return asking.finish(calm, scene)
        case "cancel":
            return cancel(session)
        case "start_over":
            return asking.start_over(calm, scene)
        case "languages" | "currencies":
            return Outcome(calm, (screens.languages() if action == "languages" else screens.currencies(),))
        case "theme":
            toggled = calm.but(theme="light" if calm.theme == "dark" else "dark")
            return Outcome(toggled, (screens.settings(toggled, Say(f"theme_now_{toggled.theme}")),))
        case "delete_yes":
            return delete(session)
        case "delete_no":
            return Outcome(calm, (screens.menu(Say("not_deleted")),))
        case "saved" | "ask" | "sources" | "settings" | "help":
            return _command(session, action, "", scene)
    return _fresh_screen(session, scene)


def delete(session: Session) -> Outcome:
    """Erase the person; only the language is kept, to say so, and the screen's number, to know old buttons."""
    gone = Session(language=session.language, screen=session.screen, screen_live=session.screen_live, state="deleted")
    return Outcome(gone, (Reply((Say("deleted"),)),), answered=("meta.delete",), forgets=True)


def _fresh_screen(session: Session, scene: Scene) -> Outcome:
    if session.state == "confirm_delete":
        return Outcome(session, (screens.confirm_delete(),))
    if session.asks:
        return asking.ask(session.but(state="interview"), Say("old_button"))
    return Outcome(session, (screens.menu(Say("old_button")),))


def _choose(session: Session, rest: str, scene: Scene) -> Outcome:
    """A usual answer was pressed."""
    field, _, at = rest.rpartition(".")
    question = BY_FIELD.get(field)
    if question is None or field != session.asks or not at.isdigit() or int(at) >= len(question.choices):
        return _fresh_screen(session, scene)
    return asking.take_answer(session, {field: question.choices[int(at)].value}, scene)


def _speak(session: Session, lang: str) -> Outcome:
    known = next((one for one in LANGUAGES if one == lang), session.language)
    told = session.but(language=known, language_chosen=True)
    return _aside(told, Say("language_changed")).but(answered=("meta.language",))


def _reckon_in(session: Session, code: str) -> Outcome:
    told = session.but(currency=code) if code in screens.CURRENCIES else session
    return _aside(told, Say("currency_changed", {"currency": told.currency}))


def _edited(session: Session, text: str, message_id: int, meaning: Meaning, scene: Scene) -> Outcome:
    """An edit of one's latest answer is a correction; other edits are ignored."""
    if message_id == 0 or message_id != session.last_message_id:
        return Outcome(session)
    in_interview = session.asks and not is_asked(session)
    if in_interview and session.last_field and session.asked and session.asked[-1] == session.last_field:
        session = asking.back(session).session
    return listen(session, meaning, scene)


def _other(session: Session, kind: str) -> Outcome:
    spoken = {"sticker": "sent_sticker", "photo": "sent_photo", "voice": "sent_voice"}
    return _aside(session, Say(spoken.get(kind, "sent_other")))
