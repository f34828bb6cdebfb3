"""As much of a PNG as Telegram looks at."""


def png(width=2, height=2, rest=b""):
    return b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + width.to_bytes(4, "big") + height.to_bytes(4, "big") + rest
