"""Draw the picture that the README shows.

Run: python -m tests.pictures.example
"""

import asyncio
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from bot.advice.estimate import estimate
from bot.advice.profile import Profile
from bot.dialogue.replies import Picture
from bot.pictures.picture import values_of
from bot.pictures.studio import FOLDER, Studio
from bot.wording.voice import Voice
from knowledge.load import load_knowledge

SHOWN = Path(FOLDER / "card.png")
SWEDE = Profile(
    followers=Decimal(12_000),
    views_30d=Decimal(300_000),
    residence="SE",
    age=Decimal(24),
    niche="cooking",
    brand_deals_per_month=Decimal(1),
)


async def draw() -> bytes:
    knowledge, today = load_knowledge(), datetime.now(UTC).date()
    values = {"estimate": estimate(SWEDE, knowledge, today), "profile": SWEDE, "tips": ()}
    drawing = values_of(Picture("card", values), Voice.of("sv", "SEK", knowledge, today))
    return await Studio().render(drawing["kind"], drawing["values"])


if __name__ == "__main__":
    SHOWN.write_bytes(asyncio.run(draw()))
