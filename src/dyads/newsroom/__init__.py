"""What is done with finished editions: the site that shows them, what changed between two, whether one can be made again."""

from dyads.newsroom.difference import compare_editions
from dyads.newsroom.site import write_site
from dyads.newsroom.verification import verify_edition

__all__ = ["compare_editions", "verify_edition", "write_site"]
