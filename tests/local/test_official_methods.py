"""The local Telegram's methods against the official list, where a copy of that list is at hand."""

import json
import warnings
from pathlib import Path

import pytest

from bot.local.methods import METHODS

OFFICIAL = Path(__file__).parents[2] / "../shared/spec/bot-api-10.0.json"


def test_methods_and_parameters_are_the_official_ones():
    """No name is made up, and what Telegram requires is required here."""
    if not OFFICIAL.exists():
        reason = "NOT CHECKED against the official Bot API: no copy of its description here"
        warnings.warn(reason, stacklevel=1)
        pytest.skip(reason)
    official = json.loads(OFFICIAL.read_text(encoding="utf-8"))["methods"]

    for method, parameters in METHODS.items():
        fields = {field["name"]: field["required"] for field in official[method].get("fields", [])}
        assert parameters.items() <= fields.items(), method
        assert {name for name, required in fields.items() if required} <= parameters.keys(), method
