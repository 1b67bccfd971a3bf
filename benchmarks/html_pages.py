"""Pages read by us, by trafilatura and by htmldate: the same pages, the same gold, one run. Pages and gold lie in ../shared, not in the project."""

from __future__ import annotations

import json
import re
import statistics
import time
from collections import Counter
from pathlib import Path

import htmldate
import trafilatura

from dyads import corpus

PAGES = Path(__file__).parents[2] / "shared" / "corpus" / "html"


def bench_html_pages():
    """Print the F1 of the main text and the share of right days, for ours and for plain trafilatura and htmldate."""
    if not PAGES.is_dir():
        print(f"no pages: {PAGES.name} is not beside this checkout")
        return
    gold = {row["id"]: row for row in map(json.loads, (PAGES / "gold.jsonl").read_text("utf-8").splitlines())}
    pages = {name: (PAGES / f"{name}.html").read_bytes() for name in gold}

    start = time.perf_counter()
    ours = _read_ours()
    ours_took = time.perf_counter() - start
    start = time.perf_counter()
    texts = {name: trafilatura.extract(page, include_comments=False) or "" for name, page in pages.items()}
    days = {
        name: htmldate.find_date(page.decode("utf-8", "replace"), original_date=True)
        for name, page in pages.items()
    }
    plain_took = time.perf_counter() - start

    bodies = {name: row["gold_body"] for name, row in gold.items() if "gold_body" in row}
    f1 = {name: (_f1(ours[name][0], body), _f1(texts[name], body)) for name, body in bodies.items()}
    print(
        f"main text, {len(f1)} pages, mean F1 of words: ours {_mean(f1, 0):.4f}, trafilatura {_mean(f1, 1):.4f}"
    )
    for name, (mine, plain) in sorted(f1.items(), key=lambda item: item[1][0] - item[1][1]):
        if abs(mine - plain) >= 0.01:  # noqa: PLR2004
            print(f"  {name}: {mine:.3f} against {plain:.3f}")
    dated = {
        name: row["gold_date"][:10] for name, row in gold.items() if isinstance(row.get("gold_date"), str)
    }
    right = (
        sum(ours[name][1] == day for name, day in dated.items()),
        sum(days[name] == day for name, day in dated.items()),
    )
    print(f"day of publication, {len(dated)} pages, right: ours {right[0]}, htmldate {right[1]}")
    print(f"seconds for {len(pages)} pages: ours {ours_took:.1f}, trafilatura and htmldate {plain_took:.1f}")


def _read_ours() -> dict[str, tuple[str, str | None]]:
    """Each page's counted text without its title, and its day."""
    found: dict[str, tuple[str, str | None]] = {path.stem: ("", None) for path in PAGES.glob("*.html")}
    for read in corpus.read_documents([PAGES / "*.html"]):
        for row in corpus.clean(read.documents).to_pylist():
            body = [
                row["text"][z["start"] : z["end"]]
                for z in row["zones"]
                if z["zone"] in {"standfirst", "body"}
            ]
            found[row["source"].removesuffix(".html")] = "\n".join(body), dict(row["given"]).get("published")
    return found


def _f1(found: str, wanted: str) -> float:
    one, other = _words(found), _words(wanted)
    return 2 * (one & other).total() / max(1, one.total() + other.total())


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[ぁ-んァ-ヶ一-龥]|[^\W_ぁ-んァ-ヶ一-龥]+", text.lower()))


def _mean(pairs: dict[str, tuple[float, float]], side: int) -> float:
    return statistics.mean(pair[side] for pair in pairs.values())
