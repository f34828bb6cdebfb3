"""Every script, played over HTTP through the real client against the local Bot API."""

from pathlib import Path

import pytest

from tests.conversations.player import play
from tests.conversations.script import read_script

HERE = Path(__file__).parent
SCRIPTS = sorted(HERE.glob("*/*.txt"))


@pytest.mark.parametrize("path", SCRIPTS, ids=[f"{path.parent.name}/{path.stem}" for path in SCRIPTS])
async def test_conversation_goes_as_written(path, mind, tmp_path):
    """Each line that the person sees is the line that the script says."""
    script = read_script(path)

    seen_differences = await play(script, mind, tmp_path)

    assert not seen_differences, "\n".join(seen_differences)


def test_each_language_has_its_scripts():
    """At least ten a language."""
    for lang in ("en", "sv", "nb"):
        assert len(list((HERE / lang).glob("*.txt"))) >= 10, lang
