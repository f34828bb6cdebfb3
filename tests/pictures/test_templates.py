"""Every picture of every kind of person, in each language and theme: the right size, and nothing that overflows."""

import io
import re
import struct
from itertools import product

import pytest
from pypdf import PdfReader

from bot.pictures.picture import PDFS
from bot.pictures.studio import FOLDER, KINDS, NotDrawn
from knowledge.schema import LANGUAGES
from tests.pictures.people import PEOPLE, drawn_from

PNGS = [kind for kind in KINDS if kind not in PDFS]
MARKUP = "#panic() *a* _b_ [c] $d$ <e> @f \\ // g"
A4 = (595, 842)


def size_of(png):
    assert png.startswith(b"\x89PNG")
    return struct.unpack(">II", png[16:24])


def words_in(pdf):
    (page,) = PdfReader(io.BytesIO(pdf)).pages
    return " ".join(page.extract_text().split())


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "lang", "theme"), list(product(PNGS, LANGUAGES, ("light", "dark"))))
def test_picture_is_drawn_for_everybody(kind, lang, theme, draw, knowledge):
    """A template refuses what does not fit, so a drawn picture is one where all does."""
    for who in PEOPLE:
        picture = drawn_from(kind, who, knowledge, lang, theme)

        assert size_of(draw(kind, picture["values"])) == (1080, 1350)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_rate_card_is_one_page_of_selectable_text(lang, draw, knowledge):
    """The name, the prices and the rights can be copied out of it."""
    for who in ("swede", "american", "giant", "minor"):
        values = drawn_from("rate_card", who, knowledge, lang)["values"]

        pdf = draw("rate_card", values)

        box = PdfReader(io.BytesIO(pdf)).pages[0].mediabox
        assert (round(box.width), round(box.height)) == A4
        text = words_in(pdf)
        for row in (*values["prices"]["rows"], *values["rights"]["rows"]):
            assert row["name"] in text
            assert " ".join(row["amount"].split()) in text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_summary_is_selectable_text_on_paper(lang, draw, knowledge):
    """Every amount and every heading of the message can be copied out of it.

    A name in Cyrillic is left aside: the font has one glyph for both letters a, and the PDF knows it by one of them.
    """
    for who in ("swede", "american", "nobody", "giant", "beginner"):
        values = drawn_from("summary", who, knowledge, lang)["values"]

        reader = PdfReader(io.BytesIO(draw("summary", values)))

        assert (round(reader.pages[0].mediabox.width), round(reader.pages[0].mediabox.height)) == A4
        text = "".join("".join(page.extract_text() for page in reader.pages).split())
        shown = [values["title"], values["headline"], values["after"], *values["under"]]
        shown += [run["text"] for part in values["blocks"] for one in part["lines"] for run in one["runs"]]
        for words in shown:
            assert "".join(words.split()) in text


def test_name_with_markup_is_printed_as_it_was_written(draw, knowledge):
    """A person's words are data: nothing in them is read as Typst."""
    values = drawn_from("rate_card", "swede", knowledge)["values"] | {"name": MARKUP}

    assert MARKUP in words_in(draw("rate_card", values))


@pytest.mark.parametrize("kind", PNGS)
def test_row_with_markup_is_drawn(kind, draw, knowledge):
    """In every template, wherever words stand."""
    values = drawn_from(kind, "swede", knowledge)["values"]

    draw(kind, everywhere(values, lambda words: words + " #x"))


def everywhere(values, change):
    """The same values with every word but the settings changed."""
    kept = ("lang", "theme", "kind", "state")
    match values:
        case dict():
            return {name: one if name in kept else everywhere(one, change) for name, one in values.items()}
        case list():
            return [everywhere(one, change) for one in values]
        case str() if values:
            return change(values)
    return values


@pytest.mark.parametrize(
    "change",
    [
        {"headline": "0\u00a0kr", "likely": "0"},
        {"headline": "12\u00a0500\u00a0000\u00a0000\u00a0000–440\u00a0000\u00a0000\u00a0000\u00a0000\u00a0kr"},
        {"facts": ["W" * 80, "Ä" * 80]},
        {"foot": ["Uppskattningsresultatsredovisnings förklaring " * 2, "b"]},
    ],
    ids=lambda change: next(iter(change)),
)
def test_extreme_words_find_their_place(change, draw, knowledge):
    """Very small and very large amounts, very long words: shrunk, wrapped or cut, never over the edge."""
    values = drawn_from("card", "swede", knowledge, "sv")["values"]

    assert size_of(draw("card", values | change)) == (1080, 1350)


@pytest.mark.parametrize("change", [{"headline": "8" * 200}, {"foot": ["x " * 500]}, {"facts": 3}])
def test_what_cannot_fit_is_refused(change, draw, knowledge):
    """Rather no picture than one that runs over its edge; the reason holds none of the words."""
    values = drawn_from("card", "swede", knowledge)["values"]

    with pytest.raises(NotDrawn) as refusal:
        draw("card", values | change)
    assert "888" not in str(refusal.value)


def test_the_same_values_give_the_same_bytes(draw, knowledge):
    """No time, no chance."""
    values = drawn_from("movers", "swede", knowledge)["values"]

    assert draw("movers", values) == draw("movers", values)


def test_colours_can_be_told_apart():
    """WCAG: words at least 4.5 to 1 on what lies under them, in both themes."""
    text = (FOLDER / "templates" / "parts.typ").read_text(encoding="utf-8")
    for theme in ("light", "dark"):
        block = re.search(rf"{theme}: \((.*?)\n  \)", text, re.DOTALL)
        assert block is not None
        hue = dict(re.findall(r'(\w+): rgb\("#(\w{6})"\)', block[1]))
        for ink, under in product(("ink", "quiet", "accent"), ("ground", "panel")):
            assert contrast(hue[ink], hue[under]) >= 4.5, (theme, ink, under)
        for ink, under in (("panel", "accent"), ("accent", "chip"), ("quiet", "track")):
            assert contrast(hue[ink], hue[under]) >= 4.5, (theme, ink, under)
        assert contrast(hue["accent"], hue["soft"]) >= 1.9, theme


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour):
    parts = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
