"""Bring what people type into one plain shape: lower case, no diacritics, words only.

Knows letters and spaces. Does not know languages or meanings: å and a become one letter in all of them, because
people leave the dots and rings out.
"""

import re
import unicodedata

_SPECIAL = str.maketrans({"ø": "o", "æ": "ae", "ß": "ss", "đ": "d", "ł": "l", "ð": "d", "þ": "th", "’": "'", "`": "'"})
_NORDIC = _SPECIAL | str.maketrans("åäöéèüáàóôêëíñç", "aaoeeuaaooeeinc")
"""The letters of nearly every text in our languages; what else has marks is taken apart letter by letter."""
_WORD = re.compile(r"\w+")
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")
LONGEST_WORD = 40


def visible(text: str) -> str:
    """Without what nobody sees: zero-width letters, marks of writing direction, soft hyphens."""
    return text if text.isascii() else "".join(letter for letter in text if unicodedata.category(letter) != "Cf")


def plain(text: str) -> str:
    """Width, case and spaces made alike, nothing that tells letters apart lost: "ＦÖＲ  Mig" is "för mig"."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def fold(text: str) -> str:
    """`plain`, with marks taken off the letters: "Hur många följare" is "hur manga foljare"."""
    bare = plain(text).translate(_NORDIC)
    if bare.isascii():
        return bare
    marked = unicodedata.normalize("NFKD", bare)
    return "".join(letter for letter in marked if not unicodedata.combining(letter))


def listed(words: str) -> frozenset[str]:
    """Words written in one line, as a set."""
    return frozenset(words.split())


def words(text: str) -> list[str]:
    """The folded words of a text; "what's" is one word."""
    return [word[:LONGEST_WORD] for word in _WORD.findall(_APOSTROPHE.sub("", fold(text)))]
