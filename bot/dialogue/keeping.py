"""Saved estimates: open, rename, compare, delete, share, and taking them along as a file.

Knows what a person may do with an estimate that was kept. Does not know how it is stored.
"""

import unicodedata
from decimal import Decimal

from bot.dialogue import screens
from bot.dialogue.picturing import draw_rates, rates_not_now
from bot.dialogue.replies import Button, Buttons, File, FileKind, Outcome, Picture, Reply, Say
from bot.dialogue.scene import Scene
from bot.dialogue.session import Pending, Saved, Session, Topic
from bot.dialogue.sharing import can_be_shared, end_share, share
from bot.language.meaning import Meaning
from bot.language.steps import read_step

LONGEST_NAME = Decimal(40)
ABOUT_ESTIMATE = "estimate.profile"
HISTORY, COMPARES = ("meta.history",), ("estimate.compare",)
FILES: dict[str, FileKind] = {"text": "text", "json": "json", "csv": "csv"}


def open_saved(session: Session, saved_id: str, scene: Scene) -> Outcome:
    """Show a kept estimate as it was said on its day; what-ifs and questions about it start from it."""
    kept = find(saved_id, scene)
    if kept is None:
        return _gone(session, scene)
    topic = Topic(
        intent=ABOUT_ESTIMATE,
        saved=kept.id,
        figures=tuple(one for one in kept.figures if one in scene.knowledge.figures),
        sources=tuple(one for one in kept.estimate.get("sources", ()) if one in scene.knowledge.sources),
    )
    reply = Reply((Say("kept_opened", {"saved": kept}),), _buttons_of(kept, session), place="keep")
    return Outcome(_calm(session).but(topic=topic), (reply,), answered=HISTORY, kept=kept)


def press_saved(session: Session, rest: str, scene: Scene) -> Outcome | None:
    """A button of a kept estimate, by what follows "kept."."""
    calm = _calm(session)
    verb, _, what = rest.partition(".")
    if verb == "list":
        return Outcome(calm, (screens.saved(scene, int(what) if what.isdigit() else 0),), answered=HISTORY)
    if verb == "as":
        kind, _, what = what.partition(".")
        kept = find(what, scene)
        return _gone(calm, scene) if kept is None else _take_along(calm, kind, kept)
    what, _, start = what.partition(".")
    kept = find(what, scene) if what else next(iter(scene.saved), None)
    if kept is None:
        return _gone(calm, scene)
    match verb:
        case "name":
            return _ask_name(calm, kept)
        case "delete":
            return Outcome(calm, (Reply((Say("kept_delete", {"saved": kept}),), _sure(kept)),))
        case "gone":
            return _drop(calm, kept, scene)
        case "compare":
            return _compare_with(calm, kept, scene, int(start) if start.isdigit() else 0)
        case "with":
            opened = find(calm.topic.saved, scene) if calm.topic else None
            return None if opened is None else _compare(calm, opened, kept)
        case "share":
            return share(calm, kept, scene) if can_be_shared(kept) else None
        case "unshare":
            return end_share(calm, kept)
        case "export":
            return Outcome(calm, (Reply((Say("kept_export"),), _files(kept)),), answered=HISTORY)
    return None


def find(saved_id: str | None, scene: Scene) -> Saved | None:
    return next((one for one in scene.saved if one.id == saved_id), None)


def _calm(session: Session) -> Session:
    return session.but(state="interview" if session.asks else "idle", pending=None)


def _gone(session: Session, scene: Scene) -> Outcome:
    return Outcome(session, (screens.saved(scene, 0, *([Say("saved_gone")] if scene.saved else [])),))


def _buttons_of(kept: Saved, session: Session) -> Buttons:
    label = "kept_is_shared" if kept.shared else "kept_share"
    sharing = [Button(label, f"kept.share.{kept.id}")] if can_be_shared(kept) else []
    back = (Button("kept_list", "saved"), *([Button("continue", "continue")] if session.asks else []))
    return (
        (Button("if_more", "if.menu"), Button("kept_compare", f"kept.compare.{kept.id}")),
        (Button("kept_name", f"kept.name.{kept.id}"), Button("kept_delete", f"kept.delete.{kept.id}")),
        (Button("pictures", "pic.menu"), Button("kept_export", f"kept.export.{kept.id}")),
        (*sharing, *back),
    )


def _to(kept: Saved) -> Buttons:
    return ((Button("kept_open", f"open.{kept.id}"), Button("kept_list", "saved")),)


def _ask_name(session: Session, kept: Saved) -> Outcome:
    waiting = session.but(pending=Pending(kind="rename", about={"id": kept.id}))
    reply = Reply((Say("kept_ask_name", {"most": LONGEST_NAME}),), ((Button("cancel", f"open.{kept.id}"),),))
    return Outcome(waiting, (reply,), answered=HISTORY)


def hear_name(session: Session, meaning: Meaning, scene: Scene) -> Outcome | None:
    """The new name of a kept estimate, or the name to print on a rate card. A question is no name."""
    assert session.pending is not None
    renames = session.pending.kind == "rename"
    kept = find(session.pending.about.get("id"), scene) if renames else None
    step = read_step(meaning.text)
    done = session.but(pending=None)
    if renames and kept is None:
        return _gone(done, scene)
    if step in ("cancel", "back", "enough", "skip", "unknown"):
        if kept is not None:
            return Outcome(done, (Reply((Say("kept_name_unchanged"),), _to(kept)),), answered=HISTORY)
        return rates_not_now(done, scene) if step in ("cancel", "back") else draw_rates(done, "", scene)
    if _is_no_name(meaning):
        return None
    name = plain_name(meaning.text)
    if not name or len(name) > LONGEST_NAME:
        say = Say("name_too_long" if name else "name_unreadable", {"most": LONGEST_NAME})
        cancel = Button("cancel", f"open.{kept.id}" if kept is not None else "pic.menu")
        return Outcome(session, (Reply((say,), ((cancel,),)),))
    if kept is None:
        return draw_rates(done, name, scene)
    reply = Reply((Say("kept_renamed", {"name": name}),), _to(kept))
    return Outcome(done, (reply,), answered=HISTORY, renames={kept.id: name})


def _is_no_name(meaning: Meaning) -> bool:
    """A clear question or request; "When I moved" only begins like one."""
    steers = any(one.id.startswith(("meta.", "payout.")) for one in meaning.intents)
    return "?" in meaning.text or steers or (meaning.asks and bool(meaning.intents))


def plain_name(text: str) -> str:
    """In one line, without what cannot be seen; empty where no letter or digit is left."""
    seen = "".join(" " if one.isspace() else one for one in text if one.isspace() or _is_seen(one))
    name = " ".join(seen.split())
    return name if any(one.isalnum() for one in name) else ""


def _is_seen(letter: str) -> bool:
    """No control, no override of direction; the joiner inside emoji stays."""
    return unicodedata.category(letter)[0] != "C" or letter == "\u200d"


def _sure(kept: Saved) -> Buttons:
    """The safe button comes first."""
    return ((Button("kept_keep", f"open.{kept.id}"),), (Button("kept_delete_yes", f"kept.gone.{kept.id}"),))


def _drop(session: Session, kept: Saved, scene: Scene) -> Outcome:
    left = Scene(scene.knowledge, scene.now, tuple(one for one in scene.saved if one.id != kept.id))
    without = session.but(topic=None) if session.topic and session.topic.saved == kept.id else session
    return Outcome(without, (screens.saved(left, 0, Say("kept_deleted")),), answered=HISTORY, drops=(kept.id,))


def _compare_with(session: Session, kept: Saved, scene: Scene, start: int) -> Outcome:
    """Which other one? Some at a time; the opened one stays the topic."""
    others = [one for one in scene.saved if one.id != kept.id]
    if not others:
        reply = Reply(
            (Say("kept_alone"),), ((Button("if_more", "if.menu"), Button("estimate", "estimate")), *_to(kept))
        )
        return Outcome(session, (reply,), answered=COMPARES)
    opened = open_saved(session, kept.id, scene).session
    start = start if start < len(others) else 0
    end = start + screens.SHOWN_SAVED
    rows = [(screens.saved_button(one, f"kept.with.{one.id}"),) for one in others[start:end]]
    if len(others) > screens.SHOWN_SAVED:
        rows.append((Button("saved_earlier", f"kept.compare.{kept.id}.{end if end < len(others) else 0}"),))
    return Outcome(opened, (Reply((Say("kept_compare_with"),), (*rows, *_to(kept))),), answered=COMPARES)


def _compare(session: Session, one: Saved, other: Saved) -> Outcome:
    """The earlier one first."""
    first, second = sorted((one, other), key=lambda kept: kept.day)
    rows = ((screens.saved_button(second, f"open.{second.id}"),), (screens.saved_button(first, f"open.{first.id}"),))
    reply = Reply(
        (Say("kept_compared", {"first": first, "second": second}),),
        (*rows, (Button("kept_list", "saved"),)),
        place="keep",
    )
    return Outcome(session, (reply,), answered=COMPARES, kept=second)


def _files(kept: Saved) -> Buttons:
    kinds = [Button(f"file_{kind}", f"kept.as.{kind}.{kept.id}") for kind in (*FILES, "pdf")]
    return (tuple(kinds[:2]), tuple(kinds[2:]), *_to(kept))


def _take_along(session: Session, kind: str, kept: Saved) -> Outcome | None:
    """A short text that says what it holds, and the file after it."""
    says = (Say("kept_file", {"saved": kept, "kind": kind}),)
    if kind == "pdf":
        reply = Reply(says, _files(kept), place="keep", picture=Picture("summary", {"saved": kept}))
    elif kind in FILES:
        reply = Reply(says, _files(kept), place="keep", file=File(FILES[kind], kept))
    else:
        return None
    return Outcome(session, (reply,), answered=HISTORY, kept=kept)
