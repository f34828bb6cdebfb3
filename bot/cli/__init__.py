"""`tally`: run the bot, chat with it here, ask one question, estimate one profile, look after knowledge and data."""

import asyncio
import json
import sys
from typing import Annotated

import typer

from bot.cli.calibrate import calibrate
from bot.cli.data import db_cli, profile_cli
from bot.cli.evaluate import evaluate
from bot.cli.knowledge import knowledge_cli
from bot.cli.terminal import AsJson, console, lines_of, say, settings_or_stop
from bot.settings import CannotStart

cli = typer.Typer(
    help="Tally tells TikTok creators what they can really earn.",
    invoke_without_command=True,
    no_args_is_help=False,
    pretty_exceptions_enable=False,
    add_completion=False,
)
cli.add_typer(knowledge_cli, name="knowledge")
cli.add_typer(db_cli, name="db")
cli.add_typer(profile_cli, name="profile")
cli.command()(evaluate)
cli.command()(calibrate)


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
        asyncio.run(run_page(settings, say))
    else:
        asyncio.run(run_on_telegram(settings, say))


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
    for asked in lines_of(Asked):
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
    for profile in lines_of(Profile, {"niches": knowledge.niche_names}):
        reckoned = reckon(profile, knowledge, today)
        tips = rank_tips(profile, knowledge, reckoned, today)
        if as_json:
            print(json.dumps(as_contract(reckoned, tips), ensure_ascii=False), flush=True)
        else:
            voice = Voice.of(profile.language or "en", profile.currency or "USD", knowledge, today)
            console.print(plain(summary(reckoned, tips, profile, voice)), markup=False)
