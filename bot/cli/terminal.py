"""What every command shares: reading the settings, reading lines, saying lines."""

import json
import sys
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, TypeVar

import typer
from pydantic import BaseModel, ValidationError
from rich.console import Console

from bot.settings import CannotStart, Settings

console = Console(highlight=False, soft_wrap=True)
M = TypeVar("M", bound=BaseModel)
AsJson = Annotated[bool, typer.Option("--json", help="Read and write JSON, one object a line.")]


def say(line: str) -> None:
    console.print(line, markup=False)


def settings_or_stop() -> Settings:
    """The environment, or one sentence about the variable that cannot be read."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        said = first["msg"].removeprefix("Value error, ")
        raise CannotStart(f"{str(first['loc'][0]).upper()}: {said[:1].lower()}{said[1:]}.") from None


def lines_of(model: type[M], context: Mapping[str, Any] | None = None) -> Iterator[M]:
    """Standard input, one object a line. A line that cannot be read is answered with its number and the reason,
    here and on standard error; the others go on, and the exit code is 1.

    `context` is what the model's validators need to know besides.
    """
    bad = 0
    for at, line in enumerate(sys.stdin, start=1):
        if not line.strip():
            continue
        try:
            yield model.model_validate_json(line, context=context)
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False)[0]
            where = ".".join(str(step) for step in first["loc"]) or "the line"
            said = f"Line {at}: {where}: {first['msg']}."
            print(said, file=sys.stderr)
            print(json.dumps({"error": said}, ensure_ascii=False), flush=True)
            bad += 1
    if bad:
        raise typer.Exit(1)
