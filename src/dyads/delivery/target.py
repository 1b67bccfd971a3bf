"""Where a site is published to: a folder, or any address that fsspec knows."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import fsspec

from dyads.errors import DeliveryError, DyadsError

# systems where a file half written would be seen, and a rename costs nothing
_RENAMES = frozenset({"file", "local", "sftp", "ssh", "ftp", "smb"})


@dataclass(frozen=True, slots=True)
class Target:
    """A folder on a file system of fsspec's."""

    system: Any
    folder: str

    def read(self, name: str) -> bytes | None:
        try:
            content: bytes = self.system.cat_file(self._find(name))
        except FileNotFoundError:
            return None
        return content

    def write(self, name: str, content: bytes) -> None:
        """Put a file in its place; where the system allows, in one step."""
        path = self._find(name)
        self.system.makedirs(posixpath.dirname(path), exist_ok=True)
        if not _RENAMES & set(_list_protocols(self.system)):
            self.system.pipe_file(path, content)
            return
        unfinished = posixpath.join(posixpath.dirname(path), f".{posixpath.basename(path)}.unfinished")
        self.system.pipe_file(unfinished, content)
        self.system.mv(unfinished, path)

    def remove(self, name: str) -> None:
        try:
            self.system.rm_file(self._find(name))
        except FileNotFoundError:
            return

    def _find(self, name: str) -> str:
        return posixpath.join(self.folder, name)


@contextmanager
def open_target(address: str) -> Iterator[Target]:
    """Lend the folder at an address; whatever goes wrong there becomes a DeliveryError that says what to do."""
    shown = re.sub(r"//[^/@]*@", "//…@", address)  # without a password
    try:
        system, folder = fsspec.core.url_to_fs(address)
        yield Target(system, folder)
    except DyadsError:
        raise
    except ImportError as error:
        raise DeliveryError(f"{shown}: {error}; pip install 'dyads[remote]' brings it") from error
    except Exception as error:  # every file system has errors of its own
        why = getattr(error, "strerror", None) or str(error) or type(error).__name__
        raise DeliveryError(
            f"{shown}: cannot be written: {why}; see to it that the place can be reached and written, then publish again. "
            "Readers find what they found before"
        ) from error


def _list_protocols(system: Any) -> tuple[str, ...]:
    return (system.protocol,) if isinstance(system.protocol, str) else tuple(system.protocol)
