"""A chart is drawn by a process at our side, or by ourselves: nobody can tell which."""

from __future__ import annotations

import os
import signal

import psutil
import pytest

from dyads import fonts, vega

_BARS = {
    "data": {"values": [{"day": "2026-01-05T00:00:00", "n": 3, "who": "한국"}, {"day": "2026-02-05T00:00:00", "n": 5, "who": "日本"}]},
    "mark": "bar",
    "encoding": {
        "x": {"field": "day", "type": "temporal"},
        "y": {"field": "n", "type": "quantitative"},
        "color": {"field": "who", "type": "nominal"},
    },
    "config": {"font": fonts.FAMILY, "axis": {"labelFont": fonts.FAMILY}, "legend": {"labelFont": fonts.FAMILY}},
}  # fmt: skip


@pytest.fixture(autouse=True)
def _zone(monkeypatch):
    monkeypatch.setenv("TZ", "UTC")


def draw_here() -> str:
    return vega.draw(_BARS, "6.1", fonts.register)


def never() -> None:
    raise AssertionError("drawn in this process")


def test_who_is_asked_draws_the_same_picture_and_spares_us_the_font():
    mine = draw_here()
    with vega.keep_drawing(["dyads.fonts:register"]):
        assert vega.draw(_BARS, "6.1", never) == mine


def test_where_the_other_process_is_gone_we_draw_ourselves():
    mine = draw_here()
    with vega.keep_drawing(["dyads.fonts:register"]) as process:
        os.kill(process, signal.SIGKILL)
        assert draw_here() == mine


def test_in_another_zone_the_other_process_is_not_asked(monkeypatch):
    monkeypatch.setenv("TZ", "Asia/Seoul")
    with vega.keep_drawing(["dyads.fonts:register"]), pytest.raises(AssertionError, match="in this process"):
        vega.draw(_BARS, "6.1", never)


def test_what_is_wrong_with_a_chart_is_said_here_and_the_next_is_drawn():
    with vega.keep_drawing(["dyads.fonts:register"]):
        with pytest.raises(ValueError, match="Vega"):
            vega.draw({"mark": "no such mark"}, "6.1", lambda: None)
        assert vega.draw(_BARS, "6.1", never)


def test_the_process_that_draws_is_gone_once_it_is_wanted_no_more():
    with vega.keep_drawing([]) as process:
        assert psutil.pid_exists(process)
    assert not psutil.pid_exists(process)
    assert vega.ADDRESS not in os.environ
