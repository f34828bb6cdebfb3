"""Tell Telegram what it shows of the bot. Does not know the texts."""

from telegram.error import TelegramError

from bot.app.house import introduce
from bot.app.opening import Say
from bot.settings import CannotStart, Settings
from bot.telegram.api import Api
from bot.telegram.profile import push_profile as push_texts
from bot.telegram.transport import AiohttpRequest, bot_over


async def push_profile(settings: Settings, say: Say) -> None:
    """Tell Telegram the bot's texts. Raises CannotStart."""
    if settings.telegram_bot_token is None:
        raise CannotStart("TELEGRAM_BOT_TOKEN is not set; get a token from @BotFather.")
    token = settings.telegram_bot_token.get_secret_value()
    bot = bot_over(AiohttpRequest(), token, settings.telegram_api_url)
    await introduce(bot, settings)
    try:
        await push_texts(Api(bot))
    except TelegramError as error:
        raise CannotStart(f"Telegram did not take the texts: {error.message}.") from None
    finally:
        await bot.shutdown()
    say(f"Telegram now has the texts of @{bot.username} in every language.")
