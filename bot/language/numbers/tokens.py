"""Cut a text into the tokens that numbers are read from: digits, words, signs, clock times, dates.

Knows every digit and space of Unicode, and which runs of digits are no numbers: addresses, handles, phones. Does not
know what a token is worth. Each token remembers where it stands in the text as typed.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Literal, NamedTuple, get_args

from bot.language.numbers.slips import mended
from bot.language.numbers.words import HUNDRED, NOUNS, SCALES, SCALES_OF, SMALL, compound, words_of

LONGEST_TEXT = 4096
LONGEST_LIGATURE = 3
UNREADABLE = "□"
FRACTION_SIGNS = {"½": "1/2", "¼": "1/4", "¾": "3/4", "⅓": "1/3", "⅔": "2/3", "⅕": "1/5"}

Kind = Literal["digits", "word", "sign", "clock", "date", "skip"]


class Token(NamedTuple):
    """`glued` is True where nothing stands between this token and the one before it."""

    kind: Kind
    text: str
    start: int
    end: int
    glued: bool


_LETTERS = str.maketrans({"ø": "o", "æ": "ae", "ß": "ss", "đ": "d", "ł": "l", "ð": "d"})
_SIGNS = {"٫": ".", "٬": "'", "’": "'", "‘": "'", "`": "'", "´": "'", "−": "-", "～": "~", "≃": "~", "≈": "~"}

_PATTERN = re.compile(
    r"""
    (?P<bare> [^\W\d_]++(?=[ ,!?\n]|\Z) )
    | (?P<skip> https?://\S++ | www\.\S++ | [\w.+-]{1,64}@[\w.-]++ | [@\#][\w.]++ 
      | [a-z][\w-]{0,40}\.(?:com|se|no|net|io)\b\S*+
      | [^\W\d_]*+_\w*+
      | \+\ ?\(?\d(?:[ ()/-]{0,2}\d){7,}+ | 0(?:[ ()/-]{0,2}\d){6,}+(?![.,]) | \(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?!\d)
      | 1[ .-]\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?!\d) | [2-9]\d\d[2-9]\d{6}(?![\d.,]) | \d{2}[1-9]-\d{3}[1-9](?![\w%.,])
      | \d{2}\ \d{2}\ \d{2}\ \d{2}(?!\d) | \d{3}\ \d{2}\ \d{3}(?!\d) | (?:\d{6}|\d{8})-\d{4}(?!\d)
      | \d++(?::\d++){3,}+ )
    | (?P<date> (?:19|20)\d\d(?P<mark>[-/.])\d{1,2}(?P=mark)\d{1,2}(?!\d) 
      | \d{1,2}(?P<stop>[-/.])\d{1,2}(?P=stop)(?:(?:19|20)\d\d|\d\d)(?![\d]) )
    | (?P<clock> \d{1,3}:\d\d(?::\d\d)?(?![\d:]) )
    | (?P<digits> \d++(?:\.\d++)?e\d{1,2}(?!\w) | \d{1,3}(?:\ \d{3}(?!\d))++(?:[.,]\d++)?+ | \d++(?:[.,'_]\d++)*+
      | (?<![\w.,])[.,]\d++ )
    | (?P<word> c:a\b | y/o\b | [^\W\d_]++(?:'[^\W\d_]++)*+ )
    | (?P<sign> \n | \S )
    """,
    re.VERBOSE,
)
_KINDS: dict[str, Kind] = {kind: kind for kind in get_args(Kind)} | {"bare": "word"}
"""A word with a space behind it is told at once: it can be no address, no name and no abbreviation."""
_DOTTED = words_of("ca mill mrd kr sek min milj mio mn mln approx pr st mnd tn md sec avg f")
_ARTICLES = {"ett", "et", "en", "eit"}
_BEFORE_DIGITS = words_of("kr usd sek nok eur gbp dkk us ca x c:a skr nkr")


@lru_cache(maxsize=8192)
def _plain(letter: str) -> str:
    """One character as it is read: lower case, no marks, ASCII digits; nothing for what cannot be seen."""
    digit = unicodedata.decimal(letter, None)
    if digit is not None:
        return str(digit)
    if letter in FRACTION_SIGNS:
        return letter
    if letter in _SIGNS:
        return _SIGNS[letter]
    category = unicodedata.category(letter)
    if letter in "\n\r\u2028\u2029":
        return "\n"
    if category == "Zs" or letter == "\t":
        return " "
    if category in ("Cf", "Mn", "Me", "Cc"):
        return ""
    if category == "Pd":
        return "-"
    if category == "No":
        return UNREADABLE
    folded = unicodedata.normalize("NFKD", letter).casefold().translate(_LETTERS)
    kept = "".join(part for part in folded if not unicodedata.combining(part))
    return _SIGNS.get(kept, kept) if len(kept) <= LONGEST_LIGATURE else UNREADABLE


_EVERYDAY = frozenset("abcdefghijklmnopqrstuvwxyzåäöøéABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖØ0123456789 .,:;!?'’-–%$€£+/()&\n")
_AS_READ = {ord(letter): _plain(letter) for letter in _EVERYDAY if not letter.isupper()}
"""Letters of which each is one as it is read, and how: most texts hold no others."""


def fold_with_places(text: str) -> tuple[str, list[int]]:
    """The text as it is read, and for each of its characters the place it has in the text as typed."""
    text = text[:LONGEST_TEXT]
    if _EVERYDAY.issuperset(text):
        return text.lower().translate(_AS_READ), list(range(len(text)))
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        plain = _plain(letter)
        letters.append(plain)
        places.extend([place] * len(plain))
    return "".join(letters), places


def tokens_of(text: str, lang: str) -> list[Token]:
    """The tokens of a text, number words taken apart ("tjugofem" is two tokens)."""
    plain, places = fold_with_places(text)
    tokens: list[Token] = []
    last_end = -1
    for found in _PATTERN.finditer(plain):
        kind: Kind = _KINDS[found.lastgroup or "sign"]
        word, glued = found.group(), found.start() == last_end
        start, end = places[found.start()], places[found.end() - 1] + 1
        last_end = found.end()
        if word == "." and glued and tokens and tokens[-1].text in _DOTTED:
            continue
        if word in FRACTION_SIGNS:
            kind, word = "digits", FRACTION_SIGNS[word]
        if kind == "digits" and glued and _is_part_of_a_name(tokens):
            kind = "skip"
        if (
            kind == "word"
            and tokens
            and tokens[-1].text in _ARTICLES
            and lang != "en"
            and (about := _tens_about(word, lang))
        ):
            start, glued, word = tokens.pop().start, False, about
            if plain[found.end() - 1] == "s":
                kind = "skip"  # "et hundretalls": nobody knows how many
        after_digits = glued and bool(tokens) and tokens[-1].kind == "digits"
        for at, piece in enumerate(_pieces_of(word, lang, after_digits) if kind == "word" else (word,)):
            tokens.append(Token(kind, piece, start, end, glued or at > 0))
    return tokens


def _tens_about(word: str, lang: str) -> str | None:
    """The number in "ett tjugotal", "et hundretall"; "hundratals" tells none."""
    stem = next((word.removesuffix(end) for end in ("tal", "tals", "tall", "talls") if word.endswith(end)), "")
    return stem if stem in SCALES_OF[lang] or stem in HUNDRED or SMALL[lang].get(stem, 0) >= 10 else None


def _is_part_of_a_name(tokens: list[Token]) -> bool:
    """Digits right after letters are a name ("user123"), but for "kr500" and "12k5"."""
    before = tokens[-1]
    if before.kind == "skip":
        return True
    if before.kind != "word" or before.text in _BEFORE_DIGITS:
        return False
    follows_digits = before.glued and len(tokens) > 1 and tokens[-2].kind == "digits"
    return not follows_digits


def _pieces_of(word: str, lang: str, after_digits: bool) -> tuple[str, ...]:
    """A word, or what it is made of: "tjugofem", and after digits "kviews"."""
    word = mended(word, lang)
    pieces = compound(word, lang)
    if pieces or not after_digits:
        return pieces or (word,)
    for length in range(1, min(len(word), 9)):
        rest = word[length:]
        if word[:length] in SCALES and (rest in NOUNS or rest in ("ish", "kr", "sek", "nok", "usd", "plus")):
            return (word[:length], rest)
    return (word[:-3], "ish") if word.endswith("ish") and word[:-3] in SCALES else (word,)
