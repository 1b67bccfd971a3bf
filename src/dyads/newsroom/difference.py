"""What changed between two editions, from the numbers they keep: no article is read again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from dyads.analysis import compare_shares
from dyads.desk.changes import Changes, What
from dyads.desk.overviews import MOST_PAIRS
from dyads.errors import ParamsError
from dyads.newsroom.cards import Card, UnreadableError, read_card
from dyads.newsroom.numbers import FREQUENCY, ISSUES, PAIRS, SOURCES, read_rows
from dyads.report import find_edition
from dyads.tables import DIFFERENCES

_RANKED = ["actor", "documents", "rank_low", "rank_high"]  # what `Changes` reads of an edition's actors
_TESTS = ["low", "high", "p", "q"]
_PAIR = ["a", "b"]


@dataclass(frozen=True)
class Difference:
    """Two editions compared."""

    before: Card
    after: Card
    changes: Changes
    pairs: pd.DataFrame  # a, b, and before and after: units that name both (n_ab), rank by them, lift
    cut: bool  # an edition keeps only its most frequent pairs: one that it lacks may be among the others
    unit: str  # by which both count pairs: sentence, paragraph or document; empty where they differ, and no pair is compared
    differing: tuple[str, ...]  # what else differs: registry, dyads


@dataclass(frozen=True)
class _Edition:
    folder: Path
    card: Card
    record: Mapping[str, Any]

    def rows(self, table: str) -> list[dict[str, Any]]:
        return read_rows(self.folder, table)

    def count(self, table: str, item: str) -> dict[str, int]:
        """Return the articles that name each item."""
        return {str(row[item]): int(row["documents"]) for row in self.rows(table) if row.get(item)}

    @property
    def parameters(self) -> Mapping[str, Any]:
        return self.record.get("parameters") or {}


def compare_editions(before: Path, after: Path) -> Difference:
    """Return what changed from one edition to another, each given by its folder or a file in it.

    Shares are compared and tested by `analysis.compare_shares`. An article that both editions count would stand on both sides of
    a test, so then nothing is tested. Pairs are counted in sentences that depend on one another: they are listed, not tested.
    """
    one, other = _read(before), _read(after)
    shared = len(_documents(one) & _documents(other))
    of_before, of_after = one.card.articles or 0, other.card.articles or 0
    counts: dict[What, tuple[dict[str, int], dict[str, int]]] = {
        "actor": (one.count(FREQUENCY, "actor"), other.count(FREQUENCY, "actor"))
    }
    if _lists_all_issues(one) and _lists_all_issues(other):
        counts["issue"] = (one.count(ISSUES, "issue"), other.count(ISSUES, "issue"))
    differences = {
        what: compare_shares(*both, of_before, of_after).pipe(_untest, shared)
        for what, both in counts.items()
    }
    kept = [len(edition.rows(PAIRS)) for edition in (one, other)]
    units = {str(edition.parameters.get("unit", "")) for edition in (one, other)}
    return Difference(
        before=one.card,
        after=other.card,
        changes=Changes(of_before, of_after, differences, _rank_actors(one), _rank_actors(other), shared),
        pairs=_compare_pairs(one, other) if len(units) == 1 else _compare_pairs(None, None),
        cut=max(kept) >= MOST_PAIRS,
        unit=units.pop() if len(units) == 1 else "",
        differing=tuple(_find_differing(one.record, other.record)),
    )


def _read(path: Path) -> _Edition:
    edition = find_edition(path)
    try:
        card = read_card(edition)
    except UnreadableError as error:
        raise ParamsError(str(path), [f"its edition.json is no record of an edition: {error}"]) from error
    if FREQUENCY not in card.tables:
        fault = (
            f"it keeps no data/{FREQUENCY}.parquet: another notebook or an older dyads made it; make it again"
        )
        raise ParamsError(str(path), [fault])
    return _Edition(edition.path, card, edition.record)


def _documents(edition: _Edition) -> set[str]:
    return {str(row["document"]) for row in edition.rows(SOURCES) if row.get("document")}


def _lists_all_issues(edition: _Edition) -> bool:
    """Say whether the figure of issues shows all of them: then who is not in it is in no article."""
    return ISSUES in edition.card.tables and len(edition.rows(ISSUES)) < int(edition.parameters.get("top", 0))


def _untest(differences: pd.DataFrame, shared: int) -> pd.DataFrame:
    """Return the differences without their tests where articles are shared."""
    if not shared:
        return differences
    missing = dict.fromkeys(_TESTS, float("nan"))
    return DIFFERENCES.check(differences.assign(testable=False, **missing))


def _rank_actors(edition: _Edition) -> pd.DataFrame:
    return pd.DataFrame(edition.rows(FREQUENCY), columns=_RANKED)


def _compare_pairs(before: _Edition | None, after: _Edition | None) -> pd.DataFrame:
    """Return the pairs of either edition, those named together most now first; missing where one does not list the pair."""
    tables = [_rank_pairs(edition) for edition in (before, after)]
    both = tables[0].merge(tables[1], on=_PAIR, how="outer", suffixes=("_before", "_after"))
    return both.sort_values(["rank_after", "rank_before", *_PAIR], na_position="last", ignore_index=True)


def _rank_pairs(edition: _Edition | None) -> pd.DataFrame:
    rows = edition.rows(PAIRS) if edition else []
    table = pd.DataFrame(rows, columns=["actor_a", "actor_b", "n_ab", "lift"]).rename(
        columns={"actor_a": "a", "actor_b": "b"}
    )
    table = table.assign(rank=table["n_ab"].rank(method="min", ascending=False))
    return table.astype({"a": "string", "b": "string", "n_ab": "Int64", "rank": "Int64", "lift": "Float64"})


def _find_differing(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """Return what else the editions were made of that is not the same, and so may be why their numbers differ."""
    parts = {"registry": ("registry", "fingerprint"), "dyads": ("versions", "dyads")}
    return [
        name
        for name, (part, key) in parts.items()
        if (before.get(part) or {}).get(key) != (after.get(part) or {}).get(key)
    ]
