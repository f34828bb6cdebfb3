"""All texts of a batch, understood at once: matching is fastest so. Does not know the conversation."""

from collections.abc import Sequence

import structlog

from bot.dialogue.events import Edited, Said
from bot.language.meaning import Meaning
from bot.mind import Mind
from bot.service.arrivals import Arrival, newcomer
from bot.service.batch import Batch
from knowledge.schema import Lang

log = structlog.get_logger()


def meanings_of(todo: Sequence[Arrival], batch: Batch, mind: Mind) -> list[Meaning | None]:
    """One for each arrival; None where it has no text, or one that cannot be read."""
    at = [n for n, one in enumerate(todo) if isinstance(one.event, Said | Edited)]
    texts = [todo[n].event.text for n in at]  # type: ignore[union-attr]
    langs = [(batch.sessions.get(todo[n].user_id) or newcomer(todo[n])).language for n in at]
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
