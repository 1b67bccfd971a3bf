"""What annotating costs beside spaCy's PhraseMatcher and a bare scan for the same names, and what each step of it takes."""

import statistics
import time
from collections import Counter
from importlib.resources import files

from dyads.corpus import clean, read_documents
from dyads.registry import load
from dyads.text import annotate, build_lexicon
from dyads.text.annotate import read_article
from dyads.text.dates.find import find_dates, resolve_dates
from dyads.text.dating.date import date_article
from dyads.text.folding import fold
from dyads.text.issues import find_issues
from dyads.text.meaning.context import Written
from dyads.text.meaning.resolve import resolve_names
from dyads.text.names.find import Page, find_names
from dyads.text.quotes.find import find_quotes
from dyads.text.sentences import find_sentences


def bench_text(rounds: int = 5) -> None:
    """Print documents a second of each way, interleaved, with their ratios; then what each step takes of an article.

    CPU seconds of one process, on the sample articles, which are in English, Korean and Japanese.
    """
    lexicon = build_lexicon(load())
    raw = [read.documents for read in read_documents([files("dyads") / "sample" / "articles"])]
    batches = [clean(batch) for batch in raw]
    articles = [read_article(row) for batch in batches for row in batch.to_pylist()]
    ways = _our_ways(batches, articles, lexicon) | _spacy_ways(
        [article.text for article in articles], lexicon
    )

    seconds = {way: [] for way in ways}
    steps = []
    for _ in range(rounds):
        for way, work in ways.items():
            seconds[way].append(_seconds(work))
        cleaning = _seconds(lambda: [clean(batch) for batch in raw])
        steps.append({"cleaning, before": cleaning} | time_steps(batches, lexicon))

    count, letters = len(articles), sum(len(article.text) for article in articles)
    print(f"text: {count} articles of {letters // count} characters, {len(lexicon.forms)} forms")
    for way, spent in seconds.items():
        beside = "".join(
            f", {_ratio(seconds[other], spent)} as fast as {other}"
            for other in ("bare scan", "PhraseMatcher, sentencizer")
            if other in seconds and other != way
        )
        print(f"  {way}: {count / statistics.median(spent):.0f} documents/s{beside}")
    print("microseconds an article")
    for step in steps[0]:
        print(f"  {statistics.median(of_round[step] for of_round in steps) / count * 1e6:6.0f}  {step}")


def _our_ways(batches, articles, lexicon):
    texts = [fold(article.text).low for article in articles]

    def scan():
        for text in texts:
            lexicon.scanner.automaton.find_matches_as_indexes(text, overlapping=True)

    def name():
        pages = [Page(article, fold(article.text), find_sentences(article)) for article in articles]
        list(find_names(pages, lexicon))

    def everything():
        for batch in batches:
            annotate(batch, lexicon)

    return {"bare scan": scan, "sentences and names": name, "all annotations": everything}


def _spacy_ways(texts, lexicon):
    try:
        import spacy  # noqa: PLC0415 - the one benchmark that can do without
        from spacy.matcher import PhraseMatcher  # noqa: PLC0415
    except ImportError:
        print("spaCy is not installed (pip install --group bench): its lines are left out")
        return {}
    plain, splitting = spacy.blank("en"), spacy.blank("en")
    splitting.add_pipe("sentencizer")
    matcher = PhraseMatcher(plain.vocab, attr="LOWER")
    matcher.add("name", list(plain.pipe({form.text for forms in lexicon.forms for form in forms})))
    other = PhraseMatcher(splitting.vocab, attr="LOWER")
    other.add("name", list(splitting.pipe({form.text for forms in lexicon.forms for form in forms})))
    return {
        "PhraseMatcher": lambda: [matcher(document) for document in plain.pipe(texts)],
        "PhraseMatcher, sentencizer": lambda: [other(document) for document in splitting.pipe(texts)],
    }


def time_steps(batches, lexicon):
    """Return the seconds of each step of annotating, in its order."""
    spent = Counter()

    def step(name, work, *given):
        start = time.process_time()
        found = work(*given)
        spent[name] += time.process_time() - start
        return found

    for (
        batch
    ) in batches:  # a step at a time over the whole batch: asking for the time costs as much as a small step
        rows = step("rows from Arrow", batch.to_pylist)
        articles = step("rows from Arrow", _each, read_article, rows)
        folded = step("folding", _each, fold, [article.text for article in articles])
        sentences = step("sentences", _each, find_sentences, articles)
        pages = list(map(Page, articles, folded, sentences))
        named = step("names and offices", lambda pages: list(find_names(pages, lexicon)), pages)
        names = [each.names for each in named]
        registry = [lexicon.registry] * len(pages)
        dates = step("dates", _each, find_dates, articles, sentences)
        dating = step("dating", _each, date_article, articles, sentences, names, dates, registry)
        days = [each.interval for each in dating]
        written = [Written(*page, *found) for page, found in zip(pages, named, strict=True)]
        mentions = step("resolving", _each, resolve_names, written, days, [lexicon] * len(pages))
        step("quotes", _each, find_quotes, articles, sentences, mentions, registry)
        step("issues", _each, find_issues, articles, sentences, [lexicon.issues] * len(pages))
        step("dates", _each, resolve_dates, dates, days)
    everything = _seconds(lambda: [annotate(batch, lexicon) for batch in batches])
    return spent | {"rows to Arrow, words counted": everything - spent.total(), "all annotations": everything}


def _each(work, *columns):
    return list(map(work, *columns))


def _seconds(work):
    start = time.process_time()
    work()
    return time.process_time() - start


def _ratio(theirs, ours):
    ratios = [other / own for other, own in zip(theirs, ours, strict=True)]
    return f"{statistics.median(ratios):.3g} times ({min(ratios):.3g} to {max(ratios):.3g})"
