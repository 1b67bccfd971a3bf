"""What can be asked of news, a verb a question; each loads what answers it when it is asked.

The functions behind the verbs take the news they are asked of, so they stand above this page and are named inside.
"""

# mypy: disable-error-code="misc"
# `self` is News, the one class that has these verbs; mypy wants a mixin's self to be any class that could have them.

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from dyads.analysis.bins import Freq
    from dyads.analysis.incidence import Unit
    from dyads.desk.answers import Answer, Subject
    from dyads.desk.concordance import Phrase
    from dyads.desk.lookup import Asked
    from dyads.desk.news import News
    from dyads.desk.passages import Passages
    from dyads.model import Actor, Period


class Questions:
    """The verbs of `News`. Actors are asked for by id, name or unambiguous alias, or as `news.actors` gives them."""

    def select(
        self: News,
        *,
        period: str | Mapping[str, str | None] | Period | None = None,
        as_of: str | date | None = None,
        outlet_country: str | None = None,
        actor: Asked | Collection[Asked] | None = None,
        issue: str | Collection[str] | None = None,
    ) -> News:
        """Return fewer articles: of some days, of the outlets of a country, that name every actor and issue given.

        >>> korean = news.select(outlet_country="KOR", issue="comfort-women")
        >>> len(korean.documents) < len(news.documents)
        True
        """
        from dyads.desk.selecting import select_news

        return select_news(
            self, period=period, as_of=as_of, outlet_country=outlet_country, actor=actor, issue=issue
        )

    def frequency(self: News, *, top: int = 15, subject: Subject = "actor") -> Answer:
        """Show who is named in the most articles, or with `subject="issue"` what they are about.

        >>> news.frequency().table[["actor", "documents"]].head(2)
                 actor  documents
        0  south-korea        116
        1        japan        115
        """
        from dyads.desk.answers import answer_frequency

        return answer_frequency(self, top=top, subject=subject)

    def cooccurrence(self: News, *, unit: Unit = "sentence", top: int = 15) -> Answer:
        """Show who is named with whom, by sentence, paragraph or document.

        >>> news.cooccurrence().table.loc[0, ["a", "b"]].tolist()
        ['japan', 'south-korea']
        """
        from dyads.desk.answers import answer_cooccurrence

        return answer_cooccurrence(self, unit=unit, top=top)

    def timeline(self: News, *actors: Asked, freq: Freq | None = None) -> Answer:
        """Show when the actors are named; without any, those named most.

        >>> news.timeline("Shinzo Abe", "Park Geun-hye", freq="year").table["actor"].unique().tolist()
        ['abe-shinzo', 'park-geun-hye']
        """
        from dyads.desk.answers import answer_timeline

        return answer_timeline(self, *actors, freq=freq)

    def partners(
        self: News, actor: Asked, *, unit: Unit = "sentence", top: int = 15, subject: Subject = "actor"
    ) -> Answer:
        """Show with whom the actor is named, or with `subject="issue"` beside what.

        >>> news.partners("abe-shinzo").figure.id
        'partners-actor'
        """
        from dyads.desk.answers import answer_partners

        return answer_partners(self, actor, unit=unit, top=top, subject=subject)

    def ego(self: News, actor: Asked, *, unit: Unit = "sentence", top: int = 12) -> Answer:
        """Show the actor among those named with it most often, and the ties between these.

        >>> news.ego("Shinzo Abe", top=5).table[["a", "b", "n_ab"]].shape[1]
        3
        """
        from dyads.desk.answers import answer_ego

        return answer_ego(self, actor, unit=unit, top=top)

    def compare(
        self: News,
        *,
        periods: Sequence[str | Mapping[str, str | None]] = (),
        outlets: Sequence[str] = (),
        top: int = 10,
        subject: Subject = "actor",
    ) -> Answer:
        """Show whom two periods, or the outlets of two countries, name, side by side; the table tests each difference.

        >>> news.compare(periods=("2015", "2019")).table["testable"].any()
        True
        """
        from dyads.desk.answers import answer_comparison

        return answer_comparison(self, periods=periods, outlets=outlets, top=top, subject=subject)

    def evidence(
        self: News,
        *actors: Asked,
        issue: str | None = None,
        during: str | Mapping[str, str | None] | Period | None = None,
        unit: Unit = "sentence",
        most: int = 25,
    ) -> Passages:
        """Show the sentences behind a number: of an actor, a pair, an issue, an actor beside an issue; in a bin of days.

        >>> table = news.cooccurrence().table
        >>> news.evidence("japan", "south-korea").total == table["n_ab"][0]
        True
        """
        from dyads.desk.asking import ask_evidence

        return ask_evidence(self, *actors, issue=issue, during=during, unit=unit, most=most)

    def concordance(
        self: News,
        phrase: Phrase | Actor | None = None,
        *,
        actor: Asked | None = None,
        issue: str | None = None,
        width: int = 40,
        most: int = 50,
    ) -> Passages:
        """Show every place of a phrase, a pattern, an actor or an issue between what stands before and behind it.

        >>> import re
        >>> news.concordance(re.compile(r"comfort wom[ae]n"), width=20, most=1)
        comfort wom[ae]n: 1 of 28 passages
        …ul to seek talks on [comfort women].  19 October 2011 · Dyads Sample Desk, Tokyo
        """
        from dyads.desk.concordance import find_concordance

        return find_concordance(self, phrase, actor=actor, issue=issue, width=width, most=most)

    def mentions_of(self: News, actor: Asked) -> pd.DataFrame:
        """Return every mention of the actor, counted or not, with the day, outlet and title of its article.

        >>> news.mentions_of("Shinzo Abe")["surface"].value_counts().index[0]
        'Abe'
        """
        from dyads.desk.asking import find_mentions

        return find_mentions(self, actor)
