import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from dyads.errors import ParamsError
from dyads.model import Period
from dyads.params import read_params
from dyads.schedule import PERIOD_FORMS, Schedule

DAY = date(2015, 4, 24)
CELL = """corpus: str | list[str] = "sample"
period: str | dict = "all"
zone: str = "UTC"
top: int = 15
as_of: str = "2026-06-01"
actors: list[str] = []
threshold: float = 0.5
outlet: str | None = None  # None = all
actor: str = "japan"
pair: list[str] = ["japan", "peru"]
event: str | None = None
"""


@pytest.fixture
def desk(tmp_path):
    """A folder with a notebook, and a function that writes a params file for it and reads it."""
    cell = {"cell_type": "code", "metadata": {"tags": ["parameters"]}, "source": CELL}
    notebook = tmp_path / "own.ipynb"
    notebook.write_text(json.dumps({"cells": [cell]}))

    def read(lines, *overrides, **choices):
        file = tmp_path / "weekly.yaml"
        file.write_text(f"notebook: {notebook}\n{lines}")
        return read_params(str(file), overrides, DAY, **choices)

    return read


def faults(desk, lines, *overrides):
    with pytest.raises(ParamsError) as refused:
        desk(lines, *overrides)
    return refused.value.faults


def test_a_params_file_gives_the_edition_its_name_and_the_notebook_what_its_cell_names(desk):
    params = desk("period: last-full-week\ntop: 5\nthreshold: 0.25\ntitle: The week")
    assert (params.briefing, params.title, params.as_of) == ("weekly", "The week", DAY)
    assert params.period == Period(date(2015, 4, 13), date(2015, 4, 20), "Asia/Seoul")
    assert params.values == {
        "corpus": "sample",
        "period": "last-full-week",
        "zone": "Asia/Seoul",
        "top": 5,
        "actors": [],
        "threshold": 0.25,
        "as_of": "2015-04-24",
    }


def test_every_fault_is_told_at_once_with_the_cure(desk):
    lines = "tpo: 5\ntop: many\nperiod: last-moon\nzone: Asia/Soul\nactors: [abe-shinso]\nthreshold: high"
    assert faults(desk, lines) == [
        "tpo: unknown; did you mean 'top'?",
        "top: must be a whole number, not 'many'",
        "zone: no time zone is called 'Asia/Soul'; did you mean 'Asia/Seoul'?",
        f"period: must be {PERIOD_FORMS}, not 'last-moon'",
        "actors: 'abe-shinso' is not in the registry; did you mean 'abe-shinzo'?",
        "threshold: must be a number, not 'high'",
    ]


def test_one_actor_a_pair_and_an_event_are_sought_in_the_registry(desk):
    lines = "actor: abe-shinso\npair: [japan, south-corea]\nevent: 2019-07-04-export-curbs-take-efect"
    assert faults(desk, lines) == [
        "actor: 'abe-shinso' is not in the registry; did you mean 'abe-shinzo'?",
        "pair: 'south-corea' is not in the registry; did you mean 'south-korea'?",
        "event: '2019-07-04-export-curbs-take-efect' is not in the registry; did you mean '2019-07-04-export-curbs-take-effect'?",
    ]


def test_a_pair_is_two_different_actors(desk):
    assert faults(desk, "pair: [japan, japan]") == [
        "pair: must name two different actors, not ['japan', 'japan']"
    ]
    assert faults(desk, "pair: [japan]") == ["pair: must name two different actors, not ['japan']"]


def test_whom_a_notebook_is_about_is_its_own_choice_where_the_file_is_silent(desk):
    assert not {"actor", "pair", "event"} & set(desk("top: 5").values)
    assert desk("actor: abe-shinzo").values["actor"] == "abe-shinzo"


def test_a_year_is_a_period_though_yaml_reads_it_as_a_number(desk):
    for params in (desk("period: 2015"), desk("", "period=2015"), desk('period: "2015"')):
        assert params.period == Period(date(2015, 1, 1), date(2016, 1, 1), "Asia/Seoul")
        assert params.values["period"] == params.spoken == "2015"
    assert faults(desk, "period: true") == ["period: must be a string, not True"]
    assert faults(desk, "period: 15") == [f"period: must be {PERIOD_FORMS}, not '15'"]


def test_a_period_that_nobody_can_mean_is_refused(desk):
    assert faults(desk, "period: {start: 2015-04-20, end: 2015-04-13}") == [
        "period: must end after it starts (the end day itself is not in it), not 2015-04-20 to 2015-04-13"
    ]


@pytest.mark.parametrize("text", ["2024_01", "NO", "012", "12:30:45", "1e5", "2015-04-13", "007", "yes"])
def test_what_looks_like_a_number_or_a_yes_to_others_stays_text(desk, text):
    assert desk(f"outlet: {text}").values["outlet"] == text


def test_numbers_and_booleans_are_numbers_and_booleans(desk):
    assert faults(desk, "outlet: 7") == ["outlet: must be a string, not 7"]
    assert faults(desk, "outlet: true") == ["outlet: must be a string, not True"]


def test_an_override_is_read_like_a_line_of_the_file(desk):
    assert desk("top: 5", "top=7", "period={start: 2015-04-13, end: 2015-04-20}").values["top"] == 7
    assert faults(desk, "top: 5", "top=0") == ["top: must be greater than or equal to 1, not 0"]
    assert faults(desk, "", "top") == ["--set top: must be KEY=VALUE, as in --set top=15"]


def test_the_day_is_given_on_the_command_line_only(desk):
    assert faults(desk, "as_of: 2015-04-24") == [
        "as_of: is not a parameter of the file; give the day with --as-of"
    ]


def test_an_edition_cannot_be_named_out_of_its_folder(desk):
    assert faults(desk, "briefing: ../../etc") == [
        "briefing: must be lower-case letters, digits, - and _, not '../../etc'"
    ]


def test_a_missing_file_is_told_with_those_that_ship():
    with pytest.raises(ParamsError) as refused:
        read_params("sampel", [], DAY)
    shipped = ", ".join(sorted(file.stem for file in (Path(__file__).parents[1] / "params").glob("*.yaml")))
    assert str(refused.value) == f"sampel:\n  no such file; params that ship with dyads: {shipped}"


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("- a\n- b\n", "must hold lines such as `top: 15`"),
        (
            "a: !!python/object/apply:os.system [ls]\n",
            "cannot be read as YAML: could not determine a constructor",
        ),
        ("a: [1\n", "cannot be read as YAML: while parsing a flow sequence"),
    ],
)
def test_a_file_that_is_no_mapping_is_refused_with_the_place(tmp_path, content, fault):
    file = tmp_path / "broken.yaml"
    file.write_text(content)
    with pytest.raises(ParamsError) as refused:
        read_params(str(file), [], DAY)
    assert refused.value.faults[0].startswith(fault)


def test_a_notebook_without_a_parameters_cell_is_refused(tmp_path):
    notebook = tmp_path / "bare.ipynb"
    notebook.write_text(json.dumps({"cells": []}))
    file = tmp_path / "bare.yaml"
    file.write_text(f"notebook: {notebook}")
    with pytest.raises(ParamsError) as refused:
        read_params(str(file), [], DAY)
    assert refused.value.faults == ["has no cell tagged 'parameters'; tag the one that holds the defaults"]


def test_a_missing_notebook_is_a_fault_of_the_params_file(tmp_path):
    file = tmp_path / "weekly.yaml"
    file.write_text("notebook: breifing")
    with pytest.raises(ParamsError) as refused:
        read_params(str(file), [], DAY)
    assert refused.value.place == str(file)
    assert refused.value.faults == [
        "notebook: 'breifing': no such file; notebooks that ship with dyads: actor, briefing, corpus, explore, outlets, pair"
    ]


def test_a_missing_corpus_is_told_with_the_other_faults(desk):
    with pytest.raises(ParamsError) as refused:
        desk(
            "corpus: [here, nowhere]\ntop: many",
            missing=lambda source: f"{source}: no" if source == "nowhere" else None,
        )
    assert refused.value.faults == ["top: must be a whole number, not 'many'", "corpus: nowhere: no"]


def test_a_schedule_is_read_with_its_zone_its_first_day_and_its_delay(tmp_path):
    file = tmp_path / "weekly.yaml"
    file.write_text(
        "period: last-full-week\nzone: Asia/Seoul\ndelay: 36h\nrequire: {articles: 20, days_covered: 5}\nbelow: hold\n"
        "schedule: {cron: weekly, zone: Europe/London, starts: 2026-01-05}\n"
    )
    params = read_params(str(file), [], date(2026, 1, 5))
    assert params.schedule == Schedule(
        cron="0 6 * * 1",
        cron_zone="Europe/London",
        period="last-full-week",
        zone="Asia/Seoul",
        delay=timedelta(hours=36),
        starts=date(2026, 1, 5),
    )
    assert (params.require, params.below, params.overlap) == (
        {"articles": 20, "days_covered": 5},
        "hold",
        "skip",
    )


def test_everything_wrong_with_a_schedule_is_told_at_once(tmp_path):
    file = tmp_path / "weekly.yaml"
    file.write_text(
        "schedule: {cron: often, zone: Seoul, starts: soon, every: week}\ndelay: late\noverlap: wait\nrequire: {pages: 3}\n"
    )
    with pytest.raises(ParamsError) as caught:
        read_params(str(file), [], date(2026, 1, 5))
    assert caught.value.faults == [
        "overlap: must be 'skip', 'queue' or 'replace', not 'wait'",
        "require: must be 'articles' or 'days_covered', not 'pages'",
        "schedule: knows cron, zone and starts, not 'every'",
        "schedule: must be 'daily', 'weekly', 'monthly' or a cron expression such as '0 6 * * 1', not 'often' (Wrong number of fields)",
        "schedule: no time zone is called 'Seoul'; write it as Asia/Seoul",
        "schedule: starts must be a day such as 2026-01-05, not 'soon'",
        "delay: must be a time such as '90m', '36h', '2d' or '1w', not 'late'",
    ]


def test_a_delay_without_a_schedule_is_told(tmp_path):
    file = tmp_path / "weekly.yaml"
    file.write_text("delay: 2d\n")
    with pytest.raises(ParamsError) as caught:
        read_params(str(file), [], date(2026, 1, 5))
    assert caught.value.faults == ["delay: is of no use without a schedule"]


def test_a_theme_is_checked_with_everything_else(desk):
    assert desk("theme: {classification: internal}").theme.classification == "internal"
    with pytest.raises(ParamsError) as caught:
        desk("topp: 3\ntheme: {acent: '#123456', accent: yellow, logo: nowhere.svg}")
    assert caught.value.faults == [
        "topp: unknown; did you mean 'top'?",
        "theme.acent: unknown; did you mean 'accent'?",
        "theme.accent: must be a colour such as '#0b5394', not 'yellow'",
        "theme.logo: 'nowhere.svg' cannot be read: No such file or directory; name an SVG or PNG file",
    ]
    with pytest.raises(ParamsError) as caught:
        desk("theme: internal")
    assert caught.value.faults == ["theme: must be a dictionary, not 'internal'"]


def test_what_is_no_yaml_is_told_in_one_line_with_its_places(tmp_path):
    file = tmp_path / "open.yaml"
    file.write_text('title: "Monday\ntop: 3\n')
    with pytest.raises(ParamsError) as refused:
        read_params(str(file), [], DAY)
    assert refused.value.faults == [
        "cannot be read as YAML: while scanning a quoted scalar (line 1, column 8), found unexpected end of stream (line 3, column 1)"
    ]


def test_a_fault_within_a_value_has_its_own_place_and_a_zone_is_told_once(desk):
    assert faults(
        desk, "require: {articles: 0}\nzone: Asia/Soul\nschedule: weekly\nperiod: last-full-week"
    ) == [
        "require.articles: must be greater than or equal to 1, not 0",
        "zone: no time zone is called 'Asia/Soul'; did you mean 'Asia/Seoul'?",
    ]
