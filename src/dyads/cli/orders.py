"""Params become orders: what the report is asked to make, with the fingerprints of what it is made of."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from dyads import __version__
from dyads import registry as registries
from dyads.errors import CorpusError
from dyads.model import Period
from dyads.params import Params
from dyads.report import Order, hash_notebook

_FIRST_PAUSE, _SLOWER = (
    30.0,
    4.0,
)  # seconds before the second attempt; each further pause is so many times the last
_COUNTED = {
    "articles": "documents",
    "days_covered": "days_covered",
}  # as params say it → as a notebook's record does


def write_order(params: Params, reports: Path, now: datetime, made_of: Mapping[str, str]) -> Order:
    """Return the order for an edition of these params."""
    return Order(
        briefing=params.briefing,
        title=params.title,
        notebook=params.notebook,
        parameters=params.values,
        period=params.period,
        as_of=params.as_of,
        language=params.language,
        theme=params.theme,
        time_limit=params.time_limit,
        memory_limit=params.memory_limit,
        overlap=params.overlap,
        pauses=[_FIRST_PAUSE * _SLOWER**attempt for attempt in range(params.retries)],
        require={_COUNTED[name]: least for name, least in params.require.items()},
        below=params.below,
        made_of=made_of,
        now=now,
        reports=reports,
        folder=Path.cwd(),
    )


def turn_to(params: Params, as_of: date, period: Period) -> Params:
    """Return the params as of another day."""
    day = {"as_of": as_of.isoformat()} if "as_of" in params.values else {}
    return replace(params, as_of=as_of, period=period, values=params.values | day)


def fingerprint(params: Params) -> dict[str, str]:
    """Return what an edition of these params is made of beside its articles, each as a fingerprint."""
    return {
        "notebook": hash_notebook(params.notebook),
        "params": fingerprint_params(params),
        "registry": registries.load(*map(Path, params.values.get("registry", []))).fingerprint,
        "version": __version__,
    }


def fingerprint_params(params: Params) -> str:
    """Return SHA-256 over all that a reader of the edition may see of its params."""
    told = {
        "values": params.values,
        "title": params.title,
        "language": params.language,
        "theme": params.theme.to_json(),
        "zone": params.period.zone,
        "require": params.require,
        "below": params.below,
    }
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def find_fault(source: str) -> str | None:
    """Return why nothing can be read from a source of the corpus, if so."""
    from dyads.corpus.places import find_files

    try:
        next(find_files([source]), None)
    except CorpusError as error:
        return str(error)
    return None
