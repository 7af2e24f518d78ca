# The doors of the house. Each sets up what it needs: only Python (3.11 or newer) and make must be there.
PYTHON ?= python3
BIN := .venv/bin
# Labelled news, where a checkout has it beside it.
LABELLED := ../shared/bench

.PHONY: venv run test demo check bench evaluate lock man clean
.DEFAULT_GOAL := run

venv: .venv/run.stamp

.venv/run.stamp: requirements/run.txt requirements/build.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "monitor needs Python 3.11 or newer: make PYTHON=/path/to/python3.11")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/build.txt -r requirements/run.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

.venv/dev.stamp: .venv/run.stamp requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

run: .venv/run.stamp
	$(BIN)/monitor run --config config

demo: .venv/run.stamp
	$(BIN)/monitor demo

# `make test ARGUMENTS="-n 2 --dist loadfile"` shares the files of tests among two processes.
test: .venv/dev.stamp
	$(BIN)/python -m pytest $(ARGUMENTS)

check: .venv/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -q -p no:randomly tests/test_architecture.py tests/test_docs.py

bench: .venv/run.stamp
	$(BIN)/python -m monitor bench crash --every 5
	@test ! -d $(LABELLED) || $(BIN)/python -m monitor bench histories $(LABELLED)/dev/replay/*_*

EVALUATE := $(BIN)/monitor evaluate $(LABELLED)/dev/wire_topics --stories $(LABELLED)/streams/wire2026.jsonl.gz
evaluate: .venv/run.stamp
	@test -d $(LABELLED) || { echo "evaluate: there is no labelled news in $(LABELLED); see docs/judging.md"; exit 1; }
	@echo "By the weights that are shipped:" && $(EVALUATE)
	@echo && echo "By weights that have not learnt from the topic:" && $(EVALUATE) --left-out
	@echo && echo "The same, from title and seed alone:" && $(EVALUATE) --left-out --without-about
	@echo && echo "Topics that no weight has seen:" && $(subst $(LABELLED)/dev/wire_topics,tests/topics,$(EVALUATE))

# The pins, with their hashes and no index or host name in them. Needs uv.
COMPILE := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate \
	--custom-compile-command "make lock"
lock:
	$(COMPILE) pyproject.toml --extra semantic --output-file requirements/run.txt
	$(COMPILE) pyproject.toml --extra postgres --extra semantic --output-file requirements/postgres.txt
	$(COMPILE) pyproject.toml --extra apprise --extra fulltext --extra postgres --extra semantic --group dev --output-file requirements/dev.txt
	$(COMPILE) --group build --output-file requirements/build.txt

# The manual page, out of the program's own help.
man: .venv/run.stamp
	$(BIN)/python packaging/man.py > packaging/data/share/man/man1/monitor.1

clean:
	rm -rf .venv var
