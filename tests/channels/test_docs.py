"""docs/channels.md says what is so: every key, and an example that its own schema accepts."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest

from monitor.config.tables import CHANNELS

DOCS = Path(__file__).parents[2] / "docs"
TEXT = (DOCS / "channels.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", CHANNELS)
def test_every_key_of_a_channel_is_explained(kind: str) -> None:
    section = TEXT.split(f"\n## {kind}\n")[1].split("\n## ")[0] + TEXT.split("\n## What every")[0]

    for name, field in CHANNELS[kind].model_fields.items():
        assert f"`{field.alias or name}`" in section


def test_the_example_of_a_webhook_s_body_fits_the_schema() -> None:
    example = json.loads(re.findall(r"```json\n(.*?)```", TEXT, re.DOTALL)[0])
    schema = json.loads((DOCS / "webhook.schema.json").read_text(encoding="utf-8"))

    assert list(jsonschema.Draft202012Validator(schema).iter_errors(example)) == []
