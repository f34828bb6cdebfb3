"""Where every word stands, as a list that a person can read: a change of a template shows here."""

import io
import json

import pytest
import typst
from pypdf import PdfReader

from bot.pictures.studio import FOLDER, KINDS
from tests.pictures.people import drawn_from


def words_and_places(kind, values):
    """Each run of text with its distance from the left and the bottom."""
    fonts = typst.Fonts(False, False, [FOLDER / "fonts"])
    templates = FOLDER / "templates"
    pdf = typst.compile(
        templates / f"{kind}.typ",
        root=templates,
        font_paths=fonts,
        format="pdf",
        sys_inputs={"values": json.dumps(values)},
    )
    seen = []

    def visit(text, cm, tm, font, size):
        if text.strip():
            x, y = cm[0] * tm[4] + cm[4], cm[3] * tm[5] + cm[5]
            seen.append(f"{round(x):>5} {round(y):>5}  {text.strip()}")

    (page,) = PdfReader(io.BytesIO(pdf)).pages
    page.extract_text(visitor_text=visit)
    return seen


@pytest.mark.parametrize("kind", KINDS)
def test_every_word_has_its_place(kind, small_knowledge, snapshot):
    """For a typical Swede, by figures that stay as they are."""
    assert "\n".join(words_and_places(kind, drawn_from(kind, "swede", small_knowledge, "sv")["values"])) == snapshot
