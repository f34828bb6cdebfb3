"""Read numbers told by what has changed or is missing: "went from 5k to 6k", "600 off 10k", "fattas 200 till 10k".

Knows the words of change and of lack, folded. Does not know what is counted.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from bot.language.numbers.measures import Phrase
from bot.language.numbers.tokens import Token
from bot.language.numbers.words import words_of
from knowledge.range import Range

NEAR = 4
LONGEST_GOAL = 3
"""Tokens of a goal: "almost 10 k". In "22 from Texas, 15k followers" nothing is short of anything."""
_FROM = words_of("from fran fra")
_MOVED = words_of(
    "went gone going grew grown grow jumped jump rose risen climbed climb moved up down dropped drop fell fallen sank "
    "shrank lost gained increased doubled gick gatt okade okat okt vaxte vuxit steg stigit sjonk hoppade tappade rasade gat "
    "minskade dubblade gikk okte oket vokste vokst steget sank hoppet falt mistet doblet upp opp ner ned"
)
_SINCE = words_of("since sedan siden")
_BEGAN = words_of("started began startade borjade startet begynte")
_BARGAINING = words_of(
    "them dem dom talked pushed negotiated haggled pressade prutade forhandlade presset prutet forhandlet"
)
_COUNTED = r"(?:(?:followers?|subs|views|foljare|folgere|visningar|visninger|more|mer|fler|flere|st|stk) )*"
_OFF = re.compile(
    _COUNTED + r"(?:off|short of|away from|shy of|from|to go|until|unna|(?:bort )?i?fra|(?:bort )?i?fran"
    r"|kvar till?|igjen til|left (?:to|till|until))\b"
)
_TO = re.compile(_COUNTED + r"(?:to|till?|pa|for|for a (?:na|fa)|to (?:hit|reach|get to))\b")
_LACK = re.compile(
    r"\b(?:needs?|needed|missing|lack(?:ing)?|short|fattas|saknas?|behover|mangler|trenger|gjenstar|aterstar|kvar|igjen|left)\b"
)


def is_change(tokens: Sequence[Token], start: int) -> bool:
    """Whether the range that stands here, "from A to B", says what was and what is."""
    if not {token.text for token in tokens[max(0, start - 1) : start + 2]} & _FROM:
        return False
    before = {token.text for token in tokens[max(0, start - NEAR) : start]}
    return bool(before & _MOVED) or any(token.text in _SINCE for token in tokens[start:])


def began_with(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """ "started at 800": what was, not what is."""
    return bool({token.text for token in tokens[max(0, phrase.start - NEAR) : phrase.start]} & _BEGAN)


def is_bargained(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """ "Got them up to 1000" is a thousand, not at most."""
    return phrase.bent == "under" and bool(
        {token.text for token in tokens[max(0, phrase.start - 3) : phrase.start]} & _BARGAINING
    )


def with_gaps_closed(tokens: Sequence[Token], phrases: Sequence[Phrase]) -> list[Phrase]:
    """ "600 off 10k" as what is there: 9 400."""
    closed: list[Phrase] = []
    for phrase in phrases:
        if closed and (there := _short_of(tokens, closed[-1], phrase)) is not None:
            closed[-1] = replace(phrase, start=closed[-1].start, value=there)
        elif (there := _lacking(tokens, phrase)) is not None:
            closed.append(replace(phrase, value=there))
        else:
            closed.append(phrase)
    return closed


def _short_of(tokens: Sequence[Token], gap: Phrase, goal: Phrase) -> Decimal | None:
    """What is so far from the goal, where the words between the two say so."""
    end = _named_by(goal)
    if not isinstance(gap.value, Decimal) or end is None or gap.value >= end or gap.unit or goal.unit:
        return None
    between = _line(tokens, gap.end, goal.end)
    lacks = _LACK.search(_line(tokens, gap.start - NEAR, goal.end + 2))
    leads = _OFF.match(between) or (_TO.match(between) if lacks else None)
    told_at_once = leads is not None and len(between[leads.end() :].split()) <= LONGEST_GOAL
    return end - gap.value if told_at_once else None


def _named_by(goal: Phrase) -> Decimal | None:
    """The number told: "from 10k" and "shy of 10k" are read as bent."""
    value = goal.value
    if not isinstance(value, Range):
        return value
    return value.low if value.high is None else value.high if goal.bent == "almost" else None


def _lacking(tokens: Sequence[Token], phrase: Phrase) -> Decimal | None:
    """ "fattas 200 till 10k", which looks like a range."""
    value = phrase.value
    if not isinstance(value, Range) or value.high is None or not value.low or phrase.unit or phrase.bent:
        return None
    lacks = value.low * 2 <= value.high and _LACK.search(_line(tokens, phrase.start - NEAR, phrase.end + 2))
    return value.high - value.low if lacks else None


def _line(tokens: Sequence[Token], start: int, end: int) -> str:
    return " ".join(token.text for token in tokens[max(0, start) : end])
