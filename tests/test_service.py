"""A batch through the service: what is kept, what is said, and whom a failure costs something."""

import base64
import json
from dataclasses import replace

import pytest
from sqlalchemy import event, func, select, update

from bot.dialogue.events import Commanded, Pressed, Said
from bot.dialogue.replies import Say
from bot.dialogue.session import MOST_SAVED, SESSION_VERSION, Saved, Session
from bot.service import Arrival, Service
from storage import tables
from storage.crypto import Keyring
from storage.store import Store
from tests.conftest import AS_OF

KEY = base64.urlsafe_b64encode(b"k" * 32).decode()
SORRY = "went wrong on our side"
AFRESH = "no longer open what I had noted"


@pytest.fixture
async def store(tmp_path):
    store = await Store.open(f"sqlite:///{tmp_path / 'tally.db'}", lambda empty: Keyring.load(KEY, None, empty))
    yield store
    await store.close()


@pytest.fixture
def service(store, mind):
    return Service(store, mind, lambda: AS_OF)


def arrival(update_id, what, person=1, private=True):
    if isinstance(what, str):
        what = Commanded(what[1:]) if what.startswith("/") else Said(what, update_id)
    chat_id = person if private else -100
    return Arrival(update_id, chat_id, person, "en", private, None, what)


async def keep_session(store, user_id, body):
    async with store.unit_of_work() as work:
        await work.keep(
            sessions={user_id: body}, estimates=(), outgoing=(), processed=(), gaps=(), parked=(), now=AS_OF
        )


async def sessions(store, *people):
    async with store.unit_of_work() as work:
        return await work.sessions(people)


async def said(store):
    """Texts that wait to be sent, by chat."""
    claimed = await store.claim("test", AS_OF, 0, 1000)
    return {each.chat_id: [json.loads(row.body).get("text", "") for row in each.rows] for each in claimed}


async def count(store, table, *where):
    async with store.engine.connect() as connection:
        return (await connection.execute(select(func.count()).select_from(table).where(*where))).scalar_one()


def pressed(body, action):
    return Pressed(Session.model_validate_json(body).screen, action)


@pytest.mark.parametrize("damage", ["newer", "shape"])
async def test_a_failing_turn_costs_nobody_else_anything(store, service, damage):
    """It is parked and apologised for once, its session is left as it is, and the others of the batch are kept."""
    newer = Session(version=SESSION_VERSION + 1).model_dump_json()
    body = newer if damage == "newer" else '{"state": "dancing"}'
    await keep_session(store, 2, body)
    await service.take([arrival(1, "/estimate", 1), arrival(2, "/estimate", 2), arrival(3, "/estimate", 3)])
    texts = await said(store)
    assert [SORRY in text for text in texts[2]] == [True]
    assert all("Question 1" in texts[person][0] for person in (1, 3))
    kept = await sessions(store, 1, 2, 3)
    assert kept[2] == body
    assert {Session.model_validate_json(kept[person]).state for person in (1, 3)} == {"interview"}
    assert await count(store, tables.parked_updates, tables.parked_updates.c.update_id == 2) == 1
    assert await count(store, tables.parked_updates) == 1
    assert await count(store, tables.processed_updates) == 3


async def test_an_update_has_one_effect_however_often_it_comes(store, service):
    """In a later batch, an answer that comes again does not answer the next question."""
    await service.take([arrival(1, "/estimate")])
    await service.take([arrival(2, "400k")])
    before, texts = await sessions(store, 1), await said(store)
    await service.take([arrival(2, "400k"), arrival(1, "/estimate")])
    assert await sessions(store, 1) == before
    assert await said(store) == texts


async def test_an_update_twice_in_one_batch_has_one_effect(store, service):
    """A batch is asked again when its commit is in doubt, and two such may come together."""
    await service.take([arrival(1, "/estimate"), arrival(1, "/estimate")])
    assert len((await said(store))[1]) == 1


async def test_a_hundred_people_are_one_transaction(store, service):
    """However many write at once, the disk is waited for once."""
    commits = []
    event.listen(store.engine.sync_engine, "commit", commits.append)
    await service.take([arrival(person, "/estimate", person) for person in range(1, 101)])
    assert len(commits) == 1
    assert len(await said(store)) == 100
    assert len(await sessions(store, *range(1, 101))) == 100


async def test_a_batch_that_cannot_be_kept_leaves_nothing_and_may_be_tried_again(store, service):
    """All or nothing: the same batch works as soon as the database does."""
    async with store.engine.begin() as connection:
        await connection.exec_driver_sql(
            "CREATE TRIGGER full BEFORE INSERT ON outbox BEGIN SELECT RAISE(ABORT, 'full'); END"
        )
    with pytest.raises(Exception, match="full"):
        await service.take([arrival(1, "/estimate")])
    assert await sessions(store, 1) == {}
    assert await count(store, tables.processed_updates) == 0
    async with store.engine.begin() as connection:
        await connection.exec_driver_sql("DROP TRIGGER full")
    await service.take([arrival(1, "/estimate")])
    assert len((await said(store))[1]) == 1


@pytest.mark.parametrize(
    "what",
    [
        "/estimate",
        "/start",
        "how much for 1M views?",
        "/save",
        "/deletemydata",
        "/payouts",
        "I got $212 for March from 400k views",
        "300 dollars for a video, 40k followers, they want to run it as an ad for 3 months",
    ],
)
async def test_nothing_of_a_person_is_kept_from_a_group(store, service, what):
    """No session, no estimate, no question; only the reply, and that the update was seen."""
    await service.take([arrival(1, what, private=False)])
    for table in (tables.sessions, tables.estimates, tables.gaps, tables.parked_updates):
        assert await count(store, table) == 0
    assert set(await said(store)) <= {-100}


async def test_a_persons_private_session_is_not_seen_in_a_group(store, service):
    """Somebody in the middle of an interview who writes in a group answers nothing there."""
    await service.take([arrival(1, "/estimate")])
    before = await sessions(store, 1)
    await service.take([arrival(2, "400k", private=False)])
    assert await sessions(store, 1) == before


async def test_a_deleted_person_leaves_no_row(store, service):
    """Session and kept estimates go, others' stay, and the farewell is still said."""
    for person in (1, 2):
        base = person * 10
        await service.take([arrival(base, "/estimate", person), arrival(base + 1, "400k", person)])
        await service.take([arrival(base + 2, "that's enough", person)])
        body = (await sessions(store, person))[person]
        await service.take([arrival(base + 3, pressed(body, "save"), person)])
        assert await count(store, tables.estimates, tables.estimates.c.user_id == person) == 1
    await service.take([arrival(50, "/deletemydata")])
    body = (await sessions(store, 1))[1]
    await service.take([arrival(51, pressed(body, "delete_yes"))])
    assert await count(store, tables.sessions, tables.sessions.c.user_id == 1) == 0
    assert await count(store, tables.estimates, tables.estimates.c.user_id == 1) == 0
    assert await count(store, tables.sessions) == await count(store, tables.estimates) == 1
    assert "gone" in (await said(store))[1][-1]


async def open_newest(store, service, update_id, *actions):
    """Press one button after another, from the list of what is kept."""
    await service.take([arrival(update_id, "/saved")])
    (kept,) = await kept_estimates(store)
    for at, action in enumerate(("open", *actions), start=1):
        body = (await sessions(store, 1))[1]
        await service.take([arrival(update_id + at, pressed(body, f"{action}.{kept.id}"))])


async def kept_estimates(store, person=1):
    async with store.unit_of_work() as work:
        return [Saved.model_validate_json(one.body) for one in (await work.estimates([person])).get(person, [])]


async def test_a_new_name_is_kept_with_the_estimate(store, service):
    """In its row, which keeps its place and everything else."""
    await service.take([arrival(1, "/estimate"), arrival(2, "400k"), arrival(3, "that's enough")])
    (before,) = await kept_estimates(store)
    await open_newest(store, service, 10, "kept.name")
    await service.take([arrival(20, "Before <the> move")])
    assert await kept_estimates(store) == [before.model_copy(update={"name": "Before <the> move"})]
    assert "Before &lt;the&gt; move" in (await said(store))[1][-1]


async def test_a_deleted_estimate_leaves_no_row(store, service):
    """Asked first; another person's stays."""
    for person in (1, 2):
        base = person * 100
        await service.take([arrival(base, "/estimate", person), arrival(base + 1, "400k", person)])
        await service.take([arrival(base + 2, "that's enough", person)])
    await open_newest(store, service, 300, "kept.delete")
    assert len(await kept_estimates(store)) == 1
    await open_newest(store, service, 310, "kept.delete", "kept.gone")
    assert await kept_estimates(store) == []
    assert await count(store, tables.estimates) == len(await kept_estimates(store, 2)) == 1


async def test_nobody_can_touch_what_another_keeps(store, service):
    """Somebody else's id is one that is gone."""
    await service.take([arrival(1, "/estimate"), arrival(2, "400k"), arrival(3, "that's enough")])
    (mine,) = await kept_estimates(store)
    await service.take([arrival(4, "/start", 2)])
    for at, action in enumerate(("open", "kept.delete", "kept.gone", "kept.name", "kept.as.json")):
        body = (await sessions(store, 2))[2]
        await service.take([arrival(10 + at, pressed(body, f"{action}.{mine.id}"), 2)])
    assert await kept_estimates(store) == [mine]
    assert not any(mine.text in text for text in (await said(store))[2])


async def test_the_same_reckoned_again_that_day_is_kept_once(store, service):
    """It takes the first one's place; something else is one more, told apart by its number."""
    await service.take([arrival(1, "/estimate"), arrival(2, "400k"), arrival(3, "that's enough")])
    await service.take([arrival(4, "/estimate"), arrival(5, "that's enough")])
    assert len(await kept_estimates(store)) == 1
    await service.take([arrival(6, "500k views a month"), arrival(7, "that's enough")])
    assert {one.nth for one in await kept_estimates(store)} == {1, 2}


async def test_the_oldest_without_a_name_makes_room(store, service):
    """The one just made stays, and so does what somebody gave a name."""
    await service.take([arrival(1, "/estimate"), arrival(2, "400k"), arrival(3, "that's enough")])
    await open_newest(store, service, 10, "kept.name")
    await service.take([arrival(20, "Dear")])
    for at in range(MOST_SAVED + 1):
        views = arrival(100 + 2 * at, f"{500 + at}k views a month")
        await service.take([views, arrival(101 + 2 * at, "that's enough")])
    kept = await kept_estimates(store)
    assert len(kept) == MOST_SAVED
    assert [one.name for one in kept][-1] == "Dear"
    assert kept[0].profile["views_30d"] == (500 + MOST_SAVED) * 1000


async def test_a_file_is_a_row_of_its_own(store, service):
    """A document with its name and text, without a person's words in the name."""
    await service.take([arrival(1, "/estimate"), arrival(2, "400k"), arrival(3, "that's enough")])
    await open_newest(store, service, 10, "kept.export", "kept.as.json")
    claimed = await store.claim("test", AS_OF, 0, 1000)
    row = next(row for each in claimed for row in each.rows if row.method == "sendDocument")
    file = json.loads(row.body)["file"]
    assert file["name"] == "tally-2026-11-22.json"
    assert json.loads(file["text"])["inputs"] == {"views_30d": 400000}


async def test_what_a_person_keeps_is_not_seen_in_a_group(store, service):
    """Even where both are in one batch."""
    await service.take([arrival(1, "/estimate"), arrival(2, "400k"), arrival(3, "that's enough")])
    await service.take([arrival(4, "/start"), arrival(5, "/saved", private=False)])
    assert "Nothing saved yet" in (await said(store))[-100][-1]


async def test_an_update_that_ended_the_process_twice_is_parked(store, service):
    """After two runs that died with it in hand it is set aside, and the next one is answered."""
    await store.begin_run()
    await store.take_in_hand(1)
    for _ in range(2):
        service.careful = await store.begin_run()
    await service.take([arrival(1, "/estimate", 1), arrival(2, "/estimate", 2)])
    assert set(await said(store)) == {2}
    assert await count(store, tables.parked_updates, tables.parked_updates.c.update_id == 1) == 1


class Stumbling:
    """An understanding that fails on one word."""

    def __init__(self, steady):
        self.steady = steady

    def understand(self, text, lang=None):
        if "stumble" in text:
            raise ZeroDivisionError
        return self.steady.understand(text, lang)

    def understand_many(self, texts, languages=None):
        return [self.understand(text) for text in texts]


async def test_a_text_that_cannot_be_read_costs_nobody_else_anything(store, mind):
    """Its person gets an apology; the others of the batch get their answers."""
    service = Service(store, replace(mind, understanding=Stumbling(mind.understanding)), lambda: AS_OF)

    await service.take([arrival(1, "stumble here", 1), arrival(2, "how much for 1M views", 2)])

    texts = await said(store)
    assert SORRY in texts[1][0]
    assert "1,000,000 views" in texts[2][0]


async def test_each_admin_is_told_in_their_own_language(service, store):
    """One who has never written is told in English, and is not remembered for it."""
    await keep_session(store, 7, Session(language="nb").model_dump_json())
    await service.tell((8, 7), Say("knowledge_mended"))
    texts = await said(store)
    assert texts[7][0].startswith("Kunnskapsbasen er i orden igjen")
    assert texts[8][0].startswith("The knowledge base is in order again")
    assert set(await sessions(store, 7, 8)) == {7}


async def break_session(store, user_id):
    async with store.engine.begin() as connection:
        mine = tables.sessions.c.user_id == user_id
        body = (await connection.execute(select(tables.sessions.c.body).where(mine))).scalar_one()
        await connection.execute(update(tables.sessions).where(mine).values(body=body[:-1] + bytes([body[-1] ^ 1])))


async def test_whose_notes_no_key_opens_begins_afresh_and_is_told_once(store, service):
    """In one batch with others: they go on, and the old bytes are set aside."""
    await service.take([arrival(1, "/estimate", 1), arrival(2, "/estimate", 2)])
    await break_session(store, 2)

    await service.take([arrival(3, "400k", 1), arrival(4, "/estimate", 2), arrival(5, "400k", 2)])

    texts = {person: [text for text in all_of if text] for person, all_of in (await said(store)).items()}
    assert [AFRESH in text for text in texts[2]] == [False, True, False, False]
    assert ["Question 1" in texts[2][2], "Question 2" in texts[2][3]] == [True, True]
    assert not any(AFRESH in text for text in texts[1])
    kept = await sessions(store, 1, 2)
    assert all(Session.model_validate_json(kept[person]).profile.views_30d == 400_000 for person in (1, 2))
    assert await count(store, tables.set_aside, tables.set_aside.c.user_id == 2) == 1
    assert await count(store, tables.parked_updates) == 0


async def test_a_kept_estimate_of_an_unknown_shape_costs_nobody_their_answer(store, service):
    """It is left out and left as it is."""
    await service.take([arrival(1, "/estimate"), arrival(2, "400k"), arrival(3, "that's enough")])
    async with store.unit_of_work() as work:
        (row,) = (await work.estimates([1]))[1]
        await work.rewrite_estimates({row.id: '{"shape": "unknown"}'})

    await service.take([arrival(4, "/saved")])

    assert "Nothing saved yet" in (await said(store))[1][-1]
    assert await count(store, tables.estimates) == 1


async def test_an_admin_whose_notes_no_key_opens_is_told_and_loses_nothing(store, service):
    """A line of ours is no reason to begin afresh."""
    await keep_session(store, 7, Session(language="nb").model_dump_json())
    await break_session(store, 7)

    await service.tell((7,), Say("knowledge_mended"))

    assert (await said(store))[7][0].startswith("The knowledge base is in order again")
    assert await count(store, tables.set_aside) == 0
