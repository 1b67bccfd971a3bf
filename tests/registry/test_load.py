"""Loading: the user's own files, and the compiled form."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from dyads.errors import RegistryError
from dyads.model import DateInterval, Role
from dyads.registry import check, load

ADA = """
actors:
- {id: ada-orr, type: person, names: {en: Ada Orr}, country: KOR,
   roles: [{office: warden, country: KOR, from: 2015-01-01, to: null}]}
offices:
- {id: warden, category: local, names: {en: Warden}, countries: [KOR], phrases: [], phrases_by_country: {},
   institution: {KOR: government-south-korea}, single_holder: true}
- {id: harbour-master, category: local, names: {en: Harbour Master}, countries: [KOR], phrases: [],
   phrases_by_country: {}, institution: {}, single_holder: true}
events:
- {id: spring, date: 2015-04-17, precision: month, title: Spring, kind: civic, actors: [ada-orr], issues: [],
   confidence: low, source: {type: memory, note: invented}}
"""


@pytest.fixture
def file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def write(text: str, name: str = "mine.yaml") -> str:
        Path(name).write_text(text, encoding="utf-8")
        return name

    return write


@pytest.fixture
def cache(tmp_path):
    return tmp_path / "cache"


def test_a_users_file_adds_entries(file, cache, registry):
    mine = load(file(ADA), cache=cache)
    assert mine.actors["ada-orr"].roles == (Role("warden", "KOR", date(2015, 1, 1), None),)
    assert mine.events["spring"].when == DateInterval(date(2015, 4, 1), date(2015, 4, 30))
    assert mine.events["spring"].source == "memory: invented"
    assert mine.actors.keys() - registry.actors.keys() == {"ada-orr"}
    assert mine.fingerprint != registry.fingerprint


def test_a_users_entry_replaces_the_one_that_ships_and_a_later_file_an_earlier(file, cache, registry):
    one = file(
        "actors: [{id: keidanren, type: organization, names: {en: Federation}, country: JPN}]", "one.yaml"
    )
    two = file(
        "actors: [{id: keidanren, type: organization, names: {en: Keidanren Two}, country: JPN}]", "two.yaml"
    )
    assert registry.actors["keidanren"].aliases
    assert load(one, cache=cache).actors["keidanren"].names == {"en": "Federation"}
    assert load(one, cache=cache).actors["keidanren"].aliases == ()
    assert load(one, two, cache=cache).actors["keidanren"].names == {"en": "Keidanren Two"}
    assert load(two, one, cache=cache).actors["keidanren"].names == {"en": "Federation"}


def test_every_fault_of_every_file_is_told_at_once(file, cache):
    one = file("actors: [{id: ada, type: persona, names: {en: Ada}, country: KOR}]", "one.yaml")
    two = file("actors: [{id: bea, type: person, names: {en: Bea}, country: KOR, part_of: gild}]", "two.yaml")
    with pytest.raises(RegistryError) as error:
        load(one, two, cache=cache)
    assert str(error.value) == (
        "registry:\n"
        "  one.yaml, ada: type: 'persona' is unknown; did you mean 'person'?\n"
        "  two.yaml, bea: part_of: there is no actor 'gild'; correct it, or add it"
    )
    assert check(one, two) == error.value.faults
    assert not cache.exists()


def test_a_file_that_is_not_there_is_told(file):
    with pytest.raises(RegistryError) as error:
        load("nowhere.yaml", "../")
    assert str(error.value) == (
        "registry:\n"
        "  nowhere.yaml: cannot be read (No such file or directory); give the path of a YAML file\n"
        "  ../: cannot be read (Is a directory); give the path of a YAML file"
    )


def test_an_empty_file_of_the_users_changes_no_entry(file, cache, registry):
    assert load(file(""), cache=cache).actors == registry.actors


def test_the_compiled_registry_is_the_parsed_one(file, cache):
    mine = file(ADA)
    parsed = load(mine, cache=cache)
    (compiled,) = cache.iterdir()
    changed = compiled.stat().st_mtime_ns
    assert load(mine, cache=cache) == parsed
    assert compiled.stat().st_mtime_ns == changed


def test_a_changed_file_is_parsed_again(file, cache):
    load(file(ADA), cache=cache)
    assert load(file(ADA.replace("Ada Orr", "Ada Oak")), cache=cache).actors["ada-orr"].name() == "Ada Oak"


@pytest.mark.parametrize(
    "damage", [lambda _: b"", lambda whole: whole[:-9], lambda whole: whole.replace(b"Ada", b"Eva")]
)
def test_a_broken_compiled_file_is_made_anew(file, cache, damage):
    parsed = load(file(ADA), cache=cache)
    (compiled,) = cache.iterdir()
    whole = compiled.read_bytes()
    compiled.write_bytes(damage(whole))
    assert load("mine.yaml", cache=cache) == parsed
    assert compiled.read_bytes() == whole


def test_without_a_place_for_the_compiled_form_the_registry_is_parsed(file, tmp_path):
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where the folder should be")
    assert "ada-orr" in load(file(ADA), cache=blocked / "cache").actors


def test_only_the_newest_compiled_files_are_kept(file, cache):
    cache.mkdir()
    for number in range(12):
        (cache / f"{number}.json").write_text("old")
        os.utime(cache / f"{number}.json", (number, number))
    load(file(ADA), cache=cache)
    kept = sorted(path.name for path in cache.iterdir() if len(path.name) < 12)
    assert kept == ["10.json", "11.json", "5.json", "6.json", "7.json", "8.json", "9.json"]


def test_processes_that_start_at_once_all_get_the_registry(file, cache):
    program = f"from pathlib import Path; from dyads.registry import load; print(load({file(ADA)!r}, cache=Path({str(cache)!r})).fingerprint)"
    running = [
        subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) for _ in range(3)
    ]
    said = {process.communicate()[0] for process in running}
    assert said == {load("mine.yaml", cache=cache).fingerprint + "\n"}
    assert len(list(cache.iterdir())) == 1


def test_the_registry_lies_in_the_users_cache_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    if sys.platform != "linux":
        pytest.skip("only on Linux does a variable say where the cache is")
    load()
    assert len(list((tmp_path / "dyads" / "registry").iterdir())) == 1
