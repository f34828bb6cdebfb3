"""What the operator sets: the environment, or a `.env` file beside it."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

IN_MEMORY = "sqlite:///:memory:"


class CannotStart(Exception):
    """Something of the operator's is not as it must be. The message says what, where and what would work."""


class Settings(BaseSettings):
    """Every variable that Tally reads. An empty one counts as not set."""

    model_config = SettingsConfigDict(env_file=".env", env_ignore_empty=True, extra="ignore", hide_input_in_errors=True)

    telegram_bot_token: SecretStr | None = None
    telegram_api_url: str = "https://api.telegram.org"
    database_url: str = "sqlite:///data/tally.db"
    tally_data_key: SecretStr | None = None
    tally_data_key_file: Path | None = None
    webhook_url: str | None = None
    webhook_secret: SecretStr | None = None
    host: str = "127.0.0.1"
    port: int | None = Field(default=None, ge=0, le=65535)
    knowledge_dir: Path | None = None
    admin_ids: Annotated[tuple[int, ...], NoDecode] = ()
    messages_per_second: float = Field(default=30, ge=0)
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"

    @field_validator("admin_ids", mode="before")
    @classmethod
    def ids_are_separated_by_commas(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        try:
            return tuple(int(one) for one in value.split(",") if one.strip())
        except ValueError:
            raise ValueError("write Telegram ids, which are numbers, with commas between them") from None

    @field_validator("log_level", mode="before")
    @classmethod
    def level_is_read_in_either_case(cls, value: object) -> object:
        return value.upper() if isinstance(value, str) else value

    @field_validator("telegram_api_url", "webhook_url")
    @classmethod
    def url_is_whole(cls, value: str | None) -> str | None:
        if value is not None and not value.startswith(("http://", "https://")):
            raise ValueError("write the whole address, beginning with https:// or http://")
        return value

    @field_validator("telegram_api_url")
    @classmethod
    def api_url_has_no_slash_at_its_end(cls, value: str) -> str:
        return value.rstrip("/")

    @field_validator("knowledge_dir")
    @classmethod
    def knowledge_is_in_a_folder(cls, value: Path | None) -> Path | None:
        if value is not None and not value.is_dir():
            raise ValueError(f"{value} is not a folder; name the one that holds the knowledge base")
        return value

    @property
    def data_folder(self) -> Path:
        """Where the key and the fitted matcher live: beside the SQLite file, else `data`."""
        scheme, _, rest = self.database_url.partition(":///")
        return Path(rest).parent if scheme.startswith("sqlite") and rest else Path("data")

    @property
    def cache_folder(self) -> Path | None:
        """Where what can be made again is kept; nowhere, where nothing is to be kept."""
        return None if self.database_url == IN_MEMORY else self.data_folder / "cache"

    @property
    def key_file(self) -> Path:
        """The data key, in a folder of its own: apart from the database that it opens."""
        return self.tally_data_key_file or self.data_folder / "key" / "data.key"
