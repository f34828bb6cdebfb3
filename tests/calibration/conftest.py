"""The evidence, and the trials made once."""

import pytest

from bot.calibration.trials import trials
from knowledge.evidence import load_evidence


@pytest.fixture(scope="session")
def evidence():
    return load_evidence()


@pytest.fixture(scope="session")
def tried(evidence, knowledge):
    return trials(evidence, knowledge)
