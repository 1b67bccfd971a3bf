"""A chart as it stands still. V8 takes half a second to start: where a process keeps it running, that one draws."""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Callable, Mapping
from typing import Any

import vl_convert

ADDRESS = "DYADS_DRAWING"  # names the socket of the process that draws
ZONE = "UTC"  # of that process: the days on an axis are those of the zone it is in
_PATIENCE = 30.0  # seconds after which we draw ourselves


def draw(spec: Mapping[str, Any], version: str, prepare: Callable[[], None]) -> str:
    """Return the picture of a Vega-Lite spec as SVG, the same whoever draws it but for the numbers of its ids; nothing is fetched.

    `version` is Vega-Lite's; `prepare` is called before this process draws, as whoever keeps another for it has done there.
    """
    text = json.dumps(spec, ensure_ascii=False)
    if ADDRESS in os.environ and os.environ.get("TZ") == ZONE and (drawn := _ask(text, version)):
        return drawn
    prepare()
    return convert(text, version)


def convert(spec: str, version: str) -> str:
    """Return the picture of a spec, drawn in this process."""
    return vl_convert.vegalite_to_svg(spec, vl_version=version, allowed_base_urls=[])


def _ask(spec: str, version: str) -> str:
    """Return what the other process draws; nothing where it cannot, so that what is wrong is said here."""
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
            connection.settimeout(_PATIENCE)
            connection.connect(os.environ[ADDRESS])
            connection.sendall(f"{version}\n{spec}".encode("utf-8", "surrogatepass"))
            connection.shutdown(socket.SHUT_WR)
            return read_all(connection).decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def read_all(connection: socket.socket) -> bytes:
    """Return everything that the other end sends until it is done."""
    parts = []
    while part := connection.recv(1 << 20):
        parts.append(part)
    return b"".join(parts)
