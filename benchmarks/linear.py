"""Whether four times the input takes four times as long, whatever it is full of: the hostile shapes, step by step.

Beside each step stands its steepest shape, and every other that is steep: how many times as long four times the input takes, and how
long that is. About 4 is linear, 16 is quadratic. What takes less than `SHORT` at the larger size is not looked at.
"""

import json
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pyarrow as pa

from dyads.branding.svg import clean_svg
from dyads.corpus import clean, cluster, learn_repeats, read_documents
from dyads.corpus.decode import decode
from dyads.registry import load
from dyads.report.markdown import parse_markdown
from dyads.tables import RAW
from dyads.text import annotate, build_lexicon
from dyads.text.candidates.find import find_sightings

SIZES = (8_000, 32_000)  # letters; the largest article that we read has 4,000,000
SHORT = 0.05  # seconds
STEEP = 8.0  # where it is shown in any case

# What a text may be full of: one letter, one mark, one word, a line, what each rule begins with and never ends.
SHAPES = (
    *(" ", "\n", "\t", "\u3000", "a", "A", "가", "あ", "ア", "一", "1", ".", ",", "-", "—", "=", "*", "#", "@", "/", "\\", "|", "·", "“", '"', "'", "’", "「", "『", "(", "[", "【", "<", "…"),
    *("\r\n", "a\n", "A. ", "a. ", "a, ", "A a ", "Aa Aa, ", "1 ", "1일 ", "1月", "2015 ", "가 ", "한 ", "U.S. ", "Mr. ", "X-", "'s ", "a@b", "http://", "a/", "가·", "아·", "“a ", "「a", "」「", ") (", "]["),
    *("\u200b", "\u00ad", "\u0301", "\u1100", "ﾊﾞ", "😀", "\\u2019", "\\_", "\n  ", " \n", "\n\n", "a\n\n", "- a\n", "> a\n", "By A B\n", "Photo: a\n", "Copyright ", "(c) ", "TOKYO ", "SEOUL, ", "서울=", "【東京"),
    *("Abe ", "Park ", "Japan ", "Seoul ", "Tokyo's ", "the two countries ", "President Park ", "Foreign Minister ", "박 대통령 ", "安倍首相", "日韓", "한일 ", "총리 ", "장관 ", "the North ", "minister "),
    *("said ", "he said “a” ", "told ", "according to ", "“a” said Abe. ", "말했다 ", '"가"라고 ', "「a」と述べた。", "comfort women ", "Dokdo ", "독도 ", "竹島", "The Ministry of ", "Kim ", "김 ", "金"),
    *("April 17, ", "17 April 2015 ", "2015-04-17 ", "last week ", "on Monday ", "4월 17일 ", "4月17日", "昨年", "지난달 ", "the 70th anniversary of ", "70 years after ", "1965 ", "since 1965 ", "戦後70年"),
)  # fmt: skip


def bench_linear() -> None:
    """Print the steepest shape of every step, and every shape that is steep."""
    lexicon, registry = build_lexicon(load()), load()
    steps: dict[str, Callable[[str], Callable[[], object]]] = {
        "decode": lambda text: partial(decode, text.encode()),
        "clean": lambda text: partial(clean, _rows(text)),
        "learn repeats": lambda text: partial(learn_repeats, [clean(_rows(text))]),
        "cluster": lambda text: partial(cluster, pa.Table.from_batches([clean(_rows(text))])),
        "annotate": lambda text: partial(annotate, clean(_rows(text)), lexicon),
        "candidates": lambda text: _sight(text, lexicon, registry),
        "markdown": lambda text: partial(parse_markdown, text),
        "drawing": lambda text: lambda: clean_svg(f"<svg xmlns='http://www.w3.org/2000/svg'><path d='{_plain(text)}' style='{_plain(text)}'/></svg>", "a", "b"),
        "page": lambda text: lambda: _read("a.html", f"<html><body><article><p>{text}</p><p>{_plain(text)}</p></article></body></html>"),
        "feed": lambda text: lambda: _read("a.rss", f"<rss version='2.0'><channel><item><description><![CDATA[<p>{text}]]></description></item></channel></rss>"),
        "json lines": lambda text: lambda: _read("a.jsonl", json.dumps({"text": text, "title": text})),
        "table": lambda text: lambda: _read("a.csv", f"text\n{text}"),
    }  # fmt: skip
    for name, step in steps.items():
        found = sorted(_measure(step), reverse=True)
        for place, (ratio, seconds, shape) in enumerate(found):
            if not place or ratio > STEEP:
                print(f"  {name}: {ratio:.1f} times as long, {seconds:.2f} s, full of {shape!r}", flush=True)
        if not found:
            print(f"  {name}: never as long as {SHORT} s", flush=True)


def _measure(step: Callable[[str], Callable[[], object]]) -> Iterator[tuple[float, float, str]]:
    """Yield how many times as long the larger size takes than the smaller, and how long, by shape."""
    for shape in SHAPES:
        short, long = (
            "A title of this\n\n" + (shape * (size // len(shape) + 1))[:size] + "\n" for size in SIZES
        )
        seconds = _time(step(long))
        if seconds > SHORT:
            yield seconds / _time(step(short)), seconds, shape


def _time(work: Callable[[], object]) -> float:
    """Return the seconds of a processor; the better of two where that is quick to know."""
    times = []
    while len(times) < 2 and sum(times) < 2:  # noqa: PLR2004
        begin = time.process_time()
        work()
        times.append(time.process_time() - begin)
    return max(min(times), 1e-4)


def _rows(text: str) -> pa.RecordBatch:
    return RAW.batch([{"id": "a", "source": "a.txt", "sha256": "0", "text": text, "given": []}])


def _sight(text, lexicon, registry) -> Callable[[], object]:
    batch = clean(_rows(text))
    found = annotate(batch, lexicon)
    tables = [pa.Table.from_batches([rows]) for rows in (batch, found.sentences, found.mentions)]
    return lambda: list(find_sightings(*tables, registry))


def _read(name: str, content: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, name).write_text(content, encoding="utf-8")
        for _ in read_documents([folder]):
            pass


def _plain(text: str) -> str:
    return text.translate(str.maketrans("<>&'\"", "     "))
