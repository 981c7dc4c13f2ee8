# G7 Ledger: every task of a day's work. `make` alone lists them; needs Python 3.11 or newer, Node 20 or newer, make.
#
# Each file that a step leaves behind is the proof that the step is done: nothing is installed twice, and a step that was
# interrupted is done again. `make clean` starts over.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run setup setup-dev test check train measure screenshots lighthouse bench lock clean

# The first interpreter that fits; another one: make PYTHON=/path/to/python3
PYTHON ?= $(shell for name in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$name -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))' 2>/dev/null && echo $$name && break; \
	done)

# make run PORT=8080 DATA=/some/dir; from the command line only, so that a stray PORT of the environment changes nothing.
ifeq ($(origin PORT),command line)
export G7LEDGER_PORT := $(PORT)
endif
ifeq ($(origin DATA),command line)
export G7LEDGER_DATA_DIR := $(DATA)
endif

BIN := .venv/bin
# Compiling every module beforehand takes a third of the time here: only those that a start imports are, and once.
PIP := $(BIN)/python -m pip install -qq --disable-pip-version-check --no-input --no-build-isolation --no-compile
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"
SAY := @printf '→ %s\n'

define check_python
found='$(PYTHON)'; \
if [ -z "$$found" ]; then \
	echo "G7 Ledger needs Python 3.11 or newer, and none was found: install it, or name it with make PYTHON=/path/to/python3." >&2; exit 1; \
elif ! command -v "$$found" >/dev/null; then \
	echo "There is no Python at $$found: give make PYTHON= the path of Python 3.11 or newer." >&2; exit 1; \
elif ! "$$found" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then \
	echo "G7 Ledger needs Python 3.11 or newer, and $$found is $$("$$found" -V 2>&1): name a newer one with make PYTHON=/path/to/python3." >&2; exit 1; \
elif ! "$$found" -c 'import venv, ensurepip' 2>/dev/null; then \
	echo "$$found lacks the venv module: install it (on Debian and Ubuntu the package python3-venv)." >&2; exit 1; \
fi
endef

define check_node
if ! command -v node >/dev/null; then \
	echo "G7 Ledger needs Node 20 or newer for its front-end files, and none was found: install Node with npm." >&2; exit 1; \
elif ! node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)'; then \
	echo "G7 Ledger needs Node 20 or newer for its front-end files, and this is Node $$(node -v): install a newer one." >&2; exit 1; \
elif ! command -v npm >/dev/null; then \
	echo "G7 Ledger needs npm for its front-end files, and none was found: install it beside Node." >&2; exit 1; \
fi
endef

help: ## list the tasks
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-11s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

run: setup ## set up what is missing, then serve (make run PORT=8080 DATA=/some/dir)
	$(SAY) "starting the ledger; Ctrl-C stops it"
	@exec $(BIN)/g7ledger serve

setup: .venv/.project static/vendor/.copied ## environment, pinned dependencies and front-end files

setup-dev: setup .venv/.develop node_modules/.develop ## the same, with what tests and checks need

test: setup-dev ## every test, on every core
	$(SAY) "running the tests"
	@$(BIN)/python -m pytest -n auto

check: setup-dev ## format, lint, types, migrations match the tables
	$(SAY) "format, lint and types"
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy
	$(SAY) "migrations match the tables"
	@$(BIN)/python -m pytest --quiet tests/test_migrations.py
	$(SAY) "Dockerfile"
	@$(BIN)/hadolint Dockerfile

train: setup ## learn the weights of promises and themes from tests/corpus (some minutes)
	$(SAY) "learning weights from the annotated documents and sentences"
	@$(BIN)/python -m app.extraction.learning

measure: setup ## measure the extractor on the annotated documents of tests/corpus, for the page /method
	$(SAY) "reading the annotated documents"
	@$(BIN)/g7ledger evaluate tests/corpus/trials.toml --format json --no-misses --out app/extraction/measured.json

screenshots: setup-dev ## pictures of every kind of page in build/screenshots/, and the one of the README
	$(SAY) "taking pictures of the pages"
	@$(BIN)/python -m tests.screenshots

lighthouse: setup-dev ## Lighthouse's scores for the kinds of pages, as on a telephone (some minutes; it comes from npm)
	$(SAY) "measuring pages with Lighthouse"
	@$(BIN)/python -m tests.lighthouse

bench: setup-dev ## measure speed in ratios: extraction, several processes, pages, start (a minute or two)
	@$(BIN)/python -m tests.bench

lock: setup-dev ## renew the pins, as far as pyproject.toml and package.json allow
	$(SAY) "renewing the Python pins"
	@$(LOCK) --upgrade pyproject.toml --output-file requirements.txt
	@$(LOCK) --upgrade pyproject.toml --extra dev --constraint requirements.txt --output-file requirements-dev.txt
	@echo setuptools | $(LOCK) - --constraint requirements.txt --output-file requirements-build.txt
	$(SAY) "renewing the front-end pins"
	@npm install --package-lock-only --silent

clean: ## remove what set-up made; the ledger's data stays
	rm -rf .venv node_modules static/vendor build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis

# An environment knows its own path: after the folder was moved it is made anew.
ifneq ($(shell cat .venv/.created 2>/dev/null),$(CURDIR))
.PHONY: .venv/.created
endif
.venv/.created:
	@$(check_python)
	@$(check_node)
	$(SAY) "making the environment .venv with $(PYTHON)"
	@if [ -e $@ ]; then rm -rf .venv; fi
	@"$(PYTHON)" -m venv .venv
	@printf '%s' "$(CURDIR)" > $@

.venv/.required: requirements.txt requirements-build.txt .venv/.created
	$(SAY) "installing the pinned dependencies (a minute or two the first time)"
	@$(PIP) --require-hashes -r requirements-build.txt
	@$(PIP) --require-hashes -r requirements.txt
	@touch $@

.venv/.project: pyproject.toml .venv/.required
	$(SAY) "installing g7ledger itself"
	@$(PIP) --no-index --no-deps --editable .
	@PYTHONDONTWRITEBYTECODE= $(BIN)/python -c "import app.main, app.cli; from app.extraction.parse import pipeline; pipeline()"
	@touch $@

.venv/.develop: requirements-dev.txt .venv/.required
	$(SAY) "installing what tests and checks need"
	@$(PIP) --require-hashes -r requirements-dev.txt
	@touch $@

static/vendor/.copied: package.json package-lock.json .npmrc
	@$(check_node)
	$(SAY) "fetching the front-end files"
	@npm ci --silent --omit=dev
	@npm run --silent vendor
	@touch $@

# After the files above, for npm empties node_modules first.
node_modules/.develop: package.json package-lock.json .npmrc static/vendor/.copied
	@npm ci --silent --include=dev
	@touch $@
