"""What a general answer about a gate comes to for the age, country or numbers that were named.

Knows which gates are Creator Rewards'. Does not know what they demand; the figures do.
"""

from collections.abc import Mapping
from decimal import Decimal

from bot.advice.eligibility import gates
from bot.advice.profile import Profile
from bot.dialogue.replies import Say
from bot.dialogue.scene import Scene

REWARDS = "creator_rewards"
IN_GATES = ("followers", "views_30d", "age", "residence", "account_type")


def for_this_person(intent: str, told: Mapping[str, object], scene: Scene) -> tuple[Say, ...]:
    """What a general answer comes to for the age or country that was named."""
    if intent == "eligibility.country":
        country = told.get("residence") or told.get("country")
        return () if country is None else (_at_the_border(str(country), scene),)
    if intent == "eligibility.crp":
        return _at_the_gates(told, scene)
    age = told.get("age")
    if intent == "eligibility.age" and isinstance(age, Decimal):
        figure = scene.knowledge.programmes[REWARDS].gates.age
        need = scene.knowledge.figures[figure].on(scene.today).likely if figure else None
        if need is not None:
            return (Say("age_enough" if age >= need else "age_short", {"age": age, "need": need}),)
    return ()


def _at_the_gates(told: Mapping[str, object], scene: Scene) -> tuple[Say, ...]:
    """What lacks for Creator Rewards with the numbers that were told."""
    facts = {name: told[name] for name in IN_GATES if name in told}
    if not facts:
        return ()
    missing = gates(REWARDS, Profile().having(**facts), scene.knowledge, scene.today).missing
    return (Say("gates_missed", {"missing": missing}) if missing else Say("gates_met"),)


def _at_the_border(country: str, scene: Scene) -> Say:
    return Say("country_open" if is_open(country, scene) else "country_closed", {"country": country})


def is_open(country: str, scene: Scene) -> bool:
    figure = scene.knowledge.programmes[REWARDS].gates.residence
    return figure is not None and country in scene.knowledge.figures[figure].on(scene.today).countries
