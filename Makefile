# Policy Atlas. `make` alone lists what can be made. Needs only make and a python3 with venv.
.DEFAULT_GOAL := help
.PHONY: help run test check bench format lock setup clean

HOST ?= 127.0.0.1
PORT ?= 8000
WORKERS ?= 2
ARGS ?=
export HOST PORT

UV := .uv/bin/uv
BIN := .venv/bin
MANAGE := $(BIN)/python manage.py
COLLECTED := $(or $(STATIC_ROOT),$(or $(VAR_DIR),var)/static)/staticfiles.json
COMPILE := $(UV) pip compile -q --universal --generate-hashes --no-emit-index-url --python-version 3.12 \
	--custom-compile-command "make lock"

help: ## List these targets
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | while IFS="$$(printf '\t')" read -r name does; do \
		printf '  make %-7s %s\n' "$$name" "$$does"; done

run: .venv/run $(COLLECTED) ## Open the atlas: environment, records, static files, then serve on HOST:PORT
	@echo "Bringing the database up to date"
	@$(MANAGE) migrate --verbosity 0
	@echo "Loading the dossiers"
	@$(MANAGE) load_dossiers
	@echo "Policy Atlas is at http://$(HOST):$(PORT)/ (Ctrl-C ends it)"
	@exec $(BIN)/granian --interface wsgi --host $(HOST) --port $(PORT) --workers $(WORKERS) \
		--blocking-threads 3 --no-ws --respawn-failed-workers --log-level warning policyatlas.wsgi:application

test: .venv/test ## Run the tests, on SQLite and on PostgreSQL where one is found; ARGS="tests/compare -x" for some
	@$(BIN)/python -m tests.run $(ARGS)

check: .venv/test ## Lint, types, import layers, templates, migrations, deployment, dossiers, packages
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	git ls-files -z -- 'templates/*.html' | xargs -0r $(BIN)/djade --check --target-version 6.1
	$(MANAGE) makemigrations --check --dry-run
	env $$(grep '^[A-Z]' docs/production.env) $(MANAGE) check --deploy --fail-level DEBUG
	$(MANAGE) check_dossiers
	$(BIN)/python -m tests.audit

format: .venv/test ## Let the formatters have their way
	$(BIN)/ruff check --fix
	$(BIN)/ruff format
	git ls-files -z -- 'templates/*.html' | xargs -0r $(BIN)/djade --target-version 6.1 || true # it fails where it changes one

bench: .venv/test ## Measure loading, pages and the server, side by side in one run; a table, then JSON; ARGS="sizes" for a part
	@$(BIN)/python -m tests.bench $(ARGS)

setup: .venv/test ## Make the environment for working on the code

lock: $(UV) ## Choose the newest fitting versions and pin them with their hashes
	$(COMPILE) --upgrade pyproject.toml -o requirements/run.lock
	$(COMPILE) --upgrade pyproject.toml --extra opensearch -c requirements/run.lock -o requirements/opensearch.lock
	$(COMPILE) --upgrade pyproject.toml --extra opensearch --group test -c requirements/opensearch.lock -o requirements/test.lock
	echo uv | $(COMPILE) --upgrade --no-annotate - -o requirements/uv.lock

clean: ## Remove the environments; the data in var/ stay
	rm -rf .uv .venv

$(COLLECTED): $(shell find static) .venv/run
	@echo "Collecting static files"
	@$(MANAGE) collectstatic --no-input --verbosity 0

$(UV): requirements/uv.lock
	@python3 -c 'import ensurepip' 2>/dev/null || { \
		echo "python3 here cannot make environments. On Debian: apt-get install python3-venv" >&2; exit 1; }
	@echo "Fetching uv"
	@python3 -m venv --clear .uv
	@.uv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

# The Python that .python-version pins, else any that fits, else one that uv downloads
.venv/bin/python: | $(UV)
	@echo "Making .venv"
	@$(UV) venv -q --clear --no-python-downloads .venv 2>/dev/null \
		|| $(UV) venv -q --clear --no-python-downloads --python '>=3.12' .venv 2>/dev/null \
		|| { echo "No Python 3.12 or newer here: uv downloads one"; $(UV) venv -q --clear .venv; } \
		|| { echo "That failed. Install Python 3.12 or newer, and run make again." >&2; exit 1; }

.venv/run: requirements/run.lock | .venv/bin/python
	@echo "Installing what the atlas needs"
	@VIRTUAL_ENV=.venv $(UV) pip sync -q --require-hashes $<
	@rm -f .venv/test
	@touch $@

# test.lock holds all of run.lock, so the one environment serves both
.venv/test: requirements/test.lock | .venv/bin/python
	@echo "Installing what the tests need"
	@VIRTUAL_ENV=.venv $(UV) pip sync -q --require-hashes $<
	@touch .venv/run $@
