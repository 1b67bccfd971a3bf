"""From sources to everything found in them, as Arrow tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa

from dyads import corpus, text
from dyads.desk.containment import tabulate_containment
from dyads.desk.kept import fingerprint_sources, recall
from dyads.registry import Registry
from dyads.tables import DATES, DOCUMENTS, ISSUES, MENTIONS, QUOTES, REJECTED, SENTENCES


@dataclass(frozen=True, slots=True)
class AnnotatedCorpus:
    """Every document of a corpus and everything found in it, one table a kind, in input order."""

    documents: pa.Table
    sentences: pa.Table
    mentions: pa.Table
    containment: pa.Table
    quotes: pa.Table
    issues: pa.Table
    dates: pa.Table
    rejected: pa.Table


def annotate_corpus(
    sources: str | Sequence[str], registry: Registry, columns: Mapping[str, str] | None = None
) -> AnnotatedCorpus:
    """Return what is in the sources; a file that cannot be read is in `rejected`, with its reason.

    Where the environment names a folder as DYADS_CACHE, what was found there before is taken from it.
    Raises CorpusError where a source does not exist.
    """
    places = [sources] if isinstance(sources, str) else list(sources)
    tables = recall(
        lambda: fingerprint_sources(places, registry.fingerprint, columns),
        lambda: _find_all(places, registry, columns),
    )
    return AnnotatedCorpus(**tables)


def _find_all(
    sources: Sequence[str], registry: Registry, columns: Mapping[str, str] | None
) -> dict[str, pa.Table]:
    """Return the tables of the corpus by name."""
    lexicon = text.build_lexicon(registry)
    reads = list(corpus.read_documents(sources, columns))
    repeats = corpus.learn_repeats(corpus.clean(read.documents) for read in reads)
    cleaned = [corpus.clean(read.documents, repeats) for read in reads]
    annotated = [text.annotate(batch, lexicon) for batch in cleaned]

    clean = pa.Table.from_batches(cleaned, schema=corpus.CLEAN.arrow)
    dating = pa.Table.from_batches([found.dating for found in annotated], schema=text.DATING.arrow)
    documents = _documents(clean, dating)
    mentions = pa.Table.from_batches([found.mentions for found in annotated], schema=MENTIONS.arrow)
    return {
        "documents": documents,
        "sentences": pa.Table.from_batches([found.sentences for found in annotated], schema=SENTENCES.arrow),
        "mentions": mentions,
        "containment": tabulate_containment(documents, mentions, registry),
        "quotes": pa.Table.from_batches([found.quotes for found in annotated], schema=QUOTES.arrow),
        "issues": pa.Table.from_batches([found.issues for found in annotated], schema=ISSUES.arrow),
        "dates": pa.Table.from_batches([found.dates for found in annotated], schema=DATES.arrow),
        "rejected": pa.Table.from_batches([read.rejected for read in reads], schema=REJECTED.arrow),
    }


def _documents(clean: pa.Table, dating: pa.Table) -> pa.Table:
    """Return clean documents, their clusters and their dating side by side: all three are in input order."""
    clusters = corpus.cluster(clean)
    dated = text.date_copies(dating, dict(zip(clusters["id"], clusters["cluster"], strict=True)))
    parts = (pa.Table.from_pandas(clusters, preserve_index=False), dated, clean)
    columns = {name: part[name] for part in parts for name in part.column_names}
    return pa.table([columns[field.name] for field in DOCUMENTS.arrow], schema=DOCUMENTS.arrow)
