"""Words as they may stand in a picture: plain text in letters that the shipped fonts have.

Knows the fonts' reach and the picture's own words. Does not know markup: a template takes text as data.
"""

import re
import unicodedata
from collections.abc import Mapping
from html import unescape

from bot.wording.catalogue import picture_line, summary_line
from bot.wording.voice import Voice

MOST_CHARACTERS = 80
"""Of a name, a niche or a title. A template cuts what is still too wide."""

_NO_LETTER_FOR = re.compile(
    "[^\u0020-\u007e\u00a0-\u0148\u014a-\u017f\u0386-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce\u0400-\u045f"
    "\u1e00-\u1eff\u2010-\u2014\u2018-\u201f\u2022\u2026\u202f\u20ac\u2212]"
)


def lettered(text: str) -> str:
    """The text without what the fonts lack (emoji, other scripts), in one line and within the limit."""
    plain = re.sub(" {2,}", " ", drawable(text)).strip()
    return plain if len(plain) <= MOST_CHARACTERS else plain[: MOST_CHARACTERS - 1].rstrip() + "…"


def drawable(text: str) -> str:
    """The text without what the fonts lack, as long as it is."""
    return _NO_LETTER_FOR.sub("", re.sub(r"\s", _one_space, unicodedata.normalize("NFC", text)))


def _one_space(found: re.Match[str]) -> str:
    return found[0] if found[0] in "\u00a0\u202f" else " "


def said(key: str, voice: Voice, values: Mapping[str, object] | None = None) -> str:
    """One of the picture's own lines with its values."""
    return filled(picture_line(key, voice.lang), voice, values or {})


def filled(text: str, voice: Voice, values: Mapping[str, object]) -> str:
    """A text of the catalogue as plain text; values come escaped for HTML and go back."""
    return unescape(voice.fill(text, values))


def stream_name(stream: str, voice: Voice) -> str:
    return summary_line(f"stream_{stream}", voice.lang)


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]
