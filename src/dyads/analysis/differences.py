"""How the share of documents that name somebody differs between two sets of documents: two editions, two weeks."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd
from scipy import stats

from dyads.analysis.arrays import Booleans, Floats, Integers
from dyads.analysis.intervals import wilson
from dyads.analysis.nulls import ALPHA, LEAST, benjamini_hochberg
from dyads.tables import DIFFERENCES


def compare_shares(
    before: Mapping[str, int], after: Mapping[str, int], of_before: int, of_after: int
) -> pd.DataFrame:
    """Compare how many documents of two sets name each item, the largest change of its share first.

    `before` and `after` give the documents that name an item (an actor, an issue, a pair) by its id; the sets share no document.

    low, high  95 % interval of share_after - share_before: the square-and-add of both Wilson intervals (Newcombe 1998, method 10)
    p          two-sided, documents shuffled between the sets: Fisher's exact test. Missing where not testable: fewer than two
               documents in a set, an item in fewer than two documents, or margins that allow no p ≤ 0.05
    q          Benjamini & Hochberg 1995 over the testable items
    """
    items = sorted({*before, *after})
    y, z = (np.array([counts.get(item, 0) for item in items], np.int64) for counts in (before, after))
    testable = _testable(y + z, of_before, of_after)
    p = np.full(len(items), np.nan)
    for place in np.flatnonzero(testable):
        p[place] = stats.fisher_exact(
            [[y[place], of_before - y[place]], [z[place], of_after - z[place]]]
        ).pvalue
    with np.errstate(invalid="ignore"):
        share_before, share_after = np.divide(y, float(of_before)), np.divide(z, float(of_after))
    low, high = _newcombe(share_before, wilson(y, of_before), share_after, wilson(z, of_after))
    table = pd.DataFrame(
        {
            "item": items,
            "before": y,
            "of_before": of_before,
            "after": z,
            "of_after": of_after,
            "share_before": share_before,
            "share_after": share_after,
            "difference": share_after - share_before,
            "low": low,
            "high": high,
            "p": p,
            "q": benjamini_hochberg(p, int(testable.sum())),
            "testable": testable,
        }
    )
    order = table["difference"].abs().sort_values(ascending=False, kind="stable", na_position="last").index
    return DIFFERENCES.check(table.loc[order])


def _testable(named: Integers, of_before: int, of_after: int) -> Booleans:
    """Say for which items the rarest division of their documents between the sets has p ≤ 0.05."""
    if min(of_before, of_after) < LEAST:
        return np.zeros(len(named), bool)
    drawn = stats.hypergeom(of_before + of_after, named, of_before)
    ends = np.array([drawn.pmf(np.maximum(0, named - of_after)), drawn.pmf(np.minimum(named, of_before))])
    floor = np.where(np.isclose(*ends), ends.sum(axis=0), ends.min(axis=0))
    return np.asarray((named >= LEAST) & (floor <= ALPHA))


def _newcombe(
    before: Floats, around_before: tuple[Floats, Floats], after: Floats, around_after: tuple[Floats, Floats]
) -> tuple[Floats, Floats]:
    """Return the ends of after - before: each share is as far off as its own interval reaches."""
    (low_before, high_before), (low_after, high_after) = around_before, around_after
    difference = after - before
    return (
        difference - np.hypot(after - low_after, high_before - before),
        difference + np.hypot(high_after - after, before - low_before),
    )
