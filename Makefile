# Each target works on its own with nothing but Python 3.11 or newer and make:
# what it needs is installed into .venv first, once.

PYTHON ?= python3
WORKERS ?= auto
ARGS ?=

VENV := .venv
BIN := $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
PY := $(BIN)/python
PIP := $(PY) -m pip -qq --disable-pip-version-check install --constraint constraints.txt

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help demo test check style types contracts spelling format bench screenshots clean

help:
	@echo "make demo     open the journal of a made-up patient"
	@echo "make test     run the tests          (ARGS=... is handed to pytest)"
	@echo "make check    style, types, import contracts, spelling, tests"
	@echo "make format   put the code into its usual form"
	@echo "make bench    measure speed          (ARGS=... is handed to the benchmark)"
	@echo "make screenshots  draw every screen of the demo anew for README and docs"
	@echo "make clean    remove everything that was made here"

demo: $(VENV)/.runtime
	@$(PY) -m lupus_journal demo $(ARGS)

test: $(VENV)/.dev
	@$(PY) -m pytest -n $(WORKERS) $(ARGS)

# In this order, so that pytest's closing line comes last.
check: style types contracts spelling test

style: $(VENV)/.dev
	@$(PY) -m ruff format --check .
	@$(PY) -m ruff check .

types: $(VENV)/.dev
	@$(PY) -m mypy

contracts: $(VENV)/.dev
	@$(BIN)/lint-imports --no-logo

spelling: $(VENV)/.dev
	@$(PY) -m codespell_lib

format: $(VENV)/.dev
	@$(PY) -m ruff check --fix .
	@$(PY) -m ruff format .

bench: $(VENV)/.runtime
	@$(PY) -m bench $(ARGS)

# The same pictures that the tests compare every screen with: look at each before it is kept.
screenshots: $(VENV)/.dev
	@$(PY) -m pytest -q -n $(WORKERS) tests/looks --update-looks

clean:
	@rm -rf $(VENV) build dist htmlcov .coverage .coverage.* .hypothesis .import_linter_cache \
		.mypy_cache .pytest_cache .ruff_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.python:
	@command -v "$(PYTHON)" >/dev/null || { \
		echo "There is no “$(PYTHON)” here: install Python 3.11 or newer," \
			"or name yours, as in “make demo PYTHON=python3.12”." >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Lupus Journal needs Python 3.11 or newer, and “$(PYTHON)” is older:" \
			"name a newer one, as in “make demo PYTHON=python3.12”." >&2; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "Python's venv module is missing: install it" \
			"(on Debian and Ubuntu, “sudo apt install python3-venv”) and run make again." >&2; exit 1; }
	@echo "Making $(VENV) and installing into it; this happens once." >&2
	@"$(PYTHON)" -m venv --clear $(VENV)
	@touch $@

# The build tools come from the constraints too, so nothing is left to the day's newest release.
# An editable install compiles nothing, and where Python keeps no bytecode each start would.
$(VENV)/.runtime: $(VENV)/.python pyproject.toml constraints.txt
	@$(PIP) hatchling editables
	@$(PIP) --no-build-isolation --editable .
	@$(PY) -m compileall -q src
	@touch $@

$(VENV)/.dev: $(VENV)/.runtime
	@$(PIP) --no-build-isolation --editable ".[dev]"
	@touch $@
