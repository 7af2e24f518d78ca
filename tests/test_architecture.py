"""The house rules: who may import whom. Read this before you add an import."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "monitor"

#: room -> the rooms it may import. What is not listed is not allowed.
ROOMS = {
    "model": set(),
    "files": set(),
    "letters": set(),
    "markup": set(),
    "judge": {"model"},
    "feeds": {"model", "letters", "markup"},
    "store": {"model"},
    "tokens": set(),
    "channels": {"model", "files", "tokens"},
    "seeds": {"model", "files", "letters", "markup", "judge"},
    "semantic": {"model", "judge"},
    "config": {"model", "files", "judge", "feeds", "channels", "seeds", "semantic"},
    "web": {"model", "tokens", "judge", "store"},
    "service": {"model", "tokens", "judge", "feeds", "store", "channels", "seeds", "config", "web", "semantic"},
    "lab": {"model", "files", "judge", "feeds", "seeds", "config", "service", "semantic"},
    "commands": {"model", "judge", "config", "service", "lab"},
    "cli": {"model", "commands"},
}

#: modules that only think: same arguments, same answer.
PURE = (
    "model.py", "letters.py", "markup.py", "tokens.py", "judge/", "service/bundle.py", "service/pace.py",
    "service/quiet.py", "service/routing.py", "service/troubles.py",
)  # fmt: skip
WORLD = {
    "aiohttp", "apscheduler", "asyncio", "feedparser", "logging", "os", "pathlib", "random", "secrets", "socket",
    "sqlalchemy", "sqlite3", "structlog", "subprocess", "threading", "time", "urllib.request",
}  # fmt: skip
#: the one module that may name a concrete store, fetcher or channel, besides their own rooms
CHOOSER = "service/wiring.py"
CONCRETE = {
    "store.sql", "store.rehearsal", "channels.apprise", "channels.console", "channels.mail", "channels.slack",
    "channels.webhook",
}  # fmt: skip

MODULES = sorted(PACKAGE.rglob("*.py"))


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: say the whole name"
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_room_imports_only_the_rooms_below_it(path: Path) -> None:
    here = name(path).removesuffix(".py").split("/")[0]
    if here in ("__init__", "__main__"):
        return

    used = {module.split(".")[1] for module in imports(path) if module.startswith("monitor.")} - {"__version__"}

    assert used - {here} <= ROOMS[here]


@pytest.mark.parametrize("path", [p for p in MODULES if name(p).startswith(PURE)], ids=name)
def test_a_thinking_module_does_not_touch_the_world(path: Path) -> None:
    assert imports(path).isdisjoint(WORLD)


@pytest.mark.parametrize("path", [p for p in MODULES if name(p).startswith(PURE)], ids=name)
def test_a_thinking_module_does_not_look_at_the_clock(path: Path) -> None:
    asked = {node.attr for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Attribute)}

    assert asked.isdisjoint({"now", "utcnow", "today"})


@pytest.mark.parametrize("path", [p for p in MODULES if name(p).split("/")[0] in ("service", "lab", "web")], ids=name)
def test_only_the_wiring_names_a_concrete_part(path: Path) -> None:
    named = {module.removeprefix("monitor.") for module in imports(path)} & CONCRETE

    assert name(path) == CHOOSER or not named


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_the_words_stand_without_the_encoder(path: Path) -> None:
    """numpy comes with an extra: one module needs it, and one module needs that one."""
    used = imports(path)

    assert name(path) == "judge/meanings/encoder.py" or not any(module.split(".")[0] == "numpy" for module in used)
    assert name(path) in ("judge/meanings/encoder.py", "semantic.py") or "monitor.judge.meanings.encoder" not in used


@pytest.mark.parametrize("path", [p for p in MODULES if name(p).startswith(("judge/words/", "judge/about/"))], ids=name)
def test_what_judging_stands_on_knows_no_story(path: Path) -> None:
    """The ground floor of the thinking: text, words, and evidence that is no more than counted."""
    used = {module.split(".")[2] for module in imports(path) if module.startswith("monitor.judge.")}

    assert used <= {"text", "words", "about"}
