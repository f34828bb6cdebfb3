"""Call a method of the Bot API with parameters that are ready to go.

Knows how a bot reaches the API. Does not know what any method means; errors are python-telegram-bot's.
"""

from collections.abc import Mapping

from telegram import Bot, InputFile
from telegram.request import BaseRequest, RequestData
from telegram.request._requestparameter import RequestParameter


class Api:
    """The Bot API as one function. Goes around `Bot`'s methods, which would take the parameters apart and put
    them together again, and would fail a whole batch of updates for a single one that they cannot read."""

    def __init__(self, bot: Bot) -> None:
        self._request = bot.request
        self._url = bot.base_url

    async def call(
        self,
        method: str,
        params: Mapping[str, object],
        files: Mapping[str, InputFile] | None = None,
        read_timeout: float | None = None,
    ) -> object:
        """Post and return `result`. Raises telegram.error.TelegramError in its many kinds."""
        parameters = [RequestParameter(name, value, None) for name, value in params.items()]
        parameters += [RequestParameter(name, None, [file]) for name, file in (files or {}).items()]
        return await self._request.post(
            f"{self._url}/{method}",
            RequestData(parameters),
            read_timeout=BaseRequest.DEFAULT_NONE if read_timeout is None else read_timeout,
        )
