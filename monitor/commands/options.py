"""Options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

from monitor.model import SemanticChoice

ConfigDir = Annotated[Path, typer.Option("--config", help="Directory of TOML files.", show_default=True)]
AsJson = Annotated[bool, typer.Option("--json", help="JSON lines on stdout and nothing else there.")]
Labels = Annotated[Path, typer.Argument(help="Directory of labelled topics, with operations.toml.")]
Stories = Annotated[Path, typer.Option(help="Stories, JSON lines, plain or .gz.")]
Semantic = Annotated[SemanticChoice, typer.Option(help="Compare meanings: where installed, always, never.")]
CONFIG = Path("config")
