"""Encrypt what is remembered of people (AES-256-GCM), with a key that lies apart from the data.

Knows keys and how a body is sealed to its row. Does not know what a body says.
"""

import base64
import binascii
import hashlib
import hmac
import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

VERSION = 1
KEY_BYTES = 32
ID_BYTES = 4
NONCE_BYTES = 12
HEAD_BYTES = 1 + ID_BYTES
"""Version and key id, in clear."""


class KeyMissing(Exception):
    """There is data but no key. The message is one sentence for the operator."""


class KeyWrong(Exception):
    """A key cannot be read, or does not open the data. The message is one sentence for the operator."""


@dataclass(frozen=True)
class Keyring:
    """Several keys: the first writes, all read. `created` is True where the key was made just now."""

    keys: tuple[tuple[bytes, AESGCM], ...]
    created: bool = False
    naming: bytes = field(default_factory=lambda: secrets.token_bytes(KEY_BYTES), repr=False)

    @classmethod
    def load(cls, key: str | None, key_file: Path, database_is_empty: bool) -> "Keyring":
        """The operator's key, the file's, or beside an empty database a new one. Raises KeyMissing, KeyWrong."""
        if key:
            return cls(_read(key, "TALLY_DATA_KEY"))
        try:
            return cls(_read(key_file.read_text(encoding="ascii"), str(key_file)))
        except FileNotFoundError:
            pass
        except UnicodeDecodeError:
            raise KeyWrong(f"The data key {key_file} cannot be read; it must be a text file of Tally's own.") from None
        except OSError as error:
            raise KeyWrong(
                f"The data key {key_file} cannot be read ({error.strerror}); let this user read it."
            ) from None
        if not database_is_empty:
            raise KeyMissing(
                f"The database holds data, but its key {key_file} is gone; "
                "put the key back, or set TALLY_DATA_KEY or TALLY_DATA_KEY_FILE."
            )
        text = new_key()
        _write(key_file, text)
        return cls(_read(text, str(key_file)), created=True)

    def seal(self, text: str, row: str) -> bytes:
        """Encrypt a body for one row: elsewhere it does not open."""
        key_id, cipher = self.keys[0]
        nonce = os.urandom(NONCE_BYTES)
        return bytes([VERSION]) + key_id + nonce + cipher.encrypt(nonce, text.encode(), row.encode())

    def open(self, body: bytes, row: str) -> str:
        """Decrypt a row's body. Raises KeyWrong where no key fits or the body was changed."""
        if sealed_by_newer(body):
            raise KeyWrong("The database holds what a newer Tally wrote; update Tally, it was left as it is.")
        key_id, rest = body[1:HEAD_BYTES], body[HEAD_BYTES:]
        for known_id, cipher in self.keys:
            if body[:1] == bytes([VERSION]) and known_id == key_id:
                try:
                    return cipher.decrypt(rest[:NONCE_BYTES], rest[NONCE_BYTES:], row.encode()).decode()
                except (InvalidTag, ValueError):
                    break
        raise KeyWrong(
            "The data key does not open this database; set TALLY_DATA_KEY or TALLY_DATA_KEY_FILE to the key it has."
        )

    def knows(self, body: bytes) -> bool:
        """Whether one of the keys sealed it, as far as its head tells."""
        return body[1:HEAD_BYTES] in {known_id for known_id, _ in self.keys}

    def pseudonym(self, row: str) -> str:
        """The same name for the same row as long as the process runs; nobody can tell the row by it."""
        return hmac.new(self.naming, row.encode(), hashlib.sha256).hexdigest()[:12]


def sealed_by_newer(body: bytes) -> bool:
    """Whether a newer Tally's version stands at its head."""
    return body[:1] > bytes([VERSION])


def new_key() -> str:
    """A key of this machine's own chance, as an operator writes it."""
    return base64.urlsafe_b64encode(secrets.token_bytes(KEY_BYTES)).decode()


def _read(text: str, where: str) -> tuple[tuple[bytes, AESGCM], ...]:
    keys = []
    for one in text.strip().split(","):
        try:
            plain = one.strip().rstrip("=").replace("-", "+").replace("_", "/")
            raw = base64.b64decode(plain + "=" * (-len(plain) % 4), validate=True)
        except (binascii.Error, ValueError):
            raw = b""
        if len(raw) != KEY_BYTES:
            raise KeyWrong(f"{where} is not a data key: it takes {KEY_BYTES} bytes in base64, several with commas.")
        keys.append((hashlib.sha256(b"tally key id" + raw).digest()[:ID_BYTES], AESGCM(raw)))
    return tuple(keys)


def _write(path: Path, text: str) -> None:
    """Whole or not at all, for this user alone."""
    half = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(text + "\n")
            file.flush()
            os.fsync(file.fileno())
        os.replace(half, path)
        _make_durable(path.parent)
    except OSError as error:
        half.unlink(missing_ok=True)
        raise KeyWrong(f"The data key {path} cannot be written ({error.strerror}); make the folder writable.") from None


def _make_durable(folder: Path) -> None:
    """A key that a power cut takes away takes all that it sealed with it."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
