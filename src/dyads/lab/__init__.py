"""The laboratory: controls and linked charts for a notebook that somebody sits before (the extra `lab`)."""

from dyads.lab.explorer import Explorer, explore

__all__ = ["Explorer", "explore"]
