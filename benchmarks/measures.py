"""Pairs by sentence: sparse XᵀX beside the merge and group-by that pandas users write, in one run; and block by block at ten million."""

from __future__ import annotations

import statistics
from itertools import pairwise
from time import perf_counter, process_time

import numpy as np
import pandas as pd
import pyarrow as pa
from scipy import sparse
from sklearn.feature_extraction.text import CountVectorizer

from dyads.analysis import Block, count_mentions, pair_actors, pair_blocks
from dyads.tables import DOCUMENTS, MENTIONS, SENTENCES

SIZES = (100_000, 1_000_000)  # mentions; 10_000_000 takes a minute and 5 GB
STREAMED = 10_000_000  # mentions counted block by block, without whole tables
BLOCK = 2000  # documents
PER_DOCUMENT, SENTENCES_EACH, ACTORS = 39, 20, 500  # PERFORMANCE.md: about 39 mentions an article


def bench_measures(sizes=SIZES, rounds: int = 5) -> None:
    """Print seconds of each way (medians of interleaved rounds), and as a ratio of what pandas takes."""
    bench_blocks()
    for size in sizes:
        seconds = _measure(size, rounds)
        base = statistics.median(seconds["pandas merge and group-by"])
        for way, times in seconds.items():
            median = statistics.median(times)
            print(
                f"{size:>11,} mentions  {way:<28} {median:7.2f} s  ×{base / median:.1f}  ({min(times):.2f} to {max(times):.2f})"
            )


def bench_blocks(size=STREAMED, rounds: int = 3) -> None:
    """Print CPU seconds of counting pairs block by block and of its peers, all from what lies in memory, and whether they agree."""
    document, sentence, actor = make_mentions(size)
    blocks = list(cut_blocks(document, sentence, actor))
    frame = pd.DataFrame({"unit": document * SENTENCES_EACH + sentence, "actor": actor}).astype(
        {"actor": "int32"}
    )
    texts = write_units(document, sentence, actor)
    ways = {
        "pair_blocks": lambda: pair_blocks(blocks),
        "pandas merge and group-by": lambda: merge_units(frame),
        "scipy XᵀX, streamed": lambda: multiply_streamed(document, sentence, actor),
        "scikit-learn CountVectorizer and XᵀX": lambda: multiply_texts(texts),
    }
    seconds = {name: [] for name in ways}
    counted = {}
    for _ in range(rounds):
        for name, way in ways.items():
            begin = process_time()
            counted[name] = way()
            seconds[name].append(process_time() - begin)
    ours = counted.pop("pair_blocks")
    expected = sorted(zip(ours["a"], ours["b"], ours["n_ab"], strict=True))
    base = statistics.median(seconds["pair_blocks"])
    for name, times in seconds.items():
        agrees = (
            "" if name not in counted else "agrees" if list_square(counted[name]) == expected else "DIFFERS"
        )
        print(
            f"{size:>11,} mentions  {name:<38} {statistics.median(times):7.2f} s  {statistics.median(times) / base:5.2f} times ours  {agrees}"
        )


def make_mentions(size):
    """Return document, sentence and actor of that many mentions in the order of a store, as numbers."""
    rng = np.random.default_rng(1965)
    unit = np.sort(rng.integers(size // PER_DOCUMENT * SENTENCES_EACH, size=size))
    return unit // SENTENCES_EACH, unit % SENTENCES_EACH, np.minimum(rng.zipf(1.5, size), ACTORS) - 1


def cut_blocks(document, sentence, actor):
    """Yield the mentions as a store hands them over: some thousand documents at a time, texts as numbers."""
    names = pa.array([f"actor{number:03d}" for number in range(ACTORS)])
    for start in range(0, int(document[-1]) + 1, BLOCK):
        part = slice(*np.searchsorted(document, [start, start + BLOCK]))
        ids = pa.array([f"{number:012x}" for number in range(start, start + BLOCK)])
        columns = {
            "document": pa.DictionaryArray.from_arrays(
                pa.array((document[part] - start).astype(np.int32)), ids
            ),
            "sentence": sentence[part].astype(np.int32),
            "actor": pa.DictionaryArray.from_arrays(pa.array(actor[part].astype(np.int32)), names),
            "counted": np.ones(part.stop - part.start, bool),
        }
        yield Block(pa.table(columns), BLOCK * SENTENCES_EACH)


def write_units(document, sentence, actor):
    """Return each sentence as a text: the names of its actors, one after another."""
    unit = document * SENTENCES_EACH + sentence
    words = np.array([f"actor{number:03d}" for number in range(ACTORS)], object)[actor]
    cuts = np.flatnonzero(np.diff(unit)) + 1
    bounds = [0, *cuts.tolist(), len(unit)]
    return [" ".join(words[start:stop]) for start, stop in pairwise(bounds)]


def merge_units(frame):
    once = frame.drop_duplicates()
    both = once.merge(once, on="unit")
    both = both[both["actor_x"] < both["actor_y"]]
    found = both.groupby(["actor_x", "actor_y"]).size()
    rows, columns = (found.index.get_level_values(level) for level in (0, 1))
    return sparse.coo_array((found.to_numpy(), (rows, columns)), shape=(ACTORS, ACTORS))


def multiply_streamed(document, sentence, actor, at_once=1_000_000):
    """Return XᵀX of actors by sentence, some at a time: what somebody who knows scipy writes by hand."""
    square = sparse.csr_array((ACTORS, ACTORS), dtype=np.int64)
    for start in range(0, int(document[-1]) + 1, at_once // PER_DOCUMENT):
        part = slice(*np.searchsorted(document, [start, start + at_once // PER_DOCUMENT]))
        rows = (document[part] - start) * SENTENCES_EACH + sentence[part]
        once = sparse.csr_array(
            (np.ones(len(rows), np.int64), (rows, actor[part])), shape=(int(rows.max()) + 1, ACTORS)
        )
        once.data[:] = 1
        square = square + once.T @ once
    return sparse.triu(square, k=1)


def multiply_texts(texts):
    once = CountVectorizer(
        binary=True, vocabulary=[f"actor{number:03d}" for number in range(ACTORS)]
    ).fit_transform(texts)
    return sparse.triu(once.astype(np.int64).T @ once.astype(np.int64), k=1)


def list_square(square):
    """Return the pairs of a square of counts, as the names of two and their number."""
    square = square.tocoo()
    return sorted(
        (f"actor{a:03d}", f"actor{b:03d}", int(n))
        for a, b, n in zip(square.row, square.col, square.data, strict=True)
        if n
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
