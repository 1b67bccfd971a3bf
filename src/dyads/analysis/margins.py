"""Incidence matrices with given margins: every document keeps its number of actors, every actor its documents."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

Booleans = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]

_CHAINS = 20
_BURN_IN = 20  # rounds; in one round every document trades once
_THINNING = 2


def swap_margins(matrix: Booleans, draws: int, seed: int) -> Iterator[Booleans]:
    """Yield blocks of matrices (chains, documents, actors) with the margins of the matrix, by curveball trades.

    In a trade two documents pool the actors that only one of them names and deal them out again at random, each
    receiving as many as it gave (Strona et al. 2014); the chain visits all matrices of these margins uniformly
    (Carstens 2015).
    """
    rng = np.random.default_rng(seed)
    chains = np.repeat(matrix[None], min(_CHAINS, draws), axis=0)
    for _ in range(_BURN_IN):
        _trade(chains, rng)
    for start in range(0, draws, len(chains)):
        for _ in range(_THINNING):
            _trade(chains, rng)
        yield chains[: draws - start]


def likely_names(documents: npt.NDArray[np.int64], actors: npt.NDArray[np.int64]) -> Floats:
    """Return for each document (row) and actor (column) the chance that it names it, the margins being kept on average.

    p = x y / (1 + x y), the distribution of largest entropy with these margins (BiCM; Saracco et al. 2015),
    by fixed-point iteration; documents or actors of equal margin have equal chances.
    """
    degrees, row_of, rows = np.unique(documents, return_inverse=True, return_counts=True)
    margins, column_of, columns = np.unique(actors, return_inverse=True, return_counts=True)
    inner_rows = (degrees > 0) & (degrees < len(actors))
    inner_columns = (margins > 0) & (margins < len(documents))
    full_columns = columns[margins == len(documents)].sum()
    full_rows = rows[degrees == len(actors)].sum()
    p = np.zeros((len(degrees), len(margins)))
    p[:, margins == len(documents)] = 1
    p[degrees == len(actors), :] = 1
    p[degrees == 0, :] = 0
    p[:, margins == 0] = 0
    p[np.ix_(inner_rows, inner_columns)] = _solve(
        degrees[inner_rows] - full_columns,
        rows[inner_rows],
        margins[inner_columns] - full_rows,
        columns[inner_columns],
    )
    return p[np.ix_(row_of, column_of)]


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


def _solve(
    degrees: npt.NDArray[np.int64],
    rows: npt.NDArray[np.int64],
    margins: npt.NDArray[np.int64],
    columns: npt.NDArray[np.int64],
) -> Floats:
    x = degrees / np.sqrt(max(1, (degrees * rows).sum()))
    y = margins / np.sqrt(max(1, (margins * columns).sum()))
    for _ in range(10_000):
        x_new = degrees / (columns * y / (1 + np.outer(x, y))).sum(axis=1)
        y_new = margins / (rows[:, None] * x_new[:, None] / (1 + np.outer(x_new, y))).sum(axis=0)
        close = np.allclose(x, x_new, rtol=1e-10, atol=0) and np.allclose(y, y_new, rtol=1e-10, atol=0)
        x, y = x_new, y_new
        if close:
            break
    product = np.outer(x, y)
    return product / (1 + product)
