"""From a thousand articles to a million: time and memory by document, workers beside one another, what an increment costs."""

from __future__ import annotations

import hashlib
import json
import random
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

import psutil
import pyarrow.parquet as pq

from dyads.corpus import Store, clean, read_documents
from dyads.model import COUNTED_ZONES

SENTENCES_EACH = 11  # a kilobyte, as an article of the sample has
COPIED = (
    0.1  # of the articles are copies of one of the hundred before, cut by a sentence, under another outlet
)
DATED = 0.8  # of the articles state their day
SHORTEST = 40  # characters of a sentence
OUTLETS = 40
SYLLABLES = ["ba", "ce", "di", "fo", "gu", "ha", "ke", "li", "mo", "nu", "pa", "re", "si", "to", "vu"]


SIZES = (1_000, 10_000, 100_000)  # documents; `python -m benchmarks.scale 1000000` measures another size


def bench_scale(sizes=SIZES):
    """Print CPU, memory and storage by document, what one new document in a hundred costs, and Dask beside the local pool."""
    for number in sizes:
        print_size(number)
    bench_increment()
    bench_engines()


def print_size(number):
    used = measure(number)
    print(
        f"{number:>11,} documents  {used['cpu'] / number * 1e3:6.2f} ms CPU each  {number / used['wall']:7.0f} a second  "
        f"client {used['client']:4.0f} MB, the largest worker {used['worker']:4.0f} MB  "
        f"{used['bytes']:5.0f} bytes each, of which texts {used['texts']:.0f}, steps {used['steps']:.0f}"
    )


def bench_increment(number=100_000):
    """Print how much faster one new document in a hundred is than annotating all anew, and whether the same is found."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_articles(folder / "old.jsonl", number)
        write_articles(folder / "new.jsonl", number // 100, first=number)
        fill(folder / "old.jsonl", folder / "store")
        added = fill(folder / "new.jsonl", folder / "store")
        nothing = fill(folder / "new.jsonl", folder / "store")
        whole = folder / "whole"
        Store(whole).add([folder / "old.jsonl", folder / "new.jsonl"])
        anew = fill(folder / "new.jsonl", whole)
        same = digest(folder / "store") == digest(whole)
        print(
            f"{number:>11,} documents and 1 % more: {anew['cpu'] / added['cpu']:.1f} times as fast as all anew "
            f"({added['cpu']:.1f} s of {anew['cpu']:.1f} s CPU, of which {nothing['cpu']:.1f} s to start and to find that nothing is new); "
            f"{'the same' if same else 'NOT THE SAME'} is found"
        )


def bench_engines(number=10_000):
    """Print the CPU of a Dask cluster with two workers beside that of a pool of two, and whether the same is found."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_articles(folder / "articles.jsonl", number)
        pool = fill(folder / "articles.jsonl", folder / "pool", workers=2)
        with start_cluster(folder) as (address, processes):
            before = sum(map(cpu_of, processes))
            client = fill(folder / "articles.jsonl", folder / "cluster", cluster=address)
            cluster = client["cpu"] + sum(map(cpu_of, processes)) - before
        same = digest(folder / "pool") == digest(folder / "cluster")
        print(
            f"{number:>11,} documents  Dask {cluster:.1f} s CPU, the pool {pool['cpu']:.1f} s: {cluster / pool['cpu']:.2f} times; "
            f"{'the same' if same else 'NOT THE SAME'} is found"
        )


@contextmanager
def start_cluster(folder, workers=2):
    """Lend a scheduler and its workers, each a process of its own on this machine: its address, and the processes."""
    place = folder / "scheduler.json"
    shared = ["--scheduler-file", str(place), "--host", "127.0.0.1", "--no-dashboard"]
    run = [sys.executable, "-m"]
    begun = [
        subprocess.Popen(
            [*run, "distributed.cli.dask_scheduler", "--port", "0", *shared], stderr=subprocess.DEVNULL
        )
    ]
    try:
        own = ["--nthreads", "1", "--no-nanny", "--local-directory", str(folder)]
        begun += [
            subprocess.Popen([*run, "distributed.cli.dask_worker", *own, *shared], stderr=subprocess.DEVNULL)
            for _ in range(workers)
        ]
        while not place.is_file():
            time.sleep(0.05)
        yield json.loads(place.read_text())["address"], [psutil.Process(process.pid) for process in begun]
    finally:
        for process in begun[::-1]:
            process.kill()
            process.wait()


def cpu_of(process):
    used = process.cpu_times()
    return used.user + used.system


def digest(store):
    """Return a hash of every row of every table of a store, in one order."""
    total = hashlib.sha256()
    for table in ("documents", "sentences", "mentions", "containment", "quotes", "issues", "dates"):
        rows = (
            json.dumps(row, default=str)
            for part in (store / table).glob("*.parquet")
            for row in pq.read_table(part).to_pylist()
        )
        total.update("\n".join(sorted(rows)).encode())
    return total.hexdigest()


def write_articles(path, number, first=0):
    """Write that many synthetic articles as JSON lines: sentences of the sample, every third plain word replaced by a made one.

    The replaced words make sentences that come again in other articles as unlike as real ones are; names, dates and marks stay.
    """
    sentences = _read_sentences()
    recent = []
    with path.open("w", encoding="utf-8") as file:
        for n in range(first, first + number):
            rng = random.Random(n)  # noqa: S311 - for tests, not for secrets
            if recent and rng.random() < COPIED:
                body = rng.choice(recent)[:-1]
            else:
                body = [_garble(rng.choice(sentences), rng) for _ in range(SENTENCES_EACH)]
            recent = [*recent[-99:], body]
            day = f"20{rng.randrange(10, 26)}-{rng.randrange(1, 13):02d}-{rng.randrange(1, 29):02d}"
            row = {
                "title": f"{_garble(rng.choice(sentences), rng)[:60]} {n}",
                "text": "\n\n".join(" ".join(body[start : start + 3]) for start in range(0, len(body), 3)),
                "outlet": f"The {SYLLABLES[rng.randrange(15)].title()}{rng.randrange(OUTLETS)} Times",
                "published": day if rng.random() < DATED else "",
            }
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def _read_sentences():
    counted = {zone.value for zone in COUNTED_ZONES}
    found = []
    for read in read_documents(["sample"]):
        for row in clean(read.documents).to_pylist():
            if row["language"] == "en":
                text = " ".join(
                    row["text"][zone["start"] : zone["end"]]
                    for zone in row["zones"]
                    if zone["zone"] in counted
                )
                found += [
                    f"{part.strip()}." for part in text.replace("\n", " ").split(". ") if len(part) > SHORTEST
                ]
    return found


def _garble(sentence, rng):
    words = sentence.split(" ")
    return " ".join(
        "".join(rng.choices(SYLLABLES, k=3))
        if word.islower() and word.isalpha() and rng.random() < 1 / 3
        else word
        for word in words
    )


def fill(source, store, workers=1, cluster=None):
    """Annotate a source into a store in a process of its own; return its seconds, and the most memory of it and of its workers."""
    code = (
        "import sys, json, resource, time; from dyads.cli import dyads; begin = time.perf_counter()\n"
        "dyads.main(sys.argv[1:], standalone_mode=False)\n"
        "own, workers = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))\n"
        "print(json.dumps({'wall': time.perf_counter() - begin, 'cpu': sum(used.ru_utime + used.ru_stime for used in (own, workers)),\n"
        " 'client': own.ru_maxrss / 1024, 'worker': workers.ru_maxrss / 1024}))"
    )
    how = ["--cluster", cluster] if cluster else ["--workers", str(workers)]
    words = ["--quiet", "annotate", str(source), "--to", str(store), *how]
    done = subprocess.run([sys.executable, "-c", code, *words], check=True, stdout=subprocess.PIPE, text=True)
    return json.loads(done.stdout)


def measure(number, workers=2):
    """Return what annotating that many articles into a store takes, and how large the store is."""
    with tempfile.TemporaryDirectory() as folder:
        source, store = Path(folder) / "articles.jsonl", Path(folder) / "store"
        write_articles(source, number)
        used = fill(source, store, workers)
        sizes = {
            place.name: sum(file.stat().st_size for file in place.rglob("*") if file.is_file())
            for place in store.iterdir()
            if place.is_dir()
        }
        return used | {
            "bytes": sum(sizes.values()) / number,
            "texts": sizes["texts"] / number,
            "steps": sizes["steps"] / number,
        }


if __name__ == "__main__":
    for size in sys.argv[1:]:
        print_size(int(size))
