"""Who is part of whom, on the day of the article."""

from pathlib import Path

from dyads import registry as registries
from dyads.desk import annotate_corpus

ARTICLE = "Talks\n\n{day}\n\nFumio Kishida met Park Geun-hye in Busan. Japan agreed. Mr. Kishida left. The Foreign Ministry of Japan smiled.\n"


def rolled(folder: Path, day: str) -> dict[str, int]:
    """Mentions of each id with all its parts: the distinct places of the text below it and its own."""
    (folder / "a.txt").write_text(ARTICLE.format(day=day), encoding="utf-8")
    annotated = annotate_corpus([str(folder / "a.txt")], registries.load())
    mentions = annotated.mentions.to_pandas()
    counted = mentions[mentions["counted"]]
    above = counted.merge(annotated.containment.to_pandas(), on=["document", "actor"])
    itself = counted.assign(part_of=counted["actor"])
    places = [
        *zip(above["part_of"], above["start"], strict=True),
        *zip(itself["part_of"], itself["start"], strict=True),
    ]
    return {
        id_: len({start for elder, start in places if elder == id_}) for id_ in {elder for elder, _ in places}
    }


def test_a_minister_is_rolled_up_to_his_ministry_government_and_state_and_each_place_counts_once(tmp_path):
    counts = rolled(tmp_path, "2015-04-17")
    assert counts["kishida-fumio"] == 2
    assert counts["mofa-jpn"] == 3
    assert counts["government-japan"] == 3
    assert counts["japan"] == 5
    assert (counts["presidential-office-kor"], counts["south-korea"]) == (1, 1)


def test_ten_years_earlier_the_same_people_held_no_office_and_only_their_states_are_known(tmp_path):
    counts = rolled(tmp_path, "2005-04-17")
    assert (counts["mofa-jpn"], counts["japan"], counts["south-korea"]) == (1, 5, 1)
    assert "presidential-office-kor" not in counts


def test_nobody_named_is_an_empty_table(tmp_path):
    (tmp_path / "a.txt").write_text("Rain\n\nIt rained all day long.\n", encoding="utf-8")
    assert annotate_corpus([str(tmp_path / "a.txt")], registries.load()).containment.num_rows == 0
