"""Listen to a text: answers, facts, corrections, questions, in the light of where the conversation stands."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from bot.advice.profile import Profile
from bot.dialogue import asking, screens
from bot.dialogue.aiming import aim, plan
from bot.dialogue.answering import next_topics, quick
from bot.dialogue.chatting import aside, chat, in_its_language, switch_language, take_leave
from bot.dialogue.following import follow, for_this_person
from bot.dialogue.interview import BY_FIELD, Unreadable, fits, read_answer
from bot.dialogue.keeping import hear_name
from bot.dialogue.offer_hearing import hear_offer, hear_terms, keep_while_near
from bot.dialogue.offer_questions import awaits_amount, is_asked, leave
from bot.dialogue.offering import check_offer, with_question
from bot.dialogue.replies import Button, Outcome, Reply, Say
from bot.dialogue.reporting import awaits_answer, hear_pending, hear_report, with_report
from bot.dialogue.scene import Scene
from bot.dialogue.session import Session
from bot.dialogue.supposing import suppose, suppose_anyway
from bot.dialogue.topics import answer_topic, show_sources
from bot.language.meaning import Meaning, Part
from bot.language.numbers import find_numbers
from bot.language.steps import read_step
from bot.language.wording_of_facts import YES_NO
from knowledge.range import Range

SHORT_WORDS = 6
"""A fact in passing is believed in a text of so many words."""

ANSWER_WORDS = 2
PASSING = {"niche"}
"""What a word in passing may look like; on its own it makes a fact only in a short text."""

COURTESIES = {"meta.greeting", "meta.thanks"}
"""Before facts they are only politeness."""
DENIES = re.compile(r"^\W*(?:(?:no|nah|nope|nej|nä|nää|nei|neh)\W+)*(?:not|inte|ikke)\b", re.IGNORECASE)
DEMANDS = re.compile(
    r"\b(?:do (?:i|you|u) (?:really )?need|must (?:i|you)|have to have|is it|are|behöver (?:man|jag)"
    r"|måste (?:man|jag)|krävs"
    r"|trenger (?:man|jeg)|må (?:man|jeg)|kreves)\b",
    re.IGNORECASE,
)
""" "Do I need 10k followers?" is no fact about the person."""
OF_DEMANDS = ("followers", "views_30d", "age")
SUPPOSES = re.compile(r"\b(?:if|om|hvis|dersom|ifall)\b", re.IGNORECASE)
ABOUT_ESTIMATE = "estimate.profile"
RECKONED = {ABOUT_ESTIMATE, "estimate.views", "estimate.live", "estimate.subscription"}
"""What an estimate answers."""
LEAVES_OFFER = {ABOUT_ESTIMATE, "meta.reset"}
OF_AN_OFFER = ("posts_per_month", "brand_deals_per_month")
"""What a brand wants is no fact about the person."""
FACTS = tuple(name for name in Profile.model_fields if name not in ("language", "currency"))


def listen(session: Session, meaning: Meaning, scene: Scene) -> Outcome:
    """What a typed message leads to. The replies are in the language that it was written in."""
    return in_its_language(session, _listen(session, meaning, scene), meaning)


def _listen(session: Session, meaning: Meaning, scene: Scene) -> Outcome:
    waited_for = _what_was_waited_for(session, meaning, scene)
    if waited_for is not None:
        return waited_for
    if awaits_answer(session) and not session.asks:
        return with_report(_listen(session.but(pending=None), meaning, scene), session, scene)
    session = keep_while_near(session.but(pending=None), meaning)
    if is_asked(session):
        return _beside_offer(session, meaning, scene)
    if session.offer is not None and awaits_amount(session):
        return with_question(_listen(leave(session), meaning, scene), session.offer)
    reported = hear_report(session, meaning, scene)
    if reported is not None:
        return reported
    facts = _facts(meaning)
    if facts and not fits(facts):
        return _impossible(session, facts)
    offered = hear_offer(session, meaning, scene)
    if offered is not None:
        return offered
    if (chatted := chat(session, meaning, scene)) is not None:
        return chatted
    if not _says_anything(meaning.text):
        return aside(session, Say("no_words"))
    if not session.asks and read_step(meaning.text) == "cancel":
        return aside(session, Say("nothing_to_cancel"))
    if meaning.entities.get("residence_denied") == session.profile.residence is not None:
        session = session.but(profile=session.profile.having(residence=None))
    if not facts and (instead := _denied_number(session, meaning)):
        return _told(session, instead, meaning, scene)
    if meaning.corrects and session.last_field and not facts:
        corrected = _correct_last(session, meaning, scene)
        if corrected is not None:
            return corrected
    if session.asks and (supposed := suppose(session, meaning, scene)) is not None:
        return supposed
    questions = tuple(part for part in meaning.parts if part.intents)
    if session.asks and not questions:
        return _answer_asked(session, meaning, facts, scene)
    if session.asks and meaning.bare and _readable(session, meaning, scene):
        return _answer_asked(session, meaning, facts, scene)
    if session.topic and not meaning.intents and any(part.intents[0].id == "meta.source" for part in questions):
        return show_sources(session, scene)
    for hear in (aim, suppose, follow, suppose_anyway):
        followed = hear(session, meaning, scene)
        if followed is not None:
            return followed
    unread = {"oos.gibberish"} if session.asks else set()
    sure = tuple(part for part in questions if part.verdict == "answer" and part.intents[0].id not in unread)
    if facts and sure and all(part.intents[0].id in COURTESIES for part in sure):
        return _told(session, facts, meaning, scene)
    if meaning.bare and not facts and not session.asks and not sure and meaning.text.strip(" .!").lower() in YES_NO:
        return aside(session, Say("nothing_asked"))
    views = meaning.entities.get("views")
    if isinstance(views, Decimal | Range) and not sure and not _asks_of_something_else(questions, guesses=meaning.asks):
        return quick(_remember_unless_supposed(session, facts, meaning, scene), views, meaning.entities, scene)
    if session.asks and not sure and (_is_short_answer(meaning) or _readable(session, meaning, scene)):
        return _answer_asked(session, meaning, facts, scene)
    asks_nearby = meaning.asks or (len(facts) == 1 and any(part.verdict == "offer" for part in questions))
    tells = set(facts) - PASSING or len(meaning.text.split()) <= SHORT_WORDS
    if facts and not sure and tells and not (asks_nearby and _asks_of_something_else(questions, guesses=True)):
        return _told(session, facts, meaning, scene)
    return _answer_parts(session, facts, questions, meaning, scene)


def _what_was_waited_for(session: Session, meaning: Meaning, scene: Scene) -> Outcome | None:
    """The answer to something other than the interview: an offer's terms, a payout's confirmation, a name."""
    if is_asked(session):
        return hear_terms(session, meaning, scene)
    if session.pending is None:
        return None if session.asks else hear_report(session, meaning, scene) or hear_terms(session, meaning, scene)
    hear = hear_pending if session.pending.kind == "payout" else hear_name
    return hear(session, meaning, scene)


def _beside_offer(session: Session, meaning: Meaning, scene: Scene) -> Outcome:
    """Something else in the middle of an offer: answered, and the offer's question repeated, or the offer is left."""
    if any(intent.id in LEAVES_OFFER for intent in meaning.intents):
        return _listen(leave(session), meaning, scene)
    if (chatted := chat(session, meaning, scene)) is not None:
        return chatted
    if not _says_anything(meaning.text):
        return aside(session, Say("no_words"))
    return _answer_parts(session, {}, tuple(part for part in meaning.parts if part.intents), meaning, scene)


def _says_anything(text: str) -> bool:
    """A letter that we can read, or a digit."""
    return any(letter.isdigit() or (letter.isalpha() and "LATIN" in unicodedata.name(letter, "")) for letter in text)


def _asks_of_something_else(questions: tuple[Part, ...], *, guesses: bool = False) -> bool:
    """Told numbers are part of a question that an estimate does not answer, as far as that can be said.

    `guesses` takes even what is too unsure to be offered for a sign of it.
    """
    near = [part for part in questions if part.verdict == "offer" or guesses]
    return bool(near) and not any(one.id in RECKONED for part in near for one in part.intents[:1])


def _denied_number(session: Session, meaning: Meaning) -> dict[str, object]:
    """ "Not 30k, 13k": the field that was told as 30k is 13k."""
    if not DENIES.search(meaning.text):
        return {}
    numbers = find_numbers(meaning.text, meaning.language or session.language)
    if len(numbers) != 2:
        return {}
    told = {name: getattr(session.profile, name) for name in session.profile.told()}
    return {name: numbers[1] for name, value in told.items() if value == numbers[0]}


def _is_short_answer(meaning: Meaning) -> bool:
    """A word or two that no entry knows well: meant as an answer, even where it can't be read as one."""
    return "?" not in meaning.text and len(meaning.text.split()) <= ANSWER_WORDS


def _facts(meaning: Meaning) -> dict[str, object]:
    told = _told_truly(meaning)
    return {name: told[name] for name in FACTS if name in told}


def _told_truly(meaning: Meaning) -> dict[str, object]:
    """What the text tells, without what is only asked about, offered by a brand or to be feigned."""
    near = {part.intents[0].id for part in meaning.parts if part.intents}
    untrue: tuple[str, ...] = OF_AN_OFFER if any(intent.id == "brand.offer_check" for intent in meaning.intents) else ()
    if meaning.entities.get("period") == "video":
        untrue = (*untrue, "posts_per_month")
    if any(one.startswith("eligibility.") for one in near) and DEMANDS.search(meaning.text):
        untrue = (*untrue, *OF_DEMANDS)
    if "oos.evasion" in near:
        untrue = (*untrue, "residence", "age")
    return {name: value for name, value in meaning.entities.items() if name not in untrue}


def _impossible(session: Session, facts: Mapping[str, object]) -> Outcome:
    """One kind sentence that names the field; nothing is remembered."""
    field = next(name for name, value in facts.items() if not fits({name: value}))
    say = Say("impossible", {"field": field})
    return asking.ask(session, say) if session.asks else Outcome(session, (screens.menu(say),))


def _correct_last(session: Session, meaning: Meaning, scene: Scene) -> Outcome | None:
    """ "no wait, 30k": the answer before this question, anew."""
    question = BY_FIELD.get(session.last_field or "")
    if question is None:
        return None
    try:
        facts = read_answer(question, meaning, session.language, scene.knowledge, scene.today)
    except Unreadable:
        return None
    told = asking.remember(session, facts, scene)
    say = Say("corrected", {"facts": {question.field: getattr(told.profile, question.field)}})
    return asking.ask(told, say) if session.asks else asking.ask_next(told, scene, say)


def _readable(session: Session, meaning: Meaning, scene: Scene) -> bool:
    question = BY_FIELD[str(session.asks)]
    try:
        facts = read_answer(question, meaning, session.language, scene.knowledge, scene.today)
    except Unreadable:
        return False
    return bool(facts)


def _answer_asked(session: Session, meaning: Meaning, facts: dict[str, object], scene: Scene) -> Outcome:
    """The text answers the question asked, tells other facts, or can't be read."""
    question = BY_FIELD[str(session.asks)]
    others = {name: value for name, value in facts.items() if name != question.field}
    try:
        answer: Mapping[str, object] = (
            {question.field: facts[question.field]}
            if question.field in facts
            else read_answer(question, meaning, session.language, scene.knowledge, scene.today)
        )
    except Unreadable as unreadable:
        if others:
            told = asking.remember(session, others, scene)
            return asking.ask_next(told, scene, Say("noted", {"facts": others}))
        return asking.ask(session, Say("what_is_wrong" if meaning.corrects else unreadable.line))
    known = {name: value for name, value in answer.items() if name != "currency_told"}
    if not fits(known):
        return _impossible(session, known)
    if not others:
        return asking.take_answer(session, answer, scene)
    return asking.take_answer(session, {**others, **answer}, scene, Say("noted", {"facts": {**answer, **others}}))


def _told(session: Session, facts: Mapping[str, object], meaning: Meaning, scene: Scene) -> Outcome:
    """Facts out of the blue: remember them and go on with the interview."""
    told = asking.remember(session, facts, scene)
    corrects = meaning.corrects or bool(DENIES.search(meaning.text))
    say = Say("corrected" if corrects else "noted", {"facts": facts})
    last = next(iter(facts)) if len(facts) == 1 else None
    outcome = asking.ask_next(told.but(asks=None, state="idle", last_field=last), scene, say)
    return outcome.but(answered=("estimate.profile",))


def _answer_parts(
    session: Session, facts: Mapping[str, object], questions: tuple[Part, ...], meaning: Meaning, scene: Scene
) -> Outcome:
    """Answer each question; what is unsure is offered as topics, what is unknown is said and noted."""
    session = _remember_unless_supposed(session, facts, meaning, scene)
    outcomes = []
    for part in _declined_once(questions, scene) or (Part(meaning.text, (), "decline"),):
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


def _remember_unless_supposed(session: Session, facts: Mapping[str, object], meaning: Meaning, scene: Scene) -> Session:
    """Told facts are kept; "if I lived in Germany" is not one."""
    if not facts or SUPPOSES.search(meaning.text):
        return session
    return asking.remember(session, facts, scene)


def _answer_part(session: Session, part: Part, facts: Mapping[str, object], meaning: Meaning, scene: Scene) -> Outcome:
    near = tuple(scored.id for scored in part.intents)
    if part.verdict == "answer":
        return act(session, near[0], meaning, scene)
    offered = next_topics(near, scene)
    known = Say("offer" if part.verdict == "offer" else "unknown")
    if facts and not session.asks:
        told = (Say("noted", {"facts": facts}), known)
        reply = screens.topics(told, (*offered[:2], ABOUT_ESTIMATE), scene)
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
            facts = _facts(meaning)
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
            return Outcome(session, (screens.saved(scene),), answered=(intent,))
        case "meta.reset":
            return asking.start_over(session, scene).but(answered=(intent,))
        case "meta.delete":
            return Outcome(session.but(state="confirm_delete"), (screens.confirm_delete(),), answered=(intent,))
        case "meta.source":
            return show_sources(session, scene)
        case "meta.privacy" if not session.asks:
            return Outcome(session, (screens.menu(Say("privacy")),), answered=(intent,))
    first = for_this_person(intent, _told_truly(meaning), scene)
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
