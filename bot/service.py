"""A batch of updates becomes one transaction: sessions, estimates, replies and update ids, all or nothing.

Knows the order of a batch. Does not know what a turn decides, how words are found, or how rows are sent.
"""

import faulthandler
import json
import secrets
import traceback
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

import structlog

from bot.advice.estimate import as_contract
from bot.advice.tips import TipWorth
from bot.dialogue.events import Edited, Event, Said
from bot.dialogue.replies import File, Outcome, Picture, Reply, Say
from bot.dialogue.scene import Scene
from bot.dialogue.session import SESSION_VERSION, Saved, Session
from bot.dialogue.staging import stage
from bot.dialogue.turn import turn
from bot.language.meaning import Meaning
from bot.mind import Mind
from bot.pictures.picture import PDFS, values_of
from bot.wording.files import ENDINGS, contents, file_name
from bot.wording.voice import Voice
from bot.wording.words import put_into_words
from knowledge.schema import Lang
from storage.store import Gap, NewEstimate, Outgoing, ParkedUpdate, Store, UnitOfWork

log = structlog.get_logger()
MOST_DEATHS = 2
"""An update in hand when this many runs died is parked."""
TURN_SECONDS = 5
"""A turn that takes longer ends the process, with its traceback and without a person's words."""
MOST_SAVED = 20
"""Kept estimates a person; the oldest goes when one more is saved."""


PERSONAL = frozenset({"payout.log", "payout.list", "payout.remove"})
"""What is answered in private only."""

Watch = Callable[[Session, Outcome, Meaning | None], None]


def unwatched(session: Session, outcome: Outcome, meaning: Meaning | None) -> None:
    """Nobody looks on."""


@dataclass(frozen=True)
class Arrival:
    """One update as the service needs it. `private` is False in groups, where nothing about a person is kept."""

    update_id: int
    chat_id: int
    user_id: int
    language_code: str | None
    private: bool
    thread_id: int | None
    event: Event | None


@dataclass
class Batch:
    """What a batch will keep."""

    sessions: dict[int, Session] = field(default_factory=dict)
    changed: dict[int, str] = field(default_factory=dict)
    saved: dict[int, list[Saved]] = field(default_factory=dict)
    estimates: list[NewEstimate] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    rewritten: dict[str, str] = field(default_factory=dict)
    outgoing: list[Outgoing] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    parked: list[ParkedUpdate] = field(default_factory=list)
    forgotten: dict[int, int] = field(default_factory=dict)
    untouched: set[int] = field(default_factory=set)


class Service:
    """Takes batches. `watch` is told each outcome, for the local page and the terminal.

    `careful` takes updates singly, after a run that did not end by itself; `watchdog` ends a turn that hangs.
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
                text = put_into_words(Reply((say,)), 0, voice).text
                batch.outgoing.append(_outgoing(someone, None, False, text, ()))
            await self._keep(work, batch, (), now)
        self.wake()

    async def _take(self, arrivals: Sequence[Arrival], fatal: bool = False) -> None:
        now, mind = self.clock(), self.mind
        async with self.store.unit_of_work() as work:
            fresh = await work.not_yet_processed([one.update_id for one in arrivals])
            todo = list({one.update_id: one for one in arrivals if one.update_id in fresh}.values())
            batch = await self._load(work, [one for one in todo if one.event is not None])
            if fatal:
                batch.parked += [ParkedUpdate(one.update_id, "ended the process") for one in todo]
            for arrival, meaning in zip(todo, _meanings(todo, batch, mind), strict=True):
                self._turn(arrival, meaning, batch, mind, now)
            await self._keep(work, batch, [one.update_id for one in todo], now)
        self.wake()

    async def _load(self, work: UnitOfWork, arrivals: Sequence[Arrival]) -> Batch:
        people = sorted({one.user_id for one in arrivals if one.private})
        batch = Batch()
        bodies = await work.sessions(people)
        kept = await work.estimates(people)
        for one in arrivals:
            if one.private and one.user_id not in batch.sessions:
                batch.sessions[one.user_id] = _session_of(one, bodies.get(one.user_id), batch)
        for user_id, rows in kept.items():
            batch.saved[user_id] = [Saved.model_validate_json(row.body) for row in rows]
        return batch

    def _turn(self, arrival: Arrival, meaning: Meaning | None, batch: Batch, mind: Mind, now: datetime) -> None:
        """One update. A failing one costs nothing but itself: it is parked, and the person gets one apology."""
        if arrival.event is None:
            return
        session = batch.sessions[arrival.user_id] if arrival.private else _newcomer(arrival)
        kept = batch.saved.get(arrival.user_id, ()) if arrival.private else ()
        scene = Scene(mind.knowledge, now, tuple(kept))
        try:
            if arrival.user_id in batch.untouched:
                raise UnreadableSession
            if meaning is None and isinstance(arrival.event, Said):
                raise UnreadableText
            if self.watchdog:
                faulthandler.dump_traceback_later(TURN_SECONDS, exit=True)
            outcome = turn(session, arrival.event, meaning, scene)
            if not arrival.private:
                outcome = _in_public(outcome)
            self._stage(arrival, session, outcome, meaning, batch, mind, now)
        except Exception as error:
            where = "".join(traceback.format_tb(error.__traceback__)[-4:])
            log.error("turn_failed", update_id=arrival.update_id, error=type(error).__name__, where=where)
            batch.parked.append(ParkedUpdate(arrival.update_id, f"{type(error).__name__}\n{where}"))
            sorry = Outcome(session, (Reply((Say("our_fault"),)),))
            self._stage(arrival, session, sorry, meaning, batch, mind, now)
        finally:
            if self.watchdog:
                faulthandler.cancel_dump_traceback_later()

    def _stage(
        self,
        arrival: Arrival,
        before: Session,
        outcome: Outcome,
        meaning: Meaning | None,
        batch: Batch,
        mind: Mind,
        now: datetime,
    ) -> None:
        assert arrival.event is not None
        staged = stage(before, arrival.event, outcome)
        lang: Lang = outcome.language or staged.session.language
        voice = Voice.of(lang, staged.session.currency, mind.knowledge, now.date())
        for screen in staged.retired:
            batch.outgoing.append(_retire(arrival.chat_id, screen))
        text = ""
        for one in staged.messages:
            message = put_into_words(one.reply, one.screen, voice)
            text = message.text
            batch.outgoing.append(_outgoing(arrival, one.screen, one.rewrites, message.text, message.buttons))
            if one.reply.picture is not None:
                batch.outgoing += _picture(arrival, one.reply.picture, voice)
            if one.reply.file is not None:
                batch.outgoing.append(_file(arrival, one.reply.file, voice))
        if not arrival.private:
            return
        if arrival.user_id in batch.untouched:
            return
        batch.sessions[arrival.user_id] = staged.session
        batch.changed[arrival.user_id] = staged.session.model_dump_json()
        if outcome.saves and outcome.estimate is not None:
            self._save(arrival, outcome, text, batch, mind, now)
        _rename_and_drop(arrival.user_id, outcome, batch)
        if outcome.forgets:
            batch.forgotten[arrival.user_id] = arrival.chat_id
            batch.saved[arrival.user_id] = []
            batch.changed.pop(arrival.user_id, None)
            batch.estimates = [one for one in batch.estimates if one.user_id != arrival.user_id]
        batch.gaps += [Gap(lang, now.date(), gap) for gap in outcome.gaps]
        self.watch(staged.session, outcome, meaning)

    def _save(self, arrival: Arrival, outcome: Outcome, text: str, batch: Batch, mind: Mind, now: datetime) -> None:
        estimate = outcome.estimate
        assert estimate is not None
        one = Saved(
            id=secrets.token_urlsafe(9),
            day=now,
            low=str(estimate.total.low),
            high=str(estimate.total.high),
            text=text,
            profile=outcome.session.profile.model_dump(mode="json", exclude_none=True),
            knowledge_version=mind.knowledge.version,
            estimate=as_contract(estimate, _tips_of(outcome)),
            figures=estimate.figures,
        )
        kept = batch.saved.setdefault(arrival.user_id, [])
        if kept and _is_the_same(kept[0], one):
            as_before = {name: getattr(kept[0], name) for name in ("id", "name", "nth")}
            _put_in_place(kept, 0, one.model_copy(update=as_before), batch)
            return
        of_the_day = [other.nth for other in kept if other.day.date() == one.day.date()]
        one = one.model_copy(update={"nth": max(of_the_day, default=0) + 1})
        kept.insert(0, one)
        batch.dropped += [gone.id for gone in kept[MOST_SAVED:]]
        del kept[MOST_SAVED:]
        batch.estimates.append(NewEstimate(one.id, arrival.user_id, now, one.model_dump_json()))

    async def _keep(self, work: UnitOfWork, batch: Batch, update_ids: Sequence[int], now: datetime) -> None:
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
        if batch.dropped:
            await work.delete_estimates(batch.dropped)


def _tips_of(outcome: Outcome) -> Sequence[TipWorth]:
    """Those that stand in the text of the estimate."""
    shown: list[Any] = [s.values["tips"] for reply in outcome.replies for s in reply.says if s.key == "estimate"]
    return shown[0] if shown else ()


def _is_the_same(kept: Saved, fresh: Saved) -> bool:
    """Reckoned anew on the same day out of the same: it takes the first one's place."""
    first, second = (one.model_dump(include={"profile", "low", "high", "knowledge_version"}) for one in (kept, fresh))
    return first == second and kept.day.date() == fresh.day.date()


def _put_in_place(kept: list[Saved], at: int, one: Saved, batch: Batch) -> None:
    kept[at] = one
    batch.rewritten[one.id] = one.model_dump_json()


def _rename_and_drop(user_id: int, outcome: Outcome, batch: Batch) -> None:
    """Only a person's own estimates are in their list, so no other's can be meant."""
    kept = batch.saved.get(user_id, [])
    for at, one in enumerate(kept):
        if one.id in outcome.renames:
            _put_in_place(kept, at, one.model_copy(update={"name": outcome.renames[one.id]}), batch)
    gone = [one.id for one in kept if one.id in outcome.drops]
    batch.dropped += gone
    kept[:] = [one for one in kept if one.id not in gone]


class UnreadableText(Exception):
    """Our reading of a text failed. Its person gets an apology; the batch goes on."""


class UnreadableSession(Exception):
    """A kept session is damaged or from a newer Tally. It is left as it is, and its person gets an apology."""


def _session_of(arrival: Arrival, body: str | None, batch: Batch) -> Session:
    if body is None:
        return _newcomer(arrival)
    try:
        return read_session(body)
    except ValueError:
        batch.untouched.add(arrival.user_id)
        return _newcomer(arrival)


def read_session(body: str) -> Session:
    """A kept session. A newer version than ours, or a damaged one, raises ValidationError: it is left untouched."""
    session = Session.model_validate_json(body)
    if session.version > SESSION_VERSION:
        raise ValueError(f"session version {session.version} is newer than this Tally")
    return session


def language_of(code: str | None) -> Lang:
    """Telegram's language_code as one of ours: nb, nn and no are bokmål, da is not; unknown is English."""
    primary = (code or "").lower().replace("_", "-").split("-")[0]
    if primary == "sv":
        return "sv"
    return "nb" if primary in ("nb", "nn", "no") else "en"


def _newcomer(arrival: Arrival) -> Session:
    return Session(language=language_of(arrival.language_code))


def _meanings(todo: Sequence[Arrival], batch: Batch, mind: Mind) -> list[Meaning | None]:
    """All texts of a batch read at once."""
    at = [n for n, one in enumerate(todo) if isinstance(one.event, Said | Edited)]
    texts = [todo[n].event.text for n in at]  # type: ignore[union-attr]
    langs = [(batch.sessions.get(todo[n].user_id) or _newcomer(todo[n])).language for n in at]
    read: Sequence[Meaning | None] = []
    try:
        read = mind.understanding.understand_many(texts, langs) if texts else []
    except Exception as error:
        log.error("texts_failed", texts=len(texts), error=type(error).__name__)
        read = [_read_alone(text, lang, mind) for text, lang in zip(texts, langs, strict=True)]
    meanings: list[Meaning | None] = [None] * len(todo)
    for n, meaning in zip(at, read, strict=True):
        meanings[n] = meaning
    return meanings


def _read_alone(text: str, lang: Lang, mind: Mind) -> Meaning | None:
    """A text of a batch that could not be read at once; None where it is the one that can't be read."""
    try:
        return mind.understanding.understand(text, lang)
    except Exception:
        return None


def _in_public(outcome: Outcome) -> Outcome:
    """In a group nothing about a person is asked, shown or kept, and another bot's command is none of ours."""
    if any(say.key == "unknown_command" for reply in outcome.replies for say in reply.says):
        return outcome.but(replies=())
    told = outcome.session
    personal = told.asks or told.pending or told.offer or PERSONAL & set(outcome.answered)
    if personal or outcome.saves or outcome.forgets:
        return Outcome(outcome.session.but(asks=None, state="idle"), (Reply((Say("group_only_private"),)),))
    return outcome.but(replies=tuple(Reply(one.says, (), "keep") for one in outcome.replies), saves=False)


def _outgoing(
    arrival: Arrival, screen: int | None, rewrites: bool, text: str, buttons: tuple[tuple[tuple[str, str], ...], ...]
) -> Outgoing:
    params: dict[str, Any] = {"chat_id": arrival.chat_id, "text": text, "parse_mode": "HTML"}
    params["link_preview_options"] = {"is_disabled": True}
    if arrival.thread_id is not None:
        params["message_thread_id"] = arrival.thread_id
    if buttons:
        rows = [[{"text": label, "callback_data": data} for label, data in row] for row in buttons]
        params["reply_markup"] = {"inline_keyboard": rows}
    method = "editMessageText" if rewrites else "sendMessage"
    name = screen if arrival.private else None
    return Outgoing(arrival.chat_id, method, json.dumps(params, ensure_ascii=False), name, rewrites)


def _picture(arrival: Arrival, picture: Picture, voice: Voice) -> list[Outgoing]:
    """The row of a picture, with the values it will be drawn from. One that has none is left out; the text stands."""
    try:
        values = values_of(picture, voice)
    except Exception as error:
        log.error("picture_left_out", kind=picture.kind, error=type(error).__name__)
        return []
    params: dict[str, Any] = {"chat_id": arrival.chat_id, "picture": values}
    if arrival.thread_id is not None:
        params["message_thread_id"] = arrival.thread_id
    method = "sendDocument" if picture.kind in PDFS else "sendPhoto"
    return [Outgoing(arrival.chat_id, method, json.dumps(params, ensure_ascii=False), None)]


def _file(arrival: Arrival, file: File, voice: Voice) -> Outgoing:
    """The row of a file, complete."""
    name = file_name(file.saved, ENDINGS[file.kind])
    params: dict[str, Any] = {"chat_id": arrival.chat_id}
    params["file"] = {"name": name, "text": contents(file, voice.knowledge)}
    if arrival.thread_id is not None:
        params["message_thread_id"] = arrival.thread_id
    return Outgoing(arrival.chat_id, "sendDocument", json.dumps(params, ensure_ascii=False), None)


def _retire(chat_id: int, screen: int) -> Outgoing:
    """Take the buttons off an old screen."""
    return Outgoing(chat_id, "editMessageReplyMarkup", json.dumps({"chat_id": chat_id}), screen)
