import pytest

from bot.local.telegram import LocalTelegram


@pytest.fixture
def telegram() -> LocalTelegram:
    """A local Telegram where Kim (7) has said hello."""
    telegram = LocalTelegram()
    telegram.user(7).says("hello")
    telegram.updates.take()
    return telegram
