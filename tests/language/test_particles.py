"""Particles as a Korean reader says them, worked out by reading each word aloud."""

import pytest

from dyads.language.particles import follow

TOPIC = "은/는"
TOWARDS = "으로/로"


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("아베 신조", "아베 신조는"),
        ("박근혜 대통령", "박근혜 대통령은"),
        ("서울", "서울은"),
        ("IAEA", "IAEA는"),  # 아이에이이에이
        ("ASEAN", "ASEAN은"),  # 엔
        ("Seoul", "Seoul은"),
        ("Biden", "Biden은"),
        ("Trump", "Trump는"),
        ("10", "10은"),  # 십
        ("12", "12는"),  # 십이
        ("1", "1은"),  # 일
        ("42%", "42%는"),  # 퍼센트
        ("キシダ", "キシダ는"),
        ("シンゾウサン", "シンゾウサン은"),
        ("安倍", "安倍은(는)"),  # 아베 or 안배: nobody can know
        ("", "은(는)"),
    ],
)
def test_a_particle_follows_the_sound_of_the_word(word, said):
    assert follow(word, TOPIC) == said


@pytest.mark.parametrize(
    ("word", "said"),
    [("도쿄", "도쿄로"), ("워싱턴", "워싱턴으로"), ("서울", "서울로"), ("7", "7로"), ("安倍", "安倍(으)로")],
)
def test_towards_treats_the_final_l_as_a_vowel(word, said):
    assert follow(word, TOWARDS) == said


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("국가정보원(NIS)", "국가정보원(NIS)은"),
        ("문재인（文在寅）", "문재인（文在寅）은"),
        ("[**외교부**](#evidence-mofa)", "[**외교부**](#evidence-mofa)는"),
        ("‘위안부’", "‘위안부’는"),
        ("**합의**", "**합의**는"),
    ],
)
def test_what_is_not_read_aloud_does_not_count(word, said):
    assert follow(word, TOPIC) == said


@pytest.mark.parametrize(
    ("particle", "said"),
    [("이/가", "한국이"), ("을/를", "한국을"), ("과/와", "한국과"), ("이나/나", "한국이나")],
)
def test_every_particle_has_both_its_forms(particle, said):
    assert follow("한국", particle) == said
