"""A made-up bench: two small wars in three weeks of made-up news, labelled."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

START = datetime(2020, 1, 1, 6, tzinfo=UTC)
OPERATIONS = """
[[operation]]
name = "arland"
title = "War between Arland's army and the River Front"
seeds = ["seeds/arland.txt"]
about = [["Arland*", "Arlandia*"], ["River Front", "army", "rebel*"]]

[[operation]]
name = "borduria"
title = "Blockade of Borduria's ports"
seeds = ["seeds/borduria.txt"]
about = [["Borduria*"], ["port*", "blockade*", "ship*"]]
"""
WARS = {
    "arland": (
        "Arland",
        "army",
        "River Front",
        ("Tolma", "Vesk", "Harun", "Quell", "Ostra", "Pirin", "Sable", "Dunmor"),
    ),
    "borduria": (
        "Borduria",
        "ships",
        "blockade",
        ("Szohod", "Klow", "Niedz", "Zlip", "Istow", "Dbrno", "Wladir", "Fluvi"),
    ),
}
OTHER = ("Bakers win prize in {}", "Floods hit {} after rain", "Football final moves to {}", "Shares fall in {}")


def write_bench(folder: Path) -> tuple[Path, Path]:
    """The labels' directory and the file of stories."""
    labels = folder / "labels"
    (labels / "seeds").mkdir(parents=True)
    (labels / "operations.toml").write_text(OPERATIONS, encoding="utf-8")
    stories: list[dict[str, object]] = []
    for topic, (place, force, foe, towns) in WARS.items():
        seed = f"{place} {force} move against {foe}"
        text = f"The {force} of {place} moved against the {foe} on Monday, officials said."
        (labels / "seeds" / f"{topic}.txt").write_text(f"{seed}\n\n{text}\n", encoding="utf-8")
        told = [_story(f"{topic}-seed", 0, seed, text)]
        rows = [_label(topic, f"{topic}-seed", 2, "N", "seed")]
        for day, town in enumerate(towns, 1):
            _day(topic, place, force, foe, town, day, told, rows)
        stories += told
        about = {"topic": topic, "window": ["2020-01-01", "2020-01-30"], "seed_id": f"{topic}-seed"}
        (labels / f"{topic}.topic.json").write_text(json.dumps(about), encoding="utf-8")
        (labels / f"{topic}.labels.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    for i in range(60):
        town = ("Paris", "Lima", "Oslo")[i % 3]
        text = f"It was said in {town} on Friday, according to the mayor." if i % 2 else "Nobody knows why."
        stories.append(
            _story(f"o{i}", 3 + i * 5, OTHER[i % 4].format(town), text, section="opinion" if i % 6 == 0 else "world")
        )
    stories.sort(key=lambda story: str(story["first_seen"]))
    path = folder / "stories.jsonl"
    path.write_text("\n".join(map(json.dumps, stories)) + "\n", encoding="utf-8")
    return labels, path


def _day(
    topic: str, place: str, force: str, foe: str, town: str, day: int, told: list[dict[str, object]], rows: list[object]
) -> None:
    hour = day * 40
    news = f"{place} {force} take {town} from {foe}"
    lead = f"The {force} of {place} took {town} from the {foe} on Friday, a spokesman said."
    told += [
        _story(f"{topic}-{day}", hour, news, lead),
        _story(f"{topic}-{day}r", hour + 2, f"{place} {force} seize {town} from {foe}", lead, source="Gulf Daily"),
        _story(
            f"{topic}-{day}b", hour + 4, f"How {place} lives with the {foe}: why hope survives?", "It is a hard life."
        ),
    ]
    rows += [
        _label(topic, f"{topic}-{day}", 2, "N", f"e{day}"),
        _label(topic, f"{topic}-{day}r", 2, "r", f"e{day}"),
        _label(topic, f"{topic}-{day}b", 2, "b", None),
    ]


def _story(
    name: str, hours: float, title: str, text: str, *, source: str = "Wire", section: str = "world"
) -> dict[str, object]:
    seen = (START + timedelta(hours=hours)).isoformat()
    url = f"https://{source.lower().replace(' ', '')}.example/{section}/{name}"
    return {"id": name, "title": title, "text": text, "url": url, "source": source, "first_seen": seen, "lang": "en"}


def _label(topic: str, name: str, relevance: int, code: str, event: str | None) -> dict[str, object]:
    return {"id": name, "topic": topic, "rel": relevance, "novelty": code, "event": event}
