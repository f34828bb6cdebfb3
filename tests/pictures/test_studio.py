"""The studio draws off the event loop, within its time, and fails in one way."""

import asyncio

import pytest

from bot.pictures.studio import NotDrawn, Studio
from tests.pictures.people import drawn_from


@pytest.fixture
def studio():
    studio = Studio()
    yield studio
    studio.close()


async def test_the_loop_goes_on_while_a_picture_is_drawn(studio, knowledge):
    """Others are answered meanwhile."""
    values = drawn_from("card", "swede", knowledge)["values"]
    drawing = asyncio.create_task(studio.render("card", values))
    turns = 0

    while not drawing.done():
        await asyncio.sleep(0.001)
        turns += 1

    assert turns > 3
    assert (await drawing).startswith(b"\x89PNG")


async def test_many_at_once_are_drawn_one_after_another(studio, knowledge):
    """Each gets its own picture."""
    kinds = ["card", "movers", "history", "gates"]

    drawn = await asyncio.gather(*(studio.render(k, drawn_from(k, "swede", knowledge)["values"]) for k in kinds))

    assert len(set(drawn)) == len(kinds)


async def test_a_picture_that_takes_too_long_is_given_up(knowledge):
    """Whoever waits is told, and the next one is drawn."""
    studio = Studio(seconds=0)
    with pytest.raises(NotDrawn):
        await studio.render("card", drawn_from("card", "swede", knowledge)["values"])
    studio.close()


@pytest.mark.parametrize(("kind", "values"), [("poster", {}), ("card", {}), ("card", {"lang": "en", "day": 3})])
async def test_what_cannot_be_drawn_fails_in_one_way(kind, values, studio):
    """An unknown kind or missing values are no other error than a picture too large."""
    with pytest.raises(NotDrawn):
        await studio.render(kind, values)


class Panic(BaseException):
    """As a Rust library raises it."""


class Panicking:
    def compile(self, **_):
        raise Panic("slice index out of range")


async def test_a_compiler_that_panics_costs_one_picture(studio, knowledge):
    """The next one is drawn by a new compiler."""
    values = drawn_from("card", "swede", knowledge)["values"]
    studio._compiler = Panicking()
    with pytest.raises(NotDrawn):
        await studio.render("card", values)
    assert (await studio.render("card", values)).startswith(b"\x89PNG")


async def test_warm_up_never_fails(studio):
    """A start does not hang on a picture."""
    await studio.warm_up()
