"""The order of a batch: what is new, who is known, every turn, one commit.

Knows what must come before what. Does not know what a turn decides, how words are found, or how rows are sent.
"""

from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime

import structlog

from bot.dialogue.estimates.sharing import asked_share
from bot.dialogue.replies import Reply, Say
from bot.dialogue.session import Saved, Session, Shared
from bot.mind import Mind
from bot.service.arrivals import Arrival, newcomer, read_session
from bot.service.batch import Batch
from bot.service.calls import message_row
from bot.service.reading import meanings_of
from bot.service.turning import Turning, Watch, unwatched
from bot.wording.voice import Voice
from bot.wording.words import put_into_words
from storage.store import KeptEstimate, ParkedUpdate, Store, UnitOfWork

log = structlog.get_logger()
MOST_DEATHS = 2
"""An update in hand when this many runs died is parked."""


class Service:
    """Takes batches. `watch` is told each outcome, for the local page and the terminal.

    `careful` takes updates singly, after a run that did not end by itself; `watchdog` ends a turn that hangs.
    `username` is the bot's own, for links to it.
    """

    def __init__(
        self,
        store: Store,
        mind: Mind,
        clock: Callable[[], datetime],
        wake: Callable[[], None] = lambda: None,
        watch: Watch = unwatched,
    ) -> None:
        self.store = store
        self.mind = mind
        self.clock = clock
        self.wake = wake
        self.careful = False
        self.watchdog = False
        self.watch = watch
        self.username = ""

    def use(self, mind: Mind) -> None:
        """From the next batch on."""
        self.mind = mind

    async def take(self, arrivals: Sequence[Arrival]) -> None:
        """Process a batch, all or nothing. When this returns, it is committed and may be acknowledged.

        After an unclean end the first batch is taken one by one, so that an update that kills the process is found.
        """
        if not self.careful:
            await self._take(arrivals)
            return
        for one in arrivals:
            deaths = await self.store.take_in_hand(one.update_id)
            await self._take(
                [replace(one, event=None)] if deaths >= MOST_DEATHS else [one], fatal=deaths >= MOST_DEATHS
            )
        self.careful = False

    async def tell(self, people: Collection[int], say: Say) -> None:
        """A line of ours to some people in private, in each one's language."""
        now = self.clock()
        async with self.store.unit_of_work() as work:
            bodies = await work.sessions(sorted(people))
            batch = Batch()
            for user_id in sorted(people):
                someone = Arrival(0, user_id, user_id, None, True, None, None)
                session = _session_of(someone, bodies.get(user_id), batch)
                voice = Voice.of(session.language, session.currency, self.mind.knowledge, now.date())
                batch.outgoing.append(message_row(someone, put_into_words(Reply((say,)), 0, voice)))
            await _keep(work, batch, (), now)
        self.wake()

    async def _take(self, arrivals: Sequence[Arrival], fatal: bool = False) -> None:
        now, mind = self.clock(), self.mind
        async with self.store.unit_of_work() as work:
            fresh = await work.not_yet_processed([one.update_id for one in arrivals])
            todo = list({one.update_id: one for one in arrivals if one.update_id in fresh}.values())
            batch = await _load(work, [one for one in todo if one.event is not None])
            if fatal:
                batch.parked += [ParkedUpdate(one.update_id, "ended the process") for one in todo]
            turning = Turning(batch, mind, now, self.watch, self.watchdog, self.username)
            for arrival, meaning in zip(todo, meanings_of(todo, batch, mind), strict=True):
                turning.take(arrival, meaning)
            await _keep(work, batch, [one.update_id for one in todo], now)
        self.wake()


async def _load(work: UnitOfWork, arrivals: Sequence[Arrival]) -> Batch:
    """What is kept of the people who wrote in private, and what others shared with somebody here."""
    people = sorted({one.user_id for one in arrivals if one.private})
    batch = Batch()
    bodies = await work.sessions(people)
    batch.untouched |= work.newer
    batch.afresh |= work.unreadable
    kept = await work.estimates(people)
    for one in arrivals:
        if one.private and one.user_id not in batch.sessions:
            batch.sessions[one.user_id] = _session_of(one, bodies.get(one.user_id), batch)
    for user_id, rows in kept.items():
        batch.saved[user_id] = [saved for row in rows if (saved := _saved_of(row)) is not None]
    batch.asked_for = await _asked_for(work, arrivals)
    return batch


async def _asked_for(work: UnitOfWork, arrivals: Sequence[Arrival]) -> dict[str, Shared]:
    """What somebody shared, by the ids that are asked for. What cannot be read is as good as gone."""
    ids = {share_id for one in arrivals if (share_id := asked_share(one.event))}
    shared: dict[str, Shared] = {}
    for share_id, body in (await work.shared(ids)).items():
        with suppress(ValueError):
            shared[share_id] = Shared.model_validate_json(body)
    return shared


def _session_of(arrival: Arrival, body: str | None, batch: Batch) -> Session:
    if body is None:
        return newcomer(arrival)
    try:
        return read_session(body)
    except ValueError:
        batch.untouched.add(arrival.user_id)
        return newcomer(arrival)


def _saved_of(row: KeptEstimate) -> Saved | None:
    """An estimate of a shape that this Tally does not know is not shown, and stays as it is."""
    try:
        return Saved.model_validate_json(row.body)
    except ValueError as error:
        log.error("estimate_left_out", error=type(error).__name__)
        return None


async def _keep(work: UnitOfWork, batch: Batch, update_ids: Sequence[int], now: datetime) -> None:
    """Whoever asked to be forgotten is gone before anything else is written."""
    for user_id, chat_id in batch.forgotten.items():
        await work.forget(user_id, chat_id)
    await work.keep(
        sessions=batch.changed,
        estimates=batch.estimates,
        outgoing=batch.outgoing,
        processed=update_ids,
        gaps=batch.gaps,
        parked=batch.parked,
        now=now,
    )
    await work.rewrite_estimates(batch.rewritten)
    await work.end_shares(batch.unshared)
    await work.share(batch.shares)
    if batch.dropped:
        await work.delete_estimates(batch.dropped)
