# `make run` starts the demo, `make test` the tests; everything lives in .venv and data/, and `make clean` removes the former.
PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000

BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: run test crash bench load fuzz lint format messages lock clean dev

run: .venv/runtime
	$(BIN)/triwulan demo --host $(HOST) --port $(PORT) --data data/demo

test: dev
	$(BIN)/python -m tests.run

# Kills, full disks and lost databases, for some minutes.
crash: dev
	$(BIN)/python -m tests.crash.proof

# Ratios against named yardsticks, in minutes; the load of a tenth at 07.30 on both databases. Best on a quiet machine.
bench: dev
	$(BIN)/python -m bench

load: dev
	$(BIN)/python -m bench.load

# Hostile questions to every page and to the API; FUZZ_EXAMPLES=200 asks longer, and never the same.
fuzz: dev
	$(BIN)/python -m pytest -n auto --quiet --show-capture=no -p no:logging tests/fuzz/api.py tests/fuzz/pages.py

lint: dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/lint-imports --no-logo
	$(BIN)/mypy
	$(BIN)/djlint --lint src/triwulan --quiet

format: dev
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

# Brings the English catalogue up to the source and compiles it; names what still has no English.
messages: dev
	$(BIN)/python -m tests.catalogue

dev: .venv/development

# Every file that pip installs is checked against its hash; the package itself is built by the pinned hatchling.
.venv/runtime: requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation --editable .
	touch $@

.venv/development: requirements-dev.lock .venv/runtime
	$(PIP) install --require-hashes -r requirements-dev.lock
	touch $@

# Needs uv. The locks name no index: whoever installs uses his own.
LOCK := uv pip compile pyproject.toml --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 --quiet
lock:
	$(LOCK) --group build --output-file requirements.lock
	$(LOCK) --group dev --output-file requirements-dev.lock

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage .coverage.* htmlcov
