"""Screens that are the same wherever they are shown: greeting, menus, topics to choose from, settings.

Knows which buttons stand together. Does not know what any of them leads to.
"""

from bot.dialogue.replies import Button, Buttons, Outcome, Reply, Say
from bot.dialogue.scene import Scene
from bot.dialogue.session import Session
from knowledge.schema import LANGUAGES

CURRENCIES = ("USD", "SEK", "NOK", "DKK", "EUR", "GBP")
FIRST_TOPICS = ("payout.when", "payout.minimum", "eligibility.country", "tips.increase")

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


def offered_topics(outcome: Outcome) -> Buttons:
    """The topics to choose from, where that is all there is of an answer; what follows an answer is left out."""
    if outcome.answered or not outcome.replies:
        return ()
    return tuple(row for row in outcome.replies[-1].buttons if row[0].label == "topic")


def settings(session: Session, *says: Say) -> Reply:
    said = (*says, Say("settings", {"currency": session.currency}))
    theme = (Button(f"theme_{session.theme}", "theme"),)
    return Reply(said, ((Button("language", "languages"), Button("currency", "currencies")), theme, *MENU[:1]))


def languages() -> Reply:
    return Reply((Say("choose_language"),), (tuple(Button(f"lang_{lang}", f"lang.{lang}") for lang in LANGUAGES),))


def currencies() -> Reply:
    buttons = [Button(code, f"cur.{code}", spoken=True) for code in CURRENCIES]
    return Reply((Say("choose_currency"),), (tuple(buttons[:3]), tuple(buttons[3:])))


def confirm_delete() -> Reply:
    """The safe button comes first."""
    return Reply((Say("confirm_delete"),), ((Button("keep", "delete_no"),), (Button("delete", "delete_yes"),)))


def resume(session: Session, most: int) -> Reply:
    return Reply(
        (Say("resume", {"step": session.step, "most": most}),),
        ((Button("continue", "continue"), Button("start_over", "start_over")),),
    )
