"""The process that draws: `python -m dyads.vega SOCKET NAME...` calls what is named, then draws whatever it is asked for."""

from __future__ import annotations

import pkgutil
import select
import signal
import socket
import sys
from collections.abc import Sequence

from dyads.vega.still import convert, read_all

_LIMIT = (
    60  # seconds for one picture; the process ends with one that takes longer, and whoever waits draws it
)
_SLOW = 10.0  # seconds in which one must say what is to be drawn
_ANY = '{"data": {"values": [{"a": 1}]}, "mark": "text", "encoding": {"text": {"field": "a"}}}'


def main(handle: int, names: Sequence[str]) -> int:
    """Draw until whoever started this is gone; return the exit code."""
    with socket.socket(fileno=handle) as listener:
        for name in names:
            pkgutil.resolve_name(name)()
        convert(_ANY, "6.1")  # V8 and Vega are there by now
        while True:
            ready, _, _ = select.select([listener, sys.stdin], [], [])
            if sys.stdin in ready:
                return 0
            connection, _ = listener.accept()
            with connection:
                _answer(connection)


def _answer(connection: socket.socket) -> None:
    """Send the picture, or close where there is none: whoever asks then finds out why."""
    connection.settimeout(_SLOW)
    try:
        version, _, spec = read_all(connection).decode("utf-8").partition("\n")
        signal.alarm(_LIMIT)
        connection.sendall(convert(spec, version).encode())
    except (OSError, ValueError):
        return
    finally:
        signal.alarm(0)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), sys.argv[2:]))
