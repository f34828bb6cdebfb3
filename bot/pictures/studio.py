"""The one compiler, in a thread of its own: values in, a finished picture out.

Knows Typst and how long a picture may take. Does not know what any picture shows. typst-py may not be used from
several threads, so the pictures queue for the one.
"""

import asyncio
import json
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import structlog

from bot.dialogue.replies import PictureKind
from bot.pictures.picture import PDFS

if TYPE_CHECKING:
    from typst import Compiler

KINDS: tuple[PictureKind, ...] = get_args(PictureKind)
PIXELS_PER_INCH = 72
"""At this a length of the templates is a pixel."""
SECONDS = 5.0
"""How long a picture may take, its wait for the others included."""
WAITING_AT_MOST = 64
FOLDER = Path(str(files("bot.pictures")))

_log = structlog.get_logger(__name__)


class NotDrawn(Exception):
    """The picture could not be made: too much for its place, too slow, or Typst failed. The text stands alone."""


class Studio:
    """Renders pictures one after another, off the event loop. Opened at the first picture, or by `warm_up`."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="studio")
        self._compiler: Compiler | None = None
        self._waiting = 0

    async def render(self, kind: str, values: Mapping[str, Any]) -> bytes:
        """A PNG, or a PDF for the kinds in PDFS. Raises NotDrawn."""
        if kind not in KINDS:
            raise NotDrawn(f"there is no picture called {kind!r}")
        if self._waiting >= WAITING_AT_MOST:
            raise NotDrawn("too many pictures are waiting")
        self._waiting += 1
        loop = asyncio.get_running_loop()
        drawing = loop.run_in_executor(self._thread, self._draw, kind, json.dumps(values, ensure_ascii=False))
        drawing.add_done_callback(self._one_less)
        try:
            return await asyncio.wait_for(drawing, self._seconds)
        except TimeoutError:
            raise NotDrawn("it took too long") from None
        except (RuntimeError, ValueError, OSError) as error:
            raise NotDrawn(_reason(error)) from None

    async def warm_up(self) -> None:
        """Read fonts and templates, so that the first picture is as quick as the others."""
        try:
            await self.render("history", _BLANK)
        except NotDrawn as error:
            _log.warning("no pictures", reason=str(error))

    def close(self) -> None:
        """No picture is begun any more; one in hand ends by itself."""
        self._thread.shutdown(wait=False, cancel_futures=True)

    def _one_less(self, drawing: object) -> None:
        self._waiting -= 1

    def _draw(self, kind: str, values: str) -> bytes:
        """A panic inside Typst is no Exception, and would end whoever waits; the next picture gets a new compiler."""
        try:
            return self._compiled(kind, values)
        except Exception:
            raise
        except BaseException:
            self._compiler = None
            raise RuntimeError("the compiler panicked") from None

    def _compiled(self, kind: str, values: str) -> bytes:
        if self._compiler is None:
            import typst  # seven mebibytes that a bot without pictures does not need

            fonts = typst.Fonts(False, False, [FOLDER / "fonts"])
            self._compiler = typst.Compiler(root=FOLDER / "templates", font_paths=fonts)
        drawn = self._compiler.compile(
            input=FOLDER / "templates" / f"{kind}.typ",
            format="pdf" if kind in PDFS else "png",
            ppi=PIXELS_PER_INCH,
            sys_inputs={"values": values},
        )
        if not isinstance(drawn, bytes):
            raise ValueError("more than one page")
        return drawn


def _reason(error: Exception) -> str:
    """What went wrong, without the person's words that Typst may quote."""
    told = str(error)
    return "does not fit" if "does not fit" in told else type(error).__name__


_BLANK = {
    "lang": "en",
    "theme": "light",
    "day": "",
    "title": "Tally",
    "headline": "0",
    "sub": "0",
    "rows": [{"name": "0", "amount": "0", "note": "0", "bar": [0.1, 0.2, 0.3]}],
    "foot": [],
}
