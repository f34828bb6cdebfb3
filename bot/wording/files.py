"""A kept estimate as a file: the text as it was said, JSON with everything that explains it, CSV with a line a stream.

Knows the shapes of the files. Does not know how they are sent.
"""

import csv
import io
import json
import re
from html import unescape
from typing import Any

from bot.dialogue.replies import File, FileKind
from bot.dialogue.session import Saved
from knowledge.schema import Knowledge

ENDINGS: dict[FileKind, str] = {"text": "txt", "json": "json", "csv": "csv"}
COLUMNS = ("day", "stream", "eligible", "if", "low", "likely", "high", "currency", "period")


def contents(file: File, knowledge: Knowledge) -> str:
    """What stands in the file."""
    match file.kind:
        case "text":
            return f"{plain(file.saved.text)}\n"
        case "json":
            return json.dumps(as_json(file.saved, knowledge), ensure_ascii=False, indent=2) + "\n"
        case "csv":
            return as_csv(file.saved)


def file_name(saved: Saved, ending: str) -> str:
    """Nothing of the person in it."""
    return f"tally-{saved.day.date().isoformat()}.{ending}"


def plain(html: str) -> str:
    """A message's text without its markup."""
    return unescape(re.sub(r"<[^>]*>", "", html))


def as_json(saved: Saved, knowledge: Knowledge) -> dict[str, Any]:
    """The estimate in the shape of `tally estimate --json`, what it was made of, and where its figures come from."""
    ids = saved.estimate.get("sources", ())
    sources = [{"id": sid, **_source(sid, knowledge)} for sid in ids]
    return {
        "made_by": "Tally",
        "day": saved.day.date().isoformat(),
        "name": saved.name,
        "inputs": saved.profile,
        "estimate": saved.estimate,
        "knowledge_version": saved.knowledge_version,
        "figures": list(saved.figures),
        "sources": sources,
    }


def _source(sid: str, knowledge: Knowledge) -> dict[str, Any]:
    """Its title and address, where it is still known."""
    known = knowledge.sources.get(sid)
    return {} if known is None else known.model_dump(mode="json", exclude_none=True)


def as_csv(saved: Saved) -> str:
    """A line a stream, in the words of JSON. Amounts are in the currency named."""
    told = saved.estimate
    written = io.StringIO()
    table = csv.writer(written, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for one in told.get("streams", ()):
        bounds = [one.get(end) for end in ("low", "likely", "high")]
        row = [saved.day.date().isoformat(), one["id"], one["eligible"], one["if"], *bounds]
        table.writerow([_cell(value) for value in (*row, told.get("currency"), told.get("period"))])
    return written.getvalue()


def _cell(value: object) -> object:
    """As JSON writes it; what is not known is empty."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else value
