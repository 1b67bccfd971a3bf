"""Sources become everything found in them: the same steps for three articles in memory and for millions in a store."""

from dyads.harvest.engines import Engine, Here, Pool, open_engine
from dyads.harvest.found import Found
from dyads.harvest.harvest import harvest
from dyads.harvest.manifest import Manifest, Piece
from dyads.harvest.parts import Part
from dyads.harvest.shelf import Folder, Memory
from dyads.harvest.store import annotate_store, open_found

__all__ = [
    "Engine",
    "Folder",
    "Found",
    "Here",
    "Manifest",
    "Memory",
    "Part",
    "Piece",
    "Pool",
    "annotate_store",
    "harvest",
    "open_engine",
    "open_found",
]
