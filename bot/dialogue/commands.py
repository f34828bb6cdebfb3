"""What each command leads to, and the links that begin with one.

Knows what a command leaves: an offer's open question, a question of ours. Does not know words or menus of Telegram.
"""

from bot.dialogue import screens
from bot.dialogue.estimates.listing import list_saved
from bot.dialogue.estimates.sharing import PREFIX, open_shared
from bot.dialogue.interview import asking
from bot.dialogue.interview.asking import aside
from bot.dialogue.interview.offer_questions import awaits_amount, is_asked, leave
from bot.dialogue.interview.questions import MOST_QUESTIONS
from bot.dialogue.offers.checking import step_terms
from bot.dialogue.payouts.listing import list_payouts
from bot.dialogue.replies import Outcome, Say
from bot.dialogue.scene import Scene
from bot.dialogue.session import Session
from bot.dialogue.talk.quick import quick
from bot.dialogue.talk.topics import show_sources
from bot.language.numbers import read_number

LEAVE_AN_OFFER = ("start", "menu", "estimate")
"""Commands that begin something else; others are answered, and an offer's open question is repeated."""


def command(session: Session, name: str, argument: str, scene: Scene) -> Outcome:
    if name == "cancel" and (is_asked(session) or awaits_amount(session)):
        return step_terms(session, "cancel", scene)
    if name in LEAVE_AN_OFFER or awaits_amount(session):
        session = leave(session)
    calm = session.calm()
    match name:
        case "start" if argument.startswith("q_"):
            return quick_link(calm, argument, scene)
        case "start" if argument.startswith(PREFIX):
            return open_shared(calm, scene)
        case "start" | "menu" if session.asks:
            return Outcome(session.but(state="paused"), (screens.resume(session, MOST_QUESTIONS),))
        case "start" | "menu":
            return Outcome(calm, (screens.greeting(),))
        case "help":
            return aside(calm, Say("help"))
        case "estimate":
            return asking.ask(calm) if session.asks else asking.ask_next(calm, scene)
        case "continue":
            return asking.ask(calm) if session.asks else Outcome(calm, (screens.greeting(),))
        case "cancel":
            return cancel(session)
        case "saved":
            return Outcome(calm, (list_saved(scene),), answered=("meta.history",))
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
            return aside(calm, Say("privacy"))
        case "sources":
            return show_sources(calm, scene)
        case "deletemydata":
            return Outcome(session.but(state="confirm_delete"), (screens.confirm_delete(),))
    return aside(calm, Say("unknown_command", {"command": name[:32]}), Say("help"))


def quick_link(session: Session, argument: str, scene: Scene) -> Outcome:
    views = read_number(argument.removeprefix("q_"), "en", "count")
    return quick(session, views, {}, scene) if views is not None else Outcome(session, (screens.greeting(),))


def cancel(session: Session) -> Outcome:
    if session.state == "confirm_delete":
        return Outcome(session.but(state="idle"), (screens.menu(Say("not_deleted")),))
    if not session.asks:
        return Outcome(session.but(state="idle"), (screens.menu(Say("nothing_to_cancel")),))
    stopped = session.but(state="idle", asks=None, asked=(), skipped=())
    return Outcome(stopped, (screens.menu(Say("cancelled")),))
