# make site     build the site; sets up all that it needs first
# make test     lint, types and every test, browser tests included
# make check    validate seeds/ and see that content/ is fresh; writes nothing
# make serve    live preview
# make eval     how right the results are, on labelled data; a table
# make bench    how fast, and how much memory; a table
# make lint     lint, format and types alone
# make format   put the code into its form
# make lock     pin every dependency anew from pyproject.toml
# make clean    remove what was built and set up (content/ stays: it is committed)

.DEFAULT_GOAL := site
.PHONY: site test check serve eval bench lint format lock clean

BIN := .venv/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
RUN := $(BIN)/python

# The first Python that is new enough and can make environments; PYTHON=… names another.
CANDIDATES := python3 python3.14 python3.13 python3.12 python3.11 python
SUITS := import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for p in $(CANDIDATES); do $$p -c '$(SUITS)' 2>/dev/null && echo $$p && break; done)

site: .venv/.site
	@$(RUN) build.py $(ARGS)

test: lint
	@$(RUN) tests/chromium.py
	@$(RUN) -m pytest -n auto --dist loadfile

check: .venv/.site
	@$(RUN) build.py check

serve: .venv/.site
	@$(RUN) build.py serve

eval: .venv/.test
	@$(RUN) -m benchmarks quality $(ARGS)

bench: .venv/.test
	@$(RUN) -m benchmarks speed $(ARGS)

lint: .venv/.test
	@$(RUN) -m ruff check --quiet
	@$(RUN) -m ruff format --check --quiet || { echo 'Some files are not in their form: make format' >&2; exit 1; }
	@$(RUN) -m mypy --no-error-summary

format: .venv/.test
	@$(RUN) -m ruff check --quiet --fix --exit-zero
	@$(RUN) -m ruff format --quiet

# `--universal`: one lock for every system and every Python from 3.11 on.
COMPILE := -m uv pip compile --quiet --no-config --universal --generate-hashes --python-version 3.11 \
	--custom-compile-command 'make lock' --upgrade pyproject.toml
lock: .venv/.test
	@$(RUN) $(COMPILE) --output-file requirements.txt
	@$(RUN) $(COMPILE) --group dev --constraints requirements.txt --output-file requirements-dev.txt

clean:
	@rm -rf .venv site .cache .hypothesis .mypy_cache .pytest_cache .ruff_cache .content.* .site.*

# The environment: made afresh whenever its lock is newer, or its Python is gone.
.venv/.site: requirements.txt
.venv/.test: requirements-dev.txt
.venv/.site .venv/.test:
	@"$(PYTHON)" -c '$(SUITS)' 2>/dev/null || { echo 'Python 3.11 or newer, with its venv module, was not found. Install it' \
		'(Debian, Ubuntu: apt install python3-venv) or name it: make site PYTHON=/path/to/python3' >&2; exit 1; }
	@echo 'Setting up .venv (once; about a minute) …'
	@rm -rf .venv
	@"$(PYTHON)" -m venv .venv
	@$(RUN) -m pip install -qq --disable-pip-version-check --require-hashes -r $<
	@touch .venv/.site $@

ifneq ($(wildcard .venv),)
ifneq ($(shell $(RUN) -c 'print("runs")' 2>/dev/null),runs)
.PHONY: .venv/.site .venv/.test
endif
endif
