"""The doctor: what is sound is said to be, what is not is said with its remedy."""

from __future__ import annotations

import json
import shutil
from io import StringIO
from pathlib import Path
from types import SimpleNamespace

import pytest

from monitor import config, semantic
from monitor.judge.meanings.meaning import Missing
from monitor.lab import doctor
from monitor.lab.doctor import Grade
from monitor.service.hold import Hold
from monitor.service.wiring import open_store

MONITOR = '[polling]\nallow_private = ["127.0.0.0/8"]\n'
FEEDS = '[[feed]]\nurl = "http://127.0.0.1:9/feed"\nname = "Nobody"\n'
OPERATIONS = '[[operation]]\nname = "one"\ntitle = "Operation One"\n'


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    made = tmp_path / "config"
    made.mkdir()
    for name, text in (("monitor", MONITOR), ("feeds", FEEDS), ("operations", OPERATIONS)):
        (made / f"{name}.toml").write_text(text)
    return made


def examined(directory: Path, *, online: bool = False) -> tuple[int, dict[str, dict[str, str]]]:
    out = StringIO()
    code = doctor.examine(directory, out, online=online, as_json=True)
    return code, {line["what"]: line for line in map(json.loads, out.getvalue().splitlines())}


def test_a_sound_installation_has_nothing_that_fails(directory: Path) -> None:
    code, found = examined(directory)

    assert code == 0
    assert {"python", "aiohttp", "sqlite", "expat", "feedparser", "clock", "configuration", "store"} <= set(found)
    assert [line for line in found.values() if line["grade"] == Grade.FAIL] == []


def test_every_mistake_of_the_configuration_fails(directory: Path) -> None:
    (directory / "feeds.toml").write_text('[[feed]]\nurl = "ftp://x"\n[[feed]]\nurl = "gopher://y"\n')
    out = StringIO()

    assert doctor.examine(directory, out, online=False, as_json=False) == 1
    assert len([line for line in out.getvalue().splitlines() if line.startswith("fail configuration")]) == 2


@pytest.mark.parametrize(("mib", "grade"), [(150, Grade.FAIL), (500, Grade.WARN), (5000, Grade.OK)])
def test_a_disk_fails_from_where_the_service_asks_no_feed(
    directory: Path, monkeypatch: pytest.MonkeyPatch, mib: int, grade: Grade
) -> None:
    config.load(directory).data_dir.mkdir()
    monkeypatch.setattr(shutil, "disk_usage", lambda _place: SimpleNamespace(total=2**40, free=mib * 2**20))

    _code, found = examined(directory)

    assert found["disk"]["grade"] == grade
    assert ("no feed is asked" in found["disk"]["remedy"]) is (grade is Grade.FAIL)


@pytest.mark.parametrize(
    ("choice", "lacking", "grade", "said"),
    [
        ("off", True, Grade.OK, "not compared: semantic is off"),
        ("auto", False, Grade.OK, "compared where words leave doubt"),
        ("auto", True, Grade.WARN, "not compared, which one would gain most by: numpy is not installed; install it"),
    ],
)
def test_whether_meanings_are_compared_is_said(
    directory: Path, monkeypatch: pytest.MonkeyPatch, choice: str, lacking: bool, grade: Grade, said: str
) -> None:
    (directory / "monitor.toml").write_text(f'semantic = "{choice}"\n' + MONITOR)
    encoder = Missing("numpy is not installed; install it") if lacking else None
    monkeypatch.setattr(semantic, "encoder", lambda: encoder)

    found = examined(directory)[1]["meanings"]

    assert (found["grade"], found["detail"]) == (grade, said)


def test_an_operation_that_rules_out_what_it_asks_for_is_warned_of(directory: Path) -> None:
    table = '[[operation]]\nname = "{}"\ntitle = "Talks"\nabout = [["Syria*"], ["SDF"]]\nnot = [{}]\n'
    (directory / "operations.toml").write_text(table.format("torn", '"sdf", "film"') + table.format("whole", '"film"'))

    found = examined(directory)[1]

    assert found["operation torn"]["grade"] == Grade.WARN
    assert "'sdf' is asked for and stands in `not`" in found["operation torn"]["detail"]
    assert "operation whole" not in found


def test_what_only_another_user_may_look_at_fails_and_hides_nothing_behind_it(
    directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(_settings: config.Config) -> bool:
        raise PermissionError(13, "Permission denied", "/var/lib/monitor/monitor.db")

    monkeypatch.setattr(config.Config, "store_exists", forbidden)

    code, found = examined(directory)

    assert code == 1
    assert found["store"]["remedy"] == "run this as a user who may use it"
    assert "systemd" in found


def test_a_feed_that_does_not_answer_fails(directory: Path) -> None:
    code, found = examined(directory, online=True)

    assert code == 1
    assert found["feed Nobody"]["grade"] == Grade.FAIL


def test_a_damaged_database_fails_and_stays_as_it_is(directory: Path) -> None:
    (directory.parent / "var").mkdir()
    file = directory.parent / "var" / "monitor.db"
    file.write_bytes(b"no database" * 1000)

    code, found = examined(directory)

    assert code == 1
    assert found["store"]["grade"] == Grade.FAIL
    assert file.read_bytes() == b"no database" * 1000


def test_alerts_that_are_held_back_are_a_warning(directory: Path) -> None:
    """Nothing fails, and nobody is told anything: it must be seen by who wonders why it is so quiet."""
    settings = config.load(directory)
    open_store(settings, owner=True).close()
    Hold(settings.data_dir).put("the database was put back")

    _code, found = examined(directory)

    assert found["held"]["grade"] == Grade.WARN
    assert "put back" in json.dumps(found["held"])
    assert "monitor release" in json.dumps(found["held"])


def test_a_secret_that_others_may_read_is_a_warning(directory: Path) -> None:
    (directory / "slack-url").write_text("https://hooks.example/secret")
    (directory / "slack-url").chmod(0o644)

    _code, found = examined(directory)

    assert found["secrets"]["grade"] == Grade.WARN
    assert "chmod 600" in found["secrets"]["remedy"]
    assert "hooks.example" not in str(found)


def test_a_secret_is_looked_at_wherever_the_configuration_finds_it(directory: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "keys" / "hook"
    elsewhere.parent.mkdir()
    elsewhere.write_text("whsec_" + "QUJD" * 10)
    elsewhere.chmod(0o640)
    hook = f'name = "hook"\ntype = "webhook"\nurl = "https://hook.example/"\nsecret_file = "{elsewhere}"'
    (directory / "channels.toml").write_text(f"[[channel]]\n{hook}\n", encoding="utf-8-sig")
    (directory / "notes.toml").write_text("mine, and no TOML")

    _code, found = examined(directory)

    assert found["secrets"]["remedy"] == f"if it is a secret: chmod 600 {elsewhere}"
