"""Sightings → candidates: one entry a person or body, those named in most stories first."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from dyads.text.candidates.known import name_key
from dyads.text.candidates.records import Candidate, Evidence, Sighting

_SENTENCES = 3  # of evidence, each from another story where there are so many


def rank_candidates(sightings: Iterable[Sighting], clusters: Mapping[str, str]) -> list[Candidate]:
    """Return whom the sightings name, by stories, then documents, then mentions; `clusters` is document → story.

    What nothing but capital letters speaks for is left out.
    """
    groups: dict[tuple[str, str], list[Sighting]] = defaultdict(list)
    for sighting in sightings:
        groups[sighting.language, name_key(sighting.name)].append(sighting)
    named = [_describe(group, clusters) for group in groups.values() if any(one.cue for one in group)]
    return sorted(
        named, key=lambda one: (-one.clusters, -one.documents, -one.mentions, one.language, one.name)
    )


def _describe(group: Sequence[Sighting], clusters: Mapping[str, str]) -> Candidate:
    forms = _by_frequency(one.name for one in group)
    countries = {one.country: one.reason for one in group if one.country}
    country, reason = next(iter(countries.items())) if len(countries) == 1 else (None, None)
    documents = {one.document for one in group}
    return Candidate(
        name=forms[0],
        language=group[0].language,
        type=_by_frequency(one.type for one in group if one.cue)[0],
        country=country,
        reason=reason,
        roles=_by_frequency(one.role for one in group if one.role),
        forms=forms[1:],
        family=next((one.family for one in group if one.family), None),
        goes_by_family=any(one.later for one in group),
        abbreviation=next((one.abbreviation for one in group if one.abbreviation), None),
        clusters=len({clusters[document] for document in documents}),
        documents=len(documents),
        mentions=len(group) + sum(one.later for one in group),
        evidence=_evidence(group, clusters),
    )


def _by_frequency(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(word for word, _ in Counter(words).most_common())


def _evidence(group: Sequence[Sighting], clusters: Mapping[str, str]) -> tuple[Evidence, ...]:
    """Return the first sentence of each story, those that say what the name is before the others."""
    first: dict[str, Sighting] = {}
    for one in sorted(group, key=lambda one: one.cue is None):
        first.setdefault(clusters[one.document], one)
    return tuple(Evidence(one.source, one.sentence) for one in islice(first.values(), _SENTENCES))
