"""Where the things are that tests read in place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("dyads", deadline=None)  # never a timed test: the machine is shared
settings.load_profile("dyads")

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real articles and gold beside the checkout, which is not part of the project."""
    if not SHARED.is_dir():
        pytest.skip("no folder ../shared beside the checkout: real articles are read in place, never copied")
    return SHARED
