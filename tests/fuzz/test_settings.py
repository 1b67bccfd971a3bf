"""What people write by hand: a params file, a registry, a theme, a schedule, a notebook. It holds, or every fault of it is told."""

from __future__ import annotations

import json
import os
import struct
import tempfile
import zlib
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from hostile import damaged, target, texts
from hypothesis import strategies as st

from dyads import registry
from dyads.addressees import read_addressees
from dyads.branding import PLAIN, read_theme
from dyads.branding.logo import Logo, read_logo
from dyads.branding.svg import clean_svg
from dyads.errors import FaultsError, NotebookError, ParamsError, RegistryError
from dyads.params import find_notebook, read_params, read_sweep
from dyads.registry.build import check_entries
from dyads.registry.source import Source
from dyads.schedule import find_natural_schedule, list_expected, read_schedule, resolve_period
from dyads.schedule.before import period_before
from dyads.schedule.waking.times import read_times
from dyads.workspace import check_notebook

DAY, NOW = date(2015, 4, 24), datetime(2015, 4, 24, 6, tzinfo=UTC)
CELL = 'corpus: str = "sample"\nperiod: "Union[str, dict]" = "all"\nzone: str = "UTC"\ntop: int = 15\nactors: list[str] = []\nday: date = "2015-04-17"\n'
PARAMS = (
    b"notebook: own.ipynb\ntitle: A title\nperiod: {start: 2015-04-13, end: 2015-04-20}\nzone: Asia/Seoul\ntop: 3\nactors: [japan]\nschedule: weekly\ndelay: 36h\n"
    b"sweep: {top: [1, 2], actors: [[japan], [south-korea]]}\nrequire: {articles: 3}\ntheme: {name: A desk, accent: '#0b5394', classification: internal}\n"
    b"deliver: {email: {to: [a@b.org], from: A <c@d.org>, host: localhost, tls: none}, webhook: {url: HOOK}, site: https://e.org/}\nregistry: []\n"
)
REGISTRY = (
    "actors:\n- id: envoy-one\n  type: person\n  country: japan\n  names: {en: One Envoy, ko: 가나다, ja: 一郎}\n  aliases: [{text: Envoy, kind: surname, ambiguous: true}]\n"
    "  roles:\n  - {office: foreign-minister, country: japan, from: 2015-01-01, to: null}\n"
    "issues:\n- id: quarrel\n  group: other\n  names: {en: Quarrel}\n  phrases: [the quarrel]\n"
    "events:\n- id: meeting\n  date: 2015-04-17\n  title: They met\n  kind: talks\n  actors: [japan]\n  issues: []\n  confidence: high\n  source: nobody\n"
).encode()
NOTEBOOK = {
    "cells": [
        {"cell_type": "markdown", "id": "a", "metadata": {}, "source": "# A title"},
        {"cell_type": "code", "id": "b", "metadata": {"tags": ["parameters"]}, "source": CELL, "outputs": [], "execution_count": None},
        {"cell_type": "code", "id": "c", "metadata": {}, "source": ["import dyads\n", "%time top"], "outputs": []},
    ],
    "metadata": {},
    "nbformat": 4,
    "nbformat_minor": 5,
}  # fmt: skip
SVG = b"<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' width='9pt' height='9'><defs><clipPath id='a'><path d='M0 0.12345'/></clipPath></defs><g clip-path='url(#a)'><use xlink:href='#a'/><image href='data:image/png;base64,AA=='/><text style='fill:red'>x</text></g></svg>"
YAML = (
    b"&a ", b"*a", b"<<: *a", b"!!python/object:os.system x", b"!!timestamp 2015-99-99", b"!!binary x", b"? ", b"- ", b": ", b"{", b"[", b"|\n", b"2015-02-30", b"1" * 5000,
    b"0x1f", b"1_000", b".nan", b"~", b"null", b"a: &b [*b, *b]\n", b"\n---\n", b"%YAML 9.9\n", b"!!set {a}", b"!!int ''", b"'\\ud800'", b"1e400", b'"\\ud800"', b"[" * 300, b"&b [*a, *a]", b"-" * 3000,
)  # fmt: skip


def png() -> bytes:
    def chunk(kind: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        )

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 2, 2, 8, 6, 0, 0, 0))
    return (
        b"\x89PNG\r\n\x1a\n" + head + chunk(b"tEXt", b"Title\0x") + chunk(b"iCCP", b"a\0\0" + zlib.compress(b"x"))
        + chunk(b"IDAT", zlib.compress((b"\0" + b"\xff" * 8) * 2)) + chunk(b"IEND", b"")
    )  # fmt: skip


# what YAML can hold, some of it what is asked for
plain = st.none() | st.booleans() | st.integers() | st.integers(-3, 400) | st.floats() | st.sampled_from(
    ("japan", "all", "weekly", "Asia/Seoul", "2015-W16", "en", "0 6 * * 1", "#0b5394", "a@b.org", "https://e.org", "localhost", "own.ipynb", "\0", "a" * 5000, "")
) | st.text(max_size=10)  # fmt: skip
anything = st.recursive(
    plain,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8) | plain, inner, max_size=3)
    ),
    max_leaves=8,
)
NAMES = (
    "briefing", "notebook", "title", "schedule", "delay", "restate", "overlap", "retries", "time_limit", "memory_limit", "require", "below", "theme", "deliver", "sweep",
    "corpus", "columns", "registry", "period", "zone", "language", "actors", "actor", "pair", "event", "outlet_country", "issue", "unit", "bin", "top", "day", "as_of", "tpo",
)  # fmt: skip


def beside(content: bytes, call):
    """Write a params file beside a notebook, and hand its path to a function; what it refuses, it refuses in our words."""
    here = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            Path("own.ipynb").write_text(json.dumps(NOTEBOOK), encoding="utf-8")
            Path("weekly.yaml").write_bytes(content)
            return call("weekly.yaml")
        except FaultsError as error:
            check_faults(error)
        finally:
            os.chdir(here)


def check_faults(error: FaultsError) -> None:
    assert error.faults
    assert all(fault.strip() for fault in error.faults)
    assert len(str(error)) < 200_000


@target(
    content=damaged(
        PARAMS, b"notebook: own.ipynb\n", tokens=(*YAML, *(name.encode() + b": " for name in NAMES))
    )
)
def test_params_files(content):
    beside(content, lambda file: read_params(file, (), DAY))
    beside(content, read_sweep)
    beside(content, find_notebook)


@target(given=st.dictionaries(st.sampled_from(NAMES), anything, max_size=6))
def test_params_of_any_type(given):
    content = json.dumps({"notebook": "own.ipynb", **given}).encode()
    beside(content, lambda file: read_params(file, (), DAY))
    beside(content, read_sweep)


@target(
    overrides=st.lists(
        st.text(max_size=20)
        | st.tuples(
            st.sampled_from(NAMES), st.text(max_size=30) | st.sampled_from([token.decode() for token in YAML])
        ).map("=".join),
        max_size=3,
    )
)
def test_overrides(overrides):
    beside(b"notebook: own.ipynb\n", lambda file: read_params(file, overrides, DAY))
    beside(b"notebook: own.ipynb\n", lambda file: read_sweep(file, overrides))


@target(name=texts(2) | st.text(max_size=20) | st.sampled_from(("a" * 5000, "\0", "../x", ".", "~")))
def test_names_of_params_files(name):
    beside(b"{}", lambda _: attempt(ParamsError, read_params, name, (), DAY))


@target(
    content=damaged(
        REGISTRY,
        tokens=(*YAML, b"id: japan\n", b"part_of: envoy-one\n", b"2015-01-01", b"9999-12-31", b"0001-01-01"),
    )
)
def test_registry_files(content):
    _, faults = check_entries([Source("own.yaml", content, 1)])
    assert all(fault.strip() for fault in faults)


@target(
    entries=st.dictionaries(
        st.sampled_from(("actors", "offices", "issues", "events")),
        st.lists(
            st.dictionaries(
                st.sampled_from(
                    (
                        "id",
                        "type",
                        "names",
                        "country",
                        "aliases",
                        "roles",
                        "part_of",
                        "tags",
                        "phrases",
                        "institution",
                        "parent",
                        "date",
                        "from",
                        "to",
                        "frames",
                        "modifiers",
                        "counterparts",
                        "single_holder",
                    )
                ),
                anything,
            ),
            max_size=3,
        )
        | anything,
    )
)
def test_registry_entries_of_any_type(entries):
    _, faults = check_entries([Source("own.yaml", json.dumps(entries).encode(), 1)])
    assert all(fault.strip() for fault in faults)


@target(content=damaged(REGISTRY), tries=1)
def test_a_registry_is_loaded_or_refused(content):
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "own.yaml")
        file.write_bytes(content)
        loaded = attempt(RegistryError, registry.load, file, cache=Path(folder, "cache"))
        if isinstance(loaded, RegistryError):
            check_faults(loaded)


@target(
    given=st.dictionaries(
        st.sampled_from(("name", "logo", "accent", "accent_dark", "footer", "classification", "x")),
        anything | st.from_regex(r"#[0-9a-f]{6}\Z"),
    )
)
def test_themes(given):
    theme, faults = read_theme(given, Path("/nonexistent"))
    assert (theme == PLAIN) if faults else read_theme(theme.to_json()) == (theme, [])


@target(
    content=damaged(
        SVG,
        png(),
        tokens=(
            b"<g>" * 200,
            b"<!ENTITY",
            b"<style",
            b"url(http://a)",
            b"<foreignObject>",
            b"&#0;",
            b'<?xml version="1.0" encoding="x"?>',
            b"viewBox='0 0 1 1'",
            b"IHDR",
            b"zTXt",
            b"\0\0\x20\0",
        ),
    )
)
def test_logos(content):
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "logo").write_bytes(content)
        logo = attempt(ValueError, read_logo, "logo", Path(folder))
    if isinstance(logo, Logo):
        assert read_logo(logo.address, None).format == logo.format


@target(
    content=damaged(
        SVG,
        tokens=(b"<g>", b"</g>", b"<script>", b" onload='x'", b"url(javascript:x)", b"xlink:href='http://a'"),
    ),
    prefix=texts(1),
)
def test_drawings(content, prefix):
    clean = clean_svg(content.decode("utf-8", "replace"), prefix.replace("\0", ""), "alt")
    assert clean is None or clean_svg(clean, "again", "alt") is not None or not prefix.isprintable()


fields = st.sampled_from(
    (
        "*",
        "0",
        "6",
        "59",
        "60",
        "*/5",
        "1-5",
        "5-1",
        "L",
        "MON",
        "MON#2",
        "5L",
        "LW",
        "30",
        "31",
        "2",
        "1,2",
        "JAN",
        "-1",
        "*/0",
        "",
        "a",
        "99999999999",
    )
)


@target(
    cron=st.lists(fields, min_size=4, max_size=6).map(" ".join) | st.text(max_size=20),
    delay=st.none() | st.text(max_size=6) | st.from_regex(r"[1-9]\d{0,4}[mhdwx]\Z"),
    zone=st.sampled_from(("UTC", "Asia/Seoul", "America/New_York", "Mars", "../etc/passwd", "\0", "")),
)
def test_schedules(cron, delay, zone):
    schedule, faults = read_schedule(cron, delay, "last-full-week", zone)
    assert bool(schedule) != bool(faults)
    if schedule:
        list_expected(schedule, (), NOW)
        assert len(str(read_times(schedule.cron)).split()) == 5


@target(
    given=st.dictionaries(
        st.sampled_from(("cron", "zone", "starts", "x")),
        st.text(max_size=12) | st.sampled_from(("weekly", "2015-04-01", "UTC", "9999-12-31", "0001-01-01")),
    )
)
def test_schedules_of_several_lines(given):
    schedule, faults = read_schedule(given, None, "-7d", "Asia/Seoul")
    assert bool(schedule) != bool(faults)
    if schedule and (schedule.starts is None or schedule.starts > DAY - timedelta(days=400)):
        list_expected(schedule, (), NOW)


numbers = st.sampled_from(("0000", "0001", "1969", "2015", "9998", "9999", "٢٠١٥"))
spoken = st.tuples(numbers, st.sampled_from(("", "-Q1", "-Q4", "-Q5", "-00", "-01", "-12", "-W00", "-W01", "-W53", "-12-31", "-12-01", "-10-01", "-02-30"))).map("".join) | st.sampled_from(
    ("all", "last-full-day", "last-full-week", "last-full-month", "last-full-quarter", "last-full-year", "-1d", "-99999d", "-0d", "fiscal-year-jp", "fiscal-year-jp-9999", "fiscal-year-jp-0000")
)  # fmt: skip


@target(
    period=spoken
    | st.text(max_size=12)
    | st.dictionaries(st.sampled_from(("start", "end", "x")), st.none() | spoken),
    as_of=st.dates() | st.sampled_from((date.min, date.max)),
    tries=60,
)
def test_periods(period, as_of):
    resolved = attempt(ValueError, resolve_period, period, as_of, "Asia/Seoul")
    if isinstance(resolved, ValueError):
        assert type(resolved) is ValueError
        assert " not " in str(resolved)
        return
    assert resolved.slug
    find_natural_schedule(period, "UTC")
    before = period_before(resolved)
    assert before is None or before.end == resolved.start


@target(
    given=st.dictionaries(
        st.sampled_from(("email", "webhook", "site", "x")),
        anything
        | st.dictionaries(
            st.sampled_from(
                ("to", "from", "host", "port", "tls", "user", "password", "attach", "url", "token")
            ),
            anything
            | st.sampled_from(
                (
                    "a@b.org\r\nBcc: c@d.org",
                    "tls",
                    "none",
                    "SECRET",
                    "https://u:p@e.org",
                    "https://[",
                    "A <a@b>",
                )
            ),
        ),
    )
)
def test_addressees(given):
    addressees, faults = read_addressees(given)
    assert not (addressees and faults)


@target(
    content=damaged(
        json.dumps(NOTEBOOK).encode(),
        tokens=(
            b'"tags"',
            b'["parameters"]',
            b"null",
            b"{}",
            b"[]",
            b'"code"',
            b"\\n",
            b"def f():\\n",
            b"(" * 300,
            b"-" * 3000,
            b"import \\u00e9\\n",
            b"import a.b\\n",
            b"%magic\\n",
            b"!ls\\n",
            b"\\u0000",
            b"x: list[list[list[",
            b"x: 1 = 1\\n",
            b"x = y = 1\\n",
            b"1" * 5000,
        ),
    )
)
def test_notebooks(content):
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "a.ipynb")
        file.write_bytes(content)
        checked = attempt(NotebookError, check_notebook, file, Path(folder))
        if isinstance(checked, NotebookError):
            check_faults(checked)


lines = st.lists(
    st.sampled_from(("top: int = 15", "x", " = ", ": ", "list[", "]", '"Optional[', 'str]"', "1", "-1", "[1, {}]", "{[]: 1}", "{1, [2]}", "f()", "\n", "# a", "# a = b", "date", "dict[str, int]", "None", "|", "'2015-04-17'", "(", ")", "\\", '"""', "\t", "lambda: 0", "import os", "import .", "from . import x", "%x", "1e999", "-" * 2000, "[" * 300, "\x0c", "\r"))
    | st.text(max_size=5), max_size=12
).map("".join)  # fmt: skip


@target(cell=lines, other=lines)
def test_cells(cell, other):
    cells = [NOTEBOOK["cells"][1] | {"source": cell}, NOTEBOOK["cells"][2] | {"source": other}]
    content = json.dumps(NOTEBOOK | {"cells": cells}).encode()
    test_notebooks.hypothesis.inner_test(content)


def attempt(refusal, call, *given, **named):
    """Return what a call gives, or the refusal it raises."""
    try:
        return call(*given, **named)
    except refusal as error:
        return error
