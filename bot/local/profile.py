"""What the bot says of itself, per language: commands, name, description, short description, webhook."""

import json
from dataclasses import dataclass, field

from bot.local.limits import check_commands, check_language_code, check_profile, check_webhook

Params = dict[str, object]


@dataclass
class BotProfile:
    """Texts by language code, "" for everybody else; commands also by scope."""

    texts: dict[tuple[str, str], str] = field(default_factory=dict)
    commands: dict[tuple[str, str], list[dict[str, str]]] = field(default_factory=dict)
    webhook: Params = field(default_factory=dict)

    def set_text(self, name: str, params: Params) -> bool:
        text = check_profile(name, str(params.get(name, "")))
        self.texts[name, check_language_code(params.get("language_code"))] = text
        return True

    def text(self, name: str, params: Params) -> dict[str, str]:
        code = check_language_code(params.get("language_code"))
        return {name: self.texts.get((name, code)) or self.texts.get((name, ""), "")}

    def set_commands(self, params: Params) -> bool:
        self.commands[_place(params)] = list(check_commands(params["commands"]))
        return True

    def delete_commands(self, params: Params) -> bool:
        self.commands.pop(_place(params), None)
        return True

    def commands_of(self, params: Params) -> list[dict[str, str]]:
        return self.commands.get(_place(params), [])

    def set_webhook(self, params: Params) -> bool:
        check_webhook(str(params["url"]), params.get("secret_token"))
        self.webhook = params if params["url"] else {}
        return True


def _place(params: Params) -> tuple[str, str]:
    scope = json.dumps(params.get("scope") or {"type": "default"}, sort_keys=True)
    return scope, check_language_code(params.get("language_code"))
