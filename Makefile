# Everything a newcomer types. Needs: Python >= 3.11 with venv, make, and the package index that pip is set up for.
# The environment lies in .venv and is made again only when constraints.txt changes.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
	"$$p" -c 'import sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$$p"; break; }; done)
VENV := .venv
BIN := $(VENV)/bin
OUT := build
WORKERS ?= 2
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help demo room browser pictures test lint types bench install constraints clean

help:  ## list what can be made
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

demo: install  ## install, build the dossier of the examples, write report.html
	@mkdir -p $(OUT)
	@$(BIN)/stemma build examples/*/articles -o $(OUT)/examples.stemma
	@$(BIN)/stemma report $(OUT)/examples.stemma -o report.html
	@echo
	@echo "The report: $(CURDIR)/report.html"

room: demo  ## the same, then open the reading room
	@$(BIN)/stemma serve $(OUT)/examples.stemma

pictures: install browser  ## take the pictures of docs/tour.md anew
	CI=true STEMMA_PICTURES=docs/pictures $(BIN)/pytest -q -n 0 tests/faces/web/test_browser.py -k pictures

# The pages are tried in the system's Chromium; without one those tests are skipped, and where CI=true they fail.
CHROMIUM := command -v chromium || command -v chromium-browser || command -v google-chrome || command -v google-chrome-stable
browser:  ## install Chromium where it is missing and may be
	@{ $(CHROMIUM); } >/dev/null || [ "$$(id -u)" != 0 ] || ! command -v apt-get >/dev/null || { apt-get update -qq && \
		DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium; } || true
	@{ $(CHROMIUM); } >/dev/null || \
		echo "No Chromium: tests/faces/web/test_browser.py is skipped (pages in a browser). On Debian: apt-get install chromium"

# The labelled sets that most floors rest on may not be passed on; without them the examples alone are measured.
test: lint types browser  ## install, then check everything: style, types, quality floors, tests
	$(BIN)/python -m bench.gate $(if $(wildcard ../shared/data),,--quick)
	$(BIN)/pytest -q -n $(WORKERS)

lint: install  ## style
	$(BIN)/ruff check .

types: install  ## types, strictly
	$(BIN)/mypy

bench: install  ## measure quality against its floors, on all data at hand
	$(BIN)/python -m bench.gate

install: $(VENV)/.stemma  ## the environment in .venv, every package pinned and hashed

$(VENV)/.packages: constraints.txt
	@if [ -z "$(PYTHON)" ]; then \
		echo "Stemma needs Python 3.11 or later with its venv module. Install it, or name it: make PYTHON=/path/to/python3" >&2; \
		exit 1; fi
	@echo "Installing into $(VENV) ($$("$(PYTHON)" --version)) …"
	@"$(PYTHON)" -m venv --clear $(VENV) || { \
		echo "Python cannot make an environment here. On Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	@$(BIN)/python -m pip install -q --require-hashes -r constraints.txt
	@touch $@

$(VENV)/.stemma: $(VENV)/.packages pyproject.toml
	@$(BIN)/python -m pip install -q --no-deps --no-build-isolation -e .
	@touch $@

# Pins that still fit stay as they are; UPGRADE=--upgrade looks for newer ones.
constraints:  ## pin what pyproject.toml asks for, for every platform (UPGRADE=--upgrade: the newest that it allows)
	@"$(PYTHON)" -m venv --clear $(OUT)/pin
	@$(OUT)/pin/bin/python -m pip install -q uv
	@cp constraints.txt $(OUT)/pinned.txt
	@$(OUT)/pin/bin/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 $(UPGRADE) \
		--fork-strategy fewest --generate-hashes --no-header --no-annotate --no-emit-find-links \
		--native-tls -q -o $(OUT)/pinned.txt
	@{ echo '# Made by `make constraints` from pyproject.toml: every package of .venv, for every platform.'; \
		cat $(OUT)/pinned.txt; } > constraints.txt

clean:  ## remove what was made, the environment too
	rm -rf $(VENV) $(OUT) dist report.html .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find src tests bench -name __pycache__ -type d -prune -exec rm -rf {} +
