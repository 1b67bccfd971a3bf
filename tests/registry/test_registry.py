"""What the registry answers: offices by day, belonging, names."""

import pickle
from datetime import date

import pytest

from dyads.errors import UnknownActorError
from dyads.model import DateInterval


def ids(actors):
    return [actor.id for actor in actors]


def day(iso: str) -> DateInterval:
    return DateInterval(date.fromisoformat(iso), date.fromisoformat(iso))


def days(first: str, last: str) -> DateInterval:
    return DateInterval(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("office", "country", "on", "expected"),
    [
        # the Constitutional Court removed Park on 10 March 2017; Hwang had acted since the impeachment of 9 December 2016
        ("president", "KOR", "2017-03-09", ["park-geun-hye"]),
        ("president", "KOR", "2017-03-10", ["park-geun-hye"]),
        ("president", "KOR", "2017-03-11", []),
        ("acting-president", "KOR", "2017-03-09", ["hwang-kyo-ahn"]),
        ("acting-president", "KOR", "2017-03-11", ["hwang-kyo-ahn"]),
        ("president", "KOR", "2017-05-10", ["moon-jae-in"]),
        # Roh's last day was 24 February 2008, Lee's first the 25th
        ("president", "KOR", "2008-02-25", ["roh-moo-hyun", "lee-myung-bak"]),
        ("president", "KOR", "2015-06-22", ["park-geun-hye"]),
        ("foreign-minister", "KOR", "2015-12-28", ["yun-byung-se"]),
        ("foreign-minister", "JPN", "2015-12-28", ["kishida-fumio"]),
        ("prime-minister", "JPN", "2010-06-08", ["hatoyama-yukio", "kan-naoto"]),
        ("prime-minister", "JPN", "2025-10-21", ["ishiba-shigeru", "takaichi-sanae"]),
        ("president", "USA", "2021-01-20", ["donald-trump", "joe-biden"]),
        ("secretary-of-state", "USA", "2013-02-02", ["john-kerry"]),
    ],
)
def test_who_held_an_office_on_a_day(registry, office, country, on, expected):
    assert ids(registry.holders(office, country, day(on))) == expected


def test_holders_of_a_stretch_of_days_stand_in_order_of_start_each_once(registry):
    assert ids(registry.holders("prime-minister", "JPN", days("2006-09-26", "2013-01-01"))) == [
        "koizumi-junichiro", "abe-shinzo", "fukuda-yasuo", "aso-taro", "hatoyama-yukio", "kan-naoto", "noda-yoshihiko",
    ]  # fmt: skip


def test_an_office_nobody_holds_and_an_unknown_office_have_no_holders(registry):
    assert registry.holders("president", "JPN", day("2015-01-01")) == ()
    assert registry.holders("grand-vizier", "KOR", day("2015-01-01")) == ()


def test_an_actor_is_rolled_up_to_its_state(registry):
    assert ids(registry.rolled_up("mofa-kor")) == ["government-south-korea", "south-korea"]
    assert ids(registry.rolled_up("south-korea")) == []


def test_a_person_is_rolled_up_by_the_office_of_the_day(registry):
    in_office, before = day("2015-04-17"), day("2012-01-01")
    assert ids(registry.rolled_up("yun-byung-se", in_office)) == [
        "mofa-kor",
        "government-south-korea",
        "south-korea",
    ]
    assert ids(registry.rolled_up("yun-byung-se", before)) == []
    assert ids(registry.rolled_up("yun-byung-se")) == []


def test_the_state_of_an_actor_is_that_of_its_country(registry):
    assert registry.state("yun-byung-se").id == "south-korea"
    assert registry.state("empire-of-japan").id == "japan"
    assert registry.state("japan").id == "japan"
    assert registry.state("united-nations") is None


def test_names_are_those_a_reader_of_the_language_expects(registry):
    assert registry.names("ko")["japan"] == "일본"
    assert registry.names("ja")["japan"] == "日本"
    assert registry.names("fr")["japan"] == "Japan"
    assert registry.names().keys() == registry.actors.keys()


@pytest.mark.parametrize("text", ["kim-dae-jung", "Kim Dae-jung", "KIM DAE-JUNG", "김대중", "金大中"])
def test_an_actor_is_found_by_id_or_name(registry, text):
    assert registry.find(text).id == "kim-dae-jung"


def test_an_unknown_actor_is_told_with_whom_may_have_been_meant(registry):
    with pytest.raises(UnknownActorError) as error:
        registry.find("Kim Dea-jung")
    assert str(error.value) == (
        "'Kim Dea-jung' is no actor's id, name or unambiguous alias; did you mean 'kim-dae-jung'?"
    )
    with pytest.raises(UnknownActorError) as error:
        registry.find("")
    assert str(error.value) == "'' is no actor's id, name or unambiguous alias; add it to a registry file"


def test_an_ambiguous_alias_finds_nobody(registry):
    with pytest.raises(UnknownActorError):
        registry.find("Kim")


def test_a_registry_can_be_hashed_and_sent_to_another_process(registry):
    assert pickle.loads(pickle.dumps(registry)) == registry  # noqa: S301  # our own bytes
    assert hash(pickle.loads(pickle.dumps(registry))) == hash(registry)  # noqa: S301  # as above
