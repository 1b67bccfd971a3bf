"""Whether an article that is ten times as long takes ten times as long: by what it is full of, and by step."""

from benchmarks.text import time_steps
from dyads.corpus import clean
from dyads.registry import load
from dyads.tables import RAW
from dyads.text import build_lexicon

SIZES = (10_000, 100_000)  # characters; 1_000_000 takes a minute
FULL_OF = {
    "names": "President Park Geun-hye met Prime Minister Shinzo Abe in Tokyo, and Park told Abe that the Foreign Ministry agreed. ",
    "quotes": '“The treaty is old,” a spokesman said on Monday. He said “the matter” was ‘open’, and "it will be so". ',
    "dates": "It was signed on June 22, 1965, on 3 May 2014 and 1998/10/08, and again last Friday. By next month it is 60 years. ",
    "Korean": '박근혜 대통령은 아베 신조 총리와 만났다. 박 대통령은 2015년 6월 22일 "한일 관계를 보자"고 말했다. ',
    "Japanese": "朴槿恵大統領は安倍晋三首相と会談した。安倍首相は「日韓関係を見る」と述べた。6月22日、韓国政府は米国と協議した。",
    "abbreviations": "U.S. a. ",
    "open marks": "“a “b ",
}


def bench_length() -> None:
    """Print how much longer the longest article takes than the shortest, by what it is full of; the steepest step beside it."""
    lexicon = build_lexicon(load())
    times = SIZES[-1] / SIZES[0]
    for name, sentence in FULL_OF.items():
        short, long = (time_steps([_article(sentence, size)], lexicon) for size in SIZES)
        whole = long["all annotations"] / short["all annotations"]
        step = max(long, key=lambda step: long[step] / max(short[step], 0.002))
        print(
            f"  {name}: {whole:.1f} times as long for {times:.0f} times the text; "
            f"steepest: {step}, {long[step] / max(short[step], 0.002):.1f} ({long[step] * 1e3:.0f} ms)"
        )


def _article(sentence, size):
    paragraph = sentence * 5
    text = "A title\n\n" + "\n\n".join([paragraph] * (size // len(paragraph) + 1))[:size]
    row = {"id": "long", "source": "long.txt", "sha256": "0", "text": text, "given": []}
    return clean(RAW.batch([row]))
