"""Incidence matrices with given margins: every document keeps its number of actors, every actor its documents."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from dyads.analysis.arrays import Booleans, Floats, Integers

_CHAINS = 20
_BURN_IN = 20  # rounds; in one round every document trades once


def swap_margins(matrix: Booleans, draws: int, seed: int) -> Iterator[Booleans]:
    """Yield blocks of matrices (chains, documents, actors) with the margins of the matrix, by curveball trades.

    Every block is the same memory, dealt anew.
    In a trade two documents pool the actors that only one of them names and deal them out again at random, each
    receiving as many as it gave (Strona et al. 2014); the chain visits all matrices of these margins uniformly
    (Carstens 2015). Between two draws every document trades once: draws that follow one another are alike, which
    makes their shares less precise, not wrong.
    """
    rng = np.random.default_rng(seed)
    chains = np.repeat(matrix[None], min(_CHAINS, draws), axis=0)
    for _ in range(_BURN_IN):
        _trade(chains, rng)
    for start in range(0, draws, len(chains)):
        _trade(chains, rng)
        yield chains[: draws - start]


def likely_names(documents: Integers, actors: Integers) -> tuple[Floats, Integers, Integers]:
    """Return the chance that a document names an actor, all margins being kept on average, by class of equal margins.

    p = x y / (1 + x y), the distribution of largest entropy with these margins (BiCM; Saracco et al. 2015), by
    fixed-point iteration. Gives the chances (document classes by actor classes), the number of documents of each class,
    and the class of each actor.
    """
    degrees, rows = np.unique(documents, return_counts=True)
    margins, class_of, columns = np.unique(actors, return_inverse=True, return_counts=True)
    everywhere, all_in = margins == len(documents), degrees == len(actors)
    p = np.zeros((len(degrees), len(margins)))
    p[:, everywhere] = 1
    p[all_in, :] = 1
    open_rows, open_columns = (
        (degrees > columns[everywhere].sum()) & ~all_in,
        (margins > rows[all_in].sum()) & ~everywhere,
    )
    if open_rows.any() and open_columns.any():
        p[np.ix_(open_rows, open_columns)] = _solve(
            degrees[open_rows] - columns[everywhere].sum(),
            rows[open_rows],
            margins[open_columns] - rows[all_in].sum(),
            columns[open_columns],
        )
    return p, rows, class_of


def _trade(chains: Booleans, rng: np.random.Generator) -> None:
    """Let each document of each chain trade once with a random partner, in place."""
    count = chains.shape[1] // 2
    order = rng.permuted(np.tile(np.arange(chains.shape[1]), (len(chains), 1)), axis=1)
    chain = np.arange(len(chains))[:, None]
    left, right = order[:, :count], order[:, count : 2 * count]
    one, other = chains[chain, left], chains[chain, right]
    pool = one ^ other
    keys = np.where(pool, rng.random(pool.shape), 2.0)
    keep = (one & pool).sum(axis=2)
    ranked = np.sort(keys, axis=2)
    bound = np.where(
        keep > 0, np.take_along_axis(ranked, np.maximum(keep - 1, 0)[..., None], axis=2)[..., 0], -1.0
    )
    dealt = keys <= bound[..., None]
    chains[chain, left] = (one & other) | dealt
    chains[chain, right] = (one & other) | (pool & ~dealt)


def _solve(degrees: Integers, rows: Integers, margins: Integers, columns: Integers) -> Floats:
    x = degrees / np.sqrt((degrees * rows).sum())
    y = margins / np.sqrt((margins * columns).sum())
    for _ in range(10_000):
        last = x, y
        x = degrees / (columns * y / (1 + np.outer(x, y))).sum(axis=1)
        y = margins / ((rows * x)[:, None] / (1 + np.outer(x, y))).sum(axis=0)
        if np.allclose(last[0], x, rtol=1e-10, atol=0) and np.allclose(last[1], y, rtol=1e-10, atol=0):
            break
    return np.asarray(np.outer(x, y) / (1 + np.outer(x, y)))
