"""Everything in the knowledge that rests on a figure.

Knows answers, tips, programmes and other figures. Does not know the code, which reads figures as well.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.placeholders import references
from knowledge.schema import LANGUAGES, Knowledge, ProgrammeGates, Words


@dataclass(frozen=True)
class Uses:
    """Ids. `gates` are (programme, what it demands); `replaces` are the figures that this one took the place of.

    `currency` is the one whose amounts are converted by this rate.
    """

    answers: tuple[str, ...] = ()
    tips: tuple[str, ...] = ()
    gates: tuple[tuple[str, str], ...] = ()
    replaces: tuple[str, ...] = ()
    currency: str | None = None


def uses_of(figure: str, knowledge: Knowledge) -> Uses:
    """Where a figure is named."""
    return Uses(
        answers=tuple(name for name, entry in knowledge.faq.items() if _shows(figure, entry.answer)),
        tips=tuple(name for name, tip in knowledge.tips.items() if _shows(figure, tip.title, tip.steps)),
        gates=tuple(
            (name, gate)
            for name, programme in knowledge.programmes.items()
            for gate, demanded in demands_of(programme.gates)
            if demanded == figure
        ),
        replaces=tuple(name for name, other in knowledge.figures.items() if other.superseded == figure),
        currency=next((code for code, rate in knowledge.rates.items() if rate == figure), None),
    )


def demands_of(gates: ProgrammeGates) -> Iterator[tuple[str, str]]:
    """Each demand that is a figure, with the gate that it belongs to."""
    told: dict[str, object] = {name: getattr(gates, name) for name in type(gates).model_fields}
    for gate, demanded in told.items():
        if isinstance(demanded, str):
            yield gate, demanded
    for country, demanded in gates.age_by_country.items():
        yield f"age in {country}", demanded


def _shows(figure: str, *texts: Words) -> bool:
    return any(ref.id == figure for words in texts for lang in LANGUAGES for ref in references(words.within(lang)))
