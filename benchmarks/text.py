"""What annotating costs beside spaCy's PhraseMatcher and a raw scan for the same names, and what each step of it takes."""

import gc
import random
import statistics
import time
from collections import Counter
from dataclasses import replace
from importlib.resources import files

from ahocorasick_rs import AhoCorasick

from dyads.corpus import clean, read_documents
from dyads.model import DateInterval
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
from dyads.text.names.lexicon import form_pattern, office_pattern
from dyads.text.names.scan import build_scanner
from dyads.text.quotes.find import find_quotes
from dyads.text.sentences import find_sentences

TIMES = 100  # as many names again that nobody bears


def bench_text(rounds: int = 7) -> None:
    """Print documents a second of each way, interleaved, with their ratios; then what each step takes of an article.

    CPU seconds of one process, on the sample articles, which are in English, Korean and Japanese. What is remembered of
    words and spellings is remembered as in a long run; of the texts nothing is.
    """
    lexicon = build_lexicon(load())
    raw = [read.documents for read in read_documents([files("dyads") / "sample" / "articles"])]
    batches = [clean(batch) for batch in raw]
    articles = [read_article(row) for batch in batches for row in batch.to_pylist()]
    ways = {
        "raw scan": lambda: _scan(articles, lexicon),
        "mentions: sentences, names, who was meant": _mentions(batches, lexicon),
        f"the same, {TIMES} times the aliases": _mentions(batches, _with_strangers(lexicon, articles)),
        "the whole text side": lambda: [annotate(batch, lexicon) for batch in batches],
        "the whole, and cleaning before it": lambda: [annotate(clean(batch), lexicon) for batch in raw],
    } | _spacy_ways([article.text for article in articles], lexicon)

    gc.collect()
    gc.freeze()  # the made-up names would be walked through in everybody's time
    seconds = {way: [] for way in ways}
    steps = []
    for _ in range(rounds):
        for way, work in ways.items():
            seconds[way].append(_seconds(work))
        cleaning = _seconds(lambda: [clean(batch) for batch in raw])
        steps.append({"cleaning, before": cleaning} | time_steps(batches, lexicon))

    count, letters = len(articles), sum(len(article.text) for article in articles)
    print(f"text: {count} articles of {letters // count} characters, {len(lexicon.forms)} aliases")
    for way, spent in seconds.items():
        print(f"  {count / statistics.median(spent):6.0f} documents/s  {way}")
        for other in ("PhraseMatcher", "PhraseMatcher, sentencizer"):
            if other in seconds and other != way:
                print(f"         {_ratio(seconds[other], spent)} the documents/s of {other}")
        if way != "raw scan":
            print(f"         {_ratio(spent, seconds['raw scan'])} the time of the raw scan")
    mentions, more = list(seconds.values())[1:3]
    print(f"  {TIMES} times the aliases take {_ratio(more, mentions)} the time")
    print("microseconds an article")
    for step in steps[0]:
        print(f"  {statistics.median(of_round[step] for of_round in steps) / count * 1e6:6.0f}  {step}")


def time_steps(batches, lexicon):
    """Return the seconds of each step of annotating, in its order."""
    spent = Counter()

    def step(name, work, *columns):
        start = time.process_time()
        found = list(map(work, *columns))
        spent[name] += time.process_time() - start
        return found

    for (
        batch
    ) in batches:  # a step at a time over the whole batch: asking for the time costs as much as a small step
        [rows] = step("rows from Arrow", lambda batch: batch.to_pylist(), [batch])
        articles = step("rows from Arrow", read_article, rows)
        folded = step("folding", fold, [article.text for article in articles])
        sentences = step("sentences", find_sentences, articles)
        pages = list(map(Page, articles, folded, sentences))
        [named] = step("names and offices", lambda pages: list(find_names(pages, lexicon)), [pages])
        names = [each.names for each in named]
        registry = [lexicon.registry] * len(pages)
        dates = step("dates", find_dates, articles, sentences)
        dating = step("dating", date_article, articles, sentences, names, dates, registry)
        days = [each.interval for each in dating]
        written = [Written(*page, *found) for page, found in zip(pages, named, strict=True)]
        mentions = step("who was meant", resolve_names, written, days, [lexicon] * len(pages))
        step("quotes", find_quotes, articles, sentences, mentions, registry)
        step("issues", find_issues, articles, sentences, [lexicon.issues] * len(pages))
        step("dates", resolve_dates, dates, days)
    everything = _seconds(lambda: [annotate(batch, lexicon) for batch in batches])
    return spent | {"rows to Arrow, words counted": everything - spent.total(), "all annotations": everything}


def _scan(articles, lexicon):
    for article in articles:
        lexicon.scanner.automaton.find_matches_as_indexes(article.text, overlapping=True)


def _mentions(batches, lexicon):
    """Return the work of finding mentions on the days that the articles are of."""
    articles = [read_article(row) for batch in batches for row in batch.to_pylist()]
    dating = [row for batch in batches for row in annotate(batch, lexicon).dating.to_pylist()]
    days = [
        DateInterval(row["published_from"], row["published_to"]) if row["published_from"] else None
        for row in dating
    ]

    def find_mentions():
        pages = [Page(article, fold(article.text), find_sentences(article)) for article in articles]
        for page, named, interval in zip(pages, find_names(pages, lexicon), days, strict=True):
            resolve_names(Written(*page, *named), interval, lexicon)

    return find_mentions


def _with_strangers(lexicon, articles):
    """Return the lexicon with many times its forms: the same letters in another order, as far as no article writes them."""
    rng = random.Random(1965)  # noqa: S311 - of names that nobody bears
    known = {forms[0].text.lower(): forms for forms in lexicon.forms}
    strangers = {
        "".join(rng.sample(text, len(text)) + rng.sample(text, len(text) // 2)).strip(): forms
        for _ in range(TIMES - 1)
        for text, forms in known.items()
    }
    strangers.pop("", None)
    matcher, names = AhoCorasick(list(strangers)), list(strangers)
    for article in articles:
        for number, _, _ in matcher.find_matches_as_indexes(fold(article.text).low, overlapping=True):
            strangers.pop(names[number], None)
    forms = strangers | known
    offices = [*map(office_pattern, lexicon.offices.phrases)]
    scanner = build_scanner([*map(form_pattern, forms)], offices)
    return replace(lexicon, scanner=scanner, forms=tuple(forms.values()), spelt={})


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


def _seconds(work):
    start = time.process_time()
    work()
    return time.process_time() - start


def _ratio(theirs, ours):
    ratios = [other / own for other, own in zip(theirs, ours, strict=True)]
    return f"{statistics.median(ratios):.3g} times ({min(ratios):.3g} to {max(ratios):.3g})"
