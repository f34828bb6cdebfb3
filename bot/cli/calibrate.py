"""`tally calibrate`: where the rates come from, and how payouts that people told compare with the estimates."""

from typing import Annotated

import typer
from rich.table import Table

from bot.cli.terminal import console, say, settings_or_stop

Markdown = Annotated[bool, typer.Option("--markdown", help="Print the table as README holds it.")]
Cases = Annotated[bool, typer.Option("--cases", help="List every case with its band.")]


def calibrate(markdown: Markdown = False, cases: Cases = False) -> None:
    """Derive the rates from the evidence and hold the estimates against it."""
    from bot.app import load_checked
    from bot.calibration.derive import derive, of_all_views
    from bot.calibration.doubts import doubts
    from bot.calibration.report import derived_rows, methods, rows, section, trial_rows
    from bot.calibration.trials import trials
    from knowledge.evidence import load_evidence

    knowledge, evidence = load_checked(settings_or_stop()), load_evidence()
    if markdown:
        print(section(evidence, knowledge))
        return
    tried = trials(evidence, knowledge)
    derived = [*derive(evidence, knowledge).values(), of_all_views(evidence, knowledge)]
    _show(derived_rows(derived), numbers=5)
    say("")
    for line in (*methods(derived), *doubts(evidence)):
        say(line)
    say("")
    _show(rows(tried, knowledge), numbers=6)
    if cases:
        say("")
        _show(trial_rows(tried), numbers=6)


def _show(rows: list[list[str]], numbers: int) -> None:
    head, *body = rows
    table = Table(*head, box=None)
    table.columns[0].no_wrap = True
    for column in table.columns[1:numbers]:
        column.justify = "right"
    for row in body:
        table.add_row(*row)
    console.print(table)
