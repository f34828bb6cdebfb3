"""`tally db` and `tally profile`: the database, and what Telegram shows of the bot."""

import asyncio
from pathlib import Path

import typer

from bot.cli.terminal import say, settings_or_stop

db_cli = typer.Typer(help="Look after the database.", no_args_is_help=True)
profile_cli = typer.Typer(help="What Telegram shows of the bot.", no_args_is_help=True)


@db_cli.command("upgrade")
def upgrade() -> None:
    """Bring the database to this version of Tally."""
    from bot.app import open_store

    async def bring() -> None:
        async with open_store(settings_or_stop(), say):
            say("The database is up to date.")

    asyncio.run(bring())


@db_cli.command("backup")
def backup(to: Path) -> None:
    """Copy the database while it is in use (SQLite). The key is not part of it."""
    from bot.app import open_store

    async def copy() -> None:
        async with open_store(settings_or_stop(), say) as store:
            await store.backup(to)
            say(f"Copied to {to}.")

    asyncio.run(copy())


@profile_cli.command("push")
def push() -> None:
    """Tell Telegram the bot's commands and descriptions in each language. May be repeated."""
    from bot.app import push_profile

    asyncio.run(push_profile(settings_or_stop(), say))
