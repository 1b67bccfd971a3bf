"""What is done with finished editions: the site that shows them, what changed between two, whether one can be made again."""

from dyads.newsroom.site import write_site

__all__ = ["write_site"]
