"""The units that systemd gets."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from monitor.service import install

SHIPPED = Path(__file__).parents[2] / "systemd"
MOST_EXPOSED = 1.3
OPT = Path("/opt/monitor/.venv/bin/monitor")
ETC = Path("/etc/monitor")


def test_the_units_that_are_shipped_are_the_ones_that_install_writes() -> None:
    assert {path.name: path.read_text() for path in SHIPPED.iterdir()} == install.units(OPT, ETC)


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed")
@pytest.mark.parametrize("name", [name for name in (*install.ONE, install.MANY) if name.endswith(".service")])
def test_a_unit_exposes_little(name: str, tmp_path: Path) -> None:
    instance = name.replace("@.", "@one.")
    (tmp_path / instance).write_text(install.units(OPT, ETC)[name])

    said = subprocess.run(
        ["systemd-analyze", "security", "--offline=yes", str(tmp_path / instance)],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip

    found = re.search(r"exposure level for .*: ([\d.]+)", said)
    assert found
    assert float(found[1]) <= MOST_EXPOSED


def test_a_path_with_blanks_and_percent_signs_stays_one_word() -> None:
    unit = install.units(Path("/opt/my 100%/monitor"), ETC)["monitor.service"]

    assert 'ExecStart="/opt/my 100%%/monitor" run --config /etc/monitor\n' in unit


def test_what_systemd_would_replace_or_cut_in_a_path_is_escaped() -> None:
    units = install.units(Path("/opt/it's $5/monitor"), Path('/etc/%i/${HOME}/"q"\\'))

    config = r'"/etc/%%i/$${HOME}/\"q\"\\'
    assert f'ExecStart="/opt/it\'s $5/monitor" run --config {config}"\n' in units["monitor.service"]
    assert f'ExecReload="/opt/it\'s $5/monitor" reload --config {config}/%i"\n' in units["monitor@.service"]


def test_an_instance_has_its_own_configuration_and_state() -> None:
    unit = install.units(OPT, ETC)["monitor@.service"]

    assert "--config /etc/monitor/%i\n" in unit
    assert "StateDirectory=monitor/%i\n" in unit


def test_what_the_sandbox_would_hide_is_said() -> None:
    doubts = install.doubts(Path("/home/ann/monitor"), ETC, Path("/srv/var"))

    assert [doubt.split(":")[0] for doubt in doubts] == ["/home/ann/monitor", "/etc/monitor/monitor.toml"]
    assert install.doubts(OPT, ETC, Path("/var/lib/monitor")) == []


def test_a_directory_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(install.InstallError, match="nowhere: is no directory here; make it"):
        install.write({"monitor.service": ""}, tmp_path / "nowhere")
    (tmp_path / "monitor.service").mkdir()
    with pytest.raises(install.InstallError, match="cannot be written"):
        install.write({"monitor.service": ""}, tmp_path)
