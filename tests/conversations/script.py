"""Conversations as plain text: what a person does, then every line that they see.

    > text          the person types            >~ text   the person edits their last message
    >130 text       the person types it 130 times over, in one message
    * label         the person presses          ! kind    the person sends a sticker, photo, voice …
    @ restart       the process is killed and started again
    < line          a line of a new message     ~ line    a line of a message that was rewritten
    < [photo]       a message that is a picture, < [document name] one that is a file
    [a | b]         a row of its buttons        --        the next message of the same answer

`…` in a line stands for any words of that line: amounts that follow the figures and dates that follow the calendar.
A last line `……` stands for all that the message says from there on.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Expected:
    """One message: its lines, its rows of buttons, whether it rewrites an earlier one."""

    lines: list[str] = field(default_factory=list)
    buttons: list[list[str]] = field(default_factory=list)
    edited: bool = False


@dataclass
class Step:
    """One thing a person does, and the messages that must follow; `line` is where it stands."""

    does: str
    with_what: str
    line: int
    expected: list[Expected] = field(default_factory=list)


@dataclass(frozen=True)
class Script:
    path: Path
    language_code: str
    steps: tuple[Step, ...]


AND_SO_ON = "……"
DOES = {">~": "edits", ">": "says", "*": "presses", "!": "sends", "@": "operator"}


def read_script(path: Path) -> Script:
    """Read one script. Raises ValueError with the line that makes no sense."""
    steps: list[Step] = []
    language_code = path.parent.name
    fresh = True
    for at, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        text = raw.rstrip()
        if not text or text.startswith("#"):
            continue
        mark, _, rest = text.partition(" ")
        if mark == "language_code:":
            language_code = rest
        elif times := re.fullmatch(r">(\d+)", mark):
            steps.append(Step("says", (" " if " " in rest else "").join([rest] * int(times[1])), at))
            fresh = True
        elif mark in DOES:
            steps.append(Step(DOES[mark], rest, at))
            fresh = True
        elif mark == "--":
            fresh = True
        elif mark in ("<", "~"):
            if fresh or steps[-1].expected[-1].edited != (mark == "~"):
                steps[-1].expected.append(Expected(edited=mark == "~"))
            fresh = False
            steps[-1].expected[-1].lines.append(rest)
        elif text.startswith("[") and text.endswith("]"):
            steps[-1].expected[-1].buttons.append([label.strip() for label in text[1:-1].split(" | ")])
        else:
            raise ValueError(f"{path}:{at}: cannot read {text!r}")
    return Script(path, language_code, tuple(steps))


def differences(expected: Expected, text: str, buttons: list[list[str]]) -> Iterator[str]:
    """Where a message is not what the script says, a line each."""
    lines = [line for line in text.splitlines() if line.strip()]
    told = expected.lines
    if told and told[-1] == AND_SO_ON:
        told, lines = told[:-1], lines[: len(told) - 1]
    for at in range(max(len(lines), len(told))):
        wanted = told[at] if at < len(told) else "(nothing)"
        seen = lines[at] if at < len(lines) else "(nothing)"
        if not matches(wanted, seen):
            yield f"expected: {wanted}\n      saw: {seen}"
    if not same_buttons(expected.buttons, buttons):
        yield f"expected buttons: {expected.buttons}\n             saw: {buttons}"


def matches(wanted: str, seen: str) -> bool:
    """Whether a line is as written, `…` standing for anything; kinds of space count as one."""
    plain = " ".join(seen.replace("\u202f", " ").replace("\xa0", " ").split())
    pattern = ".+".join(re.escape(part) for part in " ".join(wanted.split()).split("…"))
    return re.fullmatch(pattern, plain) is not None


def same_buttons(wanted: list[list[str]], seen: list[list[str]]) -> bool:
    if [len(row) for row in wanted] != [len(row) for row in seen]:
        return False
    return all(matches(a, b) for one, other in zip(wanted, seen, strict=True) for a, b in zip(one, other, strict=True))
