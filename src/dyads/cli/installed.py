"""Whether everything that dyads and its extras ask for is installed, in a version they can use."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib import metadata

from packaging.requirements import Requirement

from dyads.cli.finding import Finding

_USES = {
    "cluster": "it is for annotating on several machines",
    "lab": "it is for controls in JupyterLab",
    "remote": "it is for articles at web addresses, and sites in buckets",
}


def look_at_packages() -> Iterator[Finding]:
    """Yield what is found of the packages that dyads needs, and of each extra."""
    asked = [Requirement(line) for line in metadata.requires("dyads") or []]
    needed = [one for one in asked if _is_for(one, "")]
    if wrong := _find_wrong(needed):
        yield Finding("packages", "broken", _say(wrong), f"pip install {_quote(wrong)}")
    else:
        yield Finding("packages", "ok", f"all {len(needed)} that dyads stands on")
    for extra in metadata.metadata("dyads").get_all("Provides-Extra") or []:
        wanted = [one for one in asked if one not in needed and _is_for(one, extra)]
        if wrong := _find_wrong(wanted):
            said = f"{_say(wrong)}; {_USES[extra]}"
            yield Finding(f"extra {extra}", "absent", said, f"pip install 'dyads[{extra}]'")
        else:
            yield Finding(f"extra {extra}", "ok", ", ".join(one.name for one in wanted))


def _is_for(asked: Requirement, extra: str) -> bool:
    return asked.marker is None or asked.marker.evaluate({"extra": extra})


def _find_wrong(asked: Sequence[Requirement]) -> list[tuple[Requirement, str | None]]:
    """Return what is not there, or in a version that will not do, each with the version that is."""
    there = [(one, _find_version(one.name)) for one in asked]
    return [
        (one, version)
        for one, version in there
        if version is None or not one.specifier.contains(version, prereleases=True)
    ]


def _find_version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _say(wrong: Sequence[tuple[Requirement, str | None]]) -> str:
    return ", ".join(
        f"{one.name} is not installed" if version is None else f"{one.name} is {version}, not {one.specifier}"
        for one, version in wrong
    )


def _quote(wrong: Sequence[tuple[Requirement, str | None]]) -> str:
    return " ".join(f"'{one.name}{one.specifier}'" for one, _ in wrong)
