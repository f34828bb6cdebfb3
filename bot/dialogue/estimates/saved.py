"""One kept estimate: opened, compared with another, taken along as a file, deleted.

Knows what a person may do with it. Does not know how it is named, shared or drawn; its neighbours do.
"""

from bot.dialogue.estimates.listing import SHOWN_SAVED, list_saved, saved_button
from bot.dialogue.estimates.naming import ask_name
from bot.dialogue.estimates.opened import back_to, find, gone, opened
from bot.dialogue.estimates.sharing import can_be_shared, end_share, share
from bot.dialogue.replies import Button, Buttons, File, FileKind, Outcome, Picture, Reply, Say
from bot.dialogue.scene import Scene
from bot.dialogue.session import ABOUT_ESTIMATE, Saved, Session, Topic

HISTORY, COMPARES = ("meta.history",), ("estimate.compare",)
FILES: dict[str, FileKind] = {"text": "text", "json": "json", "csv": "csv"}


def open_saved(session: Session, saved_id: str, scene: Scene) -> Outcome:
    """Show a kept estimate as it was said on its day; what-ifs and questions about it start from it."""
    kept = find(saved_id, scene)
    if kept is None:
        return gone(session, scene)
    topic = Topic(
        intent=ABOUT_ESTIMATE,
        saved=kept.id,
        figures=tuple(one for one in kept.figures if one in scene.knowledge.figures),
        sources=tuple(one for one in kept.estimate.get("sources", ()) if one in scene.knowledge.sources),
    )
    reply = Reply((Say("kept_opened", {"saved": kept}),), _buttons_of(kept, session), place="keep")
    return Outcome(session.calm().but(pending=None).but(topic=topic), (reply,), answered=HISTORY, kept=kept)


def press_saved(session: Session, rest: str, scene: Scene) -> Outcome | None:
    """A button of a kept estimate, by what follows "kept."."""
    calm = session.calm().but(pending=None)
    verb, _, what = rest.partition(".")
    if verb == "list":
        return Outcome(calm, (list_saved(scene, int(what) if what.isdigit() else 0),), answered=HISTORY)
    if verb == "as":
        kind, _, what = what.partition(".")
        kept = find(what, scene)
        return gone(calm, scene) if kept is None else _take_along(calm, kind, kept)
    what, _, start = what.partition(".")
    kept = find(what, scene) if what else next(iter(scene.saved), None)
    if kept is None:
        return gone(calm, scene)
    match verb:
        case "name":
            return ask_name(calm, kept)
        case "delete":
            return Outcome(calm, (Reply((Say("kept_delete", {"saved": kept}),), _sure(kept)),))
        case "gone":
            return _drop(calm, kept, scene)
        case "compare":
            return _compare_with(calm, kept, scene, int(start) if start.isdigit() else 0)
        case "with":
            first = opened(calm, scene)
            return None if first is None else _compare(calm, first, kept)
        case "share":
            return share(calm, kept, scene) if can_be_shared(kept) else None
        case "unshare":
            return end_share(calm, kept)
        case "export":
            return Outcome(calm, (Reply((Say("kept_export"),), _files(kept)),), answered=HISTORY)
    return None


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


def _sure(kept: Saved) -> Buttons:
    """The safe button comes first."""
    return ((Button("kept_keep", f"open.{kept.id}"),), (Button("kept_delete_yes", f"kept.gone.{kept.id}"),))


def _drop(session: Session, kept: Saved, scene: Scene) -> Outcome:
    left = Scene(scene.knowledge, scene.now, tuple(one for one in scene.saved if one.id != kept.id))
    without = session.but(topic=None) if session.topic and session.topic.saved == kept.id else session
    return Outcome(without, (list_saved(left, 0, Say("kept_deleted")),), answered=HISTORY, drops=(kept.id,))


def _compare_with(session: Session, kept: Saved, scene: Scene, start: int) -> Outcome:
    """Which other one? Some at a time; the opened one stays the topic."""
    others = [one for one in scene.saved if one.id != kept.id]
    if not others:
        reply = Reply(
            (Say("kept_alone"),), ((Button("if_more", "if.menu"), Button("estimate", "estimate")), *back_to(kept.id))
        )
        return Outcome(session, (reply,), answered=COMPARES)
    waiting = open_saved(session, kept.id, scene).session
    start = start if start < len(others) else 0
    end = start + SHOWN_SAVED
    rows = [(saved_button(one, f"kept.with.{one.id}"),) for one in others[start:end]]
    if len(others) > SHOWN_SAVED:
        rows.append((Button("saved_earlier", f"kept.compare.{kept.id}.{end if end < len(others) else 0}"),))
    return Outcome(waiting, (Reply((Say("kept_compare_with"),), (*rows, *back_to(kept.id))),), answered=COMPARES)


def _compare(session: Session, one: Saved, other: Saved) -> Outcome:
    """The earlier one first."""
    first, second = sorted((one, other), key=lambda kept: kept.day)
    rows = ((saved_button(second, f"open.{second.id}"),), (saved_button(first, f"open.{first.id}"),))
    reply = Reply(
        (Say("kept_compared", {"first": first, "second": second}),),
        (*rows, (Button("kept_list", "saved"),)),
        place="keep",
    )
    return Outcome(session, (reply,), answered=COMPARES, kept=second)


def _files(kept: Saved) -> Buttons:
    kinds = [Button(f"file_{kind}", f"kept.as.{kind}.{kept.id}") for kind in (*FILES, "pdf")]
    return (tuple(kinds[:2]), tuple(kinds[2:]), *back_to(kept.id))


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
