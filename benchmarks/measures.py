"""Pairs by sentence: sparse XᵀX beside the merge and group-by that pandas users write, in one run."""

from __future__ import annotations

import statistics
from time import perf_counter

import numpy as np
import pandas as pd
import pyarrow as pa

from dyads.analysis import count_mentions, pair_actors
from dyads.tables import DOCUMENTS, MENTIONS, SENTENCES

SIZES = (100_000, 1_000_000)  # mentions; 10_000_000 takes a minute and 5 GB
PER_DOCUMENT, SENTENCES_EACH, ACTORS = 39, 20, 500  # PERFORMANCE.md: about 39 mentions an article


def bench_measures(sizes=SIZES, rounds: int = 5) -> None:
    """Print seconds of each way (medians of interleaved rounds), and as a ratio of what pandas takes."""
    for size in sizes:
        seconds = _measure(size, rounds)
        base = statistics.median(seconds["pandas merge and group-by"])
        for way, times in seconds.items():
            median = statistics.median(times)
            print(
                f"{size:>11,} mentions  {way:<28} {median:7.2f} s  ×{base / median:.1f}  ({min(times):.2f} to {max(times):.2f})"
            )


def make_tables(mentions):
    """Return mentions, sentences and documents of that many mentions; actors as unequal as names in the news."""
    rng = np.random.default_rng(1965)
    documents = max(1, mentions // PER_DOCUMENT)
    ids = pa.array([f"{number:012x}" for number in range(documents)])
    of = np.sort(rng.integers(documents, size=mentions))
    actor = np.minimum(rng.zipf(1.5, mentions), ACTORS) - 1
    names = pa.array([f"actor-{number:03d}" for number in range(ACTORS)])
    start = np.arange(mentions, dtype=np.int32)
    texts = {"zone": "body", "surface": "x", "mode": "name", "sense": "actor", "method": "alias"}
    return (
        _table(
            MENTIONS,
            mentions,
            document=ids.take(pa.array(of)),
            sentence=rng.integers(SENTENCES_EACH, size=mentions).astype(np.int32),
            actor=names.take(pa.array(actor)),
            start=start,
            end=start + 1,
            counted=np.ones(mentions, bool),
            **texts,
        ),
        _table(
            SENTENCES,
            documents * SENTENCES_EACH,
            document=ids.take(pa.array(np.repeat(np.arange(documents), SENTENCES_EACH))),
            sentence=np.tile(np.arange(SENTENCES_EACH, dtype=np.int32), documents),
            paragraph=np.tile(np.arange(SENTENCES_EACH, dtype=np.int32), documents),
            zone="body",
            start=0,
            end=1,
        ),
        _table(
            DOCUMENTS,
            documents,
            id=ids,
            cluster=ids,
            words=500,
            source="",
            sha256="",
            text="",
            basis="unknown",
        ),
    )


def pair_with_pandas(mentions):
    """Return the number of sentences that name both actors of every pair, by merging the mentions with themselves."""
    once = mentions.loc[mentions["counted"], ["document", "sentence", "actor"]].drop_duplicates()
    both = once.merge(once, on=["document", "sentence"])
    return both[both["actor_x"] < both["actor_y"]].groupby(["actor_x", "actor_y"]).size()


def _measure(size, rounds):
    mentions, sentences, documents = make_tables(size)
    ways = {
        "pandas merge and group-by": lambda: pair_with_pandas(mentions),
        "pair_actors, counts only": lambda: pair_actors(
            mentions, sentences, documents, tested=False, resamples=0
        ),
        "pair_actors with exact p": lambda: pair_actors(mentions, sentences, documents, resamples=0),
        "count_mentions": lambda: count_mentions(mentions, documents, resamples=0),
    }
    seconds = {name: [] for name in ways}
    for _ in range(rounds):  # interleaved: a busy machine slows all of them
        for name, way in ways.items():
            begin = perf_counter()
            way()
            seconds[name].append(perf_counter() - begin)
    return seconds


def _table(schema, rows, **columns):
    arrays = []
    for column in schema.columns:
        value = columns.get(column.name)
        if isinstance(value, np.ndarray | pa.Array | pa.ChunkedArray):
            arrays.append(pa.array(value, type=column.type) if isinstance(value, np.ndarray) else value)
        else:
            missing = [] if pa.types.is_list(column.type) or pa.types.is_map(column.type) else None
            arrays.append(pa.repeat(pa.scalar(missing if value is None else value, type=column.type), rows))
    return pa.Table.from_arrays(arrays, names=[c.name for c in schema.columns]).to_pandas(
        types_mapper=pd.ArrowDtype
    )
