"""Look at the words of a text one by one, and multiply the scales among them: "hundra tusen", "dozen", "k".

Knows which words multiply and when they do not. Does not know what they multiply.
"""

from collections.abc import Sequence
from decimal import Decimal

from bot.language.numbers.digits import Reading
from bot.language.numbers.tokens import Token
from bot.language.numbers.words import ABBREVIATED, HUNDRED, SCALES_OF, SMALL

ONE, HUNDRED_OF, THOUSAND = Decimal(1), Decimal(100), Decimal(1000)


def word_at(tokens: Sequence[Token], at: int) -> str:
    """The word or sign that stands here, or nothing."""
    return tokens[at].text if 0 <= at < len(tokens) and tokens[at].kind in ("word", "sign") else ""


def kind_at(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].kind if 0 <= at < len(tokens) else ""


def scales_at(tokens: Sequence[Token], at: int, reading: Reading) -> tuple[Decimal, int]:
    """Hundreds, thousands and up that stand here, multiplied: "hundra tusen" is 100 000."""
    scale = ONE
    table = SCALES_OF[reading.lang]
    if _is_thousand_mark(tokens, at, reading):
        return THOUSAND, at + 1
    while (word := word_at(tokens, at)) in table or word in HUNDRED:
        if word == "score" and word_at(tokens, at - 1) not in SMALL["en"]:
            break  # a score is twenty only in "two score"
        if word == "m" and reading.minutes:
            break
        if word in ABBREVIATED and not tokens[at].glued and scale == ONE and _is_a_letter_word(tokens, at):
            break
        one = HUNDRED_OF if word in HUNDRED else table[word]
        if one < scale:
            break  # "tusen hundre" is eleven hundred: what falls is a sum, what rises a product
        scale *= one
        at += 1
        if scale > Decimal(10**15):
            break
    return scale, at


def _is_thousand_mark(tokens: Sequence[Token], at: int, reading: Reading) -> bool:
    """ "12'" is twelve thousand in Swedish and bokmål, unless it is quoted or minutes."""
    return (
        reading.lang != "en"
        and not reading.minutes
        and word_at(tokens, at) == "'"
        and tokens[at].glued
        and kind_at(tokens, at - 1) == "digits"
        and word_at(tokens, at - 2) != "'"
        and not (at + 1 < len(tokens) and tokens[at + 1].glued)
    )


def _is_a_letter_word(tokens: Sequence[Token], at: int) -> bool:
    """ "b" apart from its number says nothing."""
    return tokens[at].text == "b"
