"""How long a picture takes once the studio is warm: python -m tests.benchmarks.pictures [repeats]

Each drawing has words of its own, so that nothing comes out of a cache.
"""

import asyncio
import statistics
import sys
import time

from bot.pictures.studio import KINDS, Studio
from knowledge.load import load_knowledge
from knowledge.schema import LANGUAGES
from tests.pictures.people import PEOPLE, drawn_from

GOAL_MILLISECONDS = 60


async def main(repeats: int) -> None:
    knowledge, studio = load_knowledge(), Studio()
    started = time.perf_counter()
    await studio.warm_up()
    print(f"first picture, fonts and templates included: {(time.perf_counter() - started) * 1000:.0f} ms\n")
    print("| picture | values ms | median ms | 95 % ms | largest kB |\n| --- | --: | --: | --: | --: |")
    for kind in KINDS:
        valued, drawn, sizes = [], [], []
        for at in range(repeats):
            for who in PEOPLE:
                if (kind, who) == ("rate_card", "nobody"):
                    continue
                started = time.perf_counter()
                values = drawn_from(kind, who, knowledge, LANGUAGES[at % 3], ("light", "dark")[at % 2])["values"]
                valued.append(time.perf_counter() - started)
                values["title"] += f" {at}"
                started = time.perf_counter()
                sizes.append(len(await studio.render(kind, values)))
                drawn.append(time.perf_counter() - started)
        middle, slow = statistics.median(drawn) * 1000, statistics.quantiles(drawn, n=20)[-1] * 1000
        large = max(sizes) // 1024
        print(f"| {kind} | {statistics.median(valued) * 1000:.0f} | {middle:.0f} | {slow:.0f} | {large} |")
    print(f"\nGoal: under {GOAL_MILLISECONDS} ms once warm.")
    studio.close()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 20))
