"""`python -m dyads.language src/dyads notebooks params`: brings the catalogues up to date and lists what has no translation yet."""

from __future__ import annotations

import sys
from pathlib import Path

from dyads.language.catalogue import FOLDER
from dyads.language.messages import find_messages, update_catalogues

for language, untranslated in update_catalogues(find_messages(*map(Path, sys.argv[1:])), FOLDER).items():
    sys.stdout.write(f"{language}: {len(untranslated)} to translate\n")
    sys.stdout.writelines(f"  {text}\n" for text in untranslated)
