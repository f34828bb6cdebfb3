"""`tally evaluate`: how well questions and numbers are understood, a table by language."""

from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from bot.cli.terminal import console, settings_or_stop
from bot.settings import CannotStart

OWN = Path(__file__).resolve().parents[2] / "tests" / "evaluation"
Questions = Annotated[Path | None, typer.Option(help="Questions to ask instead of Tally's own blind set.")]
Misses = Annotated[bool, typer.Option("--misses", help="List every question and number that was missed.")]
Into = Annotated[Path | None, typer.Option(help="Put the table into this file, between its two marks.")]


def evaluate(questions: Questions = None, misses: Misses = False, into: Into = None) -> None:
    """Measure understanding on questions that the matcher was not built from."""
    from bot.app import now, open_mind
    from bot.evaluation.measure import measure
    from bot.evaluation.numbers import read_cases
    from bot.evaluation.questions import BadQuestions, read_questions
    from bot.evaluation.report import as_markdown, confused, missed, put_into, rows

    files = [questions] if questions is not None else sorted(OWN.glob("blind*.yaml"))
    if not files:
        raise CannotStart(
            "Tally's own questions stand in tests/evaluation of its repository; name a file: --questions FILE."
        )
    try:
        asked = [one for file in files for one in read_questions(file)]
        numbers = sorted(OWN.glob("numbers*.yaml")) if questions is None else []
        cases = [one for file in numbers for one in read_cases(file)]
    except BadQuestions as bad:
        raise CannotStart(str(bad)) from None
    if into is not None and not into.exists():
        raise CannotStart(f"{into} does not exist; it needs the two marks of the table.")
    measured = measure(asked, cases, open_mind(settings_or_stop()), now())
    table = rows(measured)
    if into is not None:
        put_into(into, as_markdown(table))
        return
    _show(table)
    for line in confused(measured):
        console.print(line, markup=False)
    if misses:
        for line in missed(measured):
            console.print(line, markup=False)


def _show(rows: list[list[str]]) -> None:
    head, *body = rows
    table = Table(*head, box=None)
    for column in table.columns[1:]:
        column.justify = "right"
    for row in body:
        table.add_row(*row)
    console.print(table)
