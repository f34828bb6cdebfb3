"""A person's kept estimates, newest first: one more, the same again, renamed, shared, dropped.

Knows which are the same and how many are kept. Does not know how one is reckoned or shown.
"""

import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from bot.advice.estimate import as_contract
from bot.advice.tips import TipWorth
from bot.dialogue.estimates.recalling import beside
from bot.dialogue.estimates.sharing import visible
from bot.dialogue.replies import Outcome
from bot.dialogue.session import MOST_SAVED, Saved
from bot.service.batch import Batch
from storage.store import NewEstimate, NewShare


def save_estimate(user_id: int, outcome: Outcome, text: str, batch: Batch, version: str, at: datetime) -> None:
    """Keep what this outcome reckoned, and the knowledge `version` behind it. The same again that day is kept once."""
    one = _saved(outcome, text, version, at)
    kept = batch.saved.setdefault(user_id, [])
    if kept and _is_the_same(kept[0], one):
        as_before = {name: getattr(kept[0], name) for name in ("id", "name", "nth", "shared")}
        _put_in_place(kept, 0, one.model_copy(update=as_before), batch)
        return
    of_the_day = [other.nth for other in kept if other.day.date() == one.day.date()]
    one = one.model_copy(update={"nth": max(of_the_day, default=0) + 1})
    kept.insert(0, one)
    batch.estimates.append(NewEstimate(one.id, user_id, at, one.model_dump_json()))
    for gone in _too_many(kept):
        kept.remove(gone)
        batch.dropped.append(gone.id)


def _too_many(kept: Sequence[Saved]) -> Sequence[Saved]:
    """The oldest, and those that nobody gave a name before those that somebody did; never the one just made."""
    dearest_first = sorted(kept[1:], key=lambda one: one.name is None)
    return dearest_first[MOST_SAVED - 1 :]


def rename_and_drop(user_id: int, outcome: Outcome, batch: Batch) -> None:
    """Only a person's own estimates are in their list, so no other's can be meant."""
    kept = batch.saved.get(user_id, [])
    for at, one in enumerate(kept):
        if one.id in outcome.renames:
            _put_in_place(kept, at, one.model_copy(update={"name": outcome.renames[one.id]}), batch)
    gone = [one.id for one in kept if one.id in outcome.drops]
    batch.dropped += gone
    kept[:] = [one for one in kept if one.id not in gone]


def share_and_end(user_id: int, outcome: Outcome, batch: Batch) -> None:
    """What others may look at from now on, and what they may not any more."""
    kept = batch.saved.get(user_id, [])
    for at, one in enumerate(kept):
        if share_id := outcome.shares.get(one.id):
            batch.shares.append(NewShare(share_id, user_id, one.id, visible(one).model_dump_json()))
            _put_in_place(kept, at, one.model_copy(update={"shared": share_id}), batch)
        elif one.id in outcome.unshares:
            batch.shares = [share for share in batch.shares if share.estimate_id != one.id]
            batch.unshared.append(one.id)
            batch.asked_for.pop(one.shared or "", None)
            _put_in_place(kept, at, one.model_copy(update={"shared": None}), batch)


def _saved(outcome: Outcome, text: str, version: str, at: datetime) -> Saved:
    estimate = outcome.estimate
    assert estimate is not None
    return Saved(
        id=secrets.token_urlsafe(9),
        day=at,
        low=str(estimate.total.low),
        high=str(estimate.total.high),
        text=text,
        profile=outcome.session.profile.model_dump(mode="json", exclude_none=True),
        knowledge_version=version,
        estimate=as_contract(estimate, _tips_of(outcome)),
        figures=estimate.figures,
        beside=beside(estimate, _tips_of(outcome)),
    )


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
