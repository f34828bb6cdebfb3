"""Read the words by which people steer an interview: skip, back, cancel, that's enough, I don't know.

Knows only whole messages; a word inside a sentence steers nothing.
"""

import re
from collections.abc import Mapping
from typing import Literal

Step = Literal["skip", "back", "cancel", "enough", "unknown"]
WORDS: Mapping[Step, str] = {
    "skip": "skip|skip it|skip this|next|pass|hoppa över|hoppa|skippa|nästa|hopp over|hopp|neste",
    "back": "back|go back|previous|tillbaka|gå tillbaka|förra|tilbake|gå tilbake|forrige",
    "cancel": "cancel|stop|quit|exit|abort|avbryt|sluta|stopp|avslutt|slutt",
    "enough": "enough|that's enough|thats enough|that is enough|done|finish|det räcker|räcker|klar|klart|nog nu|"
    "det holder|holder|ferdig|nok nå",
    "unknown": "i don't know|i dont know|dont know|don't know|idk|dunno|no idea|not sure|vet inte|vet ej|ingen aning|"
    "jag vet inte|vet ikke|veit ikke|jeg vet ikke|aner ikke|ingen anelse",
}
STEPS: Mapping[str, Step] = {word: step for step, words in WORDS.items() for word in words.split("|")}


def read_step(text: str) -> Step | None:
    """What a whole message asks the interview to do, or None."""
    return STEPS.get(re.sub(r"[\s.!,]+", " ", text.replace("’", "'")).strip().casefold())
