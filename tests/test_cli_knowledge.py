"""`tally knowledge`, run in this process as an editor runs it."""

import asyncio
import re
from datetime import UTC, date, datetime

import pytest
from typer.testing import CliRunner

from bot.cli import cli, main
from bot.cli.knowledge import time_in
from bot.settings import CannotStart
from knowledge.load import OWN_FOLDER
from storage import tables
from storage.crypto import Keyring, new_key
from storage.store import Gap, Store
from tests.knowledge.conftest import FILES

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path):
    for name, text in FILES.items():
        path = tmp_path / "knowledge" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "knowledge"


@pytest.fixture
def tally(folder, tmp_path, monkeypatch):
    """Run a command over the small folder: exit code and words. `at` is the day; `of` another folder."""
    monkeypatch.chdir(tmp_path)
    for name in ("TELEGRAM_BOT_TOKEN", "DATABASE_URL", "TALLY_DATA_KEY"):
        monkeypatch.delenv(name, raising=False)

    def run(*command, at=NOW, of=folder):
        monkeypatch.setenv("KNOWLEDGE_DIR", str(of))
        monkeypatch.setattr("bot.app.now", lambda: at)
        ran = CliRunner().invoke(cli, ["knowledge", *command])
        if isinstance(ran.exception, CannotStart):
            return 1, str(ran.exception)
        if ran.exception is not None and not isinstance(ran.exception, SystemExit):
            raise ran.exception
        return ran.exit_code, ran.output

    return run


def break_in(folder, name, old, new):
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_what_an_operator_can_mend_is_one_sentence(capsys, monkeypatch, folder):
    """No traceback, exit code 1."""
    monkeypatch.setenv("KNOWLEDGE_DIR", str(folder))
    monkeypatch.setattr("sys.argv", ["tally", "knowledge", "preview", "about.folowers"])
    with pytest.raises(SystemExit) as stopped:
        main()
    assert stopped.value.code == 1
    assert capsys.readouterr().err == (
        "There is no answer, tip or figure called about.folowers; "
        "did you mean about.followers, rewards.followers or about.countries?\n"
    )


def test_check_tells_every_mistake_with_its_place(tally, folder):
    """And is content without one."""
    assert tally("check") == (0, "The knowledge base is in order.\n")
    break_in(folder, "tips/grow.yaml", "Keep going.", "Post 3 times.")
    code, told = tally("check")
    assert code == 1
    assert re.match(rf"{folder}/tips/grow.yaml:3:\d+ K106 a bare number in prose: 3; ", told)


@pytest.mark.parametrize(("text", "days"), [("30d", 30), ("2w", 14), ("3m", 90), (" 1W ", 7), ("0d", 0)])
def test_a_time_is_days_weeks_or_months(text, days):
    """As editors write it."""
    assert time_in(text).days == days


@pytest.mark.parametrize("text", ["soon", "30", "d", "3y", "-1d", "1.5w", "30 d", "99999d", ""])
def test_any_other_time_is_one_sentence(tally, text):
    """It says what would work."""
    code, told = tally("stale", f"--within={text}")
    assert code == 1
    assert told == f"{text} is not a time; write a number and d, w or m, such as 30d, 2w or 3m."


def test_stale_warns_and_then_fails(tally):
    """Fresh, soon due, due, too old."""
    assert tally("stale") == (0, "Every figure has been checked in time.\n")

    code, told = tally("stale", "--within", "3m")
    assert code == 0
    assert "rewards.followers: last checked 2026-11-22, due 2027-02-20, still fresh\n  A guide\n" in told

    code, told = tally("stale", at=datetime(2027, 2, 21, tzinfo=UTC))
    assert code == 0
    assert "rewards.followers: last checked 2026-11-22, due 2027-02-20\n  A guide\n" in told

    code, told = tally("stale", at=datetime(2027, 5, 22, tzinfo=UTC))
    assert code == 1
    assert "rewards.followers: last checked 2026-11-22, due 2027-02-20, too old\n" in told


def test_coverage_says_what_to_translate(tally, folder):
    """After the English has moved, until it is verified; few ways of asking are marked."""
    assert tally("verify", "--all")[0] == 0
    code, told = tally("coverage")
    assert code == 0
    assert re.search(r"about\.followers +1! +1! +1!", told)
    assert told.endswith("en 100.0%  sv 100.0%  nb 100.0%\n")

    break_in(folder, "faq/about/followers.yaml", "You need", "You will need")
    code, told = tally("coverage")
    assert code == 1
    assert re.search(r"about\.followers +1! +1! older +1! older +changed since it was verified", told)
    assert told.endswith("en 100.0%  sv 66.7%  nb 66.7%\n")

    assert tally("verify", "about.followers")[0] == 0
    assert tally("coverage")[0] == 0


def test_coverage_counts_what_cannot_be_loaded(tally, folder):
    """A language that is not there yet."""
    break_in(folder, "tips/grow.yaml", "title: {en: Grow, sv: Väx, nb: Voks}", "title: {en: Grow, sv: Väx}")
    code, told = tally("coverage")
    assert code == 1
    assert re.search(r"tips/grow +✓ +✓ +missing", told)
    assert "`tally knowledge check` names them" in told


def test_verify_writes_the_day_of_a_figure(tally, folder):
    """And says where."""
    path = folder / "figures/rewards/followers.yaml"
    before = path.read_text(encoding="utf-8")
    code, told = tally("verify", "rewards.followers", at=datetime(2027, 1, 2, tzinfo=UTC))
    assert (code, told) == (0, f"Written to {path}.\n")
    assert path.read_text(encoding="utf-8") == before.replace("last_checked: 2026-11-22", "last_checked: 2027-01-02")


@pytest.mark.parametrize("command", [["verify"], ["verify", "grow", "--all"]])
def test_verify_needs_one_name_or_all(tally, command):
    """Never both, never neither."""
    assert tally(*command) == (1, "Name one figure, answer or tip, or write --all for every answer and tip.")


def test_verify_leaves_what_is_broken(tally, folder):
    """With the reason and its line."""
    break_in(folder, "figures/rewards/followers.yaml", "kind: reported", "kind: [reported")
    before = (folder / "figures/rewards/followers.yaml").read_bytes()
    code, told = tally("verify", "rewards.followers")
    assert code == 1
    assert re.match(r"Nothing was changed.\n.*followers.yaml:\d+:\d+ K002 ", told)
    assert (folder / "figures/rewards/followers.yaml").read_bytes() == before


@pytest.mark.parametrize("command", ["verify", "preview", "explain"])
def test_an_unknown_name_is_one_sentence_with_the_nearest(tally, command):
    """In every command that takes a name."""
    code, told = tally(command, "rewards.folowers")
    assert code == 1
    assert re.fullmatch(
        r"There is no [\w ,]*figure called rewards\.folowers; did you mean .*rewards\.followers.*\?", told
    )


def test_schema_writes_what_is_missing(tally, folder):
    """Schemas and first lines, once."""
    code, told = tally("schema")
    assert code == 0
    assert f"{folder / 'schemas' / 'faq.json'}\n" in told
    assert tally("schema") == (0, "Every schema is current.\n")


@pytest.mark.parametrize(
    ("command", "shown"),
    [
        (["about.followers"], "You need 10,000 followers.\n[Countries]\n[Sources]\n(26 characters)\n"),
        (["about.followers", "--lang", "sv"], "Du behöver 10 000 följare.\n[Länder]\n[Källor]\n(26 characters)\n"),
        (["grow", "--lang", "nb"], "Voks\n\nFortsett.\n(15 characters)\n"),
        (["rewards.followers"], "Followers: 10,000\n[Sources]\n(17 characters)\n"),
        (["figures/rewards/residence.yaml"], "Countries: Germany and Norway\n[Sources]\n(29 characters)\n"),
    ],
)
def test_preview_shows_what_a_person_sees(tally, command, shown):
    """Words, buttons and length, of answers, tips and figures."""
    code, told = tally("preview", *command)
    assert code == 0
    assert told.replace("\xa0", " ") == shown


def test_preview_knows_three_languages(tally):
    """Norwegian is nb."""
    assert tally("preview", "grow", "--lang", "no") == (1, "no is not one of en, sv, nb.")


def test_preview_names_what_bears_the_same_name(tally):
    """The answer is shown; the figure can be asked for."""
    code, told = tally("preview", "payout.minimum", of=OWN_FOLDER)
    assert code == 0
    assert told.endswith("figures/payout.minimum bears the same name.\n")


def test_explain_tells_everything_behind_a_figure(tally, folder):
    """Value, kind, scope, review, sources, and what rests on it."""
    assert tally("explain", "rewards.followers") == (
        0,
        "rewards.followers: followers\n"
        "On 2026-11-22: 10000 followers, since 2024-03-18\n"
        "Kind: reported\n"
        "Scope: everyone\n"
        "Last checked 2026-11-22, review due 2027-02-20\n"
        "Sources:\n"
        "  A guide (authority D, collected 2026-11-22)\n"
        "Answers: about.followers\n"
        "Gates: rewards (followers)\n",
    )


def test_explain_tells_claims_note_and_successor(tally, folder):
    """And a review that was missed."""
    more = 'claims:\n  - source: guide\n    high: "70"\n    note: a guess\nnote: Old.\nsuperseded: rewards.followers\n'
    break_in(folder, "figures/brand/post_small.yaml", "last_checked", f"{more}last_checked")
    code, told = tally("explain", "brand.post_small", at=datetime(2027, 6, 1, tzinfo=UTC))
    assert code == 0
    assert "On 2027-06-01: 5 to 80, likely 20.50 usd_per_post, since 2024-03-18\n" in told
    assert "Scope: followers_from 0\n" in told
    assert "review due 2027-02-20, too old\n" in told
    assert "Claims:\n  up to 70: A guide (a guess)\nNote: Old.\nSuperseded by rewards.followers\n" in told
    assert "Read by: stream brand_deals\n" in told


def test_explain_tells_the_value_of_another_day(tally, folder):
    """The one that was in force then."""
    later = "  - valid_from: 2026-01-01\n    likely: 12000\n    sources: [guide]\nlast_checked"
    break_in(folder, "figures/rewards/followers.yaml", "last_checked", later)
    assert "On 2026-11-22: 12000 followers, since 2026-01-01\n" in tally("explain", "rewards.followers")[1]
    assert (
        "On 2025-06-01: 10000 followers, since 2024-03-18\n"
        in tally("explain", "rewards.followers", "--on", "2025-06-01")[1]
    )
    before = tally("explain", "rewards.followers", "--on", "2020-01-01")[1]
    assert "On 2020-01-01: 10000 followers, since 2024-03-18, the first that is known\n" in before


@pytest.mark.parametrize(
    ("figure", "readers"),
    [
        ("creator_rewards.rpm_us", "stream creator_rewards, quick answer for views"),
        ("subscription.share_us_ca", "stream live_subscriptions, quick answer for subscribers"),
        ("creator_fund.rpm", "quick answer for views"),
    ],
)
def test_explain_finds_the_streams_that_read_a_figure(tally, figure, readers):
    """By trying them on many creators, not from a list."""
    assert f"Read by: {readers}\n" in tally("explain", figure, of=OWN_FOLDER)[1]


@pytest.fixture
def gaps(tmp_path, monkeypatch):
    """Keep some unanswered questions in the database that the settings name."""
    url, key = f"sqlite:///{tmp_path}/data/tally.db", new_key()
    (tmp_path / "data").mkdir()

    async def keep(rows):
        store = await Store.open(url, lambda empty: Keyring.load(key, tmp_path / "none", empty))
        async with store.unit_of_work() as work:
            await work.keep(sessions={}, estimates=(), outgoing=(), processed=(), gaps=rows, parked=(), now=NOW)
        await store.close()

    def fill(*rows):
        asyncio.run(keep(rows))
        monkeypatch.setenv("DATABASE_URL", url)
        monkeypatch.setenv("TALLY_DATA_KEY", key)
        return tmp_path / "data"

    return fill


def test_gaps_are_merged_and_the_most_asked_stands_first(tally, gaps, monkeypatch):
    """Counted per language, with the first and the last day."""
    early, late = date(2026, 11, 1), date(2026, 11, 20)
    rows = [
        Gap("en", early, "who are\x1b[2J you"),
        Gap("en", early, "can i be paid in bitcoin"),
        Gap("en", late, "Can I be paid in bitcoins?"),
        Gap("sv", late, "vem är du"),
    ]

    def over(*command):
        """The database of the fixture, which `tally` would unset."""
        ran = CliRunner().invoke(cli, ["knowledge", *command])
        assert ran.exit_code == 0, ran.output
        return ran.output

    data = gaps(*rows)
    assert over("gaps").splitlines() == [
        "en: 3 asked, 2 different",
        "sv: 1 asked, 1 different",
        "   2 × en  Can I be paid in bitcoins?  (2026-11-01 to 2026-11-20)",
        "   1 × sv  vem är du  (2026-11-20)",
        "   1 × en  who are [2J you  (2026-11-01)",
    ]
    assert b"bitcoin" not in b"".join(path.read_bytes() for path in data.iterdir() if path.is_file())


def test_gaps_without_any_say_so(tally, gaps):
    """An empty list is not silence."""
    gaps()
    assert (
        CliRunner()
        .invoke(cli, ["knowledge", "gaps"])
        .output.endswith("Nobody has asked what Tally could not answer.\n")
    )


def test_a_gap_is_kept_without_the_person():
    """No column could tell who asked; the text is sealed."""
    assert set(tables.gaps.columns.keys()) == {"id", "language", "day", "body"}
    assert not tables.gaps.foreign_keys
