"""Payouts of several months told in one text: listed, confirmed and kept together.

Knows how the list is corrected month by month. Does not know how a text is taken apart, `language.payout_lists` does,
nor what makes one payout possible; `draft` does.
"""

import json
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from bot.dialogue.payouts.draft import Draft
from bot.dialogue.payouts.keeping import LOG, keep, of_month, reply
from bot.dialogue.replies import Button, Outcome, Reply, Say
from bot.dialogue.scene import Scene
from bot.dialogue.session import Pending, Session
from bot.language.agreeing import agrees, disputes, refuses
from bot.language.meaning import Meaning
from bot.language.payout_lists import read_months, read_several
from bot.language.steps import read_step

SEVERAL = "several"
"""Where the drafts stand in what is pending."""
MOST_TOLD = 12

Drafts = tuple[Draft, ...]


def hear_several(session: Session, meaning: Meaning, scene: Scene) -> Outcome | None:
    """ "Jan 120, feb 90, mars 143 dollar", or None where the text tells of one payout or none."""
    lang = meaning.language or session.language
    told = () if meaning.asks else read_several(meaning.text, lang, scene.today)
    if not told or len(told) > MOST_TOLD:
        return None
    told = tuple(replace(one, amount=Decimal(0)) if one.negative else one for one in told)
    calm = session.calm()
    drafts = (Draft(currency=calm.currency).having(one, calm, lang) for one in told)
    return consider_several(calm, tuple(sorted(drafts, key=lambda one: one.month or "")), scene)


def are_several(session: Session) -> bool:
    pending = session.pending
    return pending is not None and pending.kind == "payout" and SEVERAL in pending.about


def hear_about_several(session: Session, meaning: Meaning, scene: Scene) -> Outcome | None:
    """The answer to "Save all of them?", a month corrected, or None where the text is something else."""
    drafts = drafts_of(session)
    if agrees(meaning.text):
        return save_several(session, scene)
    if refuses(meaning.text) or read_step(meaning.text) in ("cancel", "skip", "back", "enough"):
        return reply(session.but(pending=None), Say("payout_not_saved"))
    if disputes(meaning.text):
        return reply(session, Say("payouts_what_instead"))
    if meaning.asks:
        return None
    lang = meaning.language or session.language
    told = {one.month: one for one in read_months(meaning.text, lang, scene.today)}
    if not told:
        return None
    known = {one.month for one in drafts}
    corrected = [one.having(told[one.month], session, lang) if one.month in told else one for one in drafts]
    more = [Draft(currency=drafts[0].currency).having(one, session, lang) for one in told.values()]
    corrected += [one for one in more if one.month not in known and one.amount is not None]
    return consider_several(session, tuple(sorted(corrected, key=lambda one: one.month or "")), scene)


def consider_several(session: Session, drafts: Drafts, scene: Scene) -> Outcome:
    """List them all, with what cannot be, or ask whether to save."""
    waiting = _waiting(session, drafts)
    kept_before = tuple(of_month(session, str(one.month)) for one in drafts)
    wrong = next(((one, bad) for one in drafts if (bad := _impossible(one, scene)) is not None), None)
    if wrong is not None:
        draft, (line, _) = wrong
        views = draft.views or draft.qualified_views
        told = {"amount": draft.amount, "currency": draft.currency, "month": draft.month, "views": views}
        says = (Say(line, told), Say("payouts_mend", {"month": draft.month}))
        return Outcome(waiting, (Reply(says, ((Button("payout_never_mind", "pay.no"),),)),), answered=LOG)
    values = {"shown": tuple(one.paid(scene) for one in drafts), "before": kept_before}
    buttons = ((Button("payouts_save", "pay.save"), Button("payout_no", "pay.no")),)
    return Outcome(waiting, (Reply((Say("payouts_confirm", values),), buttons),), answered=LOG)


def save_several(session: Session, scene: Scene) -> Outcome:
    """Keep them all, or say again what cannot be."""
    drafts = drafts_of(session)
    if any(_impossible(one, scene) for one in drafts):
        return consider_several(session, drafts, scene)
    paid = [one.paid(scene) for one in drafts]
    return keep(session, paid, Say("payouts_saved", {"count": Decimal(len(paid))}), scene)


def _impossible(draft: Draft, scene: Scene) -> tuple[str, str] | None:
    """Views may be left out here: they can follow."""
    known = bool(draft.views or draft.qualified_views)
    return (draft if known else replace(draft, without_views=True)).impossible(scene)


def _waiting(session: Session, drafts: Sequence[Draft]) -> Session:
    kept = json.dumps([one.to_keep() for one in drafts])
    return session.but(pending=Pending(kind="payout", about={SEVERAL: kept}))


def drafts_of(session: Session) -> Drafts:
    assert session.pending is not None
    return tuple(Draft.kept(one) for one in json.loads(session.pending.about[SEVERAL]))
