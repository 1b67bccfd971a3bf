"""`python -m dyads.language src/dyads notebooks params`: brings the catalogues up to date and lists what has no translation yet."""

from __future__ import annotations

import sys
from pathlib import Path

from dyads.language.catalogue import FOLDER
from dyads.language.messages import find_messages, update_catalogues

try:
    found = find_messages(*map(Path, sys.argv[1:]))
except ValueError as error:
    sys.exit(str(error))
for language, untranslated in update_catalogues(found, FOLDER).items():
    sys.stdout.write(f"{language}: {len(untranslated)} to translate\n")
    sys.stdout.writelines(f"  {text}\n" for text in untranslated)
