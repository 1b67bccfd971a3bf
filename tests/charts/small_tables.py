"""Tables small enough to check by eye."""

from datetime import date

from dyads.tables import COOCCURRENCE, COVERAGE, FREQUENCY, LANES, TIMELINE, VOICES, WORDINGS


def frequency_of(documents, total=10, rank_high=None):
    rows = [
        {"actor": actor, "tokens": 2 * n, "documents": n, "clusters": n, "outlets": 1, "share": n / total}
        | {
            "low": round(n / total * 0.8, 6),
            "high": min(1, n / total * 1.2),
            "rank_low": 1,
            "rank_high": rank_high,
        }
        for actor, n in documents.items()
    ]
    return FREQUENCY.frame([FREQUENCY.batch(rows)])


def pairs_of(counts, alone=10, units=100):
    """`counts`: (a, b) → (n_ab, q); every actor is named in `alone` units."""
    expected = alone * alone / units
    rows = [
        {"a": a, "b": b, "units": units, "n_a": alone, "n_b": alone, "n_ab": n, "expected": expected}
        | {
            "lift": n / expected,
            "npmi": 0.1 * n,
            "jaccard": n / (2 * alone - n),
            "q": q,
            "testable": q is not None,
        }
        for (a, b), (n, q) in counts.items()
    ]
    return COOCCURRENCE.frame([COOCCURRENCE.batch(rows)])


def timeline_of(bins):
    """`bins`: actor → one (documents, certain, possible) a month, from January 2015 on."""
    rows = [
        {
            "actor": actor,
            "bin_start": date(2015, month, 1),
            "bin_end": date(2015, month + 1, 1),
            "documents": documents,
        }
        | {"certain": certain, "possible": possible, "share": certain / documents if documents else None}
        for actor, months in bins.items()
        for month, (documents, certain, possible) in enumerate(months, start=1)
    ]
    return TIMELINE.frame([TIMELINE.batch(rows)])


def undated(n):
    row = {"place": "undated", "partial": False, "certain": n, "possible": n, "expected": float(n)}
    return COVERAGE.frame([COVERAGE.batch([row])])


def coverage_of(months, undated=0):
    """`months`: one (certain, possible) a month, from January 2015 on."""
    rows = [
        {
            "place": "bin",
            "bin_start": date(2015, month, 1),
            "bin_end": date(2015, month + 1, 1),
            "partial": False,
        }
        | {"certain": certain, "possible": possible, "expected": float(certain)}
        for month, (certain, possible) in enumerate(months, start=1)
    ]
    rows.append(
        {
            "place": "undated",
            "partial": False,
            "certain": undated,
            "possible": undated,
            "expected": float(undated),
        }
    )
    return COVERAGE.frame([COVERAGE.batch(rows)])


def voices_of(counts):
    """`counts`: actor → (mentioned, quoted) documents."""
    rows = [
        {"actor": actor, "mentioned": mentioned, "quoted": quoted, "pictured": 0, "quotes": quoted, "full": 0}
        for actor, (mentioned, quoted) in counts.items()
    ]
    return VOICES.frame([VOICES.batch(rows)])


def wordings_of(issues):
    """`issues`: issue → wording → (documents, naming); every interval is the share ± a tenth."""
    rows = [
        {"issue": issue, "wording": wording, "phrases": 2 * n, "documents": n, "naming": naming}
        | {"share": n / naming, "low": max(0, n / naming - 0.1), "high": min(1, n / naming + 0.1)}
        for issue, sides in issues.items()
        for wording, (n, naming) in sides.items()
    ]
    return WORDINGS.frame([WORDINGS.batch(rows)])


def lanes_of(**clocks):
    """`clocks`: clock → one (certain, possible) a month, from January 2015 on."""
    rows = [
        {"clock": clock, "bin_start": date(2015, month, 1), "bin_end": date(2015, month + 1, 1)}
        | {"certain": certain, "possible": possible, "expected": float(certain)}
        for clock in ("published", "event", "mentioned", "scheduled")
        for month, (certain, possible) in enumerate(clocks.get(clock, [(0, 0), (0, 0)]), start=1)
    ]
    return LANES.frame([LANES.batch(rows)])
