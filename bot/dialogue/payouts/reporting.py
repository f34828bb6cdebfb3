"""Texts that report a payout, or change one that is kept.

Knows which texts do. Does not know what a report still lacks; `completing` asks for that.
"""

import re
from dataclasses import replace
from decimal import Decimal

from bot.dialogue.interview import asking
from bot.dialogue.money import MONEY_FACTS
from bot.dialogue.payouts.completing import consider
from bot.dialogue.payouts.draft import Draft
from bot.dialogue.payouts.keeping import of_month, reply
from bot.dialogue.payouts.listing import list_payouts, remove
from bot.dialogue.payouts.several import hear_several
from bot.dialogue.replies import Outcome, Say
from bot.dialogue.scene import Scene
from bot.dialogue.session import Session
from bot.language.meaning import Meaning
from bot.language.months import find_months
from bot.language.normalize import fold
from bot.language.payout_lists import read_months
from bot.language.payout_reports import (
    PayoutTold,
    asks_for_payouts,
    changes_kept,
    is_about_tiktok,
    read_report,
    removes_kept,
)

SHORT_WORDS = 9
LAST_MONTH = re.compile(r"\b(?:last|past|this|forra|forrige|denna|denne|siste|sista|senaste) (?:month|manad|maned)")
"""What came in last month may be anything; in April, it was TikTok that paid."""


def hear_report(session: Session, meaning: Meaning, scene: Scene) -> Outcome | None:
    """ "I got $212 for March from 400k views", or None where the text reports no payout."""
    if asks_for_payouts(meaning.text):
        return list_payouts(session, scene)
    if (several := hear_several(session, meaning, scene)) is not None:
        return several
    if (changed := _changes_kept(session, meaning, scene)) is not None:
        return changed
    lang = meaning.language or session.language
    told = None if meaning.asks else read_report(meaning.text, lang, scene.today)
    if told is None or (session.asks and not _stands_alone(told, session, meaning)):
        return None
    if "residence" in meaning.entities:
        session = asking.remember(session, {"residence": meaning.entities["residence"]}, scene)
    calm = session.calm()
    if told.several:
        return reply(calm, Say("payout_one_at_a_time"))
    if told.negative:
        told = replace(told, amount=Decimal(0))
    return consider(calm, Draft(currency=calm.currency).having(told, calm, lang), scene)


def _changes_kept(session: Session, meaning: Meaning, scene: Scene) -> Outcome | None:
    """ "Actually september was £98", "delete my september payout": of a month that is kept."""
    if not session.payouts or session.asks or meaning.asks or len(meaning.text.split()) > SHORT_WORDS:
        return None
    lang = meaning.language or session.language
    if removes_kept(meaning.text):
        months = {one.month for one in find_months(meaning.text, lang, scene.today, listed=True)}
        month = months.pop() if len(months) == 1 else None
        return None if month is None else remove(session, month, scene)
    told = read_months(meaning.text, lang, scene.today) if changes_kept(meaning.text) else ()
    if len(told) != 1 or (before := of_month(session, str(told[0].month))) is None:
        return None
    draft = Draft(before.amount, before.currency, before.month, before.views, before.qualified_views)
    draft = replace(draft, without_views=not (before.views or before.qualified_views))
    return consider(session, draft.having(told[0], session, lang), scene)


def _stands_alone(told: PayoutTold, session: Session, meaning: Meaning) -> bool:
    """Mid-interview an amount may be an answer; a report names its views, TikTok, or a month by its name."""
    if told.month is not None and session.asks not in MONEY_FACTS and not LAST_MONTH.search(fold(meaning.text)):
        return True
    return told.views is not None or told.qualified_views is not None or is_about_tiktok(meaning.text)
