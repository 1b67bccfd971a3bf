"""Who and what can be named, at which date: actors, offices, issues and events, from YAML that ships with dyads.

A file of the user's own has the same four top-level keys; an entry with a new id is added, one with a known id replaces it.
"""

from dyads.registry.load import check, load
from dyads.registry.registry import Registry

__all__ = ["Registry", "check", "load"]
