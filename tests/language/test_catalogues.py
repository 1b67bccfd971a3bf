"""The catalogues that ship: whole, up to date, and in their language."""

import re
import string
from functools import cache
from pathlib import Path

import pytest

from dyads.language.catalogue import FOLDER
from dyads.language.languages import LANGUAGES, SOURCE, written_in
from dyads.language.messages import find_messages, read_catalogue

ROOT = Path(__file__).parents[2]
TRANSLATED = [language for language in LANGUAGES if language != SOURCE]
AS_IN_ENGLISH = {
    "dyads",
    "Monroe",
    "Colaresi",
    "Quinn",
    "DPnorm",
    "format",
    "json",
}  # names of things and people
WORD = re.compile(r"(?<![A-Za-z])[A-Za-z]*[a-z]{2}[a-z]*")
NOT_READ = re.compile(r"`[^`]*`|\{[^}]*\}")  # code and fields


@cache
def said():
    found = find_messages(ROOT / "src" / "dyads", ROOT / "notebooks", ROOT / "params")
    return {entry.id for entry in found if entry.id}


@cache
def translations(language):
    """Return message → translations, an untranslated one with none."""
    entries = read_catalogue(FOLDER / f"{language}.po", language)
    return {entry.id: texts_of(entry.string) for entry in entries if entry.id}


def texts_of(texts):
    return [text for text in ([texts] if isinstance(texts, str) else texts or []) if text]


def read(text):
    return NOT_READ.sub("", text)


def names_of(message):
    """Return the names of the fields of a message."""
    return {name for _, name, _, _ in string.Formatter().parse(message) if name is not None}


@pytest.mark.parametrize("language", TRANSLATED)
def test_everything_that_is_said_is_translated(language):
    held = translations(language)
    assert [message for message in said() if not held.get(message)] == [], (
        "run `make messages`, then translate"
    )


@pytest.mark.parametrize("language", TRANSLATED)
def test_nothing_is_kept_that_nobody_says(language):
    assert translations(language).keys() - said() == set(), "run `make messages`"


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_has_the_fields_of_its_message(language):
    for message, texts in translations(language).items():
        fields = set().union(*map(names_of, texts_of(message)))
        assert {text: names_of(text) for text in texts} == dict.fromkeys(texts, fields)


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_english_is_left_in_a_translation(language):
    left = {
        text: words
        for texts in translations(language).values()
        for text in texts
        if (words := [word for word in WORD.findall(read(text)) if word not in AS_IN_ENGLISH])
    }
    assert left == {}


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_is_in_the_language_of_its_catalogue(language):
    other = {"ko": re.compile("[\u3041-\u30ff]"), "ja": re.compile("[\uac00-\ud7a3]")}[language]
    for texts in translations(language).values():
        for text in texts:
            assert not other.search(text), text
            assert written_in(read(text)) in {language, None, "en"}, text


def test_a_korean_particle_after_a_field_follows_its_sound():
    fixed = re.compile(r"\}(?:은|는|이|가|을|를|과|와|로|으로)(?=[\s.,)]|$)")
    assert [text for texts in translations("ko").values() for text in texts if fixed.search(text)] == []
