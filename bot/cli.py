"""`tally`: run the bot, chat with it here, ask one question, estimate one profile, look after knowledge and data."""

import asyncio
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, TypeVar

import typer
from pydantic import BaseModel, ValidationError
from rich.console import Console

from bot.settings import CannotStart, Settings

cli = typer.Typer(
    help="Tally tells TikTok creators what they can really earn.",
    invoke_without_command=True,
    no_args_is_help=False,
    pretty_exceptions_enable=False,
    add_completion=False,
)
knowledge_cli = typer.Typer(help="Look after the knowledge base.", no_args_is_help=True)
db_cli = typer.Typer(help="Look after the database.", no_args_is_help=True)
profile_cli = typer.Typer(help="What Telegram shows of the bot.", no_args_is_help=True)
cli.add_typer(knowledge_cli, name="knowledge")
cli.add_typer(db_cli, name="db")
cli.add_typer(profile_cli, name="profile")

console = Console(highlight=False, soft_wrap=True)
M = TypeVar("M", bound=BaseModel)
AsJson = Annotated[bool, typer.Option("--json", help="Read and write JSON, one object a line.")]


def main() -> None:
    """Run a command; what the operator can mend is one sentence and exit code 1."""

    try:
        cli()
    except CannotStart as stop:
        print(stop, file=sys.stderr)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)


@cli.callback()
def default(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        run()


@cli.command()
def run() -> None:
    """Talk on Telegram, or serve the local chat page where no token is set."""
    from bot.app import quiet_logs, run_on_telegram, run_page

    settings = settings_or_stop()
    quiet_logs(settings.log_level)
    if settings.telegram_bot_token is None:
        asyncio.run(run_page(settings, _say))
    else:
        asyncio.run(run_on_telegram(settings, _say))


@cli.command()
def chat(as_json: AsJson = False) -> None:
    """Hold one conversation, here in the terminal. Nothing is kept afterwards."""
    from bot.app import chat as hold
    from bot.app import quiet_logs
    from bot.local.terminal import chat_in_json, chat_in_words

    quiet_logs("ERROR")
    asyncio.run(hold(settings_or_stop(), chat_in_json if as_json else chat_in_words))


@cli.command()
def ask(question: Annotated[list[str] | None, typer.Argument()] = None, as_json: AsJson = False) -> None:
    """Answer one question; with --json, one object a line from standard input."""
    from bot.app import now, open_mind
    from bot.local.ask import Asked
    from bot.local.ask import ask as answer

    settings, mind = settings_or_stop(), None
    if not as_json:
        asked = Asked(text=" ".join(question or []))
        console.print(answer(asked, open_mind(settings), now())["answer"], markup=False)
        return
    for asked in _lines(Asked):
        mind = mind or open_mind(settings)
        print(json.dumps(answer(asked, mind, now()), ensure_ascii=False), flush=True)


@cli.command()
def estimate(as_json: AsJson = False) -> None:
    """Estimate profiles, one JSON object a line from standard input."""
    from bot.advice.estimate import as_contract
    from bot.advice.estimate import estimate as reckon
    from bot.advice.profile import Profile
    from bot.advice.tips import rank_tips
    from bot.app import load_checked, now
    from bot.local.ask import plain
    from bot.wording.summary import summary
    from bot.wording.voice import Voice

    knowledge, today = load_checked(settings_or_stop()), now().date()
    for profile in _lines(Profile):
        reckoned = reckon(profile, knowledge, today)
        tips = rank_tips(profile, knowledge, reckoned, today)
        if as_json:
            print(json.dumps(as_contract(reckoned, tips), ensure_ascii=False), flush=True)
        else:
            voice = Voice.of(profile.language or "en", profile.currency or "USD", knowledge, today)
            console.print(plain(summary(reckoned, tips, profile, voice)), markup=False)


@knowledge_cli.command("check")
def knowledge_check() -> None:
    """Every broken rule with file, line and column; exit code 1 where there is one."""
    from bot.app import problems_of

    problems = problems_of(settings_or_stop())
    for problem in problems:
        print(problem)
    if problems:
        raise typer.Exit(1)
    print("The knowledge base is in order.")


@knowledge_cli.command("stale")
def knowledge_stale() -> None:
    """Figures that are past the day they should have been checked again."""
    from bot.app import load_checked, now
    from knowledge.check import stale

    for one in stale(load_checked(settings_or_stop()), now().date()):
        print(f"{one.figure}: last checked {one.last_checked}, due {one.due}")


@knowledge_cli.command("explain")
def knowledge_explain(figure: str) -> None:
    """A figure's value today, its sources and the sources that disagree."""
    from bot.app import load_checked, now
    from bot.local.ask import plain
    from bot.wording.figures import sources
    from bot.wording.voice import Voice

    knowledge = load_checked(settings_or_stop())
    if figure not in knowledge.figures:
        raise CannotStart(f"There is no figure {figure}; the files under knowledge/figures name them.")
    print(plain(sources((figure,), (), Voice.of("en", "USD", knowledge, now().date()))))


@knowledge_cli.command("preview")
def knowledge_preview(entry: str, lang: str = "en") -> None:
    """The very message of an FAQ entry, with its length and buttons."""
    from bot.app import load_checked, now
    from bot.dialogue.scene import Scene
    from bot.dialogue.session import Session
    from bot.dialogue.topics import answer_topic
    from bot.local.ask import plain
    from bot.wording.voice import Voice
    from bot.wording.words import put_into_words
    from knowledge.schema import LANGUAGES

    knowledge = load_checked(settings_or_stop())
    if entry not in knowledge.faq:
        raise CannotStart(f"There is no entry {entry}; the files under knowledge/faq name them.")
    if lang not in LANGUAGES:
        raise CannotStart(f"{lang} is not one of {', '.join(LANGUAGES)}.")
    outcome = answer_topic(Session(), entry, Scene(knowledge, now()))
    message = put_into_words(outcome.replies[0], 1, Voice.of(lang, "USD", knowledge, now().date()))
    print(plain(message.text))
    for row in message.buttons:
        print("  ".join(f"[{label}]" for label, _ in row))
    print(f"({len(plain(message.text))} characters)")


@knowledge_cli.command("coverage")
def knowledge_coverage() -> None:
    """Phrasings an entry and language."""
    from bot.app import load_checked
    from knowledge.schema import LANGUAGES

    knowledge = load_checked(settings_or_stop())
    for intent, entry in sorted(knowledge.faq.items()):
        counts = "  ".join(f"{lang} {len(entry.phrasings.within(lang)):3d}" for lang in LANGUAGES)
        print(f"{intent:32s} {counts}")


@knowledge_cli.command("gaps")
def knowledge_gaps() -> None:
    """Questions that nobody could answer, without the people who asked."""
    from bot.app import open_store

    async def show() -> None:
        async with open_store(settings_or_stop(), _say) as store:
            for gap in await store.gaps():
                print(f"{gap.day} {gap.language} {gap.text}")

    asyncio.run(show())


@db_cli.command("upgrade")
def db_upgrade() -> None:
    """Bring the database to this version of Tally."""
    from bot.app import open_store

    async def upgrade() -> None:
        async with open_store(settings_or_stop(), _say):
            _say("The database is up to date.")

    asyncio.run(upgrade())


@db_cli.command("backup")
def db_backup(to: Path) -> None:
    """Copy the database while it is in use (SQLite). The key is not part of it."""
    from bot.app import open_store

    async def copy() -> None:
        async with open_store(settings_or_stop(), _say) as store:
            await store.backup(to)
            _say(f"Copied to {to}.")

    asyncio.run(copy())


@profile_cli.command("push")
def profile_push() -> None:
    """Tell Telegram the bot's commands and descriptions in each language. May be repeated."""
    from bot.app import push_profile

    asyncio.run(push_profile(settings_or_stop(), _say))


def settings_or_stop() -> Settings:
    """The environment, or one sentence about the variable that cannot be read."""

    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        raise CannotStart(f"{str(first['loc'][0]).upper()}: {first['msg']}.") from None


def _lines(model: type[M]) -> Iterator[M]:
    """Standard input, one object a line. A line that cannot be read stops with its number and the reason."""

    for at, line in enumerate(sys.stdin, start=1):
        if not line.strip():
            continue
        try:
            yield model.model_validate_json(line)
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False)[0]
            where = ".".join(str(step) for step in first["loc"]) or "the line"
            raise CannotStart(f"Line {at}: {where}: {first['msg']}.") from None


def _say(line: str) -> None:
    console.print(line, markup=False)
