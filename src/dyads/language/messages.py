"""Which messages there are, and the catalogues brought up to date with them."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import yaml
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

from dyads.language.languages import LANGUAGES, SOURCE
from dyads.language.markdown import split_messages

_SAID_BY = {"say": 1, "message": 1, "many": 2}  # how many of the first arguments are the message
_TEMPLATE = {"say": None, "many": (1, 2)}
_HEADER = 'msgid ""\nmsgstr ""\n"Language: {}\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n"Plural-Forms: nplurals={}; plural={};\\n"\n\n'


def find_messages(*folders: Path) -> Catalog:
    """Return every message said in the code, templates, notebooks and titles of the folders, with the files that say it.

    Raises ValueError where a folder says nothing: it is not the one that was meant, and its translations would be dropped.
    """
    if not folders:
        raise ValueError("name the folders of all that is said: src/dyads notebooks params")
    found = Catalog()
    for folder in folders:
        said = [(file, text) for file in sorted(folder.rglob("*")) for text in _messages_in(file)]
        if not said:
            raise ValueError(f"{folder}: nothing is said there; name a folder of code, notebooks or params")
        for file, text in said:
            found.add(text, locations=[(file.relative_to(folder.parent).as_posix(), 0)])
    return found


def update_catalogues(found: Catalog, folder: Path) -> dict[str, list[str]]:
    """Bring the catalogue of every language up to date: new messages empty, obsolete ones gone; return what is left to translate."""
    return {
        language: _update(found, folder / f"{language}.po", language)
        for language in LANGUAGES
        if language != SOURCE
    }


def read_catalogue(file: Path, language: str) -> Catalog:
    """Return a catalogue as it is written; one that does not exist yet is empty."""
    return read_po(BytesIO(file.read_bytes()), locale=language) if file.exists() else Catalog(locale=language)


def _messages_in(file: Path) -> Iterator[str | tuple[str, ...]]:
    if file.suffix == ".py":
        yield from _messages_said(file.read_text("utf-8"))
    elif file.suffix == ".j2":
        for _, text, _, _ in extract_from_file("jinja2.ext:babel_extract", str(file), _TEMPLATE):
            yield text
    elif file.suffix == ".yaml":
        yield from _titles_in(yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader))
    elif file.suffix == ".ipynb":
        for cell in json.loads(file.read_bytes())["cells"]:
            if cell["cell_type"] == "markdown":
                yield from split_messages("".join(cell["source"]))


def _messages_said(code: str) -> Iterator[str | tuple[str, ...]]:
    """Yield what the calls of `say`, `say.many` and `message` are given as literals, also inside f-strings, which Babel passes over."""
    for call in ast.walk(ast.parse(code)):
        if not isinstance(call, ast.Call):
            continue
        needed = _SAID_BY.get(getattr(call.func, "attr", getattr(call.func, "id", "")), 0)
        literals = [argument.value for argument in call.args if isinstance(argument, ast.Constant)]
        texts = tuple(text for text in literals[:needed] if isinstance(text, str))
        if texts and len(texts) == needed:
            yield texts[0] if needed == 1 else texts


def _titles_in(data: Any) -> Iterator[str]:
    """Yield the title of params that ship, and those of the registry's events."""
    if isinstance(data, Mapping):
        yield from filter(None, [data.get("title")])
        yield from (event["title"] for event in data.get("events", []))


def _update(found: Catalog, file: Path, language: str) -> list[str]:
    catalogue = read_catalogue(file, language)
    catalogue.update(found, no_fuzzy_matching=True)
    for entry in catalogue:
        entry.flags.discard("fuzzy")  # a plural that a message has got does not make its translation doubtful
    written = BytesIO()
    write_po(
        written,
        catalogue,
        width=0,
        omit_header=True,
        sort_by_file=True,
        ignore_obsolete=True,
        include_lineno=False,
    )
    header = _HEADER.format(language, catalogue.num_plurals, catalogue.plural_expr)
    file.write_bytes(header.encode() + written.getvalue())
    return [str(entry.id) for entry in catalogue if entry.id and not any(entry.string or ())]
