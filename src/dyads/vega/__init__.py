"""Vega: the script that makes charts live on a page, and the same charts standing still. Knows no chart of ours."""

from dyads.vega.bundle import load_bundle
from dyads.vega.keep import keep_drawing
from dyads.vega.still import ADDRESS, draw

__all__ = ["ADDRESS", "draw", "keep_drawing", "load_bundle"]
