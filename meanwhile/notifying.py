"""Telling systemd how a service does."""

import os
import socket
from contextlib import suppress


def notify(message: str) -> None:
    """Tell systemd, when it runs us with Type=notify."""
    address = os.environ.get("NOTIFY_SOCKET")
    if not address:
        return
    # One that does not listen is not waited for.
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as channel, suppress(OSError):
        channel.setblocking(False)
        channel.connect("\0" + address[1:] if address.startswith("@") else address)
        channel.sendall(message.encode())
