"""`tally knowledge`: what an editor needs to keep the knowledge true, whole and alike in three languages."""

import asyncio
import re
from datetime import timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.showing import explain, preview
from bot.cli.terminal import say, settings_or_stop
from bot.settings import CannotStart

if TYPE_CHECKING:
    from rich.table import Table

    from knowledge.coverage import Covered, Row
    from knowledge.load import Library

knowledge_cli = typer.Typer(help="Look after the knowledge base.", no_args_is_help=True)
knowledge_cli.command("preview")(preview)
knowledge_cli.command("explain")(explain)

DAYS = {"d": 1, "w": 7, "m": 30}
TABLE_WIDTH = 110


@knowledge_cli.command("check")
def check() -> None:
    """Every broken rule with file, line and column; exit code 1 where there is one."""
    from bot.app import problems_of

    problems = problems_of(settings_or_stop())
    for problem in problems:
        print(problem)
    if problems:
        raise typer.Exit(1)
    print("The knowledge base is in order.")


@knowledge_cli.command("stale")
def stale(within: Annotated[str, typer.Option(help="Also what falls due within 30d, 2w or 3m.")] = "0d") -> None:
    """Figures whose sources should be looked up again; exit code 1 where one is too old to trust."""
    from bot.app import load_checked, now
    from knowledge.check import stale as found

    time = time_in(within)
    knowledge = load_checked(settings_or_stop())
    due = found(knowledge, now().date(), time)
    for one in due:
        age = {"old": ", too old", "due": "", "fresh": ", still fresh"}[one.freshness]
        print(f"{one.figure}: last checked {one.last_checked}, due {one.due}{age}")
        for source in one.sources:
            print(f"  {knowledge.sources[source].title}")
    if not due:
        print("Every figure has been checked in time.")
    if any(one.freshness == "old" for one in due):
        raise typer.Exit(1)


@knowledge_cli.command("coverage")
def coverage() -> None:
    """Answers and tips by language: what is missing, what is older than its English, how many ways of asking."""
    from knowledge.coverage import coverage as covered
    from knowledge.coverage import shares
    from knowledge.load import BadKnowledge

    library = _library()
    try:
        rows = covered(library)
    except BadKnowledge as bad:
        raise CannotStart(str(bad)) from None
    _show(_table(rows))
    say("  ".join(f"{lang} {share:.1%}" for lang, share in shares(rows).items()))
    if library.problems:
        say("Some files have mistakes; `tally knowledge check` names them.")
    if library.problems or not all(one.whole for row in rows for one in row.within.values()):
        raise typer.Exit(1)


@knowledge_cli.command("verify")
def verify(
    name: Annotated[str, typer.Argument(help="A figure, an answer or a tip, such as creator_rewards.rpm.")] = "",
    every: Annotated[bool, typer.Option("--all", help="Record the translations of every answer and tip.")] = False,
) -> None:
    """Say that you looked: a figure's sources still say so today, or an answer's languages say the same."""
    from bot.app import now
    from knowledge.finding import NotFound, find_one
    from knowledge.load import BadKnowledge
    from knowledge.verifying import names_of, verify_texts
    from knowledge.verifying import verify as write_down

    if every == bool(name):
        raise CannotStart("Name one figure, answer or tip, or write --all for every answer and tip.")
    library = _library()
    try:
        named = None if every else find_one(name, names_of(library))
        path = verify_texts(library) if named is None else write_down(library, *named, now().date())
    except NotFound as missing:
        raise CannotStart(str(missing)) from None
    except BadKnowledge as bad:
        raise CannotStart(f"Nothing was changed.\n{bad}") from None
    say(f"Written to {path}.")


@knowledge_cli.command("schema")
def schema() -> None:
    """Write the JSON schemas that editing programs complete by, and name them in each file's first line."""
    from knowledge.json_schema import write_schemas

    changed = write_schemas(_library().folder)
    for path in changed:
        print(path)
    if not changed:
        print("Every schema is current.")


@knowledge_cli.command("gaps")
def gaps() -> None:
    """Questions that nobody could answer, without the people who asked; the most asked first."""
    from bot.app import open_store
    from bot.language.likeness import Asked, merged

    async def read() -> list[Asked]:
        async with open_store(settings_or_stop(), say) as store:
            return [Asked(gap.language, gap.day, _on_one_line(gap.text)) for gap in await store.gaps()]

    asked = asyncio.run(read())
    alike = merged(asked)
    for lang in sorted({one.language for one in asked}):
        count = sum(one.language == lang for one in asked)
        print(f"{lang}: {count} asked, {sum(one.language == lang for one in alike)} different")
    for one in alike:
        days = f"{one.first}" if one.first == one.last else f"{one.first} to {one.last}"
        print(f"{one.count:4d} × {one.language}  {one.text}  ({days})")
    if not asked:
        print("Nobody has asked what Tally could not answer.")


def time_in(text: str) -> timedelta:
    """30d, 2w or 3m; a month is 30 days. Raises CannotStart."""
    found = re.fullmatch(r"([0-9]{1,4})([dwm])", text.strip().lower())
    if found is None:
        raise CannotStart(f"{text} is not a time; write a number and d, w or m, such as 30d, 2w or 3m.")
    return timedelta(days=int(found[1]) * DAYS[found[2]])


def _library() -> "Library":
    from knowledge.load import read_library

    return read_library(settings_or_stop().knowledge_dir)


def _table(rows: "list[Row]") -> "Table":
    from rich.table import Table

    from knowledge.coverage import ENOUGH_PHRASINGS
    from knowledge.schema import LANGUAGES

    table = Table("", *LANGUAGES, "", caption=f"phrasings; ! is fewer than {ENOUGH_PHRASINGS}", box=None)
    for row in rows:
        name = row.id if row.kind == "faq" else f"{row.kind}/{row.id}"
        table.add_row(name, *(_cell(row.within[lang]) for lang in LANGUAGES), row.note)
    return table


def _cell(one: "Covered") -> str:
    count = "" if one.phrasings is None else f"{one.phrasings}{'!' if one.few else ''}"
    state = one.state if not one.whole else ""
    return " ".join(part for part in (count, state) if part) or "✓"


def _show(table: "Table") -> None:
    from rich.console import Console

    Console(highlight=False, width=TABLE_WIDTH).print(table)


def _on_one_line(text: str) -> str:
    """What a stranger wrote, without anything that a terminal would obey."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
