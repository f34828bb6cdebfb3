"""Knowledge that an editor changes while Tally runs: taken over whole, or not at all."""

import pytest

from bot.mind import Mind
from bot.reload import Reload
from tests.knowledge.conftest import FILES

ANSWER = "faq/about/followers.yaml"


class Running:
    """A bot that keeps the mind it was last given and the lines its admins were told."""

    def __init__(self, folder):
        self.folder = folder
        self.mind = Mind.open(folder, None)
        self.told = []
        self.reload = Reload(folder, None, self.mind.knowledge.version, self.use, self.tell)

    def use(self, mind):
        self.mind = mind

    async def tell(self, line):
        self.told.append(line)

    def write(self, name, text):
        (self.folder / name).write_text(text, encoding="utf-8")

    async def looks(self, times=2):
        for _ in range(times):
            await self.reload.look()


@pytest.fixture
def running(tmp_path):
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Running(tmp_path)


def answer(running):
    return running.mind.knowledge.faq["about.followers"].answer.en


async def test_changed_answer_is_taken_over(running):
    """With the understanding over it: a new phrasing is known too. Nobody needs to be told."""
    changed = FILES[ANSWER].replace("You need", "It takes").replace("[how many followers]", "[what crowd is needed]")
    running.write(ANSWER, changed)
    await running.looks()
    assert answer(running).startswith("It takes")
    assert (
        running.mind.understanding.understand("what crowd is needed", "en").parts[0].intents[0].id == "about.followers"
    )
    assert running.told == []


async def test_folder_that_is_still_being_written_is_left_for_the_next_look(running):
    """Two looks must see the same files."""
    running.write(ANSWER, FILES[ANSWER].replace("You need", "It takes"))
    await running.looks(1)
    assert answer(running).startswith("You need")
    await running.looks(1)
    assert answer(running).startswith("It takes")


@pytest.mark.parametrize("mistake", ["answer: [", "answer:\n  en: no others", "{rewards.nothing}"])
async def test_set_with_a_mistake_is_left_aside_and_the_admins_told_once(running, mistake):
    """The old set stays, even for the files that are right; the line names the file."""
    before = running.mind
    running.write("faq/about/countries.yaml", FILES["faq/about/countries.yaml"].replace("It is open", "Now open"))
    running.write(ANSWER, FILES[ANSWER].replace("You need {rewards.followers}", f"You need {mistake}"))
    await running.looks(5)
    assert running.mind is before
    assert [line.key for line in running.told] == ["knowledge_refused"]
    assert "followers.yaml" in running.told[0].values["problems"]


async def test_mended_set_is_taken_over_and_the_admins_told(running):
    """Also when the mending brings back the very set that is in use."""
    running.write(ANSWER, FILES[ANSWER].replace("{rewards.followers}", "{rewards.nothing}"))
    await running.looks()
    running.write(ANSWER, FILES[ANSWER] + "\n# checked again\n")
    await running.looks()
    assert [line.key for line in running.told] == ["knowledge_refused", "knowledge_mended"]
    assert answer(running).startswith("You need")


async def test_unchanged_folder_is_not_read_again(running, monkeypatch):
    """A look costs a listing, nothing more."""
    monkeypatch.setattr(Mind, "open", lambda *_: pytest.fail("read again"))
    await running.looks(3)
