"""A params file, checked against the notebook it is for: typed, every fault told at once, nothing guessed."""

from __future__ import annotations

import itertools
import json
import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import available_timezones

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, TypeAdapter, ValidationError

from dyads import registry as registries
from dyads.addressees import Addressees, read_addressees
from dyads.branding import Theme, read_theme
from dyads.errors import ParamsError, RegistryError
from dyads.model import Period
from dyads.parameters import Parameter, read_parameters_cell
from dyads.schedule import Restate, Schedule, read_schedule, resolve_period

PACKAGE = Path(__file__).parent
SHIPPED = (PACKAGE / "shipped", PACKAGE.parents[1])  # inside a wheel; in a checkout

# YAML reads `period: 2015` as a number; a year is meant
Spoken = Annotated[
    str | dict[str, str | None],
    BeforeValidator(lambda said: str(said) if type(said) is int else said),
]
Counted = Literal["articles", "days_covered"]  # what an edition may be required to rest on
Below = Literal["publish", "hold"]  # what becomes of one that rests on less
Overlap = Literal["skip", "queue", "replace"]  # while another run makes the same edition


@dataclass(frozen=True, slots=True)
class Params:
    """What one edition is made from: all of it, and nothing that is not checked."""

    briefing: str
    title: str
    notebook: Path
    period: Period
    spoken: str | dict[str, str | None]  # the period as the file says it
    as_of: date
    language: str
    theme: Theme
    deliver: Addressees
    values: dict[str, Any]  # what the notebook's parameters cell is given
    schedule: Schedule | None
    restate: Restate  # what has to change for an edition to be made anew
    overlap: Overlap
    retries: int  # where the cause of a failure may pass
    time_limit: int  # seconds
    memory_limit: int | None  # megabytes
    require: dict[Counted, int]
    below: Below


class Known(BaseModel):
    """The parameters dyads knows by name; a notebook takes those its parameters cell names, and its own."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, use_attribute_docstrings=True)

    briefing: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]*$")]
    """What the briefing is called in paths: its folder below `reports/`."""
    notebook: str = "briefing"
    """The notebook that makes it: a path, a name in `notebooks/`, or one that ships with dyads."""
    title: str = "Japan–Korea briefing"
    """What stands at the top of page, PDF and letter."""
    schedule: str | dict[str, str] | None = None
    """When an edition is due: `daily`, `weekly`, `monthly`, a cron expression, or `{cron, zone, starts}`."""
    delay: str | None = None
    """How long to wait for late articles, such as `12h` or `2d`; the edition keeps its day."""
    restate: Restate = "articles"
    """What must have changed for a finished edition to be made again by the clock."""
    overlap: Overlap = "skip"
    """What to do while another run makes the same edition."""
    retries: Annotated[int, Field(ge=0, le=10)] = 2
    """How often to try again where a kernel died or a corpus does not answer."""
    time_limit: Annotated[int, Field(ge=1)] = 600
    """How long an edition may take, in seconds."""
    memory_limit: Annotated[int, Field(ge=64)] | None = None
    """How much memory an edition may use, in megabytes; nothing is no limit."""
    require: dict[Counted, Annotated[int, Field(ge=1)]] = {}
    """What an edition must rest on, such as `{articles: 20, days_covered: 5}`."""
    below: Below = "publish"
    """What becomes of an edition that rests on less: its page says so, or it is held back."""
    theme: dict[str, Any] = {}
    """Whose briefing it is: `name`, `logo`, `accent`, `accent_dark`, `footer`, `classification`."""
    deliver: dict[str, Any] = {}
    """Whom a new edition goes to: `email`, `webhook`, and the `site` its links lead to."""
    sweep: dict[str, Annotated[list[Any], Field(min_length=1)]] = {}
    """Lists of values, one edition for each: `{actor: [abe-shinzo, park-geun-hye]}`."""
    corpus: str | list[str] = "sample"
    """Where the articles are: files, folders, globs, archives, stores, addresses, or `sample`."""
    columns: dict[str, str] = {}
    """Which column of a table holds what: `{text: 본문, title: 제목, published: 일자}`."""
    registry: list[str] = []
    """Registry files of your own, read on top of the one that ships with dyads."""
    period: Spoken = "all"
    """The days that are counted: `all`, `last-full-week`, `2015`, `2015-W16`, `-28d`, or `{start, end}`, where the end is not in it."""
    zone: str = "Asia/Seoul"
    """The time zone in which a day begins."""
    language: Literal["en", "ko", "ja"] = "en"
    """What page, PDF and letter are written in."""
    actors: list[str] = []
    """Registry ids of the actors to follow over time; none means those named most."""
    actor: str | None = None
    """The one actor that the notebook `actor` is about, by registry id."""
    pair: list[str] | None = None
    """The two actors that the notebook `pair` is about, by registry id."""
    event: str | None = None
    """An event of the registry, by id: the days before it are set beside those after."""
    outlet_country: str | None = None
    """Count only articles of this country's outlets, such as `KOR` or `JPN`."""
    issue: str | None = None
    """Count only articles that name this issue, by registry id."""
    unit: Literal["sentence", "paragraph", "document"] = "sentence"
    """What two must share to count as named together."""
    bin: Literal["day", "week", "month", "quarter", "year"] = "month"
    """How long a bin of the timeline is."""
    top: Annotated[int, Field(ge=1, le=100)] = 15
    """How many rows figures and tables show."""


EDITION = frozenset(
    {
        "briefing", "notebook", "title", "theme", "deliver", "sweep", "schedule", "delay", "restate", "overlap", "retries", "time_limit",
        "memory_limit", "require", "below",
    }
)  # for the edition, whatever its notebook takes  # fmt: skip
CHOSEN = frozenset({"actor", "pair", "event"})  # where the file is silent, the notebook's own choice holds


def read_params(
    file: str, overrides: Sequence[str], as_of: date, missing: Callable[[str], str | None] = lambda _: None
) -> Params:
    """Return the params of `file` (a path, or the name of one that ships), with `key=value` overrides, as of a day.

    `missing` says what is wrong with a source of the corpus, if anything: it knows where articles lie, we do not.
    Raises ParamsError with every fault at once.
    """
    path = find_shipped(file, "params", ".yaml")
    given: dict[str, Any] = {"briefing": path.stem, **_mapping(path), **_overrides(path, overrides)}
    notebook = _find_notebook(path, given)
    declared = read_parameters_cell(notebook)

    faults = [*_unknown(given, declared, notebook)]
    known = {name: value for name, value in given.items() if name in Known.model_fields}
    try:
        checked = Known.model_validate(known)
    except ValidationError as error:
        faults += _in_our_words(error)
        sound = {
            name: value
            for name, value in known.items()
            if name not in {re.split("[.:]", fault)[0] for fault in faults}
        }
        checked = Known.model_construct(**sound)
    period, more = _check_meaning(checked, as_of)
    own, yet_more = _check_own(given, declared)
    theme, unlike = read_theme(checked.theme, Path())
    addressees, unreachable = read_addressees(checked.deliver)
    schedule, unmeant = _check_schedule(checked)
    sources = [checked.corpus] if isinstance(checked.corpus, str) else checked.corpus
    faults += [
        *more,
        *yet_more,
        *unlike,
        *unreachable,
        *unmeant,
        *(f"corpus: {fault}" for fault in map(missing, sources) if fault),
    ]
    if faults:
        raise ParamsError(str(path), faults)

    values = {
        name: value
        for name, value in checked.model_dump().items()
        if name in declared and name not in EDITION and (name in given or name not in CHOSEN)
    }
    edition = {"title": checked.title, "as_of": as_of.isoformat()}
    values |= {name: value for name, value in edition.items() if name in declared}
    return Params(
        briefing=checked.briefing,
        title=checked.title,
        notebook=notebook,
        period=period,
        spoken=checked.period,
        as_of=as_of,
        language=checked.language,
        theme=theme,
        deliver=addressees,
        values=values | own,
        schedule=schedule,
        restate=checked.restate,
        overlap=checked.overlap,
        retries=checked.retries,
        time_limit=checked.time_limit,
        memory_limit=checked.memory_limit,
        require=checked.require,
        below=checked.below,
    )


def read_sweep(file: str, overrides: Sequence[str] = ()) -> list[list[str]]:
    """Return the overrides that make each edition of a params file: one, or with `sweep:` one for each value it names.

    Each of a sweep's editions has a briefing and a title of its own; where only the period differs, that tells them apart.
    An override of what is swept makes the one edition of that value.
    """
    path = find_shipped(file, "params", ".yaml")
    said = _overrides(path, overrides)
    given = {"briefing": path.stem, **_mapping(path), **said}
    sweep = given.get("sweep") or {}
    if faults := list(_find_sweep_faults(sweep)):
        raise ParamsError(str(path), faults)
    choices = [[said[name]] if name in said else values for name, values in sweep.items()]
    names = _find_names(given)
    editions = []
    for values in itertools.product(*choices):
        chosen = dict(zip(sweep, values, strict=True))
        told = [value for name, value in chosen.items() if name != "period"]
        more = chosen | {"sweep": {}}
        if told:
            more["briefing"] = "-".join([str(given["briefing"]), *map(_to_slug, told)])
            title = given.get("title", Known.model_fields["title"].default)
            more["title"] = f"{title}: {', '.join(_to_label(value, names) for value in told)}"
        editions.append([*overrides, *(f"{name}={json.dumps(value)}" for name, value in more.items())])
    return editions


def find_notebook(file: str, overrides: Sequence[str] = ()) -> Path:
    """Return the notebook that a params file is for, whatever else is wrong with it."""
    path = find_shipped(file, "params", ".yaml")
    return _find_notebook(path, _mapping(path) | _overrides(path, overrides))


def _find_notebook(path: Path, given: Mapping[str, Any]) -> Path:
    name = str(given.get("notebook", "briefing"))
    try:
        return find_shipped(name, "notebooks", ".ipynb")
    except ParamsError as error:
        raise ParamsError(str(path), [f"notebook: {name!r}: {error.faults[0]}"]) from error


def find_shipped(name: str, folder: str, suffix: str) -> Path:
    """Return the file of that path; else that name in the folder here; else the one that ships with dyads."""
    here = Path(name)
    places = [here, Path(folder) / f"{name}{suffix}"]
    places += [root / folder / f"{name}{suffix}" for root in SHIPPED if here.name == name]
    for place in places:
        if os.path.isfile(place):  # noqa: PTH113 - Path.is_file raises where a name is too long for any file
            return place
    shipped = sorted({file.stem for root in SHIPPED for file in (root / folder).glob(f"*{suffix}")})
    raise ParamsError(name, [f"no such file; {folder} that ship with dyads: {', '.join(shipped)}"])


class _PlainLoader(yaml.SafeLoader):
    """YAML whose only surprises are none: `NO`, `2024_01`, `12:30` and `2015-04-13` stay text (YAML 1.2's core)."""

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        """Refuse aliases: a few lines of them can stand for more than fits into memory, or for themselves."""
        if self.check_event(yaml.AliasEvent):
            alias = self.get_event()  # type: ignore[no-untyped-call]  # the stub's gap
            raise yaml.composer.ComposerError(
                None, None, f"*{alias.anchor} is an alias; write out what it stands for", alias.start_mark
            )
        return super().compose_node(parent, index)

    def construct_scalar(self, node: yaml.ScalarNode | yaml.MappingNode) -> Any:
        """Refuse halves of characters, which an escape can say and no file can hold."""
        value = super().construct_scalar(node)
        if any("\ud800" <= letter <= "\udfff" for letter in value):
            raise yaml.constructor.ConstructorError(
                None, None, f"{value!r} holds half a character; write the whole of it", node.start_mark
            )
        return value


_PlainLoader.yaml_implicit_resolvers = {}
for _tag, _form, _first in (
    ("bool", r"true|false", "tf"),
    ("null", r"null|~|", ["n", "~", ""]),
    ("int", r"[-+]?(?:0|[1-9][0-9]*)", "-+0123456789"),
    ("float", r"[-+]?[0-9]+\.[0-9]+(?:[eE][-+]?[0-9]+)?", "-+0123456789"),
):
    _PlainLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_form})$"), list(_first)
    )


_NO_YAML = (
    yaml.YAMLError,
    ValueError,
    RecursionError,
)  # also of bytes that are no UTF-8, and numbers without an end


def _parse(text: str) -> Any:
    return yaml.load(text, _PlainLoader)  # noqa: S506 - a SafeLoader


def _mapping(path: Path) -> dict[str, Any]:
    try:
        content = _parse(path.read_text(encoding="utf-8"))
    except (OSError, *_NO_YAML) as error:
        raise ParamsError(str(path), [f"cannot be read as YAML: {_say_no_yaml(error)}"]) from error
    if not isinstance(content, dict):
        raise ParamsError(str(path), ["must hold lines such as `top: 15`"])
    return {str(name): value for name, value in content.items()}


def _overrides(path: Path, overrides: Sequence[str]) -> dict[str, Any]:
    values = {}
    for override in overrides:
        name, sign, value = override.partition("=")
        if not sign:
            raise ParamsError(str(path), [f"--set {override}: must be KEY=VALUE, as in --set top=15"])
        try:
            values[name.strip()] = _parse(value)
        except _NO_YAML as error:
            raise ParamsError(
                str(path), [f"--set {override}: the value cannot be read as YAML: {_say_no_yaml(error)}"]
            ) from error
    return values


def _say_no_yaml(error: Exception) -> str:
    """Say in one line what is wrong, and where."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return str(error)
    parts = ((error.context, error.context_mark), (error.problem, error.problem_mark))
    return ", ".join(
        f"{words} (line {mark.line + 1}, column {mark.column + 1})" if mark else words
        for words, mark in parts
        if words
    )


def _find_sweep_faults(sweep: Any) -> Iterator[str]:
    if not isinstance(sweep, dict) or not all(isinstance(values, list) for values in sweep.values()):
        yield f"sweep: must name lists of values, as {{actor: [abe-shinzo, park-geun-hye]}}, not {sweep!r}"
        return
    for name, values in sweep.items():
        if name in EDITION:
            yield f"sweep.{name}: is for the edition; sweep over what its notebook takes"
        slugs = [_to_slug(value) for value in values]
        if twice := sorted({slug for slug in slugs if slugs.count(slug) > 1 or not slug}):
            yield f"sweep.{name}: {', '.join(map(repr, twice))} would name more than one edition, or none"
        if not values:
            yield f"sweep.{name}: holds no value, so there would be no edition"


def _to_slug(value: Any) -> str:
    return "-".join(re.findall("[a-z0-9]+", json.dumps(value).lower()))


def _find_names(given: Mapping[str, Any]) -> dict[str, str]:
    """Return what actors and issues are called in the reader's language; none where the registry's own faults are still to be told."""
    language = given.get("language", "en")
    try:
        registry = registries.load(*map(Path, given.get("registry", [])))
    except (RegistryError, TypeError):
        return {}
    issues = {issue.id: issue.names.get(language) or issue.names["en"] for issue in registry.issues.values()}
    return issues | registry.names(language)


def _to_label(value: Any, names: Mapping[str, str]) -> str:
    """Return what a value is called in a title."""
    if isinstance(value, list):
        return " – ".join(_to_label(item, names) for item in value)
    return names.get(str(value), str(value))


def _unknown(given: Mapping[str, Any], declared: Mapping[str, Parameter], notebook: Path) -> Iterator[str]:
    takes = EDITION | set(declared) - {"as_of"}
    for name in given:
        if name == "as_of":
            yield "as_of: is not a parameter of the file; give the day with --as-of"
        elif name not in takes:
            near = get_close_matches(name, takes, n=1)
            hint = (
                f"did you mean {near[0]!r}?" if near else f"{notebook.name} takes {', '.join(sorted(takes))}"
            )
            yield f"{name}: unknown; {hint}"


_NAMED = frozenset({"columns", "require", "sweep"})  # whose own parts have names


def _in_our_words(error: ValidationError) -> Iterator[str]:
    """Yield one line a fault, for a union of types only its first."""
    seen = set()
    for fault in error.errors():
        name, *further = fault["loc"] or ("value",)
        if name in seen:
            continue
        seen.add(name)
        if name in _NAMED and further and further[-1] != "[key]":
            name = f"{name}.{further[0]}"
        words = fault["msg"].replace("Input should", "must").replace("String should", "must")
        words = words.replace("a valid integer", "a whole number").replace("a valid ", "a ")
        if fault["type"] == "string_pattern_mismatch":
            words = "must be lower-case letters, digits, - and _"
        yield f"{name}: {words}, not {fault['input']!r}"


def _check_meaning(known: Known, as_of: date) -> tuple[Period, list[str]]:
    """Return the period, and what only the calendar, the time zones and the registry can find wrong."""
    faults, period = [], Period(None, None)
    zones = available_timezones()
    if known.zone not in zones:
        near = get_close_matches(known.zone, zones, n=1)
        hint = f"did you mean {near[0]!r}?" if near else "write it as Asia/Seoul"
        faults.append(f"zone: no time zone is called {known.zone!r}; {hint}")
    try:
        period = resolve_period(known.period, as_of, known.zone if known.zone in zones else "UTC")
    except ValueError as error:
        faults.append(f"period: {error}")
    try:
        registry = registries.load(*map(Path, known.registry))
    except RegistryError as error:
        faults += [f"registry: {error}"]
    else:
        faults += _unknown_ids(known, registry)
    return period, faults


def _check_schedule(known: Known) -> tuple[Schedule | None, list[str]]:
    """Return when editions are due, and what is wrong with that."""
    if known.schedule is None:
        return None, ["delay: is of no use without a schedule"] if known.delay is not None else []
    zone = known.zone if known.zone in available_timezones() else "UTC"  # which is told once, by its own name
    return read_schedule(known.schedule, known.delay, known.period, zone)


def _unknown_ids(known: Known, registry: registries.Registry) -> Iterator[str]:
    """Yield whom and what the parameters name that the registry does not hold, and a pair of one."""
    ids = (
        ("actors", known.actors, registry.actors),
        ("actor", [known.actor] if known.actor else [], registry.actors),
        ("pair", known.pair or [], registry.actors),
        ("event", [known.event] if known.event else [], registry.events),
        ("issue", [known.issue] if known.issue else [], registry.issues),
        ("outlet_country", [known.outlet_country] if known.outlet_country else [], registry.countries),
    )
    for name, given, held in ids:
        for id_ in given:
            if id_ not in held:
                near = get_close_matches(id_, held, n=1)
                yield f"{name}: {id_!r} is not in the registry" + (
                    f"; did you mean {near[0]!r}?" if near else ""
                )
    if known.pair is not None and (len(known.pair), len(set(known.pair))) != (2, 2):
        yield f"pair: must name two different actors, not {known.pair!r}"


def _check_own(
    given: Mapping[str, Any], declared: Mapping[str, Parameter]
) -> tuple[dict[str, Any], list[str]]:
    """Return the values of the notebook's own parameters, checked against the types of its cell."""
    values, faults = {}, []
    for name in given:
        if name in declared and name not in Known.model_fields:
            try:
                values[name] = TypeAdapter(declared[name].type).validate_python(
                    given[name], strict=declared[name].type is not date
                )
            except ValidationError as error:
                faults += [f"{name}: {fault.split(': ', 1)[1]}" for fault in _in_our_words(error)]
    return values, faults
