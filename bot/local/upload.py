"""A file as it arrives: its bytes, and the name that it was given."""


class Upload(bytes):
    """Bytes with a file name."""

    name: str

    @classmethod
    def of(cls, content: bytes, name: str | None) -> "Upload":
        upload = cls(content)
        upload.name = name or "file"
        return upload


def name_of(content: bytes | None) -> str:
    return content.name if isinstance(content, Upload) else "file"
