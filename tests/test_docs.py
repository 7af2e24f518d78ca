"""What must be documented is, and what is linked is there."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from monitor import config
from monitor.cli import app
from monitor.config import tables
from monitor.judge.weights import Weights
from monitor.lab.learning import operating

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]
COMMANDS = (ROOT / "docs" / "commands.md").read_text()
CONFIGURATION = (ROOT / "docs" / "configuration.md").read_text()
TABLES = [
    tables.MonitorSettings,
    tables.PollingSettings,
    tables.HeartbeatSettings,
    tables.WebSubSettings,
    tables.FulltextSettings,
    tables.RetentionSettings,
    tables.RoutesSettings,
    tables.FeedSettings,
    tables.OperationSettings,
]
TABLES += list(tables.CHANNELS.values())
OF_TYPER = {"help", "install_completion", "show_completion"}


def commands(group: Any, name: str) -> Iterator[tuple[str, Any]]:
    yield name, group
    for inner, command in getattr(group, "commands", {}).items():
        yield from commands(command, f"{name} {inner}")


ALL = [(name, command) for name, command in commands(typer.main.get_command(app), "monitor") if " " in name]


def test_the_manual_page_says_what_the_help_says() -> None:
    """`make man` writes it."""
    written = (ROOT / "packaging" / "data" / "share" / "man" / "man1" / "monitor.1").read_text()
    now = subprocess.run([sys.executable, ROOT / "packaging" / "man.py"], capture_output=True, text=True, check=True)

    assert written == now.stdout


@pytest.mark.parametrize(("name", "command"), ALL, ids=[name for name, _command in ALL])
def test_a_command_and_its_options_have_a_paragraph(name: str, command: Any) -> None:
    options = {
        option
        for parameter in command.params
        if parameter.param_type_name == "option" and parameter.name not in OF_TYPER
        for option in parameter.opts
    }

    assert command.help
    assert name in COMMANDS
    assert {option for option in options if option not in COMMANDS} == set()


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.__name__)
def test_a_setting_has_its_line(table: type) -> None:
    keys = {field.alias or name for name, field in table.model_fields.items()} - {
        "polling",
        "heartbeat",
        "websub",
        "fulltext",
        "retention",
    }

    assert {key for key in keys if f"`{key}`" not in CONFIGURATION} == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_a_page_links_to_is_there(page: Path) -> None:
    links = [link.split("#")[0] for link in re.findall(r"\]\(([^)]+)\)", page.read_text()) if "://" not in link]

    assert [link for link in links if link and not (page.parent / link).exists()] == []


WORDS = sorted(
    {word for path in (ROOT / "monitor").rglob("*.py") for word in re.findall(r'\bword="([a-z_.]+)"', path.read_text())}
)


@pytest.mark.parametrize("word", WORDS)
def test_a_notice_is_in_the_operators_guide(word: str) -> None:
    assert f"`{word}`" in (ROOT / "docs" / "operating.md").read_text()


EVENTS = sorted(
    {
        event
        for path in (ROOT / "monitor").rglob("*.py")
        for event in re.findall(r'log\.(?:info|warning|error|exception)\(\s*"([a-z_.]+)"', path.read_text())
    }
)


@pytest.mark.parametrize("event", EVENTS)
def test_a_log_event_is_in_the_operators_guide(event: str) -> None:
    assert f"`{event}`" in (ROOT / "docs" / "operating.md").read_text()


def test_what_the_threat_model_claims_is_shown_by_a_test() -> None:
    files = (ROOT / "tests").rglob("test_*.py")
    written = {name for file in files for name in re.findall(r"def (test_\w+)", file.read_text())}
    named = set(re.findall(r"`(test_\w+)`", (ROOT / "docs" / "threats.md").read_text()))

    assert named
    assert named - written == set()


def test_what_is_told_at_each_word_is_as_measured() -> None:
    """The table of docs/judging.md is what `monitor lab train` wrote into the weights."""
    weights = Weights.from_json(config.weights())
    rows = []
    for word, shift in weights.words.items():
        step = next(step for step in weights.curve if step.shift == shift)
        limits = weights.thresholds.moved(shift, shift)
        least = (limits.relevance, limits.novelty, limits.both)
        told = (*least, step.precision, step.recall, operating.f(step, 1), step.alerts)
        rows.append(f'| `"{word}"` | ' + " | ".join(f"{value:.2f}".lstrip("0") for value in told) + " |")
    page = (ROOT / "docs" / "judging.md").read_text()

    assert [line for line in page.splitlines() if line.startswith('| `"')] == rows
