"""What each button leads to, and the steps that may be typed instead: skip, back, that's enough.

Knows which buttons are still good. Does not know what stands on them.
"""

from collections.abc import Callable, Mapping

from bot.dialogue import screens
from bot.dialogue.commands import cancel, command, quick_link
from bot.dialogue.estimates.pictures import press_picture
from bot.dialogue.estimates.saved import open_saved, press_saved
from bot.dialogue.interview import asking
from bot.dialogue.interview.asking import aside
from bot.dialogue.interview.offer_questions import STEPS, is_asked, leave
from bot.dialogue.interview.questions import BY_FIELD
from bot.dialogue.offers.checking import press_terms, step_terms
from bot.dialogue.payouts.confirming import press_payout
from bot.dialogue.replies import Outcome, Reply, Say
from bot.dialogue.scene import Scene
from bot.dialogue.session import Session
from bot.dialogue.supposing.ideas import press_supposed
from bot.dialogue.talk.topics import answer_topic
from knowledge.schema import LANGUAGES

Press = Callable[[Session, str, Scene], Outcome | None]
"""Takes what follows the verb of a button; None where the button is no longer good."""
KNOW_WHAT_IS_PENDING = ("pay", "kept")
"""Buttons that may go on with what the next text was for; with any other it is over."""


def press(session: Session, screen: int, action: str, scene: Scene) -> Outcome:
    if screen != session.screen or not session.screen_live:
        return _fresh_screen(session)
    verb, _, rest = action.partition(".")
    if verb not in KNOW_WHAT_IS_PENDING:
        session = session.but(pending=None)
    if verb in PRESSES:
        return PRESSES[verb](session, rest, scene) or _fresh_screen(session)
    return take_step(session, action, scene)


def take_step(session: Session, action: str, scene: Scene) -> Outcome:
    if is_asked(session) and session.state != "confirm_delete":
        if action in STEPS:
            return step_terms(session, action, scene)
        if action in ("estimate", "start_over"):
            session = leave(session)
    calm = session.calm()
    match action:
        case "estimate" | "continue":
            return asking.ask(calm) if session.asks else asking.ask_next(calm, scene)
        case "quick_1m":
            return quick_link(calm, "q_1m", scene)
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
            return command(session, action, "", scene)
    return _fresh_screen(session)


def delete(session: Session) -> Outcome:
    """Erase the person; only the language is kept, to say so, and the screen's number, to know old buttons."""
    gone = Session(language=session.language, screen=session.screen, screen_live=session.screen_live, state="deleted")
    return Outcome(gone, (Reply((Say("deleted"),)),), answered=("meta.delete",), forgets=True)


def _fresh_screen(session: Session) -> Outcome:
    if session.state == "confirm_delete":
        return Outcome(session, (screens.confirm_delete(),))
    if session.asks:
        return asking.ask(session.but(state="interview"), Say("old_button"))
    return Outcome(session, (screens.menu(Say("old_button")),))


def _choose(session: Session, rest: str, scene: Scene) -> Outcome | None:
    """A usual answer was pressed."""
    field, _, at = rest.rpartition(".")
    question = BY_FIELD.get(field)
    if question is None or field != session.asks or not at.isdigit() or int(at) >= len(question.choices):
        return None
    return asking.take_answer(session, {field: question.choices[int(at)].value}, scene)


def _speak(session: Session, lang: str, scene: Scene) -> Outcome:
    known = next((one for one in LANGUAGES if one == lang), session.language)
    told = session.but(language=known, language_chosen=True)
    return aside(told, Say("language_changed")).but(answered=("meta.language",))


def _reckon_in(session: Session, code: str, scene: Scene) -> Outcome:
    told = session.but(currency=code) if code in screens.CURRENCIES else session
    return aside(told, Say("currency_changed", {"currency": told.currency}))


PRESSES: Mapping[str, Press] = {
    "a": _choose,
    "t": answer_topic,
    "lang": _speak,
    "cur": _reckon_in,
    "open": open_saved,
    "offer": press_terms,
    "pay": press_payout,
    "kept": press_saved,
    "if": press_supposed,
    "pic": press_picture,
}
"""Who takes what follows the verb and its dot."""
