"""Lines that open with a time that is long past."""

from __future__ import annotations

from datetime import date

import pytest

from monitor.judge.words import long_ago


@pytest.mark.parametrize(
    ("line", "is_old"),
    [
        ("On 3 May, the ferry Meri sank off Port Selim", True),
        ("On the 3rd of May, the ferry Meri sank", True),
        ("On May 3rd, 2026, the ferry Meri sank", True),
        ("Since May 3, divers have searched for the ferry", True),
        ("On 3 May the ferry Meri sank off Port Selim", True),
        ("May 3: the ferry Meri sinks", True),
        ("In May, the ferry Meri sank off Port Selim", True),
        ("In early May the ferry Meri sank", True),
        ("Last year, Norland closed its ports", True),
        ("Back in 2024, Norland closed its ports", True),
        ("Earlier this year, Norland closed its ports", True),
        ("Am 3. Mai sank die Fähre Meri", True),
        ("Le 1er mai 2025, le ferry Meri a coulé", True),
        ("El 3 de mayo de 2025 se hundió el transbordador", True),
        ("Em maio, o navio afundou", True),
        ("Im Jahr 2024 schloss Norland seine Häfen", True),
        ("On 12 November, the ferry Meri sank off Port Selim", False),
        ("In November, the ferry Meri sank", False),
        ("In 2026, Norland closed its ports", False),
        ("In 2025/26 Norland closed its ports", False),
        ("On 3 May 2027 divers return to the ferry", False),
        ("On January 12, the court opens the ferry case", False),
        ("On January 12, soldiers fired at the ferry", True),
        ("On January 12, those who were saved will be heard", False),
        ("On 31 February, the ferry sank", False),
        ("May 3 ferry case: skipper jailed", False),
        ("In May 3 case, skipper is jailed", False),
        ("In 2019 murder case, man is jailed", False),
        ("3 Mayıs davasında karar", False),
        ("Last year's ferry attack suspect charged", False),
        ("A May 3 attack on the ferry was Sudland's", False),
        ("No May vote for Norland", False),
        ("May warns of ferry strike", False),
        ("March on Port Selim enters third day", False),
        ("Ferry that sank on 3 May is raised", False),
        ("The 3 May ferry is raised", False),
        ("", False),
    ],
)
def test_a_time_is_long_past_from_the_day_of_the_story(line: str, *, is_old: bool) -> None:
    assert long_ago.opens(line, date(2026, 11, 19)) is is_old
