"""Rules of the house that no type checker knows."""

import ast
import tomllib
from decimal import Decimal
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCES = [path for room in ("bot", "storage") for path in sorted((ROOT / room).rglob("*.py"))]
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]

NOT_ABOUT_TIKTOK = {
    "bot/advice/questions.py": {"0.25", "3000"},  # how likely an answer is, and a small creator
    "bot/advice/tips.py": {"0.5"},  # half of a demand is near
    "bot/dialogue/interview/questions.py": {"10000", "100000", "1000000"},  # where the spans of the answer buttons meet
    "bot/language/follow_ups.py": {"0.1", "0.25", "0.5"},  # a tenth, a quarter, half of that
    "bot/language/numbers/ages.py": {"2000"},  # the century of a birth year
    "bot/language/rules.py": {"18"},  # where being of age begins in law
    "bot/language/understand.py": {"1500"},  # characters that are read of a text
    "bot/language/video_lengths.py": {"0.5", "0.8"},  # half of the videos, most of them
    "bot/local/limits.py": {"10000"},  # pixels of a photo's sides together
    "bot/local/telegram.py": {"10000"},  # requests that are remembered
    "bot/language/offer_rights.py": {"0.1"},  # how far a time counts as about the one that was told
    "bot/telegram/limits.py": {"5000"},  # chats whose pace is remembered
    "bot/wording/formats.py": {"0.1"},  # below ten cents more decimals are shown
}
"""Numbers of our own that a figure happens to equal, by file, each with its reason beside it."""

A_THOUSAND = Decimal(1000)
"""Says "per thousand" everywhere."""


def telling(amount, unit):
    """Numbers that would be recognised: from a thousand up, and money with decimals."""
    return amount > A_THOUSAND or (unit.startswith(("usd", "sek", "nok")) and amount % 1 != 0)


@pytest.fixture(scope="session")
def numbers_of_tiktok(knowledge):
    return {
        amount.normalize()
        for figure in knowledge.figures.values()
        for value in figure.values
        for amount in (value.low, value.likely, value.high)
        if amount is not None and telling(amount, figure.unit)
    }


def literals(source):
    """Every whole number, and every Decimal in quotes, as money is written. A float is never money here."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and type(node.value) is int:
            yield Decimal(node.value).normalize(), node.lineno
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Decimal":
            for told in node.args:
                if isinstance(told, ast.Constant) and isinstance(told.value, str):
                    yield Decimal(told.value).normalize(), told.lineno


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_number_about_tiktok_stands_in_the_code(path, numbers_of_tiktok):
    """They live in knowledge/, with a date and a source."""
    name = str(path.relative_to(ROOT))
    allowed = {Decimal(one).normalize() for one in NOT_ABOUT_TIKTOK.get(name, ())}
    written = [(str(n), line) for n, line in literals(path.read_text(encoding="utf-8")) if n in numbers_of_tiktok]
    assert [one for one in written if Decimal(one[0]).normalize() not in allowed] == []


def test_a_number_about_tiktok_would_be_found(numbers_of_tiktok):
    """The rule above can fail."""
    some = next(iter(numbers_of_tiktok))
    assert {n for n, _ in literals(f"rpm = Decimal('{some}')")} <= numbers_of_tiktok


def test_every_exception_is_still_needed():
    """An allowed number that is no longer written is taken off the list."""
    for name, allowed in NOT_ABOUT_TIKTOK.items():
        written = {n for n, _ in literals((ROOT / name).read_text(encoding="utf-8"))}
        assert {Decimal(one).normalize() for one in allowed} <= written, name


def test_imports_look_only_downward():
    """The layers stand in pyproject.toml, all rooms of them, and lint-imports holds them."""
    layers = next(one["layers"] for one in CONTRACTS if one["type"] == "layers")
    named = {room.strip() for layer in layers for room in layer.split("|")}
    rooms = {f"bot.{path.name}" for path in (ROOT / "bot").iterdir() if (path / "__init__.py").exists()}
    assert rooms | {"knowledge"} <= named


def test_pure_rooms_are_kept_from_the_world():
    """Dialogue, advice, language and wording may not import a clock, a network, a log or a database."""
    pure = next(one for one in CONTRACTS if "asyncio" in one.get("forbidden_modules", ()))
    assert {"bot.advice", "bot.language", "bot.dialogue", "bot.wording"} <= set(pure["source_modules"])
    assert {"asyncio", "telegram", "sqlalchemy", "time", "socket"} <= set(pure["forbidden_modules"])
