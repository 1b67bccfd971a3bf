"""What the tests of the readers share: read some places and return plain rows."""

from pathlib import Path

from dyads.corpus import read_documents


def read(*sources, columns=None):
    """The documents as dicts, and the reasons of what was refused by its name."""
    reads = list(read_documents([str(source) for source in sources], columns))
    documents = [row for read in reads for row in read.documents.to_pylist()]
    rejected = {row["source"]: row["reason"] for read in reads for row in read.rejected.to_pylist()}
    return documents, rejected


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path
