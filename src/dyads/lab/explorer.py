"""Controls, linked charts and the sentences behind them, over news that are open."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dyads.analysis.bins import Freq
from dyads.analysis.incidence import Unit
from dyads.charts import Figure, TextView, show_text
from dyads.desk import EvidenceView, News
from dyads.desk.answers import fit_bins
from dyads.desk.lookup import Asked
from dyads.desk.selecting import find_issue
from dyads.lab.overview import Overview, make_overview, show_behind
from dyads.lab.view import View, start_view, write_params
from dyads.language import speaking

if TYPE_CHECKING:
    from dyads.lab.panel import Panel

WIDGET = "application/vnd.jupyter.widget-view+json"


def explore(
    news: News,
    *,
    actors: Sequence[Asked] = (),
    outlet_country: str | None = None,
    issue: str | None = None,
    unit: Unit = "sentence",
    bin: Freq | None = None,  # noqa: A002  the parameter is called so in every notebook
    top: int = 15,
) -> Explorer:
    """Return the news with controls: period, actors, unit, outlet country, issue; linked charts; a click opens the sentences.

    What is given is where the controls stand at first. In a notebook that nobody sits before, the charts of that view.
    """
    selected = news.select(outlet_country=outlet_country)
    view = View(
        actors=tuple(news.actors[actor].id for actor in actors),
        outlet_country=selected.selection.outlet_country,
        issue=find_issue(news, issue) if issue else None,
        unit=unit,
        bin=bin or fit_bins(news),
        top=top,
    )
    return Explorer(news, start_view(news, view))


class Explorer:
    """News under controls. `view` is where they stand, `news` what they let through, `figure` what they show.

    Moving a control changes the three; `params` is the same view as a params file, and `write_params` writes it.
    """

    def __init__(self, news: News, view: View) -> None:
        self._all = news
        self._panel: Panel | None = None
        self.look(view)

    def look(self, view: View) -> None:
        """Move to another view; where it cannot be, raise ValueError and stay."""
        period = view.period(self._all.period.zone)
        within = self._all if period in (None, self._all.period) else self._all.select(period=period)
        news = within.select(outlet_country=view.outlet_country, issue=view.issue)
        self._overview = make_overview(news, view)
        self.news, self.view = news, view

    @property
    def overview(self) -> Overview:
        """The tables of the view: frequency, timeline, partners, issues."""
        return self._overview

    @property
    def figure(self) -> Figure:
        """The linked charts of the view."""
        return self._overview.figure

    @property
    def all_news(self) -> News:
        """Everything the controls can let through."""
        return self._all

    @property
    def params(self) -> TextView:
        """The view as a params file, to be read."""
        return show_text(f"```yaml\n{self._yaml()}```")

    def evidence(self) -> EvidenceView:
        """Return the sentences behind the figure, for a page made from this notebook."""
        return show_behind(self.news, self.view, self._overview)

    def write_params(self, path: str | Path) -> Path:
        """Write the view as a params file that `dyads run` takes; a file that says something else is never overwritten."""
        place, text = Path(path), self._yaml()
        if place.exists() and place.read_text(encoding="utf-8") != text:
            raise FileExistsError(f"{place}: is there already and says something else; choose another name")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
        return place

    def _yaml(self) -> str:
        say = speaking(self.news.language)
        return write_params(self.news, self.view, say("A view of the news"))

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        """Show the panel where there is somebody to use it, and the charts wherever there is not."""
        from dyads.lab.panel import open_panel  # noqa: PLC0415  the extra `lab` is needed only here

        if self._panel is None:
            self._panel = open_panel(self)
        seen = {"version_major": 2, "version_minor": 0, "model_id": self._panel.model_id}
        return {WIDGET: seen, **self.figure._repr_mimebundle_()}
