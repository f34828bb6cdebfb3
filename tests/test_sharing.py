"""A shared summary from end to end: made, opened by others, ended, and gone with the person who shared it."""

import json

from storage import tables
from tests.conftest import AS_OF
from tests.test_service import arrival, count, kept_estimates, open_newest, pressed, said, service, sessions, store

__all__ = ["service", "store"]

NUMBERS = "12k followers, 400k views, I live in the US, I'm 25"


async def shared_by(store, service, start=1, person=1):
    """The argument of /start that opens what this person has just shared."""
    service.username = "TallyBot"
    first = [arrival(start, NUMBERS, person), arrival(start + 1, "that's enough", person)]
    await service.take(first)
    (kept,) = await kept_estimates(store, person)
    for at, action in enumerate(("saved", f"open.{kept.id}", f"kept.share.{kept.id}")):
        if action == "saved":
            await service.take([arrival(start + 2, "/saved", person)])
            continue
        body = (await sessions(store, person))[person]
        await service.take([arrival(start + 3 + at, pressed(body, action), person)])
    (kept,) = await kept_estimates(store, person)
    return kept, f"e_{kept.shared}"


def start(update_id, argument, person, private=True):
    one = arrival(update_id, "/start", person, private)
    return one.__class__(**{**vars(one), "event": one.event.__class__("start", argument)})


async def link_buttons(store, person):
    claimed = await store.claim("test", AS_OF, 0, 1000)
    rows = [json.loads(row.body) for each in claimed for row in each.rows if each.chat_id == person]
    return [
        button["url"]
        for row in rows
        for line in row.get("reply_markup", {}).get("inline_keyboard", [])
        for button in line
        if "url" in button
    ]


async def test_whoever_has_the_link_sees_the_ranges_and_nothing_else(store, service):
    """In private and in a group; the row is sealed, and its id is no estimate's."""
    kept, argument = await shared_by(store, service)
    assert await link_buttons(store, 1) == [
        f"https://t.me/share/url?url=https%3A%2F%2Ft.me%2FTallyBot%3Fstart%3D{argument}"
    ]
    await service.take([start(50, argument, 2), start(51, argument, 3, private=False)])
    texts = await said(store)
    for chat in (2, -100):
        assert "Somebody shared their estimate with you." in texts[chat][-1]
        assert "12,000" not in texts[chat][-1]
        assert "United States" not in texts[chat][-1]
    assert kept.id not in argument
    async with store.engine.connect() as connection:
        (row,) = (await connection.execute(tables.shares.select())).all()
    assert b"total" not in row.body


async def test_sharing_ends_when_asked(store, service):
    """The link shows nothing, and shared again it is another."""
    kept, argument = await shared_by(store, service)
    body = (await sessions(store, 1))[1]
    await service.take([arrival(60, pressed(body, f"kept.unshare.{kept.id}"))])
    assert await count(store, tables.shares) == 0
    await service.take([start(61, argument, 2)])
    assert "no longer shared" in (await said(store))[2][-1]
    body = (await sessions(store, 1))[1]
    await service.take([arrival(62, pressed(body, f"kept.share.{kept.id}"))])
    (again,) = await kept_estimates(store)
    assert again.shared not in (None, argument.removeprefix("e_"))


async def test_what_is_deleted_is_shared_no_longer(store, service):
    """With its estimate; another person's stays."""
    await shared_by(store, service)
    await shared_by(store, service, 100, person=2)
    body = (await sessions(store, 1))[1]
    await service.take([arrival(200, pressed(body, "saved"))])
    await open_newest(store, service, 210, "kept.delete", "kept.gone")
    assert await count(store, tables.shares) == await count(store, tables.shares, tables.shares.c.user_id == 2) == 1


async def test_a_deleted_person_shares_nothing(store, service):
    """/deletemydata ends every link of theirs, and nobody else's."""
    _, argument = await shared_by(store, service)
    _, others = await shared_by(store, service, 100, person=2)
    await service.take([arrival(200, "/deletemydata")])
    body = (await sessions(store, 1))[1]
    await service.take([arrival(201, pressed(body, "delete_yes"))])
    await service.take([start(202, argument, 3), start(203, others, 4)])
    texts = await said(store)
    assert "no longer shared" in texts[3][-1]
    assert "Somebody shared" in texts[4][-1]


async def test_somebody_elses_estimate_cannot_be_shared(store, service):
    """Its id is one that is gone."""
    kept, _ = await shared_by(store, service)
    await service.take([arrival(300, "/start", 2)])
    for at, action in enumerate(("kept.share", "kept.unshare")):
        body = (await sessions(store, 2))[2]
        await service.take([arrival(301 + at, pressed(body, f"{action}.{kept.id}"), 2)])
    assert await count(store, tables.shares, tables.shares.c.user_id == 1) == await count(store, tables.shares) == 1


async def test_the_same_reckoned_again_stays_shared(store, service):
    """The link goes on showing it."""
    kept, argument = await shared_by(store, service)
    await service.take([arrival(400, "/estimate"), arrival(401, "that's enough")])
    (again,) = await kept_estimates(store)
    assert (again.id, again.shared) == (kept.id, kept.shared)
    await service.take([start(402, argument, 2)])
    assert "Somebody shared" in (await said(store))[2][-1]
