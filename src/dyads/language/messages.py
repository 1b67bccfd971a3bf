"""Which messages there are, and the catalogues brought up to date with them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

from dyads.language.languages import LANGUAGES, SOURCE
from dyads.language.markdown import split_messages

_SAID_BY = {"say": None, "message": None, "many": (1, 2)}
_METHODS = {".py": "python", ".j2": "jinja2.ext:babel_extract"}
_HEADER = 'msgid ""\nmsgstr ""\n"Language: {}\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n"Plural-Forms: nplurals={}; plural={};\\n"\n\n'


def find_messages(*folders: Path) -> Catalog:
    """Return every message said in the code, the templates and the notebooks of the folders, with the files that say it."""
    found = Catalog()
    for folder in folders:
        for file in sorted(folder.rglob("*")):
            for text in _messages_in(file):
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
    if file.suffix == ".ipynb":
        for cell in json.loads(file.read_bytes())["cells"]:
            if cell["cell_type"] == "markdown":
                yield from split_messages("".join(cell["source"]))
    elif file.suffix in _METHODS:
        for _, text, _, _ in extract_from_file(_METHODS[file.suffix], str(file), _SAID_BY):
            yield text


def _update(found: Catalog, file: Path, language: str) -> list[str]:
    catalogue = read_catalogue(file, language)
    catalogue.update(found, no_fuzzy_matching=True)
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
