"""How long understanding takes, and how much memory the running bot needs.

Run: python -m tests.benchmarks.understanding

Machines are noisy: read the ratios of one run, not its milliseconds.
"""

import importlib
import re
import statistics
import subprocess
import sys
import time
from pathlib import Path
from tempfile import gettempdir

from bot.evaluation.questions import read_questions
from bot.evaluation.slips import with_slips
from bot.mind import Mind

QUESTIONS = Path(__file__).parents[1] / "evaluation" / "blind.yaml"
CACHE = Path(gettempdir()) / "tally-benchmark"
BATCH = 100
ODD = ["🙂" * 4096, "7" * 4096, "\u202e" + "שלום " * 800, "a\u200b" * 2000, "hur mycket " * 370, "(" * 4096]


def milliseconds(work):
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def resident():
    """Mebibytes. What `resource` tells of a new process begins with what its parent once had."""
    return int(re.search(r"VmRSS:\s+(\d+)", Path("/proc/self/status").read_text())[1]) / 1024


def loading():
    """What a process has when it is ready to answer: seconds and mebibytes. Printed by a process of its own."""
    begun = time.perf_counter()
    mind = Mind.open(None, CACHE)
    ready = time.perf_counter() - begun
    mind.understanding.understand("när får jag utbetalt", "sv")
    alone, learns = resident(), not sys.modules.keys().isdisjoint({"sklearn", "scipy"})
    importlib.import_module("bot.app")
    print(f"{ready:.2f} {alone:.0f} {resident():.0f} {learns}")


def main():
    mind = Mind.open(None, CACHE)
    understand, many = mind.understanding.understand, mind.understanding.understand_many
    asked = read_questions(QUESTIONS)
    texts = [(with_slips(one.text), one.lang) for one in asked] + [(one.text, one.lang) for one in asked]
    alone = sorted(milliseconds(lambda one=one: understand(*one)) for one in texts)
    batches = [
        milliseconds(lambda part=part: many([text for text, _ in part], [lang for _, lang in part])) / len(part)
        for part in (texts[at : at + BATCH] for at in range(0, len(texts) - BATCH + 1, BATCH))
    ]
    odd = [min(milliseconds(lambda text=text: understand(text, "en")) for _ in range(3)) for text in ODD]
    ran = subprocess.run([sys.executable, "-m", __spec__.name, "loading"], capture_output=True, text=True, check=True)
    seconds, mebibytes, with_the_rest, learns = ran.stdout.split()
    middle, slowest = alone[len(alone) // 2], alone[len(alone) * 99 // 100]
    print(f"alone, ms:        p50 {middle:.2f}   p99 {slowest:.2f}   of {len(alone)}")
    print(f"in batches, ms:   {statistics.median(batches):.2f} each, {BATCH} together")
    print(f"odd texts, ms:    {max(odd):.1f} at most")
    print(f"ready in:         {seconds} s with {mebibytes} MiB; scikit-learn or scipy loaded: {learns}")
    print(f"the whole bot:    {with_the_rest} MiB")


if __name__ == "__main__":
    loading() if "loading" in sys.argv else main()
