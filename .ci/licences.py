"""Write the licences of what editions carry into src/dyads/licences: `make licences`, after vl-convert or a font has changed. Needs npm.

Which packages are in the bundle of JavaScript is asked of esbuild, which bundles the same three as vl-convert does.
"""

import json
import re
import subprocess
import tempfile
from importlib.metadata import distribution
from pathlib import Path

import vl_convert

FOLDER = Path(__file__).parents[1] / "src" / "dyads" / "licences"
FONT = "noto-cjk-sans-jp-regular"
ENTRY = "import * as v from 'vega'; import * as l from 'vega-lite'; import e from 'vega-embed'; window.x = [v, l, e];"


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / "vega.txt").write_text(write_vega(), encoding="utf-8")
    (FOLDER / "noto-sans-cjk-jp.txt").write_text(write_font(), encoding="utf-8")


def write_vega() -> str:
    """Return the notices of all packages in the bundle, each licence once below the names of those it is for."""
    asked = [
        f"vega@{vl_convert.get_vega_version()}",
        f"vega-lite@{vl_convert.get_vegalite_versions()[-1]}",
        f"vega-embed@{vl_convert.get_vega_embed_version()}",
    ]
    groups: dict[str, dict[str, list[str]]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for package in find_packages(Path(folder), asked):
            holders, terms = split_licence(package)
            groups.setdefault(terms, {}).setdefault(holders, []).append(package.name)
    parts = [
        "\n".join(
            [*(f"{holders}\n({', '.join(names)})" for holders, names in sorted(held.items())), "", terms]
        )
        for terms, held in groups.items()
    ]
    return f"\n\n{'-' * 80}\n\n".join([f"{', '.join(asked)}, and what they contain", *sorted(parts)]) + "\n"


def find_packages(folder: Path, asked: list[str]) -> list[Path]:
    """Return the folders of the packages that end up in the bundle."""
    (folder / "in.mjs").write_text(ENTRY)
    for command in (
        ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", ".", *asked, "esbuild"],
        [
            "npx",
            "esbuild",
            "in.mjs",
            "--bundle",
            "--outfile=out.js",
            "--metafile=made.json",
            "--log-level=error",
        ],
    ):
        subprocess.run(command, cwd=folder, check=True)  # noqa: S603 - our own words
    inputs = json.loads((folder / "made.json").read_text())["inputs"]
    names = {found[1] for name in inputs if (found := re.search(r"node_modules/((?:@[^/]+/)?[^/]+)", name))}
    return [folder / "node_modules" / name for name in sorted(names)]


def split_licence(package: Path) -> tuple[str, str]:
    """Return who holds the rights, and the terms without their names."""
    text = next(package.glob("LICENSE*")).read_text(encoding="utf-8").replace("\r", "")
    lines = [line.strip() for line in text.splitlines()]
    holders = [line for line in lines if line.startswith("Copyright")]
    rest = "\n".join(line for line in lines if line not in {*holders, "All rights reserved."})
    return "\n".join(holders), re.sub(r"\n{3,}", "\n\n", rest).strip()


def write_font() -> str:
    font = distribution(FONT)
    return f"Noto Sans CJK JP, as in {FONT} {font.version}\n\n{font.read_text('licenses/LICENSE')}"


if __name__ == "__main__":
    main()
