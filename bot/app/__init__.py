"""Put the house together and run it: on Telegram, or here without it.

The one place that knows all rooms. Everything that stops a start says so as `CannotStart`, in one sentence.
"""

from bot.app.house import App, open_app
from bot.app.logs import quiet_logs
from bot.app.on_telegram import run_on_telegram
from bot.app.opening import load_checked, now, open_mind, open_store, problems_of
from bot.app.profile import push_profile
from bot.app.web import serve
from bot.app.without_telegram import chat, converse, run_page
from bot.settings import IN_MEMORY

__all__ = [
    "IN_MEMORY",
    "App",
    "chat",
    "converse",
    "load_checked",
    "now",
    "open_app",
    "open_mind",
    "open_store",
    "problems_of",
    "push_profile",
    "quiet_logs",
    "run_on_telegram",
    "run_page",
    "serve",
]
