"""What annotating costs beside a bare scan for the same names, on the sample articles: the price of judgement."""

import statistics
import time
from importlib.resources import files

from dyads.corpus import clean, read_documents
from dyads.registry import load
from dyads.text import annotate, build_lexicon
from dyads.text.annotate import read_article
from dyads.text.folding import fold
from dyads.text.names import find_names
from dyads.text.sentences import find_sentences


def bench_text(rounds: int = 5) -> None:
    """Print documents a second of the bare scan, of finding names and of all annotations, interleaved; then the ratios."""
    registry = load()
    lexicon = build_lexicon(registry)
    batches = [clean(read.documents) for read in read_documents([files("dyads") / "sample" / "articles"])]
    articles = [read_article(row) for batch in batches for row in batch.to_pylist()]
    texts = [fold(article.text).low for article in articles]

    def scan() -> None:
        for text in texts:
            lexicon.automaton.find_matches_as_indexes(text, overlapping=True)

    def name() -> None:
        for article in articles:
            find_names(article, find_sentences(article), lexicon, fold(article.text))

    def everything() -> None:
        for batch in batches:
            annotate(batch, lexicon)

    ways = {"bare scan": scan, "names": name, "all annotations": everything}
    seconds = {way: [] for way in ways}
    for _ in range(rounds):
        for way, work in ways.items():
            start = time.perf_counter()
            work()
            seconds[way].append(time.perf_counter() - start)
    count, letters = len(articles), sum(map(len, texts))
    print(f"text: {count} articles of {letters // count} letters, {len(lexicon.forms)} forms")
    for way, spent in seconds.items():
        ratios = [long / short for long, short in zip(spent, seconds["bare scan"], strict=True)]
        print(
            f"  {way}: {count / statistics.median(spent):.0f} documents/s, "
            f"{statistics.median(ratios):.0f} times the bare scan ({min(ratios):.0f} to {max(ratios):.0f})"
        )
