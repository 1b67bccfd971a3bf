"""From sources to those they name whom the registry does not hold, and from them to entries an analyst can paste."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from dyads.desk.annotations import annotate_corpus
from dyads.registry import Registry
from dyads.registry.registry import fold
from dyads.text.candidates import Candidate, find_sightings, rank_candidates

_NOT_SAID = "???"
_LONGEST_SENTENCE = 280  # characters of evidence, around the name
_HEAD = """\
# Names that the articles have and the registry has not, those of most stories first.
# Lines that begin with ## say where a name was found. Every entry below is a suggestion: read its evidence first.
# An entry is commented out where the articles do not say its country or its name in English: put them for ???, then
# take one # from the head of its lines. `dyads registry check FILE` tells what is still missing.
schema_version: 1
"""


def find_candidates(sources: str | Sequence[str], registry: Registry) -> list[Candidate]:
    """Return whom and what the sources name that the registry does not hold, those of most stories first.

    Raises CorpusError where a source does not exist.
    """
    annotated = annotate_corpus(sources, registry)
    documents = annotated.documents
    stories = dict(zip(documents["id"].to_pylist(), documents["cluster"].to_pylist(), strict=True))
    return rank_candidates(
        find_sightings(documents, annotated.sentences, annotated.mentions, registry), stories
    )


def write_entries(candidates: Iterable[Candidate], registry: Registry) -> str:
    """Return a registry file (YAML) that suggests an entry for each candidate, with its evidence; valid as it stands."""
    ids = set(registry.actors)
    held = {fold(alias.text) for actor in registry.actors.values() for alias in actor.aliases}
    held |= {fold(name) for actor in registry.actors.values() for name in actor.names.values()}
    blocks, any_whole = [], False
    for number, candidate in enumerate(candidates, start=1):
        whole = candidate.country is not None and candidate.language == "en"
        any_whole |= whole
        entry = _entry(candidate, _new_id(candidate, ids), held)
        blocks.append(
            "\n".join([*_evidence(number, candidate), *(line if whole else f"#{line}" for line in entry)])
        )
    return "\n".join([f"{_HEAD}{'actors:' if any_whole else 'actors: []'}", *blocks]) + "\n"


def _evidence(number: int, candidate: Candidate) -> Iterator[str]:
    counts = (
        _counted(candidate.clusters, "story", "stories"),
        _counted(candidate.documents, "article", "articles"),
        _counted(candidate.mentions, "mention", "mentions"),
    )
    yield ""
    yield f"## {number}. {_line(candidate.name)}: {', '.join(counts)}"
    if candidate.roles:
        yield f"##    as: {'; '.join(map(_line, candidate.roles))}"
    if candidate.country:
        yield f"##    {candidate.country}: the articles say {_line(candidate.reason or '')!r}"
    for evidence in candidate.evidence:
        yield f"##    {_line(evidence.source)}: {_excerpt(_line(evidence.sentence), candidate)}"


def _entry(candidate: Candidate, id_: str, held: set[str]) -> Iterator[str]:
    names = {"en": _NOT_SAID} if candidate.language != "en" else {}
    names[candidate.language] = candidate.name
    yield f"- id: {id_}"
    yield f"  type: {candidate.type}"
    yield f"  names: {{{', '.join(f'{language}: {_quoted(name)}' for language, name in names.items())}}}"
    aliases = [alias for alias in _aliases(candidate) if fold(alias[0]) not in held]
    if aliases:
        yield "  aliases:"
        for text, kind, is_ambiguous in aliases:
            yield f"    - {{text: {_quoted(text)}, kind: {kind}{', ambiguous: true' if is_ambiguous else ''}}}"
    yield f"  country: {candidate.country or _quoted(_NOT_SAID)}"
    yield "  unverified: true"


def _aliases(candidate: Candidate) -> Iterator[tuple[str, str, bool]]:
    """Yield text, kind and whether it is ambiguous: what is short says too little by itself."""
    yield from ((form, "spelling", False) for form in candidate.forms)
    if candidate.family and candidate.goes_by_family:
        yield candidate.family, "surname", True
    if candidate.abbreviation:
        yield candidate.abbreviation, "abbr", True


def _new_id(candidate: Candidate, taken: set[str]) -> str:
    """Return an id nobody has: a person's family name first."""
    given = candidate.name.removesuffix(f" {candidate.family}")
    ordered = candidate.name if given == candidate.name else f"{candidate.family} {given}"
    plain = unicodedata.normalize("NFKD", ordered).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")
    if candidate.language != "en" or not stem:
        return _quoted(_NOT_SAID)
    id_, number = stem, 2
    while id_ in taken:
        id_, number = f"{stem}-{number}", number + 1
    taken.add(id_)
    return id_


def _excerpt(sentence: str, candidate: Candidate) -> str:
    if len(sentence) <= _LONGEST_SENTENCE:
        return sentence
    middle = max(0, *(sentence.find(form) for form in (candidate.name, *candidate.forms)))
    start = max(0, middle - _LONGEST_SENTENCE // 2)
    end = start + _LONGEST_SENTENCE
    return f"{'…' if start else ''}{sentence[start:end].strip()}{'…' if end < len(sentence) else ''}"


def _line(text: str) -> str:
    """Return the text as it may stand in a comment: in one line, without what YAML does not read."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


def _quoted(text: str) -> str:
    return json.dumps(_line(text), ensure_ascii=False)


def _counted(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"
