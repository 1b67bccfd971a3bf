"""Whom and what the articles name though the registry does not hold them, ranked, for an analyst to add."""

from dyads.text.candidates.find import find_sightings
from dyads.text.candidates.rank import rank_candidates
from dyads.text.candidates.records import Candidate, Evidence, Sighting

__all__ = ["Candidate", "Evidence", "Sighting", "find_sightings", "rank_candidates"]
