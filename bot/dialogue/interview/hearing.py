"""Texts that tell facts: answers to the question asked, corrections, and what is told unasked.

Knows when a fact is meant as one. Does not know what else the same text may ask.
"""

import re
from collections.abc import Mapping
from decimal import Decimal

from bot.dialogue.interview import asking
from bot.dialogue.interview.facts import facts_of, fits
from bot.dialogue.interview.questions import BY_FIELD
from bot.dialogue.interview.reading import Unreadable, read_answer
from bot.dialogue.money import currency_of, facts_in_dollars
from bot.dialogue.parts import ask_of_something_else, only_reckoned, questions_in, sure_questions_in
from bot.dialogue.replies import Outcome, Say
from bot.dialogue.scene import Scene
from bot.dialogue.session import ABOUT_ESTIMATE, Session
from bot.language.meaning import Meaning
from bot.language.numbers import find_numbers

SHORT_WORDS = 6
"""A fact in passing is believed in a text of so many words."""
ANSWER_WORDS = 2
PASSING = {"niche"}
"""What a word in passing may look like; on its own it makes a fact only in a short text."""
ACCOUNT = {"followers", "views_30d", "average_views"}
"""Who tells these wants them weighed, whatever else a text that is not understood may ask."""
DOLLARS = "USD"
COURTESIES = {"meta.greeting", "meta.thanks"}
"""Before facts they are only politeness."""
DENIES = re.compile(r"^\W*(?:(?:no|nah|nope|nej|nä|nää|nei|neh)\W+)*(?:not|inte|ikke)\b", re.IGNORECASE)


def hear_impossible(session: Session, meaning: Meaning, scene: Scene) -> Outcome | None:
    """A fact that cannot be: one kind sentence that names the field, and nothing is remembered."""
    facts = facts_of(meaning)
    return _impossible(session, facts) if facts and not fits(facts) else None


def without_denied_residence(session: Session, meaning: Meaning) -> Session:
    """ "I don't live in Sweden", after all."""
    denied = meaning.entities.get("residence_denied")
    if session.profile.residence is None or denied != session.profile.residence:
        return session
    return session.but(profile=session.profile.having(residence=None))


def hear_denied_number(session: Session, meaning: Meaning, scene: Scene) -> Outcome | None:
    """ "Not 30k, 13k": the field that was told as 30k is 13k."""
    instead = {} if facts_of(meaning) else _denied_number(session, meaning)
    return _told(session, instead, meaning, scene) if instead else None


def hear_correction(session: Session, meaning: Meaning, scene: Scene) -> Outcome | None:
    """ "no wait, 30k": the answer before this question, anew."""
    if not meaning.corrects or not session.last_field or facts_of(meaning):
        return None
    question = BY_FIELD.get(session.last_field)
    if question is None:
        return None
    try:
        facts = read_answer(question, meaning, session.language, scene.knowledge, scene.today)
    except Unreadable:
        return None
    told = asking.remember(session, facts, scene)
    say = Say("corrected", {"facts": {question.field: getattr(told.profile, question.field)}})
    return asking.ask(told, say) if session.asks else asking.ask_next(told, scene, say)


def hear_answer(session: Session, meaning: Meaning, scene: Scene) -> Outcome | None:
    """The answer to the question asked, of a text that asks nothing or has nothing beside it."""
    if not session.asks:
        return None
    if not questions_in(meaning) or (meaning.bare and _readable(session, meaning, scene)):
        return _answer_asked(session, meaning, facts_of(meaning), scene)
    return None


def hear_likely_answer(session: Session, meaning: Meaning, scene: Scene) -> Outcome | None:
    """The answer to the question asked, of a text that may be a question but is surely none."""
    if not session.asks or sure_questions_in(session, meaning):
        return None
    if _is_short_answer(meaning) or _readable(session, meaning, scene):
        return _answer_asked(session, meaning, facts_of(meaning), scene)
    return None


def hear_courteous_facts(session: Session, meaning: Meaning, scene: Scene) -> Outcome | None:
    """ "Hi, I have 12k followers": the greeting is only politeness."""
    facts, sure = facts_of(meaning), sure_questions_in(session, meaning)
    if facts and sure and all(part.intents[0].id in COURTESIES for part in sure):
        return _told(session, facts, meaning, scene)
    return None


def hear_facts(session: Session, meaning: Meaning, scene: Scene) -> Outcome | None:
    """Facts out of the blue, where no question is surely asked of them, or one that an estimate answers."""
    facts = facts_of(meaning)
    sure = sure_questions_in(session, meaning)
    if not facts or (sure and not (only_reckoned(sure) and not meaning.asks)):
        return None
    questions = questions_in(meaning)
    tells = set(facts) - PASSING or (len(meaning.text.split()) <= SHORT_WORDS and not (meaning.asks or questions))
    unclear = meaning.asks and not facts.keys() & ACCOUNT and all(part.verdict == "decline" for part in meaning.parts)
    asks_nearby = meaning.asks or (len(facts) == 1 and any(part.verdict == "offer" for part in questions))
    whole = len(facts.keys() & ACCOUNT) > 1
    if not tells or unclear or (asks_nearby and ask_of_something_else(questions, guesses=True, whole_account=whole)):
        return None
    return _told(session, facts, meaning, scene)


def _impossible(session: Session, facts: Mapping[str, object]) -> Outcome:
    field = next(name for name, value in facts.items() if not fits({name: value}))
    return asking.aside(session, Say("impossible", {"field": field}))


def _denied_number(session: Session, meaning: Meaning) -> dict[str, object]:
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
        if question.field not in facts and _is_another_fact(answer, others):
            raise Unreadable("what_is_wrong")
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


def _is_another_fact(answer: Mapping[str, object], others: Mapping[str, object]) -> bool:
    """ "No, I'm 25" tells an age, and neither 25 LIVEs nor a share of 25 %."""
    numbers = [value for value in answer.values() if isinstance(value, Decimal)]
    return any(number in others.values() or number * 100 in others.values() for number in numbers)


def _currency_told(meaning: Meaning) -> str | None:
    currency = meaning.entities.get("currency")
    return currency if isinstance(currency, str) else None


def _told(session: Session, facts: Mapping[str, object], meaning: Meaning, scene: Scene) -> Outcome:
    """Facts out of the blue: remember them and go on with the interview."""
    currency = currency_of(_currency_told(meaning), session, meaning.language or session.language)
    facts = facts_in_dollars(facts, currency, scene)
    told = asking.remember(session, {**facts, "currency_told": DOLLARS}, scene)
    corrects = meaning.corrects or bool(DENIES.search(meaning.text))
    say = Say("corrected" if corrects else "noted", {"facts": facts})
    last = next(iter(facts)) if len(facts) == 1 else None
    outcome = asking.ask_next(told.but(asks=None, state="idle", last_field=last), scene, say)
    return outcome.but(answered=(ABOUT_ESTIMATE,))
