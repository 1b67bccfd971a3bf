from datetime import date

import pandas as pd

from dyads.charts import plain, show_table, show_text
from dyads.charts.views import TABLE_MIME

FRAME = pd.DataFrame(
    {
        "name": ["<b>한국</b>", None],
        "n": [1200, 3],
        "p": [0.5, None],
        "day": [date(2015, 4, 17), None],
        "yes": [True, False],
    }
).convert_dtypes(dtype_backend="pyarrow")


def test_a_table_says_its_types_labels_and_rows():
    table = show_table(
        FRAME,
        "Counts",
        {"name": "Actor", "n": "Documents", "p": "Share", "day": "Day", "yes": "Known"},
        shares=["p"],
    )
    assert table._repr_mimebundle_()[TABLE_MIME] == {
        "caption": "Counts",
        "columns": [
            {"name": "name", "type": "text", "label": "Actor"},
            {"name": "n", "type": "integer", "label": "Documents"},
            {"name": "p", "type": "share", "label": "Share"},
            {"name": "day", "type": "date", "label": "Day"},
            {"name": "yes", "type": "boolean", "label": "Known"},
        ],
        "rows": [["<b>한국</b>", 1200, 0.5, "2015-04-17", True], [None, 3, None, None, False]],
    }


def test_only_the_columns_asked_for_are_shown_in_that_order():
    assert [c.name for c in show_table(FRAME, "", {"n": "N", "name": "Name"}).columns] == ["n", "name"]
    assert [c.name for c in show_table(FRAME, "").columns] == ["name", "n", "p", "day", "yes"]


def test_the_plain_faces_escape_and_write_for_readers():
    bundle = show_table(
        FRAME, "<Counts>", {"name": "Actor", "n": "N", "p": "Share"}, shares=["p"]
    )._repr_mimebundle_()
    assert bundle["text/html"] == (
        "<table><caption>&lt;Counts&gt;</caption><thead><tr>"
        '<th scope="col">Actor</th><th scope="col">N</th><th scope="col">Share</th></tr></thead>'
        "<tbody><tr><td>&lt;b&gt;한국&lt;/b&gt;</td><td>1,200</td><td>50.0%</td></tr>"
        "<tr><td></td><td>3</td><td></td></tr></tbody></table>"
    )
    assert bundle["text/plain"] == "<Counts>\nActor | N | Share\n<b>한국</b> | 1,200 | 50.0%\n | 3 | "


def test_what_is_for_programs_stands_in_the_files_only():
    table = show_table(FRAME, "Counts", {"n": "N"}, files={"actor": "name"}, name="counts", most=1)
    bundle = table._repr_mimebundle_()
    assert bundle[TABLE_MIME] == {
        "name": "counts",
        "most": 1,
        "caption": "Counts",
        "columns": [
            {"name": "n", "type": "integer", "label": "N"},
            {"name": "actor", "type": "text", "label": "actor", "shown": False},
        ],
        "rows": [[1200, "<b>한국</b>"], [3, None]],
    }
    assert bundle["text/plain"] == "Counts\nN\n1,200"


def test_an_empty_table_keeps_its_head():
    table = show_table(FRAME.head(0), "Nothing")
    assert table.rows == ()
    assert len(table.columns) == 5


def test_words_from_outside_stay_words_in_markdown():
    assert plain("*a* [b](c) <i>\n# d") == r"\*a\* \[b\]\(c\) \<i\> \# d"
    assert show_text("Two *words*.")._repr_mimebundle_()["text/markdown"] == "Two *words*."
