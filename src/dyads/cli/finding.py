"""What `dyads doctor` says of one part of the environment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

State = Literal["ok", "absent", "broken"]  # absent: there is one thing that dyads cannot do without it


@dataclass(frozen=True, slots=True)
class Finding:
    """How a part is, in words, and what to do where it is not well."""

    part: str
    state: State
    said: str
    cure: str = ""
