"""The questions of a text, answered one by one and told as one.

Knows what each intent asks for: something to do, or an answer of the knowledge base. Does not know how a question is
understood; `language` does.
"""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from bot.dialogue import screens
from bot.dialogue.estimates.listing import list_saved
from bot.dialogue.interview import asking
from bot.dialogue.interview.facts import facts_of, remember_unless_supposed, told_truly
from bot.dialogue.interview.offer_questions import is_asked
from bot.dialogue.offers.checking import check_offer
from bot.dialogue.parts import questions_in
from bot.dialogue.replies import Button, Outcome, Reply, Say
from bot.dialogue.scene import Scene
from bot.dialogue.session import ABOUT_ESTIMATE, Session
from bot.dialogue.supposing.goals import plan
from bot.dialogue.talk.gates import for_this_person
from bot.dialogue.talk.languages import switch_language
from bot.dialogue.talk.quick import quick
from bot.dialogue.talk.small_talk import take_leave
from bot.dialogue.talk.topics import answer_topic, show_sources
from bot.language.meaning import Meaning, Part
from knowledge.range import Range


def answer_questions(session: Session, meaning: Meaning, scene: Scene) -> Outcome:
    """Answer each question; what is unsure is offered as topics, what is unknown is said and noted."""
    facts = {} if is_asked(session) else facts_of(meaning)
    session = remember_unless_supposed(session, facts, meaning, scene)
    if not session.asks and meaning.bare and "country" in meaning.entities:
        return act(session, "eligibility.country", meaning, scene)
    outcomes = []
    for part in _declined_once(questions_in(meaning), scene) or (Part(meaning.text, (), "decline"),):
        outcomes.append(_answer_part(session, part, facts, meaning, scene))
        session = outcomes[-1].session
    return _together(session, outcomes)


def _declined_once(questions: tuple[Part, ...], scene: Scene) -> tuple[Part, ...]:
    """One refusal is enough for a text."""
    sure = [part for part in questions if part.verdict == "answer"]
    refused = [part for part in sure if _is_declined(part.intents[0].id, scene)]
    return tuple(part for part in questions if part not in refused[1:])


def _is_declined(intent: str, scene: Scene) -> bool:
    entry = scene.knowledge.faq.get(intent)
    return entry is not None and entry.kind == "decline"


def _answer_part(session: Session, part: Part, facts: Mapping[str, object], meaning: Meaning, scene: Scene) -> Outcome:
    near = tuple(scored.id for scored in part.intents)
    if part.verdict == "answer":
        return act(session, near[0], meaning, scene)
    offered = next_topics(near, scene)
    known = Say("offer" if part.verdict == "offer" else "unknown")
    if facts and not session.asks:
        told = (Say("noted", {"facts": facts}), known)
        others = [topic for topic in offered if topic != ABOUT_ESTIMATE]
        reply = screens.topics(told, (*others[:2], ABOUT_ESTIMATE), scene)
    else:
        reply = screens.topics((known,), offered, scene)
    gaps = () if part.verdict == "offer" else (part.text,)
    if session.asks:
        asked = asking.ask(session, known).replies[0]
        reply = replace(asked, buttons=asking.beside(reply.buttons))
    return Outcome(session, (reply,), gaps=gaps)


def act(session: Session, intent: str, meaning: Meaning, scene: Scene) -> Outcome:
    """Do what an intent asks for, or answer it out of the knowledge base."""
    views = meaning.entities.get("views") or meaning.entities.get("qualified_views")
    match intent:
        case "estimate.views" if isinstance(views, Decimal | Range):
            return quick(session, views, meaning.entities, scene)
        case "brand.offer_check" if (checked := check_offer(session, meaning, scene)) is not None:
            return checked
        case "estimate.goal" if (planned := plan(session, meaning, scene)) is not None:
            return planned
        case "estimate.profile" if not session.asks:
            facts = facts_of(meaning)
            says = (Say("noted", {"facts": facts}),) if facts else ()
            return asking.ask_next(session, scene, *says).but(answered=(intent,))
        case "meta.bye" if session.asks and not is_asked(session):
            return take_leave(session, scene)
        case "meta.greeting" if not session.asks:
            return Outcome(session, (screens.greeting(),), answered=(intent,))
        case "meta.help" if not session.asks:
            return Outcome(session, (screens.menu(Say("help")),), answered=(intent,))
        case "meta.language":
            return switch_language(session, meaning)
        case "meta.history":
            return Outcome(session, (list_saved(scene),), answered=(intent,))
        case "meta.reset":
            return asking.start_over(session, scene).but(answered=(intent,))
        case "meta.delete":
            return Outcome(session.but(state="confirm_delete"), (screens.confirm_delete(),), answered=(intent,))
        case "meta.source":
            return show_sources(session, scene)
        case "meta.privacy" if not session.asks:
            return Outcome(session, (screens.menu(Say("privacy")),), answered=(intent,))
    first = for_this_person(intent, told_truly(meaning), scene)
    return answer_topic(session, intent, scene, *first, told=meaning.entities)


def _together(session: Session, outcomes: list[Outcome]) -> Outcome:
    """Several answers as one: the question under way, if any, is repeated once, at the end."""
    if len(outcomes) == 1:
        return outcomes[0]
    said = [
        say
        for one in outcomes
        for reply in one.replies
        for say in reply.says
        if say.key not in ("progress", session.asks, f"offer_asks_{session.asks}")
    ]
    last = next((one for one in reversed(outcomes) if one.replies), outcomes[-1])
    figures = tuple(dict.fromkeys(figure for one in outcomes for figure in one.figures))
    if session.topic is not None:
        session = session.but(topic=session.topic.model_copy(update={"figures": figures}))
    if session.asks:
        replies = asking.ask(session, *said).replies
    else:
        answered = {f"t.{intent}" for one in outcomes for intent in one.answered}
        rows = last.replies[-1].buttons if last.replies else ((Button("estimate", "estimate"),),)
        fresh = (tuple(button for button in row if button.action not in answered) for row in rows)
        buttons = tuple(row for row in fresh if row) or screens.MENU
        replies = (Reply(tuple(said), buttons, place="keep"),)
    return Outcome(
        session,
        replies,
        answered=tuple(intent for one in outcomes for intent in one.answered),
        figures=figures,
        gaps=tuple(gap for one in outcomes for gap in one.gaps),
        offer=next((one.offer for one in outcomes if one.offer is not None), None),
        saves=any(one.saves for one in outcomes),
    )


def next_topics(intents: tuple[str, ...], scene: Scene) -> tuple[str, ...]:
    """Three topics to offer: the nearest that are ours, then those that come up most."""
    near = [one for one in intents if one in scene.knowledge.faq and scene.knowledge.faq[one].kind != "decline"]
    return tuple(dict.fromkeys((*near, *screens.FIRST_TOPICS)))[:3]
