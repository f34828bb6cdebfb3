"""One update of a batch: its turn, and all that follows from it, put into the batch.

A turn that fails costs nothing but itself: it is parked, and the person gets one apology. Does not know the database.
"""

import faulthandler
import secrets
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

import structlog

from bot.dialogue.estimates.sharing import asked_share
from bot.dialogue.events import Event, Said
from bot.dialogue.replies import Outcome, Reply, Say
from bot.dialogue.scene import Scene
from bot.dialogue.session import Session
from bot.dialogue.staging import stage
from bot.dialogue.turn import turn
from bot.language.meaning import Meaning
from bot.mind import Mind
from bot.service.arrivals import Arrival, newcomer
from bot.service.batch import Batch
from bot.service.calls import calls_for, message_row, without_buttons
from bot.service.public import in_public
from bot.service.saving import rename_and_drop, save_estimate, share_and_end
from bot.wording.voice import Voice
from bot.wording.words import put_into_words
from knowledge.schema import Lang
from storage.store import Gap, ParkedUpdate

log = structlog.get_logger()
TURN_SECONDS = 5
"""A turn that takes longer ends the process, with its traceback and without a person's words."""

AFRESH = Reply((Say("begun_afresh"),))

Watch = Callable[[Session, Outcome, Meaning | None], None]


def unwatched(session: Session, outcome: Outcome, meaning: Meaning | None) -> None:
    """Nobody looks on."""


class UnreadableText(Exception):
    """Our reading of a text failed. Its person gets an apology; the batch goes on."""


class UnreadableSession(Exception):
    """A kept session is damaged or from a newer Tally. It is left as it is, and its person gets an apology."""


@dataclass
class Turning:
    """The turns of one batch, in order. `watch` is told each outcome; `watchdog` ends a turn that hangs."""

    batch: Batch
    mind: Mind
    now: datetime
    watch: Watch = unwatched
    watchdog: bool = False
    username: str = ""

    def take(self, arrival: Arrival, meaning: Meaning | None) -> None:
        """One update. Only the first failure of it is caught: an apology that cannot be said ends the batch."""
        if arrival.event is None:
            return
        session = self.batch.sessions[arrival.user_id] if arrival.private else newcomer(arrival)
        try:
            with self._watched():
                self._follow(arrival, session, self._outcome(arrival, arrival.event, session, meaning), meaning)
        except Exception as error:
            where = "".join(traceback.format_tb(error.__traceback__)[-4:])
            log.error("turn_failed", update_id=arrival.update_id, error=type(error).__name__, where=where)
            self.batch.parked.append(ParkedUpdate(arrival.update_id, f"{type(error).__name__}\n{where}"))
            self._follow(arrival, session, Outcome(session, (Reply((Say("our_fault"),)),)), meaning)

    @contextmanager
    def _watched(self) -> Iterator[None]:
        if self.watchdog:
            faulthandler.dump_traceback_later(TURN_SECONDS, exit=True)
        try:
            yield
        finally:
            if self.watchdog:
                faulthandler.cancel_dump_traceback_later()

    def _outcome(self, arrival: Arrival, event: Event, session: Session, meaning: Meaning | None) -> Outcome:
        if arrival.user_id in self.batch.untouched:
            raise UnreadableSession
        if meaning is None and isinstance(event, Said):
            raise UnreadableText
        kept = self.batch.saved.get(arrival.user_id, ()) if arrival.private else ()
        shared = self.batch.asked_for.get(asked_share(event) or "")
        fresh_id = secrets.token_urlsafe(12)
        scene = Scene(self.mind.knowledge, self.now, tuple(kept), shared, self.username, fresh_id)
        outcome = turn(session, event, meaning, scene)
        return outcome if arrival.private else in_public(outcome)

    def _follow(self, arrival: Arrival, before: Session, outcome: Outcome, meaning: Meaning | None) -> None:
        """Say what is to be said; keep what is to be kept of a person in private."""
        assert arrival.event is not None
        staged = stage(before, arrival.event, outcome)
        lang: Lang = outcome.language or staged.session.language
        voice = Voice.of(lang, staged.session.currency, self.mind.knowledge, self.now.date())
        rows, text = [without_buttons(arrival, screen) for screen in staged.retired], ""
        for one in staged.messages:
            message = put_into_words(one.reply, one.screen, voice)
            text = message.text
            rows += calls_for(arrival, one, message, voice)
        if arrival.private and arrival.user_id in self.batch.afresh:
            rows.insert(0, message_row(arrival, put_into_words(AFRESH, 0, voice)))
            self.batch.afresh.discard(arrival.user_id)
        self.batch.outgoing += rows
        if not arrival.private or arrival.user_id in self.batch.untouched:
            return
        self._keep(arrival, staged.session, outcome, text)
        self.batch.gaps += [Gap(lang, self.now.date(), gap) for gap in outcome.gaps]
        self.watch(staged.session, outcome, meaning)

    def _keep(self, arrival: Arrival, session: Session, outcome: Outcome, text: str) -> None:
        batch, person = self.batch, arrival.user_id
        batch.sessions[person] = session
        batch.changed[person] = session.model_dump_json()
        if outcome.saves and outcome.estimate is not None:
            save_estimate(person, outcome, text, batch, self.mind.knowledge.version, self.now)
        rename_and_drop(person, outcome, batch)
        share_and_end(person, outcome, batch)
        if outcome.forgets:
            batch.forgotten[person] = arrival.chat_id
            batch.saved[person] = []
            batch.changed.pop(person, None)
            batch.estimates = [one for one in batch.estimates if one.user_id != person]
            batch.shares = [one for one in batch.shares if one.user_id != person]
