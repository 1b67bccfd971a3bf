"""What the outlets of the articles are called, and where they are at home."""

from __future__ import annotations

from typing import Any

import pandas as pd

from dyads.analysis.incidence import letters_of
from dyads.desk.news import News
from dyads.model import Actor


def find_states(news: News) -> dict[str, Actor]:
    """Return the state of each document's outlet, by document, where the registry knows the outlet (tagged media)."""
    media = [actor for actor in news.registry.actors.values() if "media" in actor.tags]
    states = {
        letters_of(form): news.registry.state(actor.id)
        for actor in media
        for form in (*actor.names.values(), *(alias.text for alias in actor.aliases if not alias.ambiguous))
    }
    outlets = news.documents.set_index("id")["outlet"].dropna()
    found = {str(document): states.get(letters_of(outlet)) for document, outlet in outlets.items()}
    return {document: state for document, state in found.items() if state}


def name_outlets(news: News) -> pd.Series[Any]:
    """Return the outlet of every document in the form most often written; with the same letters it is the same outlet."""
    outlets = news.documents["outlet"]
    forms: dict[str, str] = {}
    for outlet in outlets.dropna().value_counts().index:
        forms.setdefault(letters_of(outlet), outlet)
    return outlets.map(lambda outlet: forms[letters_of(outlet)], na_action="ignore").astype(object)
