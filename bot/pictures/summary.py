"""A kept estimate on paper: what was said on its day, line by line, with the month's range as a bar."""

import re
from dataclasses import dataclass
from decimal import Decimal
from html import unescape
from typing import Any

from bot.dialogue.session import Saved
from bot.pictures.bars import Scale
from bot.pictures.card import Values
from bot.pictures.lettering import drawable, lettered, said
from bot.wording.voice import Voice

_BOLD = re.compile(r"<b>(.*?)</b>", re.DOTALL)
_MARK = re.compile(r"\s*(•|\d+\.)\s+")


@dataclass(frozen=True)
class _Month:
    low: Decimal
    likely: Decimal
    high: Decimal


def summary(saved: Saved, voice: Voice) -> Values:
    """Everything that the page shows. The words, and the amounts in them, are those of the estimate's day."""
    first, *blocks = [block.split("\n") for block in saved.text.split("\n\n")]
    title, *told = first
    headline, *lines = told or [""]
    runs = _runs(headline)
    strong = "".join(run["text"] for run in runs if run["bold"])
    after = "".join(run["text"] for run in runs if not run["bold"]).lstrip(", ")
    month = _month(saved)
    return {
        "title": _plain(title),
        "name": lettered(saved.name or ""),
        "headline": strong or _plain(headline),
        "after": after[:1].upper() + after[1:] if strong else "",
        "under": [_plain(line) for line in lines],
        "bar": Scale.over([month]).bar(month),
        "blocks": [_block(lines) for lines in blocks],
        "foot": said("summary_foot", voice, {"version": saved.knowledge_version}),
    }


def _month(saved: Saved) -> _Month:
    low, high = Decimal(saved.low), Decimal(saved.high)
    return _Month(low, Decimal(str(saved.estimate.get("total", {}).get("likely", saved.low))), high)


def _block(lines: list[str]) -> Values:
    """A first line that is nothing but bold is the block's heading."""
    heading, *rest = lines
    if _BOLD.fullmatch(heading.strip()):
        return {"heading": _plain(heading), "lines": [_line(one) for one in rest]}
    return {"heading": "", "lines": [_line(one) for one in lines]}


def _line(html: str) -> Values:
    """`mark` is the bullet or number before it; a line that is set in belongs to the one above."""
    found = _MARK.match(html)
    text = html[found.end() :] if found else html.lstrip()
    mark = found[1] if found else ""
    return {"mark": mark, "set_in": not found and html.startswith(" "), "runs": _runs(text)}


def _runs(html: str) -> list[dict[str, Any]]:
    pieces = _BOLD.split(html)
    return [{"bold": bool(at % 2), "text": _plain(piece)} for at, piece in enumerate(pieces) if piece]


def _plain(html: str) -> str:
    return drawable(unescape(re.sub(r"<[^>]*>", "", html)))
