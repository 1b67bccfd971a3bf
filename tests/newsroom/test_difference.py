from __future__ import annotations

import json

import pytest

from dyads.newsroom import compare_editions


def tables(named, *rows, pairs=(), documents=("a", "b")):
    return {
        "frequency-table": named(*rows),
        "pairs-table": [{"actor_a": a, "actor_b": b, "n_ab": n, "lift": lift} for a, b, n, lift in pairs],
        "sources": [{"document": document} for document in documents],
    }  # fmt: skip


@pytest.fixture
def two_weeks(put_edition, named):
    """Put two weeks of 20 and 30 articles: Japan in half and a third, one comes, one goes."""
    before = put_edition(
        "weekly", corpus={"documents": 20},
        tables=tables(
            named, ("japan", "Japan", 18, 20), ("abe-shinzo", "Shinzo Abe", 5, 20), ("nobody", "Nobody Known", 4, 20),
            pairs=[("abe-shinzo", "japan", 4, 1.5), ("japan", "nobody", 2, 0.9)], documents=map(str, range(20)),
        ),
    )  # fmt: skip
    after = put_edition(
        "weekly", "2015-04-20", "2015-04-27", corpus={"documents": 30},
        tables=tables(
            named, ("abe-shinzo", "Shinzo Abe", 25, 30), ("japan", "Japan", 9, 30), ("south-korea", "South Korea", 1, 30),
            pairs=[("abe-shinzo", "japan", 7, 1.2), ("japan", "south-korea", 3, 2.0)], documents=map(str, range(20, 50)),
        ),
    )  # fmt: skip
    return before, after


def test_shares_are_compared_with_their_uncertainty_and_the_rest_is_listed(two_weeks, dyads):
    code, text, _ = dyads("diff", *two_weeks)
    assert code == 0
    head, _, *findings = text.splitlines()
    assert head == "Weekly: 20–26 April 2015, compared with 13–19 April 2015"
    # Newcombe's intervals worked out by hand from Wilson's: 18/20 is 0.699 to 0.972, 9/30 is 0.167 to 0.479
    assert findings[0] == (
        "- Japan is named in fewer of the articles: 9 of 30 (30%), before 18 of 20 (90%). "
        "That is -60 points, 95% interval -75 to -33 (q\N{NO-BREAK SPACE}<\N{NO-BREAK SPACE}0.001)."
    )
    assert findings[1].startswith(
        "- Shinzo Abe is named in more of the articles: 25 of 30 (83%), before 5 of 20 (25%)."
    )
    assert "- Named now and not before, articles in brackets: South Korea (1)." in findings
    assert "- Named before and not now: Nobody Known (4)." in findings
    assert "- Pairs named together now and not before: Japan and South Korea (3)." in findings
    assert "- Pairs named together before and not now: Japan and Nobody Known (2)." in findings


def test_json_has_every_number_and_ranks_of_pairs(two_weeks, dyads):
    code, text, _ = dyads("diff", *two_weeks, "--format", "json")
    told = json.loads(text)
    assert code == 0
    actors = {row["item"]: row for row in told["differences"]["actor"]}
    assert actors["japan"]["difference"] == pytest.approx(0.3 - 0.9)
    assert actors["south-korea"]["testable"] is False
    assert actors["south-korea"]["q"] is None
    assert told["articles_in_both"] == 0
    pairs = {(row["a"], row["b"]): row for row in told["pairs"]["rows"]}
    assert pairs["abe-shinzo", "japan"] == {
        "a": "abe-shinzo", "b": "japan", "n_ab_before": 4, "n_ab_after": 7, "rank_before": 1, "rank_after": 1,
        "lift_before": 1.5, "lift_after": 1.2,
    }  # fmt: skip
    assert pairs["japan", "nobody"]["n_ab_after"] is None
    assert told["pairs"]["unit"] == "sentence"


def test_what_both_editions_count_is_not_tested_against_itself(put_edition, named):
    rows = [("japan", "Japan", 19, 20)], [("japan", "Japan", 2, 20)]
    before, after = (
        put_edition(name, corpus={"documents": 20}, tables=tables(named, *row, documents=map(str, range(20))))
        for name, row in zip(("a", "b"), rows, strict=True)
    )
    difference = compare_editions(before, after)
    assert difference.changes.shared == 20
    (actor,) = difference.changes.differences["actor"].to_dict("records")
    assert actor["difference"] == pytest.approx(-0.85)
    assert not actor["testable"]


def test_other_registries_units_and_versions_are_said(put_edition, named, dyads):
    before = put_edition("a", tables=tables(named, ("japan", "Japan", 4, 4)))
    after = put_edition(
        "b", tables=tables(named, ("japan", "Japan", 4, 4)), registry={"fingerprint": "other"}, versions={"dyads": "2"},
        parameters={"unit": "document"},
    )  # fmt: skip
    _, text, _ = dyads("diff", before, after)
    assert text.splitlines()[2:5] == [
        "- The registries differ: who is new or gone may have been added or taken out there.",
        "- Different versions of dyads made them: a difference may come from how it counts.",
        "- 2 articles are in both editions, so that a difference between them cannot be tested.",
    ]
    assert (
        text.splitlines()[-1] == "- The editions count pairs by different units, so pairs are not compared."
    )


def test_an_edition_without_articles_has_nothing_to_compare_with(put_edition, named, dyads):
    before = put_edition("a", corpus={"documents": 0}, tables={"frequency-table": [{"actor": None}]})
    after = put_edition("b", tables=tables(named, ("japan", "Japan", 4, 4)))
    _, text, _ = dyads("diff", before, after)
    assert "- The articles before hold nothing to compare with: there are none." in text.splitlines()


def test_the_page_is_one_file_that_asks_for_nothing(two_weeks, dyads, tmp_path, open_page, axe):
    _, page, _ = dyads("diff", *two_weeks, "--format", "html", "--language", "ja")
    file = tmp_path / "diff.html"
    file.write_text(page, encoding="utf-8")
    shown = open_page(file, viewport={"width": 360, "height": 800}, bypass_csp=True)
    assert "安倍晋三" in shown.inner_text("main")
    assert (shown.asked, shown.troubles, axe(shown)) == ([file.as_uri()], [], [])
    assert shown.evaluate("document.documentElement.scrollWidth") <= 360


def test_two_years_made_by_the_program_are_compared_from_what_they_keep(archive, dyads):
    code, text, _ = dyads(
        "diff", archive / "yearly" / "2014-01-01--2014-12-31", archive / "yearly" / "latest"
    )
    assert code == 0
    assert "- Barack Obama is number" in text
    assert "Fumio Kishida (6)" in text


def test_what_is_no_edition_is_refused_with_the_cure(put_edition, dyads, tmp_path):
    whole = put_edition("a")
    code, _, complaint = dyads("diff", tmp_path, whole)
    assert (code, complaint) == (
        2, f"dyads: {tmp_path}:\n  no edition is there: name the folder that holds its edition.json\n"
    )  # fmt: skip
    code, _, complaint = dyads("diff", whole, whole)
    assert (code, complaint) == (
        2, f"dyads: {whole}:\n  it keeps no data/frequency-table.parquet: another notebook or an older dyads made it; make it again\n"
    )  # fmt: skip


def test_two_revisions_of_one_edition_are_told_apart(put_edition, named, dyads):
    rows = tables(named, ("japan", "Japan", 4, 4))
    earlier = put_edition("weekly", tables=rows, place="revisions", revision=1)
    later = put_edition("weekly", tables=rows, revision=2)
    _, text, _ = dyads("diff", earlier, later)
    assert text.splitlines()[:3] == [
        "Weekly: 13–19 April 2015 (revision 2), compared with 13–19 April 2015 (revision 1)",
        "",
        "- 2 articles are in both editions, so that a difference between them cannot be tested.",
    ]
