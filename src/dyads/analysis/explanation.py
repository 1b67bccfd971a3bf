"""What stands behind a table of pairs: other measures of the same counts, its test in words, its lift without an article."""

from __future__ import annotations

import numpy as np
import pandas as pd

from dyads.analysis import association
from dyads.analysis.association import Cells
from dyads.analysis.cooccurrence import Ancestors, count_pairs
from dyads.analysis.incidence import Unit, binary, find_units, number_documents, summed
from dyads.analysis.intervals import SEED, range_of
from dyads.analysis.nulls import ALPHA, documents_needed, find_reach
from dyads.analysis.pairs import Pairs
from dyads.analysis.resampling import cells_over_resamples
from dyads.language import Speaker, message, speaking
from dyads.tables import ASSOCIATION, INFLUENCE, LIFTS, PAIR_TEST

_NULLS = {
    "sentence": message("each actor's sentences are shuffled inside each document"),
    "paragraph": message("each actor's paragraphs are shuffled inside each document"),
    "document": message("documents keep their number of actors and actors their number of documents"),
}


def associate(cooccurrence: pd.DataFrame) -> pd.DataFrame:
    """Return the other measures of association of every pair, for a reader who prefers one of them."""
    cells = Cells(*(cooccurrence[name].to_numpy(dtype=np.int64) for name in ("units", "n_a", "n_b", "n_ab")))
    log_odds, low, high = association.log_odds(cells)
    table = cooccurrence[["a", "b"]].assign(
        pmi=association.pmi(cells),
        dice=association.dice(cells),
        log_dice=association.log_dice(cells),
        ochiai=association.ochiai(cells),
        overlap=association.overlap(cells),
        strength=association.strength(cells),
        t=association.t_score(cells),
        phi=association.phi(cells),
        log_odds=log_odds,
        low=low,
        high=high,
    )
    return ASSOCIATION.check(table)


def explain_test(
    mentions: pd.DataFrame,
    sentences: pd.DataFrame,
    documents: pd.DataFrame,
    unit: Unit = "sentence",
    *,
    ancestors: Ancestors | None = None,
    language: str = "en",
) -> pd.DataFrame:
    """Say what `pair_actors` of the same arguments tested: under which null, how many pairs, and what could be shown.

    `reading` says it in a sentence of the language.
    """
    corpus = number_documents(documents)
    named = find_units(mentions, sentences, corpus, unit)
    rows = np.flatnonzero(corpus.distinct[named.documents])
    once = binary(named.matrix)
    pairs = count_pairs(once, named.actors, ancestors or {})
    reach = find_reach(once[rows], named.documents[rows], pairs, unit)
    smallest = float(reach.floor.min()) if len(reach.floor) else None
    row = {
        "unit": unit,
        "null": _NULLS[unit],
        "documents": len(corpus),
        "stories": corpus.stories,
        "units": len(rows),
        "family": reach.family,
        "smallest_p": smallest,
        "needed": documents_needed() if unit == "document" else None,
        "reading": _reading(unit, corpus.stories, reach.family, smallest, speaking(language)),
    }
    return PAIR_TEST.frame([PAIR_TEST.batch([row])])


def bound_lifts(
    mentions: pd.DataFrame,
    sentences: pd.DataFrame,
    documents: pd.DataFrame,
    cooccurrence: pd.DataFrame,
    unit: Unit = "sentence",
    *,
    resamples: int = 999,
    seed: int = SEED,
) -> pd.DataFrame:
    """Return how far the lift of the given pairs moves when whole story clusters are drawn again.

    Give the rows of `cooccurrence` that are shown: every resample of every pair is held. Up to five clusters it is the
    range over all resamples, not a 95 % interval.
    """
    corpus = number_documents(documents)
    named = find_units(mentions, sentences, corpus, unit)
    number = {actor: place for place, actor in enumerate(named.actors)}
    ordered = cooccurrence.sort_values(["a", "b"])
    a, b = (ordered[name].map(number).to_numpy(dtype=np.int64) for name in ("a", "b"))
    pairs = Pairs(a, b, ordered["n_ab"].to_numpy(dtype=np.int64), np.zeros(0, np.int64), len(number))
    blocks = [
        association.lift(cells) for cells in cells_over_resamples(named, corpus, pairs, resamples, seed)
    ]
    table = ordered[["a", "b", "lift"]].assign(low=np.nan, high=np.nan, defined=np.nan)
    if blocks:
        lifts = np.concatenate(blocks)
        ends = [range_of(column[~np.isnan(column)][:, None], corpus.stories) for column in lifts.T]
        table["low"], table["high"] = (np.concatenate([end[side] for end in ends]) for side in (0, 1))
        table["defined"] = 1 - np.isnan(lifts).mean(axis=0)
    return LIFTS.check(table)


def weigh_documents(
    mentions: pd.DataFrame,
    sentences: pd.DataFrame,
    documents: pd.DataFrame,
    pair: tuple[str, str],
    unit: Unit = "sentence",
) -> pd.DataFrame:
    """Return each document that names the pair with the lift the pair would have without it, the weightiest first."""
    corpus = number_documents(documents)
    named = find_units(mentions, sentences, corpus, unit)
    columns = np.flatnonzero(np.isin(named.actors, pair))
    if len(columns) < 2:  # noqa: PLR2004 - one of the two is never named
        return INFLUENCE.empty()
    counts = summed(binary(named.matrix)[:, columns], named.documents, len(corpus)).toarray()
    both = binary(named.matrix)[:, columns].sum(axis=1) == 2  # noqa: PLR2004 - both of the pair
    joint = np.bincount(named.documents[both], minlength=len(corpus))
    units = np.bincount(named.documents, minlength=len(corpus))
    n_a, n_b = (counts[:, side].sum() - counts[:, side] for side in (0, 1))
    with np.errstate(invalid="ignore", divide="ignore"):
        without = (joint.sum() - joint) * (units.sum() - units) / (n_a * n_b)
    lift = joint.sum() * units.sum() / (counts[:, 0].sum() * counts[:, 1].sum())
    table = pd.DataFrame(
        {
            "document": corpus.ids,
            "n_ab": joint,
            "lift_without": without,
            "change": lift - without,
            "size": abs(lift - without),
        }
    )
    table = table[table["n_ab"] > 0].sort_values(
        ["size", "document"], ascending=[False, True], na_position="first"
    )
    return INFLUENCE.check(table.drop(columns="size"))


def _reading(unit: Unit, stories: int, family: int, smallest: float | None, say: Speaker) -> str:
    if smallest is None:
        return say("No two actors are named together: there is nothing to test.")
    if smallest <= ALPHA:
        return say(
            "{n:pair is|pairs are} tested against chance, in which {null}.", n=family, null=say(_NULLS[unit])
        )
    needed = documents_needed()
    if unit == "document" and stories < needed:
        return say(
            "Not testable with {n:document|documents}: the smallest p is {smallest}; at least {needed} are needed, {more} more.",
            n=stories,
            smallest=f"{smallest:.2g}",
            needed=needed,
            more=needed - stories,
        )
    return say(
        "Not testable with {n:document|documents}: these actors are named too seldom or nearly everywhere.",
        n=stories,
    )
