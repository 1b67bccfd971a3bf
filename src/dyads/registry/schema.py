"""Which keys an actor, an office, an issue and an event may have, and what stands in them."""

from __future__ import annotations

from dyads.registry.shape import (
    anything,
    day,
    day_or_open,
    flag,
    keys,
    list_of,
    map_of,
    matching,
    one_of,
    text,
)

_ID = matching(r"[a-z0-9]+(-[a-z0-9]+)*", "lower-case letters and digits joined by hyphens")
_COUNTRY = matching(r"[A-Z]{3}", "a country code of three capitals such as KOR")
_LANGUAGE = matching(r"[a-z]{2}", "a language code of two letters such as ko")
_WIKIDATA = matching(r"Q[1-9][0-9]*", "a Wikidata item such as Q17")
_TEXTS = list_of(text)
_IDS = list_of(_ID)
_NAMES = map_of(_LANGUAGE, text, required=["en"])
_PRECISION = one_of("month", "year")

_ALIAS = keys(
    {
        "text": text,
        "kind": one_of(
            "abbr",
            "demonym",
            "former",
            "kana",
            "metonym",
            "name",
            "order",
            "spacing",
            "spelling",
            "surname",
            "variant",
        ),
    },
    {"lang": _LANGUAGE, "ambiguous": flag},
)
_ROLE = keys(
    {"office": _ID, "country": _COUNTRY, "from": day, "to": day_or_open},
    {
        "precision": keys({}, {"from": _PRECISION, "to": _PRECISION}),
        "source": keys({}, {"from": text, "to": text}),
        "unverified": flag,
        "unverified_fields": list_of(one_of("from", "to")),
        "note": text,
    },
)
_ACTIVE = keys({"from": day_or_open, "to": day_or_open}, {"unverified": flag, "source": text})
_ACTOR = keys(
    {
        "id": _ID,
        "type": one_of(
            "company",
            "court",
            "former-state",
            "government",
            "legislature",
            "military",
            "ministry",
            "organization",
            "party",
            "person",
            "place",
            "state",
        ),
        "names": _NAMES,
        "country": _COUNTRY,
    },
    {
        "aliases": list_of(_ALIAS),
        "roles": list_of(_ROLE),
        "part_of": _ID,
        "modifiers": _TEXTS,
        "tags": _TEXTS,
        "active": _ACTIVE,
        "claimed_by": list_of(_COUNTRY),
        "administered_by": _COUNTRY,
        "wikidata": _WIKIDATA,
        "unverified": flag,
        "note": text,
    },
)
_OFFICE = keys(
    {
        "id": _ID,
        "category": text,
        "names": _NAMES,
        "countries": list_of(_COUNTRY),
        "phrases": _TEXTS,
        "phrases_by_country": map_of(_COUNTRY, _TEXTS),
        "institution": map_of(_COUNTRY, _ID),
        "single_holder": flag,
    },
    {"counterparts": _IDS, "wikidata": map_of(_COUNTRY, _WIKIDATA), "note": text},
)
_ISSUE = keys(
    {"id": _ID, "group": text, "names": _NAMES, "phrases": _TEXTS},
    {
        "weak_phrases": _TEXTS,
        "ko": _TEXTS,
        "ja": _TEXTS,
        "frames": list_of(
            keys({"phrase": text, "used_by": matching(r"[A-Z]{3}|neutral", "a country code or neutral")}, {})
        ),
        "actors": _IDS,
        "parent": _ID,
        "note": text,
    },
)
_EVENT = keys(
    {
        "id": _ID,
        "date": day,
        "title": text,
        "kind": text,
        "actors": _IDS,
        "issues": _IDS,
        "confidence": one_of("high", "medium", "low"),
        "source": keys({"type": one_of("data", "press", "memory")}, {"note": text}),
    },
    {"precision": _PRECISION, "note": text},
)
ENTRY = {"actors": _ACTOR, "offices": _OFFICE, "issues": _ISSUE, "events": _EVENT}
FILE = keys(
    {},
    {
        "schema_version": one_of(1),
        "as_of": day,
        "sources": map_of(text, text),
        **dict.fromkeys(ENTRY, list_of(anything)),
    },
)
