"""What a reply wants drawn becomes the values that the outbox keeps: a small JSON of words and positions."""

from typing import Any

from bot.dialogue.replies import Picture
from bot.pictures.card import card
from bot.pictures.gates import gates
from bot.pictures.history import history
from bot.pictures.movers import movers
from bot.pictures.rate_card import rate_card
from bot.wording.voice import Voice


def values_of(picture: Picture, voice: Voice) -> dict[str, Any]:
    """Kind and values of a picture, complete: drawing it later needs neither knowledge nor person."""
    shows: Any = picture.shows
    match picture.kind:
        case "card":
            values = card(shows["estimate"], shows["profile"], voice)
        case "movers":
            values = movers(shows["estimate"], shows["tips"], voice)
        case "history":
            values = history(shows["saved"], voice)
        case "gates":
            values = gates(shows["profile"], voice)
        case "rate_card":
            values = rate_card(shows["name"], shows["profile"], voice)
    return {"kind": picture.kind, "values": {"lang": voice.lang, "theme": picture.theme, **values}}
