"""The list of parts that cyclonedx-py writes, without what is not about the parts: who wrote it, and lines of the lock file.

`make sbom` pipes it through here. The same lock file gives the same bytes.
"""

import json
import sys


def main() -> None:
    """Read the list from standard input, write it to standard output."""
    bill = json.load(sys.stdin)
    bill["metadata"].pop("tools", None)
    for part in bill["components"]:
        part.pop("description", None)
    json.dump(bill, sys.stdout, ensure_ascii=False, indent=1, sort_keys=True)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
