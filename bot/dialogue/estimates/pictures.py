"""Pictures of an estimate, each after a text that is complete by itself: month, movers, gates, history, rate card.

Knows whose numbers are drawn and what is asked before: month and movers of a kept estimate as they were reckoned on
its day, gates and rate card by what holds today. Does not know what a picture looks like.
"""

from collections.abc import Sequence

from bot.advice.eligibility import check, counting
from bot.advice.estimate import Estimate, estimate
from bot.advice.ranges import NOTHING, Spread
from bot.advice.readings import Readings
from bot.advice.streams import one_stream
from bot.advice.tips import TipWorth, rank_tips
from bot.dialogue.estimates.opened import back_to, opened, profile_looked_at
from bot.dialogue.estimates.recalling import recalled, recalled_tips
from bot.dialogue.replies import Button, Buttons, Outcome, Picture, PictureKind, Reply, Say
from bot.dialogue.scene import Scene
from bot.dialogue.session import Pending, Session

PACKAGE = 3
FEWEST_FOR_HISTORY = 2
MONTH, TIPS, GATES = ("estimate.profile",), ("tips.increase",), ("eligibility.overview",)
HISTORY, RATES = ("meta.history",), ("brand.rates",)


def press_picture(session: Session, rest: str, scene: Scene) -> Outcome | None:
    """A picture's button, by what follows "pic."."""
    calm = session.calm().but(pending=None)
    match rest:
        case "menu":
            return Outcome(calm, (Reply((Say("pic_menu"),), _rows(calm, scene)),), answered=MONTH)
        case "card":
            return _month(calm, scene)
        case "movers":
            return _movers(calm, scene)
        case "gates":
            return _gates(calm, scene)
        case "history":
            return show_history(calm, scene)
        case "rates":
            return _ask_name(calm, scene)
        case "nameless":
            return draw_rates(calm, "", scene)
    return None


def _reckoned(session: Session, scene: Scene) -> Estimate:
    """A kept one is not reckoned anew: the picture must say what its text says."""
    kept = opened(session, scene)
    if kept is not None:
        return recalled(kept)
    return estimate(session.profile, scene.knowledge, scene.today, payouts=session.paid())


def _ranked(session: Session, scene: Scene, reckoned: Estimate) -> Sequence[TipWorth]:
    kept = opened(session, scene)
    if kept is not None:
        return recalled_tips(kept, scene.knowledge)
    return rank_tips(session.profile, scene.knowledge, reckoned, scene.today, payouts=session.paid())


def _shown(session: Session, scene: Scene, say: Say, picture: Picture) -> Reply:
    return Reply((say,), _rows(session, scene, picture.kind), place="keep", picture=picture)


def _month(session: Session, scene: Scene) -> Outcome:
    reckoned = _reckoned(session, scene)
    values = {"estimate": reckoned, "profile": profile_looked_at(session, scene), "kept": opened(session, scene)}
    reply = _shown(session, scene, Say("pic_card", values), Picture("card", values, session.theme))
    return Outcome(session, (reply,), answered=MONTH, estimate=reckoned, figures=_known(reckoned, scene))


def _movers(session: Session, scene: Scene) -> Outcome:
    reckoned = _reckoned(session, scene)
    values = {"estimate": reckoned, "tips": _ranked(session, scene, reckoned), "kept": opened(session, scene)}
    reply = _shown(session, scene, Say("pic_movers", values), Picture("movers", values, session.theme))
    return Outcome(session, (reply,), answered=TIPS, estimate=reckoned, figures=_known(reckoned, scene))


def _known(reckoned: Estimate, scene: Scene) -> tuple[str, ...]:
    """Its figures that are still kept."""
    return tuple(one for one in reckoned.figures if one in scene.knowledge.figures)


def _gates(session: Session, scene: Scene) -> Outcome:
    profile, readings = profile_looked_at(session, scene), Readings(scene.knowledge, scene.today)
    checks = {programme: check(programme, profile, readings) for programme in counting(scene.knowledge)}
    figures = tuple(dict.fromkeys(figure for one in checks.values() for figure in one.figures))
    kept = opened(session, scene)
    say = Say("pic_gates", {"checks": checks, "kept": kept})
    reply = _shown(session, scene, say, Picture("gates", {"profile": profile, "kept": kept}, session.theme))
    return Outcome(session, (reply,), answered=GATES, figures=figures)


def show_history(session: Session, scene: Scene) -> Outcome | None:
    """All kept estimates by day, or None where there are too few."""
    if len(scene.saved) < FEWEST_FOR_HISTORY:
        return None
    shows = {"saved": tuple(scene.saved)}
    reply = _shown(session, scene, Say("pic_history", shows), Picture("history", shows, session.theme))
    return Outcome(session, (reply,), answered=HISTORY)


def _ask_name(session: Session, scene: Scene) -> Outcome:
    """Whose card it is. Without followers there is no price to print."""
    if _price(session, scene) == NOTHING:
        reply = Reply((Say("rates_need_followers"),), ((Button("estimate", "estimate"),), *_rows(session, scene)[-1:]))
        return Outcome(session, (reply,), answered=RATES)
    waiting = session.but(pending=Pending(kind="rate_card"))
    rows = ((Button("skip", "pic.nameless"), Button("cancel", "pic.menu")),)
    return Outcome(waiting, (Reply((Say("rates_ask_name"),), rows),), answered=RATES)


def draw_rates(session: Session, name: str, scene: Scene) -> Outcome:
    """The rate card, with a name or without; the name is printed and not kept."""
    each = _price(session, scene)
    if each == NOTHING:
        return _ask_name(session, scene)
    one, three = each.in_cents(), each.times(PACKAGE).in_cents()
    prices = {"one": one, "price": one.likely, "three": three, "prices": three.likely}
    say = Say("rates", prices | {"kept": opened(session, scene)})
    shows = {"name": name, "profile": profile_looked_at(session, scene)}
    reply = _shown(session, scene, say, Picture("rate_card", shows))
    return Outcome(session, (reply,), answered=RATES)


def rates_not_now(session: Session, scene: Scene) -> Outcome:
    return Outcome(session, (Reply((Say("rates_not_now"),), _rows(session, scene)),))


def _price(session: Session, scene: Scene) -> Spread:
    """Of one video for a brand."""
    profile = profile_looked_at(session, scene).having(brand_deals_per_month=1)
    return one_stream("brand_deals", profile, Readings(scene.knowledge, scene.today)).spread


def _rows(session: Session, scene: Scene, shown: PictureKind | None = None) -> Buttons:
    """The other pictures, and the way back to the estimate that they are of."""
    kinds: list[tuple[PictureKind, str]] = [("card", "pic.card"), ("movers", "pic.movers"), ("gates", "pic.gates")]
    if len(scene.saved) >= FEWEST_FOR_HISTORY:
        kinds.append(("history", "pic.history"))
    others = [Button(f"pic_{kind}", action) for kind, action in kinds if kind != shown]
    rows = [tuple(others[at : at + 2]) for at in range(0, len(others), 2)]
    if shown != "rate_card":
        rows.append((Button("pic_rate_card", "pic.rates"),))
    saved_id = session.topic.saved if session.topic else None
    if saved_id is not None:
        back = back_to(saved_id)[0]
    else:
        back = (Button("saved", "saved"), *([Button("kept_export", "kept.export")] if scene.saved else []))
    return (*rows, (*back, *([Button("continue", "continue")] if session.asks else [])))
