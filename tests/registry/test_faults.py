"""Every kind of fault, on a registry of invented people, with its whole message."""

import pytest

from dyads.registry.build import check_entries
from dyads.registry.source import Source

BASE = """
actors:
- {id: northland, type: state, names: {en: Northland}, country: NOR}
- {id: southland, type: state, names: {en: Southland}, country: SOU}
- {id: guild, type: organization, names: {en: The Guild}, country: NOR}
offices:
- id: warden
  category: minister
  names: {en: Warden}
  countries: [NOR]
  phrases: [warden]
  phrases_by_country: {NOR: [northern warden]}
  institution: {NOR: guild}
  single_holder: true
issues:
- {id: tolls, group: trade, names: {en: Tolls}, phrases: [tolls]}
"""
HOLDER = """
actors:
- {id: hal, type: person, names: {en: Hal Orr}, country: NOR, part_of: guild,
   roles: [{office: warden, country: NOR, from: 2001-01-01, to: 2002-01-01}]}
"""


def faults(text: str) -> list[str]:
    shipped = [Source("base.yaml", BASE.encode(), 0), Source("holder.yaml", HOLDER.encode(), 0)]
    return check_entries([*shipped, Source("mine.yaml", text.encode(), 1)])[1]


def actor(rest: str = "", *, id_: str = "ada", name: str = "Ada Orr", type_: str = "person") -> str:
    return f"actors:\n- {{id: {id_}, type: {type_}, names: {{en: {name}}}, country: NOR{rest}}}\n"


def wardens(*terms: str) -> str:
    """Return one actor a term; a term is what stands in a role after its office."""
    lines = [
        f"- {{id: {id_}, type: person, names: {{en: {id_.title()} Orr}}, country: NOR, "
        f"roles: [{{office: warden, country: NOR, {term}}}]}}"
        for id_, term in zip(("ada", "bea", "cyd"), terms, strict=False)
    ]
    return "\n".join(["actors:", *lines])


@pytest.mark.parametrize(
    "text", ["", "# nothing\n", "actors: []\n", "schema_version: 1\nas_of: 2026-05-31\n", actor()]
)
def test_a_sound_or_empty_file_has_no_fault(text):
    assert faults(text) == []


def test_broken_yaml_is_told_with_its_line():
    assert faults("actors:\n- {id: ada\n- {id: bea}\n") == [
        "mine.yaml, line 3: is no YAML (did not find expected ',' or '}'); correct it there or just above"
    ]


def test_bytes_that_are_no_text_are_no_yaml():
    source = Source("mine.yaml", b"actors: \xff", 0)
    assert check_entries([source])[1] == [
        "mine.yaml: is no YAML (invalid leading UTF-8 octet); correct it there or just above"
    ]


def test_a_list_at_the_top_is_refused():
    assert faults("- a\n") == ["mine.yaml: must be keys such as 'actors:' at the top, not a list"]


def test_a_key_given_twice_is_refused_though_yaml_takes_the_last():
    assert faults("actors:\n- id: ada\n  type: person\n  type: state\n  names: {en: Ada}\n  country: NOR\n")[
        0
    ] == ("mine.yaml, line 4: 'type' is given twice; remove one")


@pytest.mark.parametrize("tag", ["!!python/object:os.system", "!mine"])
def test_a_tag_that_would_make_an_object_is_refused(tag):
    wanted = tag.replace("!!", "tag:yaml.org,2002:")
    assert faults(f"actors:\n- {tag} {{id: ada}}\n") == [
        f"mine.yaml, line 2: tag {wanted!r} is refused; write plain text, numbers, lists and keys",
        "mine.yaml, actors[0]: must be keys with values, one of them id; add it",
    ]


def test_an_unknown_key_at_the_top_is_told_with_the_one_that_may_have_been_meant():
    assert faults("actor: []\n") == ["mine.yaml: actor: unknown; did you mean 'actors'?"]


def test_another_schema_version_is_refused():
    assert faults("schema_version: 2\n") == ["mine.yaml: schema_version: 2 is unknown; use one of 1"]


def test_actors_that_are_no_list_are_refused():
    assert faults("actors: {ada: 1}\n") == [
        "mine.yaml: actors: must be a list such as [a, b], not keys with values"
    ]


def test_an_entry_without_id_is_told_by_its_number():
    assert faults("issues:\n- {group: trade}\n- tolls\n") == [
        "mine.yaml, issues[0]: must be keys with values, one of them id; add it",
        "mine.yaml, issues[1]: must be keys with values, one of them id; add it",
    ]


def test_an_id_is_lower_case_words_joined_by_hyphens():
    assert faults(actor(id_="Ada_Orr")) == [
        "mine.yaml, Ada_Orr: id: must be lower-case letters and digits joined by hyphens, not 'Ada_Orr'"
    ]


def test_an_unknown_key_is_told_with_the_one_that_may_have_been_meant():
    assert faults(actor(", alias: []")) == ["mine.yaml, ada: alias: unknown; did you mean 'aliases'?"]


def test_a_missing_key_is_named():
    assert faults("actors:\n- {id: ada, type: person, names: {en: Ada}}\n") == [
        "mine.yaml, ada: country: missing; add it"
    ]


def test_the_english_name_must_be_there():
    assert faults("actors:\n- {id: ada, type: person, names: {ko: 아다}, country: NOR}\n") == [
        "mine.yaml, ada: names.en: missing; add it"
    ]


def test_a_name_must_be_text_and_not_empty():
    assert faults("actors:\n- {id: ada, type: person, names: {en: yes, ko: ''}, country: NOR}\n") == [
        "mine.yaml, ada: names.en: must be text, not true; put it in quotes",
        "mine.yaml, ada: names.ko: must be text, not ''; write it or remove it",
    ]


def test_an_unknown_type_is_told_with_the_one_that_may_have_been_meant():
    assert faults(actor(type_="persona")) == [
        "mine.yaml, ada: type: 'persona' is unknown; did you mean 'person'?"
    ]


def test_faults_inside_lists_are_told_with_their_way():
    assert faults(actor(", aliases: [{text: A, kind: surnam, ambiguous: 1}, {text: B}, C], tags: x")) == [
        "mine.yaml, ada: aliases[0].kind: 'surnam' is unknown; did you mean 'surname'?",
        "mine.yaml, ada: aliases[0].ambiguous: must be true or false, not 1",
        "mine.yaml, ada: aliases[1].kind: missing; add it",
        "mine.yaml, ada: aliases[2]: must be keys with values such as {key: value}, not 'C'",
        "mine.yaml, ada: tags: must be a list such as [a, b], not 'x'",
    ]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("2015-02-30", "'2015-02-30'"),
        ("2015", "2015"),
        ("null", "null"),
        ("2015-04-17T10:00:00", "2015-04-17 10:00:00"),
    ],
)
def test_a_day_must_be_one_of_the_calendar(written, shown):
    assert faults(wardens(f"from: {written}, to: null")) == [
        f"mine.yaml, ada: roles[0].from: must be a day of the calendar such as 2015-04-17, not {shown}"
    ]


def test_an_id_may_stand_once_in_a_file():
    assert faults(actor() + actor().removeprefix("actors:\n")) == [
        "mine.yaml, ada: id: also in mine.yaml; give one of them another id"
    ]


def test_a_reference_to_nobody_is_told_with_whom_it_may_have_meant():
    text = """
actors:
- {id: ada, type: person, names: {en: Ada}, country: NRR, part_of: gild,
   roles: [{office: warder, country: NOR, from: 2015-01-01, to: null}]}
offices:
- {id: bailiff, category: local, names: {en: Bailiff}, countries: [NOR], phrases: [], phrases_by_country: {},
   institution: {NOR: gild}, single_holder: true, counterparts: [warder]}
issues:
- {id: fees, group: trade, names: {en: Fees}, phrases: [fees], actors: [gild], parent: toll}
events:
- {id: row, date: 2015-04-17, title: A row, kind: dispute, actors: [gild], issues: [toll], confidence: high, source: {type: press}}
"""
    assert faults(text) == [
        "mine.yaml, ada: country: there is no country 'NRR'; did you mean 'NOR'?",
        "mine.yaml, ada: part_of: there is no actor 'gild'; did you mean 'guild'?",
        "mine.yaml, ada: roles[0].office: there is no office 'warder'; did you mean 'warden'?",
        "mine.yaml, bailiff: counterparts[0]: there is no office 'warder'; did you mean 'warden'?",
        "mine.yaml, bailiff: institution.NOR: there is no actor 'gild'; did you mean 'guild'?",
        "mine.yaml, fees: actors[0]: there is no actor 'gild'; did you mean 'guild'?",
        "mine.yaml, fees: parent: there is no issue 'toll'; did you mean 'tolls'?",
        "mine.yaml, row: actors[0]: there is no actor 'gild'; did you mean 'guild'?",
        "mine.yaml, row: issues[0]: there is no issue 'toll'; did you mean 'tolls'?",
    ]


def test_a_reference_to_an_entry_with_a_fault_is_no_second_fault():
    bea = actor(", names2: 1", id_="bea", name="Bea")
    assert faults(actor(", part_of: bea") + bea.removeprefix("actors:\n")) == [
        "mine.yaml, bea: names2: unknown; did you mean 'names'?"
    ]


def test_an_office_exists_only_in_its_countries():
    assert faults(actor(", roles: [{office: warden, country: SOU, from: 2015-01-01, to: null}]")) == [
        "mine.yaml, ada: roles[0].country: there is no warden in SOU; use one of NOR"
    ]


def test_an_office_has_phrases_only_for_its_countries():
    text = """
offices:
- {id: bailiff, category: local, names: {en: Bailiff}, countries: [NOR], phrases: [],
   phrases_by_country: {SOU: [southern bailiff]}, institution: {}, single_holder: true}
"""
    assert faults(text) == [
        "mine.yaml, bailiff: phrases_by_country.SOU: SOU is not among countries; add it there or remove it here"
    ]


def test_a_country_has_one_state():
    assert faults(actor(id_="oldland", name="Oldland", type_="state")) == [
        "mine.yaml, oldland: type: northland is the state of NOR already; use 'former-state' or another country"
    ]


def test_nobody_is_part_of_itself():
    text = actor(", part_of: bea") + actor(", part_of: ada", id_="bea", name="Bea").removeprefix("actors:\n")
    assert faults(text) == [
        "mine.yaml, ada: part_of: is part of itself (ada → bea → ada); correct one of them",
        "mine.yaml, bea: part_of: is part of itself (bea → ada → bea); correct one of them",
    ]


def test_two_actors_share_a_form_only_if_it_is_ambiguous_with_both():
    plain = ", aliases: [{text: ORR, kind: surname}]"
    marked = ", aliases: [{text: Orr, kind: surname, ambiguous: true}]"
    bea = {"id_": "bea", "name": "Bea Orr"}
    assert faults(actor(plain) + actor(marked, **bea).removeprefix("actors:\n")) == [
        "mine.yaml, ada: 'ORR' also names bea; make it an alias with ambiguous: true in ada, or keep it in one place"
    ]
    assert faults(actor(plain) + actor(plain, **bea).removeprefix("actors:\n")) == [
        "mine.yaml, bea: 'ORR' also names ada; make it an alias with ambiguous: true in ada, bea, or keep it in one place"
    ]
    assert faults(actor(marked) + actor(marked, **bea).removeprefix("actors:\n")) == []


def test_a_replaced_state_that_others_need_is_one_fault_of_the_file_that_replaced_it():
    assert faults(actor(id_="northland", name="Northland")) == [
        "mine.yaml, northland: country: there is no country 'NOR'; did you mean 'UNO'?",
        (
            "mine.yaml, northland: replaces what other entries rely on: there is no country 'NOR' for guild, hal, warden; "
            "give it another id, or keep its type and countries"
        ),
    ]


def test_a_replaced_office_whose_country_others_need_is_one_fault():
    text = """
offices:
- {id: warden, category: minister, names: {en: Warden}, countries: [SOU], phrases: [], phrases_by_country: {},
   institution: {}, single_holder: true}
"""
    assert faults(text) == [
        (
            "mine.yaml, warden: replaces what other entries rely on: there is no warden in NOR for hal; "
            "give it another id, or keep its type and countries"
        )
    ]


def test_what_does_not_fit_what_ships_with_dyads_is_a_fault_of_the_users_file():
    assert faults(actor(id_="northland", name="Hal Orr", type_="state")) == [
        (
            "mine.yaml, northland: 'Hal Orr' also names hal; make it an alias with ambiguous: true in northland, hal, "
            "or keep it in one place"
        )
    ]
    assert faults(actor(", part_of: hal", id_="guild", name="The Guild", type_="organization")) == [
        "mine.yaml, guild: part_of: is part of itself (guild → hal → guild); correct one of them"
    ]
    assert faults(wardens("from: 2001-06-01, to: null")) == [
        (
            "mine.yaml, ada: roles[0].from: 2001-06-01, but hal is warden of NOR until 2002-01-01, "
            "and only one can be; correct one of them"
        )
    ]


def test_a_role_ends_on_its_first_day_or_later():
    assert faults(wardens("from: 2015-01-02, to: 2015-01-01")) == [
        "mine.yaml, ada: roles[0].to: 2015-01-01 is before from, 2015-01-02; correct one of them"
    ]
    assert faults(wardens("from: 2015-01-02, to: 2015-01-02")) == []


def test_a_body_ends_on_its_first_day_or_later():
    assert faults(actor(", active: {from: 2015-01-02, to: 2015-01-01}")) == [
        "mine.yaml, ada: active.to: 2015-01-01 is before from, 2015-01-02; correct one of them"
    ]


def test_a_day_fits_its_precision():
    assert faults(wardens("from: 2015-01-02, to: null, precision: {from: month, to: year}")) == [
        "mine.yaml, ada: roles[0].from: must be 2015-01-01, not 2015-01-02, as only its month is known; correct it or precision.from",
        "mine.yaml, ada: roles[0].precision.to: 'year' says something about null; remove it",
    ]
    assert faults(wardens("from: 2015-01-01, to: 2016-02-29, precision: {from: year, to: month}")) == []
    assert faults(wardens("from: 2015-01-01, to: null, precision: {from: week}")) == [
        "mine.yaml, ada: roles[0].precision.from: 'week' is unknown; use one of month, year"
    ]


def test_a_single_holder_office_may_share_only_the_day_of_the_change():
    assert faults(wardens("from: 2014-01-01, to: 2015-06-01", "from: 2015-06-01, to: null")) == []
    assert faults(wardens("from: 2014-01-01, to: 2015-06-02", "from: 2015-06-01, to: null")) == [
        "mine.yaml, ada: roles[0].to: 2015-06-02, but bea is warden of NOR from 2015-06-01, and only one can be; correct one of them"
    ]


def test_an_overlap_that_the_month_or_year_explains_is_no_fault():
    year, month = "precision: {from: year, to: year}", "precision: {from: month}"
    assert (
        faults(wardens(f"from: 2013-01-01, to: 2015-12-31, {year}", f"from: 2015-06-01, to: null, {month}"))
        == []
    )
    assert faults(
        wardens(f"from: 2013-01-01, to: 2015-12-31, {year}", f"from: 2014-11-01, to: null, {month}")
    ) == [
        "mine.yaml, ada: roles[0].to: 2015-12-31, but bea is warden of NOR from 2014-11-01, and only one can be; correct one of them"
    ]


def test_a_holder_with_a_successor_has_a_last_day():
    assert faults(
        wardens(
            "from: 2014-01-01, to: null", "from: 2015-06-01, to: 2016-01-01", "from: 2017-01-01, to: null"
        )
    ) == [
        "mine.yaml, ada: roles[0].to: null, but bea is warden of NOR from 2015-06-01; write the last day",
        "mine.yaml, ada: roles[0].to: null, but cyd is warden of NOR from 2017-01-01; write the last day",
    ]
