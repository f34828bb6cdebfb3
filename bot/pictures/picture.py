"""What a reply wants drawn becomes the values that the outbox keeps: a small JSON of words and positions."""

from typing import Any

from bot.dialogue.replies import Picture, PictureKind
from bot.pictures.card import card
from bot.pictures.gates import gates
from bot.pictures.history import history
from bot.pictures.movers import movers
from bot.pictures.rate_card import rate_card
from bot.pictures.summary import summary
from bot.wording.files import file_name
from bot.wording.keeping import is_earlier, of_its_day
from bot.wording.voice import Voice

PDFS: tuple[PictureKind, ...] = ("rate_card", "summary")
"""Kinds that are documents on paper."""


def values_of(picture: Picture, voice: Voice) -> dict[str, Any]:
    """Kind and values of a picture, complete: drawing it later needs neither knowledge nor person."""
    shows: Any = picture.shows
    kept = shows.get("kept")
    that_day = of_its_day(kept, voice)
    earlier = kept is not None and is_earlier(kept, voice)
    match picture.kind:
        case "card":
            values = card(shows["estimate"], shows["profile"], that_day, earlier)
        case "movers":
            values = movers(shows["estimate"], shows["tips"], that_day, earlier)
        case "history":
            values = history(shows["saved"], voice)
        case "gates":
            values = gates(shows["profile"], voice, that_day.today)
        case "rate_card":
            values = rate_card(shows["name"], shows["profile"], voice)
        case "summary":
            values = summary(shows["saved"], voice)
    drawn = {"kind": picture.kind, "values": {"lang": voice.lang, "theme": picture.theme, **values}}
    return drawn | {"name": file_name(shows["saved"], "pdf")} if picture.kind == "summary" else drawn
