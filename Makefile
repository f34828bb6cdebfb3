# Two commands for a stranger: make run, make test. Everything else is for those who work on Tally.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test check format readme lock setup clean

run: .venv/ready
	@$(BIN)/tally run

test: check
	@$(BIN)/pytest

check: .venv/ready
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/tally knowledge check

setup: .venv/ready

.venv/ready: requirements.lock pyproject.toml
	@command -v $(PYTHON) >/dev/null || { echo "Tally needs Python 3.11 or newer; install it and run make again."; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Tally needs Python 3.11 or newer; PYTHON=/path/to/python make run chooses another."; exit 1; }
	@echo "Setting up .venv (a minute or two, once) …"
	@$(PYTHON) -m venv .venv
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch .venv/ready

format: .venv/ready
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

readme: .venv/ready
	@$(BIN)/tally evaluate --into README.md
	@$(BIN)/python -m tests.pictures.example

lock:
	uv pip compile --quiet --generate-hashes --no-emit-index-url --universal --python-version 3.11 --extra dev pyproject.toml -o requirements.lock

clean:
	rm -rf .venv
