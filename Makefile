# Everything a person types. `make demo` and `make test` need nothing but Python 3.12 or newer.
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
PYTEST_WORKERS ?= auto
# The first interpreter that is new enough, whatever it is called here.
PYTHON := $(shell for name in python3.13 python3.14 python3.12 python3 python; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 12))' >/dev/null 2>&1 && echo $$name && break; done)

.DEFAULT_GOAL := help
.PHONY: help demo test check fix bench lock messages pytest clean

help: ## Show what can be typed
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

demo: $(VENV)/.runs ## A clinic's working site with demonstration content (PORT=8000); Ctrl-C stops it
	@$(BIN)/python -m aesthetica.demo --port $(PORT)

test: check pytest ## Lint, types and all tests

check: $(VENV)/.checks ## Lint, format and types, migrations and deployment settings
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check -q . || (echo "Some files are not formatted: run make fix." && false)
	@$(BIN)/mypy
	@DJANGO_SETTINGS_MODULE=tests.settings $(BIN)/python manage.py makemigrations --check --dry-run

pytest: $(VENV)/.checks ## The tests alone, on DATABASE_URL (SQLite when unset); PYTEST_OPTIONS='-k words'
	@$(BIN)/pytest -n $(PYTEST_WORKERS) --dist loadgroup $(PYTEST_OPTIONS)

fix: $(VENV)/.checks ## Format and mend what can be mended
	@$(BIN)/ruff check --fix -q . ; $(BIN)/ruff format -q .

bench: $(VENV)/.checks ## Speed, as ratios against a minimal view
	@$(BIN)/python -m tests.bench

lock: $(VENV)/.checks ## Renew the locked packages with their hashes
	@for name in requirements requirements-dev; do \
		$(BIN)/uv pip compile -q --upgrade --universal --python-version 3.12 --generate-hashes --no-header \
			--no-emit-index-url --no-emit-find-links $$name.in -o $$name.txt || exit 1; done

messages: $(VENV)/.runs ## Renew the translations from the code and compile them (needs gettext)
	@$(BIN)/python manage.py makemessages --locale es --no-location --no-obsolete --ignore "tests/*" --ignore "$(VENV)/*" -v 0
	@msgattrib --untranslated --no-wrap aesthetica/locale/es/LC_MESSAGES/django.po | grep -A1 "^msgid" || true
	@msgfmt --check-format -o aesthetica/locale/es/LC_MESSAGES/django.mo aesthetica/locale/es/LC_MESSAGES/django.po

clean: ## Remove the environment (the demonstration's data under var/ stays)
	@rm -rf $(VENV)

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || (echo "aesthetica needs Python 3.12 or newer: install it and try again." && false)
	@echo "Making a Python environment in $(VENV) …"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.runs: requirements.txt | $(VENV)/bin/python
	@echo "Installing the locked packages …"
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.txt 2>&1 | grep -v "^WARNING: Location" || true
	@$(BIN)/python -c "import django, unfold, granian" && touch $@

$(VENV)/.checks: requirements-dev.txt | $(VENV)/bin/python
	@echo "Installing the locked packages of the program and its checks …"
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.txt 2>&1 | grep -v "^WARNING: Location" || true
	@$(BIN)/python -c "import django, pytest, ruff" && touch $@
