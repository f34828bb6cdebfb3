"""Tell Telegram the bot's name, descriptions and commands in each language. May be repeated at will.

Knows which texts Telegram wants. Does not know the words; the catalogue does.
"""

from bot.telegram.api import Api
from bot.wording.catalogue import catalogue
from knowledge.schema import LANGUAGES, Lang

COMMANDS = ("estimate", "ask", "saved", "settings", "help")
TEXTS = (
    ("setMyName", "name"),
    ("setMyDescription", "description"),
    ("setMyShortDescription", "short_description"),
)


async def push_profile(api: Api) -> None:
    """English is also what every other language sees. Raises telegram.error.TelegramError."""
    for lang in LANGUAGES:
        for code in _codes(lang):
            for method, key in TEXTS:
                await api.call(method, {key: catalogue("profile")[key].within(lang), "language_code": code})
            await api.call("setMyCommands", {"commands": _commands(lang), "language_code": code})


def _commands(lang: Lang) -> list[dict[str, str]]:
    words = catalogue("profile")
    return [{"command": name, "description": words[f"command_{name}"].within(lang)} for name in COMMANDS]


def _codes(lang: Lang) -> tuple[str, ...]:
    """Telegram's two-letter codes; clients say nb, nn or no for Norwegian, and "" is everyone else."""
    return ("", "en") if lang == "en" else ("nb", "nn", "no") if lang == "nb" else (lang,)
