"""A kept estimate as a file to take along."""

import csv
import io
import json

import pytest

from bot.dialogue.replies import File
from bot.wording.files import COLUMNS, contents, file_name
from knowledge.schema import STREAMS
from tests.dialogue.conftest import actions
from tests.dialogue.estimates.conftest import having, words


@pytest.mark.parametrize("kind", ["text", "json", "csv", "pdf"])
def test_estimate_is_taken_along(talk, keep, kind):
    """A short text, then the file."""
    having(talk, keep("a"))
    talk.presses("open.a")
    talk.presses("kept.export.a")
    (reply,) = talk.presses(f"kept.as.{kind}.a").replies
    assert "a month" in words(talk, talk.presses(f"kept.as.{kind}.a"))
    if kind == "pdf":
        assert reply.picture.kind == "summary"
    else:
        assert reply.file.kind == kind


def test_export_without_a_name_is_of_the_newest(talk, keep):
    """That of the estimate just made."""
    having(talk, keep("new"), keep("old", days=2))
    assert "kept.as.json.new" in actions(talk.presses("kept.export"))


def test_json_holds_all_that_explains_the_estimate(knowledge, keep):
    """Streams, inputs, version of the knowledge, sources by name."""
    kept = keep("a", name="Min plan")
    told = json.loads(contents(File("json", kept), knowledge))
    assert told["name"] == "Min plan"
    assert told["inputs"] == kept.profile
    assert told["knowledge_version"] == knowledge.version
    assert {one["id"] for one in told["estimate"]["streams"]} == set(STREAMS)
    assert told["estimate"]["tips"]
    assert [one["id"] for one in told["sources"]] == told["estimate"]["sources"]
    assert all(one["title"] for one in told["sources"])
    assert file_name(kept, "json") == "tally-2026-11-22.json"


def test_csv_has_a_line_a_stream(knowledge, keep):
    """Under named columns, in US dollars a month."""
    rows = list(csv.DictReader(io.StringIO(contents(File("csv", keep("a")), knowledge))))
    assert tuple(rows[0]) == COLUMNS
    assert [row["stream"] for row in rows] == list(STREAMS)
    assert {(row["currency"], row["period"]) for row in rows} == {("USD", "month")}
    assert all(float(row["low"]) <= float(row["likely"]) <= float(row["high"]) for row in rows)


def test_text_is_the_message_without_markup(knowledge, keep):
    """As it was said."""
    text = contents(File("text", keep("a")), knowledge)
    assert text.startswith("TikTok estimate, Nov 22, 2026\n$")
    assert "<b>" not in text
    assert "&" not in text.replace(" & ", "")
