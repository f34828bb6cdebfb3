"""How the Bot API says no."""

from dataclasses import dataclass


@dataclass
class ApiError(Exception):
    """A refusal in Telegram's own words: `code` as in HTTP, `parameters` such as retry_after."""

    code: int
    description: str
    parameters: dict[str, int] | None = None

    def __str__(self) -> str:
        return f"{self.code} {self.description}"


def bad_request(reason: str) -> ApiError:
    return ApiError(400, f"Bad Request: {reason}")
