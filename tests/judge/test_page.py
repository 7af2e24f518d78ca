"""What of a saved page is the article."""

from __future__ import annotations

import pytest

from monitor.judge import page
from monitor.judge.stories import seed

HEADLINE = "Norland and Sudland resume border talks in Dorva"
LEAD = "Delegations from Norland and Sudland sat down in Dorva on Monday for a third round of talks."


@pytest.mark.parametrize(
    "line",
    [
        "News / Statements",
        "Business > Explainer",
        "By Jo Roe | Photographs: Al Coe / Dorva Press | 24 April 2027 | 22 min read",
        "From OpenBook, the free encyclopedia · Read · Edit · View history",
        "You have 1 free article left this month.",
        "For the film of the same name, see Third Round (film).",
        "This article is about the border talks.",
        "This page was last edited on 3 May 2027, at 21:14.",
        "Media enquiries: Ms Jo Roe (Foreign Ministry), Col Al Coe",
        "Get the World Briefing in your inbox each weekday.",
        "Issued by the Ministry of Foreign Affairs",
        "Dorva, 3 August 2027",
        "164 comments | Sign up to our Saturday letter",
    ],
)
def test_what_stands_around_an_article_is_none_of_it(line: str) -> None:
    assert page.article([line, HEADLINE, LEAD]) == [HEADLINE, LEAD]
    assert page.article([HEADLINE, LEAD, line]) == [HEADLINE, LEAD]


@pytest.mark.parametrize(
    "line",
    [
        "Rain or shine, the talks go on > so says Norland's envoy in a letter of Monday.",
        "Norland / Sudland: three held, 14 dead in Dorva",
        "By nightfall both delegations had left Dorva",
        "For the dead of Dorva, see to it that somebody speaks, the envoy said on Monday.",
        "A: Three | B: Four people were hurt when the bridge at Dorva fell into the river on Monday | C",
    ],
)
def test_a_line_of_the_article_stays(line: str) -> None:
    assert line in page.article([HEADLINE, LEAD, line, LEAD])


def test_a_shelf_of_other_headlines_at_the_end_goes() -> None:
    shelf = ["- Westland's dam is late again", "- Player ratings: Eastland v Norland", "- Recipe: fish stew"]

    assert page.article([HEADLINE, LEAD, LEAD, LEAD, *shelf]) == [HEADLINE, LEAD, LEAD, LEAD]


def test_a_list_of_facts_is_no_shelf() -> None:
    facts = ["- 14 people killed in Dorva", "- 40 houses burnt", "- The road to Sarn cut"]

    assert page.article([HEADLINE, *facts]) == [HEADLINE, *facts]
    assert page.article([HEADLINE, *facts, LEAD]) == [HEADLINE, *facts, LEAD]


def test_a_page_of_nothing_else_is_refused_in_one_sentence() -> None:
    with pytest.raises(ValueError, match=r"^there is nothing to read in it: [^\n]+$"):
        seed("s.txt", "Home / News\nShare | Tweet | Print | Comments (3)\nRELATED CONTENT")


def test_marks_of_an_encyclopaedia_are_not_read() -> None:
    assert (
        page.article([HEADLINE, "A board blamed the storage.[9] [citation needed]"])[1] == "A board blamed the storage."
    )


def test_a_letter_that_a_quotation_changes_stays() -> None:
    assert page.article([HEADLINE, 'He said that "[t]he talks go on".'])[1] == 'He said that "[t]he talks go on".'


def test_a_seed_of_an_encyclopaedia_is_headed_by_its_name() -> None:
    found = seed(
        "s.txt",
        "Operation Green Lamp\n\nFrom OpenBook, the free encyclopedia · Read · Edit\n\n"
        "For the lamp, see Green lamp.\n\nOperation Green Lamp is a training mission in Norland.\n\nHistory[edit]\n\n"
        "The first instructors came in 2021.",
    )

    assert found.title == "Operation Green Lamp"
    assert found.sentences[0] == "Operation Green Lamp is a training mission in Norland."
