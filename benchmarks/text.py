"""What annotating costs beside spaCy's PhraseMatcher and a raw scan for the same names, and what each step of it takes."""

import gc
import random
import statistics
import time
from collections import Counter, defaultdict
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

from ahocorasick_rs import AhoCorasick

from dyads.corpus import CLEAN, clean, read_documents
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
CORPUS = (
    Path(__file__).resolve().parents[2] / "shared" / "corpus"
)  # articles of others, which are not in the repository
ASSEMBLED, LONG = 300, {"en": 3000, "ko": 1300, "ja": 1300}  # articles, and the characters of one: about 3 kB
NAMES = "names: sentences, longest match, offsets"
MENTIONS = "mentions: names, and who was meant"


def bench_text(rounds: int = 7) -> None:
    """Print documents a second of each way, interleaved, with their ratios; then what each step takes of an article.

    CPU seconds of one process. First on the sample articles, which are short and dense, then on articles of 3 kB that are
    put together from sentences of ../shared/corpus, where that is; both in English, Korean and Japanese. What is
    remembered of words and spellings is remembered as in a long run; of the texts nothing is.
    """
    lexicon = build_lexicon(load())
    raw = [read.documents for read in read_documents([files("dyads") / "sample" / "articles"])]
    sample = [clean(batch) for batch in raw]
    assembled = [_assemble(lexicon)] if CORPUS.is_dir() else []
    many = _with_strangers(lexicon, _articles([*sample, *assembled]))
    gc.collect()
    gc.freeze()  # the made-up names would be walked through in everybody's time
    cleaning = {
        "the whole, and cleaning before it": lambda: [annotate(clean(batch), lexicon) for batch in raw]
    }
    _bench("sample articles", sample, (lexicon, many), rounds, cleaning)
    if assembled:
        _bench("assembled articles", assembled, (lexicon, many), rounds, {})


def _articles(batches):
    return [read_article(row) for batch in batches for row in batch.to_pylist()]


def _bench(what, batches, lexicons, rounds, more_ways):
    lexicon, many = lexicons
    articles = _articles(batches)
    folded = [fold(article.text).low for article in articles]  # in capitals the scan would find less
    ways = {
        "raw scan": lambda: [
            lexicon.scanner.automaton.find_matches_as_indexes(low, overlapping=True) for low in folded
        ],
        NAMES: lambda: _find_names(articles, lexicon),
        MENTIONS: _mentions(batches, lexicon),
        f"the same, {TIMES} times the aliases": _mentions(batches, many),
        "the whole text side": lambda: [annotate(batch, lexicon) for batch in batches],
        **more_ways,
        **_spacy_ways([article.text for article in articles], lexicon),
    }
    seconds = {way: [] for way in ways}
    steps = []
    for _ in range(rounds):
        for way, work in ways.items():
            seconds[way].append(_seconds(work))
        steps.append(time_steps(batches, lexicon))

    count, letters = len(articles), sum(len(article.text) for article in articles)
    print(f"text: {count} {what} of {letters // count} characters, {len(lexicon.forms)} aliases")
    for way, spent in seconds.items():
        print(f"  {count / statistics.median(spent):6.0f} documents/s  {way}")
        for other in ("PhraseMatcher", "PhraseMatcher, sentencizer"):
            if other in seconds and other != way:
                print(f"         {_ratio(seconds[other], spent)} the documents/s of {other}")
        if way != "raw scan":
            print(f"         {_ratio(spent, seconds['raw scan'])} the time of the raw scan")
    more = seconds[f"the same, {TIMES} times the aliases"]
    print(f"  {TIMES} times the aliases take {_ratio(more, seconds[MENTIONS])} the time")
    print("microseconds an article")
    for step in steps[0]:
        print(f"  {statistics.median(of_round[step] for of_round in steps) / count * 1e6:6.0f}  {step}")


def _assemble(lexicon):
    """Return articles of 3 kB whose paragraphs are runs of sentences of real ones, in memory."""
    rng = random.Random(1965)  # noqa: S311 - of articles that nobody wrote
    runs = defaultdict(list)
    for read in read_documents([CORPUS / "dev", CORPUS / "open"]):
        documents = clean(read.documents)
        texts = {row["id"]: (row["text"], row["language"]) for row in documents.to_pylist()}
        for row in annotate(documents, lexicon).sentences.to_pylist():
            text, language = texts[row["document"]]
            runs[language].append(" ".join(text[row["start"] : row["end"]].split()))
    languages = [language for language in LONG if runs[language]]
    rows = []
    for number in range(ASSEMBLED):
        language = rng.choices(languages, [len(runs[each]) for each in languages])[0]
        paragraphs: list[str] = []
        while sum(map(len, paragraphs)) < LONG[language]:
            first = rng.randrange(len(runs[language]))
            paragraphs.append(" ".join(runs[language][first : first + rng.randint(1, 4)]))
        text = "\n\n".join(paragraphs)
        zones = [{"zone": "body", "start": 0, "end": len(text), "rule": "assembled"}]
        row = {"id": f"{number}", "source": "", "sha256": "", "text": text, "given": {}, "language": language}
        rows.append(row | {"zones": zones})
    return CLEAN.batch(rows)


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
    ) in batches:  # a step at a time over all of it: asking for the time costs as much as a small step
        [rows] = step("rows from Arrow", lambda batch: batch.to_pylist(), [batch])
        articles = step("rows from Arrow", read_article, rows)
        folded = step("folding", fold, [article.text for article in articles])
        sentences = step("sentences", find_sentences, articles)
        pages = list(map(Page, articles, folded, sentences))
        [named] = step("names and offices", lambda pages: find_names(pages, lexicon), [pages])
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


def _find_names(articles, lexicon):
    pages = [Page(article, fold(article.text), find_sentences(article)) for article in articles]
    return pages, find_names(pages, lexicon)


def _mentions(batches, lexicon):
    """Return the work of finding mentions on the days that the articles are of."""
    articles = _articles(batches)
    dating = [row for batch in batches for row in annotate(batch, lexicon).dating.to_pylist()]
    days = [
        DateInterval(row["published_from"], row["published_to"]) if row["published_from"] else None
        for row in dating
    ]

    def find_mentions():
        for page, named, interval in zip(*_find_names(articles, lexicon), days, strict=True):
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
    matcher.add("name", list(plain.tokenizer.pipe({form.text for forms in lexicon.forms for form in forms})))
    other = PhraseMatcher(splitting.vocab, attr="LOWER")
    other.add(
        "name", list(splitting.tokenizer.pipe({form.text for forms in lexicon.forms for form in forms}))
    )
    return {
        "PhraseMatcher": lambda: [matcher(document) for document in plain.tokenizer.pipe(texts)],
        "PhraseMatcher, sentencizer": lambda: [other(document) for document in splitting.pipe(texts)],
    }


def _seconds(work):
    gc.disable()  # as it is while a batch is annotated, and for everybody
    start = time.process_time()
    work()
    spent = time.process_time() - start
    gc.enable()
    return spent


def _ratio(theirs, ours):
    ratios = [other / own for other, own in zip(theirs, ours, strict=True)]
    return f"{statistics.median(ratios):.3g} times ({min(ratios):.3g} to {max(ratios):.3g})"
