"""How often the text of another outlet is told again is counted, of those alone whose first text was told."""

from __future__ import annotations

from monitor.lab.learning import outlets
from tests.judge.judging import seeded, told, weights

TOWNS = ("Hajin", "Sousa", "Baghuz", "Marashida", "Safafiyah", "Shajlah")
LINES = (
    "The Syrian Democratic Forces captured {0} from Islamic State in eastern Syria on Friday, a spokesman said.",
    "The fighting for {0} had lasted two weeks, residents told reporters there.",
    "Hundreds of families have left {0} for camps in the desert, aid workers said.",
    "The US-led coalition struck depots and tunnels below {0} before the last push.",
    "A hospital in {0} will be opened again, the local council said.",
)


def test_each_habit_is_counted_by_the_stories_that_stand_for_it() -> None:
    stories = [
        told(f"SDF captures {town} from ISIS", " ".join(line.format(town) for line in LINES), hours=100 + 100 * at)
        for at, town in enumerate(TOWNS)
    ]
    elsewhere = told("Bakers win prize in Lima", " ".join(line.format("Lima") for line in LINES[1:3]), hours=90)

    shares = dict(outlets.told_again((seeded(),), [elsewhere, *stories], weights()))

    assert list(shares) == [case.name for case in outlets.CASES]
    assert shares.pop("a sentence of news") == 1.0
    assert set(shares.values()) == {0.0}
