"""A small folder of knowledge that is right in every way, for tests to break."""

from collections.abc import Callable
from pathlib import Path, PurePath

import pytest

from knowledge.json_schema import first_line

TEXTS = {
    "sources.yaml": """\
guide:
  title: A guide
  authority: D
  collected: 2026-11-22
""",
    "niches.yaml": """\
cooking:
  name: {en: cooking, sv: matlagning, nb: matlaging}
  synonyms: [food]
""",
    "countries.yaml": """\
"NO":
  synonyms: [norsk]
""",
    "concepts.yaml": """\
payout:
  words: [payout*, utbetal*]
""",
    "figures/rewards/followers.yaml": """\
what: {en: followers, sv: följare, nb: følgere}
unit: followers
kind: reported
values:
  - valid_from: 2024-03-18
    likely: 10000
    sources: [guide]
last_checked: 2026-11-22
review_every_days: 90
""",
    "figures/rewards/residence.yaml": """\
what: {en: countries, sv: länder, nb: land}
unit: count
kind: official
values:
  - valid_from: 2024-03-18
    countries: [DE, "NO"]
    sources: [guide]
last_checked: 2026-11-22
review_every_days: 90
""",
    "figures/brand/post_small.yaml": """\
what: {en: a post, sv: ett inlägg, nb: et innlegg}
unit: usd_per_post
kind: our_estimate
scope:
  followers_from: 0
values:
  - valid_from: 2024-03-18
    low: "5"
    likely: "20.50"
    high: "80"
    sources: [guide]
last_checked: 2026-11-22
review_every_days: 90
""",
    "programmes/rewards.yaml": """\
name: {en: Rewards, sv: Rewards, nb: Rewards}
status: open
gates:
  residence: rewards.residence
  followers: rewards.followers
  standing: true
sources: [guide]
""",
    "faq/about/followers.yaml": """\
topic: {en: Followers, sv: Följare, nb: Følgere}
phrasings:
  en: [how many followers]
  sv: [hur många följare]
  nb: [hvor mange følgere]
answer:
  en: You need {rewards.followers} followers.
  sv: Du behöver {rewards.followers} följare.
  nb: Du trenger {rewards.followers} følgere.
follow_ups: [about.countries]
sources: [guide]
""",
    "faq/about/countries.yaml": """\
topic: {en: Countries, sv: Länder, nb: Land}
phrasings:
  en: [which countries]
  sv: [vilka länder]
  nb: [hvilke land]
answer:
  en: It is open in {rewards.residence.countries}.
  sv: Det är öppet i {rewards.residence.countries}.
  nb: Det er åpent i {rewards.residence.countries}.
""",
    "tips/grow.yaml": """\
title: {en: Grow, sv: Väx, nb: Voks}
steps: {en: Keep going., sv: Fortsätt., nb: Fortsett.}
when:
  - field: followers
    below: 10000
change:
  - field: followers
    set: 10000
sources: [guide]
""",
}

FILES = {name: f"{first_line(PurePath(name))}\n{text}" for name, text in TEXTS.items()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


Broken = Callable[[str, str, str], tuple[Path, int]]


@pytest.fixture
def broken(folder: Path) -> Broken:
    """Replace a text in a file; gives the folder, and the line where the new text stands."""

    def replace(name: str, old: str, new: str) -> tuple[Path, int]:
        path = folder / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return folder, text[: text.index(old)].count("\n") + 1

    return replace
