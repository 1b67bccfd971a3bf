"""Kernels that start at once: forked from a process that has imported everything already. Knows Jupyter, and no news.

    with keep_warm(["pandas", "altair"], os.environ):
        ...  # papermill, nbclient and jupyter, unchanged, in this process and in those it starts

Each kernel is a process of its own, as fresh as one that was started: what a notebook does to its modules dies with it. Where
a fork is not safe, or the warm process cannot serve, the kernel is started as ever. docs/decisions/0016 says what was weighed.
"""

from dyads.kernels.conditions import STILL, look_nowhere_else
from dyads.kernels.keep import ADDRESS, WARM, keep_warm

__all__ = ["ADDRESS", "STILL", "WARM", "keep_warm", "look_nowhere_else"]
