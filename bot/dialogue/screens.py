"""Screens that are the same wherever they are shown: greeting, menus, settings, saved estimates."""

from bot.dialogue.replies import Button, Buttons, Reply, Say
from bot.dialogue.scene import Scene
from bot.dialogue.session import Session
from knowledge.schema import LANGUAGES

CURRENCIES = ("USD", "SEK", "NOK", "DKK", "EUR", "GBP")
FIRST_TOPICS = ("payout.when", "payout.minimum", "eligibility.country", "tips.increase")
SHOWN_SAVED = 8

MENU: Buttons = (
    (Button("estimate", "estimate"),),
    (Button("quick_1m", "quick_1m"), Button("ask", "ask")),
    (Button("saved", "saved"),),
)


def greeting() -> Reply:
    return Reply((Say("greeting"),), MENU)


def menu(*says: Say) -> Reply:
    return Reply(says, MENU)


def topics(says: tuple[Say, ...], intents: tuple[str, ...], scene: Scene) -> Reply:
    """Some topics to choose from, a row each."""
    known = [intent for intent in intents if intent in scene.knowledge.faq]
    return Reply(says, tuple((topic_button(intent, scene),) for intent in known) or MENU)


def topic_button(intent: str, scene: Scene) -> Button:
    return Button("topic", f"t.{intent}", {"topic": scene.knowledge.faq[intent].topic})


def settings(session: Session, *says: Say) -> Reply:
    said = (*says, Say("settings", {"currency": session.currency}))
    return Reply(said, ((Button("language", "languages"), Button("currency", "currencies")), *MENU[:1]))


def languages() -> Reply:
    return Reply((Say("choose_language"),), (tuple(Button(f"lang_{lang}", f"lang.{lang}") for lang in LANGUAGES),))


def currencies() -> Reply:
    buttons = [Button(code, f"cur.{code}", spoken=True) for code in CURRENCIES]
    return Reply((Say("choose_currency"),), (tuple(buttons[:3]), tuple(buttons[3:])))


def saved(scene: Scene) -> Reply:
    """The kept estimates, newest first, each as a button that opens it."""
    if not scene.saved:
        return menu(Say("saved_empty"))
    buttons = tuple(
        (Button("saved_line", f"open.{one.id}", {"day": one.day.date(), "band": (one.low, one.high)}),)
        for one in scene.saved[:SHOWN_SAVED]
    )
    return Reply((Say("saved_list"),), (*buttons, (Button("estimate", "estimate"),)))


def confirm_delete() -> Reply:
    """The safe button comes first."""
    return Reply((Say("confirm_delete"),), ((Button("keep", "delete_no"),), (Button("delete", "delete_yes"),)))


def resume(session: Session, most: int) -> Reply:
    return Reply(
        (Say("resume", {"step": session.step, "most": most}),),
        ((Button("continue", "continue"), Button("start_over", "start_over")),),
    )
