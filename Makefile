# What can be asked of this folder: make run, make test, make check, make bench, make coverage, make lock. Nothing needs
# to be set up before.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := run
MAKEFLAGS += --no-print-directory

PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin

# The demo opens every role to everybody who has its links: never where people come from outside, and never against
# the word of the operator's own file.
ifeq ($(filter https:%,$(PUBLIC_URL)),)
ifeq ($(shell grep -lsE '^(DEMO|PUBLIC_URL) *=' instance/config.py),)
DEMO ?= 1
endif
endif
export HOST PORT
ifdef DEMO
export DEMO
endif
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_NO_INPUT := 1
export PIP_ROOT_USER_ACTION := ignore

# What is installed is known by content: a file that was only touched installs nothing again.
stamp = $(VENV)/$(1)-$(shell cat $(2) | sha256sum | cut -c 1-16)
INSTALLED := $(call stamp,installed,requirements.txt setup.cfg pyproject.toml)
READY := $(call stamp,ready-for-tests,requirements.txt requirements-dev.txt setup.cfg pyproject.toml)
# Two of them at the same time wait for each other.
ALONE := $(if $(shell command -v flock),flock instance/install.lock)

MESSAGES := $(patsubst %.po,%.mo,$(wildcard marktplatz/translations/*/LC_MESSAGES/messages.po))
NODE := $(if $(wildcard tests/node/package-lock.json),tests/node/node_modules/installed-$(shell cat tests/node/package-lock.json | sha256sum | cut -c 1-16))

define in_venv
@$(ALONE) $(SHELL) $(.SHELLFLAGS) 'test -e $@ || { \
	$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11))" || { echo "Python 3.11 or newer is needed; $(PYTHON) is older. Name another one: make PYTHON=python3.12" >&2; exit 1; }; \
	$(PYTHON) -c "import ensurepip, venv" 2>/dev/null || { echo "Python cannot make a virtual environment here. On Debian: apt install python3-venv" >&2; exit 1; }; \
	echo "Installing into $(VENV). This takes a minute, once."; \
	test -x $(BIN)/pip || $(PYTHON) -m venv $(VENV); \
	$(BIN)/pip install --quiet --require-hashes -r $(1); \
	$(BIN)/pip install --quiet --no-deps --no-build-isolation -e .; \
	rm -f $(VENV)/$(2)-*; touch $@; }'
endef

.PHONY: run install dev tools test bench coverage check lock clean

run: install
	@$(BIN)/flask --app wsgi prepare --host "$(HOST)" --port "$(PORT)"
	@exec $(BIN)/gunicorn --config python:marktplatz.jobs.embedded --bind "$(HOST):$(PORT)" wsgi:app

install: $(INSTALLED) $(MESSAGES)

dev: $(INSTALLED) $(READY) $(MESSAGES)

$(INSTALLED):
	$(call in_venv,requirements.txt,installed)

$(READY): | $(INSTALLED)
	$(call in_venv,requirements-dev.txt,ready-for-tests)

$(MESSAGES): %.mo: %.po | $(INSTALLED)
	@$(ALONE) $(BIN)/pybabel --quiet compile -d marktplatz/translations

tests/node/node_modules/installed-%:
	@cd tests/node && npm ci --no-audit --no-fund --loglevel=error && touch node_modules/$(notdir $@)

test: tools
	@$(BIN)/python -m pytest $(if $(TESTS),$(TESTS),--numprocesses auto)

# Our figures beside honest references, as ratios; takes some minutes, and nothing else should run meanwhile.
bench: tools
	@$(BIN)/python -m tests.bench $(if $(JSON),"$(JSON)")

# Half as long again as the tests alone, so not part of them.
coverage: tools
	@$(BIN)/python -m pytest --numprocesses auto --cov=marktplatz --cov-branch --cov-fail-under=95 --cov-report=term:skip-covered

tools: dev
	@.ci/system-packages
	@$(if $(NODE),if command -v npm > /dev/null; then $(MAKE) --silent $(NODE); fi)

check: dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djlint --lint --quiet marktplatz/templates
	$(BIN)/python tests/translations.py

# Versions stay where they are unless UPGRADE=--upgrade says otherwise. Extras are kept: older pips take "coverage[toml]" of
# another package for a requirement of its own, and refuse it without a version as soon as there is a newer one.
LOCK := $(BIN)/uv pip compile --quiet --generate-hashes --no-strip-extras --no-header --python-version 3.11 $(UPGRADE)
lock: dev
	$(LOCK) --extra build setup.cfg --output-file requirements.txt
	$(LOCK) requirements-dev.in --output-file requirements-dev.txt

clean:
	rm -rf $(VENV) build *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .coverage
	rm -rf tests/node/node_modules
	find marktplatz tests migrations -name __pycache__ -prune -exec rm -rf {} +
	find marktplatz/translations -name '*.mo' -delete
