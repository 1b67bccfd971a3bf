"""Reading, cleaning and clustering: articles a second and the most memory, over the sample corpus many times and over real articles."""

from __future__ import annotations

import resource
import tempfile
import time
from pathlib import Path

import pyarrow as pa

from dyads import corpus

SHARED = Path(__file__).parents[2] / "shared" / "corpus"
COPIES = 10


def bench_reading():
    """Print what each step takes, for the sample corpus many times over and for ../shared/corpus where it is."""
    with tempfile.TemporaryDirectory() as folder:
        articles = [row for read in corpus.read_documents(["sample"]) for row in read.documents.to_pylist()]
        for copy in range(COPIES):
            for row in articles:
                path = Path(folder) / f"{copy}-{row['source']}"
                path.write_text(f"{row['text']}\n\nPrinted {copy} times.\n", encoding="utf-8")
        _bench(f"sample, {COPIES} times", [folder])
        _bench_store(folder)
    places = [SHARED / name for name in ("dev", "open", "other") if (SHARED / name).is_dir()]
    if places:
        _bench("real articles", places)


def _bench(name: str, places: list[Path | str]) -> None:
    start = time.perf_counter()
    raw = [read.documents for read in corpus.read_documents(places)]
    read_took, start = time.perf_counter() - start, time.perf_counter()
    clean = pa.Table.from_batches([corpus.clean(batch) for batch in raw], schema=corpus.CLEAN.arrow)
    clean_took, start = time.perf_counter() - start, time.perf_counter()
    corpus.cluster(clean)
    cluster_took = time.perf_counter() - start
    rates = ", ".join(
        f"{step} {clean.num_rows / took:,.0f}"
        for step, took in (("read", read_took), ("clean", clean_took), ("cluster", cluster_took))
    )
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{name}: {clean.num_rows:,} documents, a second: {rates}; {most:,.0f} MB at most")


def _bench_store(folder: str) -> None:
    with tempfile.TemporaryDirectory() as place:
        store = corpus.Store(Path(place) / "store")
        time.sleep(2.1)  # files younger than two seconds may change unseen, and would be opened again
        for name in ("first", "again"):
            start = time.perf_counter()
            added = store.add([folder])
            print(f"store, {name}: {time.perf_counter() - start:.2f} s, {added}")
