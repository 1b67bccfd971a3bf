import pytest
import yaml

from dyads import registry as registries
from dyads.desk.suggestions import write_entries
from dyads.text.candidates import Candidate, Evidence


@pytest.fixture(scope="module")
def registry():
    return registries.load()


def candidate(**changes):
    values = {
        "name": "Tetsuo Kurobane",
        "language": "en",
        "type": "person",
        "country": "JPN",
        "reason": "Japanese",
        "roles": ("Japanese envoy",),
        "forms": (),
        "family": "Kurobane",
        "goes_by_family": True,
        "abbreviation": None,
        "clusters": 1,
        "documents": 2,
        "mentions": 3,
        "evidence": (Evidence("a.txt", "Japanese envoy Tetsuo Kurobane had a cold."),),
    }
    return Candidate(**(values | changes))


ENTRY = """
## 1. Tetsuo Kurobane: 1 story, 2 articles, 3 mentions
##    as: Japanese envoy
##    JPN: the articles say 'Japanese'
##    a.txt: Japanese envoy Tetsuo Kurobane had a cold.
- id: kurobane-tetsuo
  type: person
  names: {en: "Tetsuo Kurobane"}
  aliases:
    - {text: "Kurobane", kind: surname, ambiguous: true}
  country: JPN
  unverified: true
"""


def test_an_entry_stands_below_its_evidence(registry):
    assert write_entries([candidate()], registry).partition("actors:\n")[2] == ENTRY


def test_an_entry_whose_country_nobody_says_is_commented_out(registry):
    written = write_entries([candidate(country=None, reason=None)], registry)
    assert yaml.safe_load(written) == {"schema_version": 1, "actors": []}
    assert "#- id: kurobane-tetsuo\n#  type: person" in written
    assert '#  country: "???"\n' in written


def test_taking_the_marks_away_gives_an_entry_whose_gaps_the_check_names(tmp_path, registry):
    written = write_entries(
        [candidate(name="구로바네 데쓰오", language="ko", country=None, reason=None)], registry
    )
    head, _, block = written.partition("actors: []\n")
    file = tmp_path / "mine.yaml"
    file.write_text(
        f"{head}actors:\n" + "\n".join(line.removeprefix("#") for line in block.split("\n")), encoding="utf-8"
    )
    assert registries.check(file) == [
        f"{file}, ???: id: must be lower-case letters and digits joined by hyphens, not '???'",
        f"{file}, ???: country: must be a country code of three capitals such as KOR, not '???'",
    ]


def test_what_is_written_passes_the_check_whatever_the_names_are(tmp_path, registry):
    awkward = [
        candidate(),
        candidate(
            name="Tetsuo  \u2028 Kurobane-Lind",
            family="Kurobane-Lind",
            evidence=(Evidence("b: c.txt", 'He said:\n"- # {x}" \x07'),),
        ),
        candidate(name="Abe Kurobane", family="Abe"),
        candidate(name="Ole O'Hara-Lind", forms=("Ole O'Hara Lind",), abbreviation="UN", family=None),
        candidate(name="Ørsted Fund", type="organization", abbreviation="ØF", roles=(), family=None),
        candidate(name="黒羽哲男", language="ja"),
    ]
    file = tmp_path / "mine.yaml"
    file.write_text(write_entries(awkward, registry), encoding="utf-8")
    assert registries.check(file) == []
    actors = yaml.safe_load(file.read_text(encoding="utf-8"))["actors"]
    assert [actor["id"] for actor in actors] == [
        "kurobane-tetsuo", "kurobane-lind-tetsuo", "abe-kurobane", "ole-ohara-lind", "rsted-fund",
    ]  # fmt: skip


def test_ids_that_are_taken_get_a_number(registry):
    written = write_entries(
        [candidate(name="Tetsuo Abe", family="Abe"), candidate(name="Shinzo Abe", family="Abe")], registry
    )
    assert [line for line in written.split("\n") if line.startswith("- id")] == [
        "- id: abe-tetsuo",
        "- id: abe-shinzo-2",
    ]


@pytest.mark.parametrize(
    ("name", "family", "id_"),
    [
        ("Tetsuo Kurobane", "Kurobane", "kurobane-tetsuo"),
        ("Hwang Do-rim", "Hwang", "hwang-do-rim"),
        ("Pia van Lind", "van Lind", "van-lind-pia"),
        ("Halvorsen Institute", None, "halvorsen-institute"),
    ],
)
def test_the_family_name_comes_first_in_an_id(registry, name, family, id_):
    assert f"\n- id: {id_}\n" in write_entries([candidate(name=name, family=family)], registry)


def test_nobody_gives_a_file_that_is_valid_and_empty(tmp_path, registry):
    file = tmp_path / "mine.yaml"
    file.write_text(write_entries([], registry), encoding="utf-8")
    assert registries.check(file) == []


def test_long_evidence_is_cut_around_the_name(registry):
    sentence = f"{'before ' * 60}Tetsuo Kurobane {'after ' * 60}"
    [line] = [
        line
        for line in write_entries([candidate(evidence=(Evidence("a.txt", sentence),))], registry).split("\n")
        if line.startswith("##    a.txt")
    ]
    assert "Tetsuo Kurobane" in line
    assert len(line) < 320
