# Two commands do everything on a fresh machine with Python 3.11 or newer and make: `make briefing` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/installed

.PHONY: briefing test test-all check messages docs bench fuzz audit sbom lock licences clean

briefing: $(INSTALLED)  ## Run the main job on the sample corpus; prints where the HTML and the PDF are.
	$(BIN)/dyads run params/sample.yaml --as-of 2026-06-01

test: $(INSTALLED) check  ## Everything that must hold, in under ten minutes.
	$(BIN)/pytest -n auto -m "not slow"

test-all: $(INSTALLED) check  ## The same and what takes longer.
	$(BIN)/pytest -n auto

check: $(INSTALLED)  ## Format, lint, types, floors.
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

messages: $(INSTALLED)  ## Bring the Korean and Japanese catalogues up to date with what the code and the notebooks say.
	$(BIN)/python -m dyads.language src/dyads notebooks params

docs: $(INSTALLED) build/gallery  ## The documentation as static pages in build/docs: reference and gallery made from the code, every link looked at.
	$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements-docs.lock
	rm -rf build/docs
	$(BIN)/sphinx-build -q -E -W --keep-going -d build/doctrees docs build/docs
	PYTHONPATH=docs $(BIN)/python -m made.check build/docs
	@echo build/docs/index.html

build/gallery: docs/gallery.md $(shell find src/dyads notebooks params -type f -not -path '*/__pycache__/*')
	PYTHONPATH=docs $(BIN)/python -m made.pages $< $@

bench: $(INSTALLED)  ## Speed and memory, as ratios side by side in one run, beside the tools of others.
	$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements-bench.lock
	$(BIN)/python -m benchmarks

MINUTES ?= 60
fuzz: $(INSTALLED)  ## Hunt for inputs that break something, MINUTES for each target (TARGETS="readers test_text" for some): tests/fuzz/README.md.
	$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements-fuzz.lock
	$(BIN)/python tests/fuzz --minutes $(MINUTES) $(TARGETS)

audit: build/supply/installed  ## Known weaknesses of what we stand on. Asks a public service; where it does not answer for all, this fails.
	build/supply/bin/pip-audit --strict --disable-pip --require-hashes -r requirements.lock

sbom: build/supply/installed  ## What an installed dyads consists of, as CycloneDX: build/dyads.cdx.json. Asks nobody.
	build/supply/bin/cyclonedx-py requirements requirements-run.lock --pyproject pyproject.toml --output-reproducible -i "" -o - \
	  2>/dev/null | $(PYTHON) .ci/sbom.py > build/dyads.cdx.json
	@echo build/dyads.cdx.json

build/supply/installed: requirements-supply.lock
	$(PYTHON) -m venv build/supply
	build/supply/bin/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements-supply.lock
	touch $@

COMPILE = $(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --quiet \
  --custom-compile-command "make lock" pyproject.toml

lock: $(INSTALLED)  ## Pin the development install anew: exact versions with hashes, for every supported Python.
	$(BIN)/python -m pip install -qq uv
	$(COMPILE) --group dev -o requirements.lock
	$(COMPILE) --constraint requirements.lock -o requirements-run.lock
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --quiet \
	  --custom-compile-command "make lock" --group supply -o requirements-supply.lock
	$(COMPILE) --group bench --constraint requirements.lock -o requirements-bench.lock
	$(COMPILE) --group fuzz --constraint requirements.lock -o requirements-fuzz.lock
	$(COMPILE) --group docs --constraint requirements.lock -o requirements-docs.lock

licences: $(INSTALLED)  ## The licences of the fonts and scripts that editions carry, after one of these has changed. Needs npm.
	$(BIN)/python .ci/licences.py

$(INSTALLED): requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "dyads needs Python 3.11 or newer: make PYTHON=python3.12 …")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
