"""Which parts of the code read a figure, found by trying: each is run for many made-up creators, and every look-up
is written down.

Truthful as far as the creators go: one for each country, niche and number of followers that a figure is about.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal

from bot.advice.profile import Profile
from bot.advice.quick import quick_views, subscription_month
from bot.advice.readings import Readings
from bot.advice.streams import one_stream
from knowledge.schema import STREAMS, Figure, Knowledge

ONE = Decimal(1)
LATER = timedelta(days=36500)
"""After it every figure is too old, which is read differently."""


class Watched(dict[str, Figure]):
    """Figures that remember which of them were looked up. Going through all of them counts for none."""

    def __init__(self, figures: Mapping[str, Figure]) -> None:
        super().__init__(figures)
        self.looked_up: set[str] = set()

    def __getitem__(self, figure: str) -> Figure:
        self.looked_up.add(figure)
        return super().__getitem__(figure)

    def get(self, figure: str, default: object = None) -> Figure | None:  # type: ignore[override]
        self.looked_up.add(figure)
        return super().get(figure)


def readers_of(figure: str, knowledge: Knowledge, today: date) -> tuple[str, ...]:
    """Names of the streams and quick answers that look a figure up."""
    return tuple(name for name, read in _readers().items() if figure in _looked_up(read, knowledge, today))


Reader = Callable[[Profile, Knowledge, date], object]


def _readers() -> dict[str, Reader]:
    def stream(name: str) -> Reader:
        return lambda profile, knowledge, today: one_stream(name, profile, Readings(knowledge, today))  # type: ignore[arg-type]

    return {
        **{f"stream {name}": stream(name) for name in STREAMS},
        "quick answer for views": lambda profile, knowledge, today: quick_views(
            ONE, knowledge, today, profile.residence, profile.niche
        ),
        "quick answer for subscribers": lambda profile, knowledge, today: subscription_month(
            ONE, None, knowledge, today, profile.residence
        ),
    }


def _looked_up(read: Reader, knowledge: Knowledge, today: date) -> set[str]:
    watched = Watched(knowledge.figures)
    known = knowledge.model_copy(update={"figures": watched})
    for profile in _creators(knowledge):
        read(profile, known, today)
    read(Profile(views_30d=ONE, followers=ONE), known, today + LATER)
    return watched.looked_up


def _creators(knowledge: Knowledge) -> Iterator[Profile]:
    """One who told nothing, and one for each thing that a figure may be about."""
    scopes = [figure.scope for figure in knowledge.figures.values()]
    yield Profile()
    for country in sorted({scope.country for scope in scopes if scope.country}):
        yield Profile(residence=country, audience={country: 1.0}, views_30d=ONE)
    for niche in knowledge.niches:
        yield Profile(niche=niche, views_30d=ONE)
    for followers in sorted({scope.followers_from for scope in scopes if scope.followers_from is not None}):
        yield Profile(followers=Decimal(followers))
