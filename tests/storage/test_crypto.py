"""Keys: where they come from, what they open, and what is refused."""

import base64
import stat

import pytest

from storage.crypto import KeyMissing, Keyring, KeyWrong
from tests.storage.conftest import key_of


def ring(letters, path=None):
    return Keyring.load(",".join(key_of(letter) for letter in letters), path, False)


def test_a_key_is_created_beside_an_empty_database_for_this_user_alone(tmp_path):
    """The file is readable by nobody else, nothing half-written stays, and the next start reads the same key."""
    path = tmp_path / "new" / "key" / "data.key"

    first = Keyring.load(None, path, True)
    again = Keyring.load(None, path, False)

    assert (first.created, again.created) == (True, False)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [each.name for each in path.parent.iterdir()] == ["data.key"]
    assert again.open(first.seal("hello", "session:1"), "session:1") == "hello"


def test_a_missing_key_is_never_replaced_beside_data(tmp_path):
    """A new key would make what is there unreadable for ever; the message says what would work."""
    path = tmp_path / "data.key"

    with pytest.raises(KeyMissing, match=r"data\.key.*put the key back, or set TALLY_DATA_KEY"):
        Keyring.load(None, path, False)

    assert not path.exists()


def test_the_first_key_writes_and_all_read():
    """A key is changed by putting a new one in front; the old one alone does not read what the new one wrote."""
    old, both = ring("a"), ring("ba")

    kept = old.seal("before", "session:1")
    new = both.seal("after", "session:1")

    assert both.open(kept, "session:1") == "before"
    assert both.open(new, "session:1") == "after"
    assert ring("b").open(new, "session:1") == "after"
    with pytest.raises(KeyWrong):
        old.open(new, "session:1")


def test_a_body_opens_only_in_its_own_row():
    """One person's body copied into another's row, or into another table, is refused; so is a changed one."""
    keys = ring("a")
    body = keys.seal("mine", "session:1")

    for moved in ("session:2", "estimate:1"):
        with pytest.raises(KeyWrong):
            keys.open(body, moved)
    with pytest.raises(KeyWrong):
        keys.open(body[:-1] + bytes([body[-1] ^ 1]), "session:1")
    with pytest.raises(KeyWrong):
        keys.open(b"", "session:1")


def test_a_body_never_looks_the_same_twice():
    """Equal words cannot be told from the ciphertext."""
    keys = ring("a")

    assert keys.seal("12k", "session:1") != keys.seal("12k", "session:1")


def test_what_a_newer_tally_wrote_is_told_from_a_wrong_key():
    """The operator should update, not look for another key."""
    keys = ring("a")
    body = keys.seal("hello", "session:1")

    with pytest.raises(KeyWrong, match="newer Tally"):
        keys.open(bytes([body[0] + 1]) + body[1:], "session:1")


@pytest.mark.parametrize("shape", [base64.urlsafe_b64encode, base64.b64encode])
@pytest.mark.parametrize("ending", ["", "="])
def test_a_key_is_read_in_either_base64_with_or_without_padding(shape, ending, tmp_path):
    """People make keys with whatever is at hand."""
    raw = bytes(range(220, 252))

    keys = Keyring.load(f" {shape(raw).decode().rstrip('=')}{ending} \n", tmp_path / "none", False)

    assert keys.open(ring_of(raw).seal("hello", "row"), "row") == "hello"


def ring_of(raw):
    return Keyring.load(base64.urlsafe_b64encode(raw).decode(), None, False)


@pytest.mark.parametrize("text", ["", "secret", "å", key_of("a")[:-4], key_of("a") + ","])
def test_a_file_that_is_no_key_is_named_and_never_quoted(text, tmp_path):
    """The message names the file; a key that is nearly right does not reach a log."""
    path = tmp_path / "data.key"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(KeyWrong, match=r"data\.key") as refused:
        Keyring.load(None, path, True)

    assert not text or text not in str(refused.value)
    assert path.read_text(encoding="utf-8") == text


def test_a_folder_where_no_key_can_be_written_is_said_in_one_sentence(tmp_path):
    """What stands in the way is a file where the folder should be."""
    (tmp_path / "key").write_text("")

    with pytest.raises(KeyWrong, match=r"data\.key"):
        Keyring.load(None, tmp_path / "key" / "data.key", True)
