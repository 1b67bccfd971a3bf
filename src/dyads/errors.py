"""What can go wrong, as a tree. The door turns the class into an exit code; the message names place, value and cure.

DyadsError                 anything dyads itself refuses or could not do
├── ParamsError            parameters or usage are wrong (exit 2); holds every fault at once
├── NotebookError          a notebook could not become an edition (exit 2); every fault at once
├── RegistryError          the registry of actors, offices, issues and events is wrong (exit 2); every fault at once
├── UnknownActorError      somebody was asked for whom the registry does not know (exit 2)
├── CorpusError            the corpus is missing or none of it can be read (exit 2)
│   └── UnreachableError   its address does not answer now; it may later (exit 2)
├── WorkspaceError         a folder cannot become a workspace (exit 2)
├── LockedError            another run holds the lock of this edition (exit 3)
├── WorkerError            workers died of a part of the corpus, or do not fit this program (exit 137)
├── DeliveryError          an edition is there, and has not reached everybody it is for (exit 5)
└── EditionError           an edition could not be made (exit 1)
    ├── CellError          a cell of its notebook raised
    ├── TimeLimitError     it ran longer than it may (exit 124)
    ├── MemoryLimitError   it used more memory than it may (exit 137)
    └── KernelDiedError    its kernel died: memory, a crash, a kill (exit 137)
"""

from __future__ import annotations


class DyadsError(Exception):
    """Anything dyads itself refuses or could not do."""

    exit_code = 1


class FaultsError(DyadsError):
    """Everything that is wrong with one input, told in one go."""

    exit_code = 2

    def __init__(self, place: str, faults: list[str]) -> None:
        super().__init__("\n".join([f"{place}:", *(f"  {fault}" for fault in faults)]))
        self.place = place
        self.faults = faults


class ParamsError(FaultsError):
    """Parameters or usage are wrong."""


class NotebookError(FaultsError):
    """A notebook could not become an edition, or not the same one twice."""


class RegistryError(FaultsError):
    """The registry of actors, offices, issues and events is wrong."""


class UnknownActorError(DyadsError):
    """Somebody was asked for whom the registry does not know."""

    exit_code = 2


class CorpusError(DyadsError):
    """The corpus is missing or none of it can be read."""

    exit_code = 2


class UnreachableError(CorpusError):
    """The corpus does not answer now; it may later."""


class WorkspaceError(DyadsError):
    """A folder cannot become a workspace."""

    exit_code = 2


class LockedError(DyadsError):
    """Another run holds the lock of this edition."""

    exit_code = 3


class WorkerError(DyadsError):
    """Workers died of a part of the corpus, or do not fit this program."""

    exit_code = 137


class DeliveryError(DyadsError):
    """An edition is there, and has not reached everybody it is for."""

    exit_code = 5


class EditionError(DyadsError):
    """An edition could not be made."""


class CellError(EditionError):
    """A cell of the edition's notebook raised."""


class TimeLimitError(EditionError):
    """The edition ran longer than it may."""

    exit_code = 124


class MemoryLimitError(EditionError):
    """The edition used more memory than it may."""

    exit_code = 137


class KernelDiedError(EditionError):
    """The edition's kernel died: memory, a crash, a kill."""

    exit_code = 137
