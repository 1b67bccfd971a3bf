"""The sample corpus: what its truth claims about each article stands in the article."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from importlib import resources
from pathlib import Path

import pytest
import yaml

from dyads import registry
from dyads.model import DateInterval

SAMPLE = Path(str(resources.files("dyads") / "sample"))
ARTICLES = SAMPLE / "articles"
KEYS = {"file", "event", "desk", "language", "title", "outlet", "agency", "published", "dated", "actors"}
DESKS = {"seoul", "tokyo", "washington", "wire"}
OFFICES = {
    "Prime Minister": {"prime-minister"},
    "President": {"president", "acting-president"},
    "Vice President": {"vice-president"},
    "Foreign Minister": {"foreign-minister"},
    "Defence Minister": {"defense-minister"},
    "Defense Minister": {"defense-minister"},
    "Chief Cabinet Secretary": {"chief-cabinet-secretary"},
    "Ambassador": {"ambassador-to-japan", "ambassador-to-south-korea"},
    "Emperor": {"emperor"},
}


def entries():
    lists = (SAMPLE / "truth").glob("*.yaml")
    return [entry for file in sorted(lists) for entry in yaml.safe_load(file.read_text(encoding="utf-8"))]


TRUTH = entries()
ENGLISH = [entry for entry in TRUTH if entry["language"] == "en"]
COPIES = [entry for entry in TRUTH if "copy_of" in entry]


def text_of(entry):
    return (ARTICLES / entry["file"]).read_bytes().decode("utf-8")


def folded(text):
    return " ".join(text.split())


def shingles(text, letters=5):
    return {text[start : start + letters] for start in range(len(text) - letters + 1)}


def day_of(entry):
    return entry["published"]["from"]


def names_of(actor):
    """List every way an actor is written that stands in the registry, the longest first."""
    names = {*actor.names.values(), *(alias.text for alias in actor.aliases)}
    return sorted(names, key=len, reverse=True)


def occurrences(names, text):
    return len(re.findall("|".join(re.escape(name) for name in names), text, re.IGNORECASE))


@pytest.fixture(scope="module")
def known():
    return registry.load()


each_entry = pytest.mark.parametrize("entry", TRUTH, ids=lambda entry: entry["file"])
each_english_entry = pytest.mark.parametrize("entry", ENGLISH, ids=lambda entry: entry["file"])
each_copy = pytest.mark.parametrize("entry", COPIES, ids=lambda entry: entry["file"])


def test_every_article_has_one_entry_and_every_entry_its_article():
    assert sorted(entry["file"] for entry in TRUTH) == sorted(file.name for file in ARTICLES.iterdir())


def test_each_desk_writes_at_least_eighteen_english_articles_and_the_wire_is_republished_eight_times():
    desks = Counter(entry["desk"] for entry in ENGLISH)
    assert set(desks) == DESKS
    assert min(desks.values()) >= 18
    assert len(ENGLISH) - len(COPIES) >= 72
    assert len(COPIES) >= 8


def test_every_year_from_2010_to_2026_has_several_articles():
    years = Counter(day_of(entry).year for entry in TRUTH)
    assert sorted(years) == list(range(2010, 2027))
    assert min(years.values()) >= 3


def test_about_half_of_the_english_articles_state_their_day_and_a_sixth_have_no_date():
    dated = Counter(entry["dated"] for entry in ENGLISH)
    assert dated["stated"] / len(ENGLISH) == pytest.approx(0.5, abs=0.1)
    assert (dated["offices"] + dated["none"]) / len(ENGLISH) == pytest.approx(1 / 6, abs=0.03)


@each_entry
def test_an_entry_has_the_keys_of_the_readme_and_one_true_day(entry):
    assert set(entry) - {"copy_of"} == KEYS
    assert entry["dated"] in {"stated", "partial", "offices", "none"}
    assert entry["published"]["to"] == day_of(entry)
    assert date(2010, 1, 1) <= day_of(entry) <= date(2026, 12, 31)
    assert all(isinstance(count, int) and count > 0 for count in entry["actors"].values())


@each_entry
def test_event_and_actors_of_an_entry_are_known_to_the_registry(entry, known):
    assert entry["event"] in known.events
    assert [actor for actor in entry["actors"] if actor not in known.actors] == []


@each_entry
def test_a_state_and_its_government_are_one_actor_and_places_are_none(entry, known):
    kinds = {actor: known.actors[actor].type for actor in entry["actors"]}
    assert [
        actor for actor, kind in kinds.items() if kind == "place" or actor.startswith("government-")
    ] == []


@each_entry
def test_an_article_appears_on_the_day_of_its_event_or_the_day_after(entry, known):
    assert 0 <= (day_of(entry) - known.events[entry["event"]].when.first).days <= 1


@each_entry
def test_an_article_is_utf8_without_byte_order_mark_and_ends_its_lines_with_a_newline(entry):
    content = (ARTICLES / entry["file"]).read_bytes()
    assert content.endswith(b"\n")
    assert b"\r" not in content
    assert "\ufeff" not in content.decode("utf-8")


@each_entry
def test_title_outlet_and_agency_stand_in_the_article_as_printed(entry):
    text = folded(text_of(entry))
    printed = [folded(entry[key]) for key in ("title", "outlet") if entry[key]]
    assert [words for words in printed if words not in text] == []
    assert entry["agency"] is None or entry["agency"].casefold() in text.casefold()


@each_english_entry
def test_an_english_article_says_that_a_sample_desk_wrote_it(entry):
    assert re.search(r"sample (desk|wire|dispatch)", folded(text_of(entry)), re.IGNORECASE)


@each_english_entry
def test_the_prose_of_an_english_article_has_80_to_250_words(entry):
    blocks = [block.split() for block in re.split(r"\n\s*\n", text_of(entry))]
    words = sum(len(block) for block in blocks if len(block) > 10)
    assert 80 <= words <= 250


@each_entry
def test_the_year_of_publication_stands_in_an_article_only_where_the_day_is_stated(entry):
    year = day_of(entry).year
    written = [str(year), f"平成{year - 1988}年", f"令和{year - 2018}年"]
    assert any(words in text_of(entry) for words in written) == (entry["dated"] == "stated")


@each_english_entry
def test_no_person_is_counted_more_often_than_written(entry, known):
    text = folded(text_of(entry))
    people = [actor for actor in entry["actors"] if known.actors[actor].type == "person"]
    written = {actor: occurrences(names_of(known.actors[actor]), text) for actor in people}
    assert {actor: written[actor] for actor in people if written[actor] < entry["actors"][actor]} == {}


@each_english_entry
def test_whoever_is_named_with_an_office_held_it_that_day(entry, known):
    text = folded(text_of(entry))
    day = DateInterval(day_of(entry), day_of(entry))
    wrong = []
    for actor in (known.actors[id_] for id_ in entry["actors"] if known.actors[id_].type == "person"):
        held = {role.office for role in actor.roles if role.held(day)}
        surnames = "|".join(re.escape(name) for name in names_of(actor))
        wrong += [
            f"{office} {actor.id}"
            for office, ids in OFFICES.items()
            if not ids & held and re.search(rf"(?<!Vice )(?<!Former ){office} (?:{surnames})(?!\w)", text)
        ]
    assert wrong == []


@each_english_entry
def test_quotation_marks_hold_no_words_of_a_person_of_the_registry(entry, known):
    """A paragraph with a sentence in quotation marks names nobody real in full."""
    quoting = [block for block in text_of(entry).split("\n\n") if re.search(r'[,.?!:]["”]|: ["“]', block)]
    people = [actor for actor in known.actors.values() if actor.type == "person"]
    full = {name for actor in people for name in names_of(actor) if " " in name}
    prose = " ".join(folded(block) for block in quoting if not block.startswith("---"))
    assert [name for name in full if name in prose] == []


@each_copy
def test_a_copy_has_a_title_of_its_own_and_the_words_of_the_dispatch(entry):
    original = next(other for other in TRUTH if other["file"] == entry["copy_of"])
    copied = shingles(folded(text_of(entry)))
    shared = copied & shingles(folded(text_of(original)))
    assert original["desk"] == "wire"
    assert entry["desk"] != "wire"
    assert entry["agency"] == original["agency"] is not None
    assert entry["title"] != original["title"]
    assert day_of(entry) == day_of(original)
    assert len(shared) / len(copied) >= 0.75


def test_there_are_enough_articles_in_each_language():
    languages = Counter(entry["language"] for entry in TRUTH)
    assert languages.total() >= 90
    assert languages["ko"] >= 10
    assert languages["ja"] >= 10
