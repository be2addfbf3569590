# Every way in. `make demo` and `make test` set up all they need, system packages included.
.DEFAULT_GOAL := help
.PHONY: help setup demo test check quick format lint types walls unit window gallery bench soak locks clean

PY := .venv/bin/python
UV := .venv/bin/uv
ROOMS := events customs forms languages reference envelope paper records sync kiosk officer_console web cli
export KIVY_NO_ARGS := 1
export KIVY_NO_FILELOG := 1
export KIVY_NO_CONSOLELOG := 1
# Where it is set, each of the hundreds of processes a test run starts would compile its modules anew.
unexport PYTHONDONTWRITEBYTECODE

help: ## list what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 12

setup: .venv/ready ## system packages, environment, compiled words

.venv/ready: requirements/dev.txt deploy/system-packages.txt pyproject.toml $(wildcard locale/*/*.po)
	@deploy/install-system-packages
	@test -x $(PY) || python3 -m venv .venv
	@test -x $(UV) || .venv/bin/pip install --quiet --disable-pip-version-check uv
	@$(UV) pip sync --quiet --compile-bytecode requirements/dev.txt
	@$(UV) pip install --quiet --no-deps --no-build-isolation --editable .
	@$(PY) -c "from pathlib import Path; from languages.catalogue import write_compiled; write_compiled(Path('locale'))"
	@touch .venv/ready

demo: setup ## one declaration all the way: kiosk, paper, desk
	@.venv/bin/sarhad demo --out build/demo

test: setup ## every test
	@deploy/run-tests

check: setup format-check lint types walls test ## format, lint, types, walls, tests

quick: setup ## the tests of the pure rooms, under a minute
	@$(PY) -m pytest -q -n 2 -m "not window and not browser and not slow" tests/customs tests/forms tests/envelope tests/reference tests/languages tests/kiosk/test_journey.py tests/house

.PHONY: format-check
format-check: setup
	@.venv/bin/ruff format --check -q .

format: setup ## put the code in its usual form
	@.venv/bin/ruff format -q . && .venv/bin/ruff check -q --fix .

lint: setup ## ruff
	@.venv/bin/ruff check -q .

types: setup ## mypy, strict
	@.venv/bin/mypy

walls: setup ## import-linter
	@.venv/bin/lint-imports

gallery: setup ## every screen and paper in every language, one page (ALL=1: every text size and palette)
	@$(PY) -m kiosk.gallery --out build/gallery$(if $(ALL),-whole --whole)

bench: setup ## ratios against named references, in one run each
	@$(PY) -m benches

soak: setup ## long fault and load runs
	@$(PY) -m pytest -q -m soak tests

locks: ## resolve the hashed requirements again
	@$(UV) pip compile -q --upgrade --generate-hashes --no-emit-index-url --no-annotate --no-header --universal -p 3.11 pyproject.toml -o requirements/runtime.txt
	@$(UV) pip compile -q --upgrade --generate-hashes --no-emit-index-url --no-annotate --no-header --universal -p 3.11 pyproject.toml --group dev -o requirements/dev.txt

clean: ## forget the environment and everything built
	@rm -rf .venv build .pytest_cache .mypy_cache .ruff_cache
