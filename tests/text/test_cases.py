"""The cases of cases/*.md: a text, and every mention expected in it."""

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from dyads.corpus import CLEAN
from dyads.registry import load
from dyads.text import annotate, build_lexicon

CASES = Path(__file__).parent / "cases"
HEAD = re.compile(r"(?P<language>\w\w) (?P<published>\d{4}-\d\d-\d\d)\n\n")


class Case(NamedTuple):
    language: str
    published: str
    text: str
    expected: list[tuple[str, str, str, str]]


def read_cases():
    for file in sorted(CASES.glob("*.md")):
        for section in file.read_text(encoding="utf-8").split("\n## ")[1:]:
            title, rest = section.split("\n", 1)
            head = HEAD.match(rest)
            text, _, listed = rest[head.end() :].rstrip().partition("\n\n- ")
            expected = [
                tuple(part.strip() for part in line.split(" | "))
                for line in re.split(r"\n?- ", listed)
                if line.strip()
            ]
            yield pytest.param(
                Case(head["language"], head["published"], text, expected), id=f"{file.stem}: {title}"
            )


@pytest.fixture(scope="module")
def lexicon():
    return build_lexicon(load())


@pytest.mark.parametrize("case", list(read_cases()))
def test_every_mention_of_the_text_is_found_and_nothing_else(case, lexicon):
    assert mentions(case, lexicon) == case.expected


def test_there_are_as_many_cases_as_the_issue_asks_for():
    cases = [case.values[0] for case in read_cases()]
    assert len(cases) >= 60
    assert sum(case.language == "ko" for case in cases) >= 15
    assert sum(case.language == "ja" for case in cases) >= 15


def test_what_stays_open_says_what_it_may_be_and_that_no_rule_decided(lexicon):
    capital = Case("en", "2023-04-25", "It rained past London. Beijing?", [])
    holders = Case("en", "2020-09-16", "Japan's prime minister opened the fair.", [])
    family = Case("en", "2023-04-25", "Park Geun-hye, daughter of Park Chung-hee, left. Park slept.", [])
    assert open_mentions(capital, lexicon) == [
        ("London", "undecided", ["government-united-kingdom", "united-kingdom"]),
        ("Beijing", "undecided", ["government-china", "china"]),
    ]
    assert open_mentions(holders, lexicon) == [
        ("prime minister", "office at the date: two held it", ["abe-shinzo", "suga-yoshihide"])
    ]
    assert open_mentions(family, lexicon) == [
        ("Park", "family name of two", ["park-geun-hye", "park-chung-hee"])
    ]


def open_mentions(case, lexicon):
    found = annotate(CLEAN.batch([document(case)]), lexicon).mentions.to_pylist()
    return [(m["surface"], m["method"], m["candidates"]) for m in found if m["sense"] == "ambiguous"]


def mentions(case, lexicon):
    """The mentions as they are listed in a case: what is written, on one line; who is meant or `?`; mode; sense."""
    found = annotate(CLEAN.batch([document(case)]), lexicon).mentions.to_pylist()
    return [(m["surface"].replace("\n", " "), m["actor"] or "?", m["mode"], m["sense"]) for m in found]


def document(case):
    """The case as a clean document: `# ` begins a title, `%` a dateline, the rest is body."""
    zones, start = [], 0
    for line in case.text.splitlines(keepends=True):
        zone = {"#": "title", "%": "dateline"}.get(line[0], "body")
        begin = start + (2 if zone == "title" else 1 if zone == "dateline" else 0)
        if zones and zones[-1]["zone"] == zone == "body":
            zones[-1]["end"] = start + len(line.rstrip("\n"))
        else:
            zones.append(
                {"zone": zone, "start": begin, "end": start + len(line.rstrip("\n")), "rule": "case"}
            )
        start += len(line)
    title = next((zone for zone in zones if zone["zone"] == "title"), None)
    return {
        "id": "0" * 12,
        "source": "case",
        "sha256": "0" * 64,
        "text": case.text,
        "given": {"published": case.published},
        "language": case.language,
        "title": case.text[title["start"] : title["end"]] if title else None,
        "title_start": title["start"] if title else None,
        "title_end": title["end"] if title else None,
        "zones": zones,
    }
