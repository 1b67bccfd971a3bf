"""The parts of an article: stretches of its text, each of one zone once a rule has decided."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dyads.corpus.lines import Line
from dyads.model import COUNTED_ZONES, Zone


@dataclass(frozen=True, slots=True)
class Part:
    """A line, or a piece of one; `zone` is None while no rule has decided."""

    line: Line
    zone: Zone | None = None
    rule: str = ""

    @property
    def open(self) -> bool:
        return self.zone is None

    @property
    def counted(self) -> bool:
        return self.zone is None or self.zone in COUNTED_ZONES

    @property
    def whole(self) -> bool:
        """Whether it is a paragraph of its own, not a line of a broken one."""
        return self.line.opens and self.line.closes

    @property
    def text(self) -> str:
        return self.line.text

    def mark(self, zone: Zone, rule: str) -> Part:
        return Part(self.line, zone, rule)

    def cut(self, at: int) -> tuple[Part, Part]:
        """Return the part as two, the second beginning `at` letters into it; spaces between them belong to neither."""
        left, right = self.text[:at].rstrip(), self.text[at:].lstrip()
        first = replace(self.line, end=self.line.start + len(left), text=left, closes=False)
        second = replace(self.line, start=self.line.end - len(right), text=right, opens=False)
        return replace(self, line=first), replace(self, line=second)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the text with its zone and the rule that decided."""

    zone: Zone
    start: int
    end: int
    rule: str


def join_parts(parts: list[Part]) -> list[Stretch]:
    """Return the zones of the text: neighbours that one rule decided alike are one; what no rule decided is body."""
    joined: list[Stretch] = []
    for part in parts:
        zone, rule = part.zone or Zone.BODY, part.rule or "body"
        if joined and (joined[-1].zone, joined[-1].rule) == (zone, rule):
            joined[-1] = Stretch(zone, joined[-1].start, part.line.end, rule)
        else:
            joined.append(Stretch(zone, part.line.start, part.line.end, rule))
    return joined
