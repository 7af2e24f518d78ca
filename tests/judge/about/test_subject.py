"""Words of an operation's title that are neither names nor kinds of acts, where its groups are drafted."""

from __future__ import annotations

from typing import Any

import pytest

from monitor.judge import stories
from monitor.judge.about import subject
from monitor.judge.topic import profile_of
from monitor.judge.words import places
from monitor.judge.words.families import families
from monitor.judge.words.terms import read, read_story, surface
from monitor.model import Outcome
from tests.judge.judging import Desk, seeded, told, weights

BACKGROUND = weights().background
SEED = stories.seed(
    "seed.txt",
    "Chad cuts fuel for fishermen as depots run dry\n\nChad cut the fuel that fishermen get by half on Monday, its "
    "oil minister said in N'Djamena. Lorries have waited for weeks at the depots, and queues at pumps grow by the day.",
)
TITLE = "The shortage of fuel in Chad: rationing, queues, depots raided, and what the government does about it"

NO_GROUPS: dict[str, Any] = {"about": ()}


def test_own_words_are_neither_names_nor_acts() -> None:
    words = {word for word, _ in subject.own_words(TITLE, BACKGROUND).values()}

    assert {"shortage", "fuel", "rationing", "queues"} <= words
    assert not words & {"Chad", "raided", "The"}


def test_who_wrote_groups_has_said_the_words() -> None:
    written, drafted = (
        profile_of(seeded(title=TITLE, seeds=(SEED,), **about), BACKGROUND) for about in ({}, NO_GROUPS)
    )

    assert subject.shared(written, ("fuel",), {0}) == subject.Shared()
    assert subject.shared(drafted, ("fuel",), {0}).told > 0


def test_words_count_by_their_rarity_and_within_bounds() -> None:
    profile = profile_of(seeded(title=TITLE, about=(), seeds=(SEED,)), BACKGROUND)
    one, all_ = subject.shared(profile, ("fuel",), {0}), subject.shared(profile, tuple(profile.own), {0})

    assert one.words == ("fuel",)
    assert 0 < one.told < all_.told == subject.WORTH * subject.MOST
    assert subject.shared(profile, ("boat",), {0}) == subject.Shared()


def test_what_names_none_of_its_own_speaks_against() -> None:
    profile = profile_of(seeded(title=f"{TITLE}, attacks", about=(), seeds=(SEED,)), BACKGROUND)

    assert len(profile.groups) == 2
    assert subject.shared(profile, (), {1}).unplaced < 0
    assert not subject.shared(profile, (), {0, 1}).unplaced


QUAKE = stories.seed(
    "seed.txt",
    "Strong earthquake shakes Chad, walls fall in Fada\n\nA strong earthquake shook the north of Chad on Monday and "
    "felled walls in Fada, its governor said. Nobody knows how many lie beneath them.",
)


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("The earthquake in Chad: casualties, rescues and aid", {"quakes"}),
        ("The measles outbreak in Chad, and attacks on medics", {"epidemics"}),
        ("Attacks on ships off Peru", {"attacks", "ships", "strikes", "truces"}),
        ("The war between Chad and Libya: attacks, ships sunk", set()),
        ("Raids in Chad (not the earthquake)", set()),
        ("Unrest in Chad", set()),
        ("Western sanctions on Chad over its war: lists, waivers", {"sanctions"}),
        ("Chad's missiles and nuclear arms", {"strikes", "arms", "attacks", "truces"}),
        ("El terremoto en Chad: víctimas y rescates", {"quakes"}),
    ],
)
def test_some_acts_are_said_by_every_report(title: str, said: set[str]) -> None:
    assert subject.said_of(title) == said


@pytest.mark.parametrize(
    ("headline", "lead", "is_unsaid"),
    [
        ("Chad names new army chief", "Chad named a new army chief on Friday in N'Djamena.", True),
        ("Chad mine collapse kills 13", "A mine fell in on 13 men in Chad on Friday.", True),
        ("Aftershock fells more walls in Chad", "More walls fell in Chad on Friday.", False),
        ("Chad asks for tents", "Chad asked for tents after the earthquake of Monday.", False),
    ],
)
def test_what_does_not_say_it_is_other_news_of_the_country(headline: str, lead: str, is_unsaid: bool) -> None:
    desk = Desk(seeded(title="The earthquake in Chad: casualties, aid", about=(), aliases=(), seeds=(QUAKE,)))
    desk.read(told(headline, lead, hours=24))
    reasons = {reason.rule: reason for reason in desk.judgements[0].verdicts[0].reasons}

    assert ("unsaid" in reasons) == is_unsaid
    assert not is_unsaid or (reasons["unsaid"].weight < 0 and "quakes" in reasons["unsaid"].text)


def test_a_rare_word_of_the_title_says_it_as_well() -> None:
    """An illness of which no family knows, for one."""
    profile = profile_of(seeded(title="The outbreak of glanders in Chad", about=(), seeds=(QUAKE,)), BACKGROUND)

    assert subject.shared(profile, ("chad",), {0}, {0}, "chad names army chief").unsaid == {"epidemics"}
    assert not subject.shared(profile, ("glande",), {0}, {0}, "glanders kills nine").unsaid


def test_beside_written_groups_it_counts_half_as_much() -> None:
    written, drafted = (
        profile_of(seeded(title="The earthquake in Chad", seeds=(QUAKE,), **about), BACKGROUND)
        for about in ({}, NO_GROUPS)
    )
    silent = [
        subject.shared(each, ("chad",), {0}, {0}, "chad names army chief").unsaid_by for each in (drafted, written)
    ]

    assert silent == [subject.UNSAID, subject.UNSAID_AT_LEAST]
    assert not subject.shared(written, ("chad",), {0}, {0}, "chad counts its dead after aftershock").unsaid


@pytest.mark.parametrize(("language", "is_unsaid"), [("de", False), ("en", True)])
def test_elsewhere_what_the_operators_group_calls_it_says_it_too(language: str, is_unsaid: bool) -> None:
    about = ("Tschad*",), ("Erdbeben*", "Trümmer*")
    profile = profile_of(seeded(title="Das Erdbeben im Tschad", about=about, seeds=(QUAKE,)), BACKGROUND)
    story = told("Tschad räumt Trümmer in Sarh", "Bagger räumten am Montag Trümmer.", language=language)

    names_alone, both = (
        subject.shared(profile, ("tschad",), met, (0,), "tschad raumt trummer", read_story(story)).unsaid
        for met in ((0,), (0, 1))
    )

    assert names_alone
    assert bool(both) is is_unsaid


def test_arms_and_sanctions_may_be_told_in_other_words_too() -> None:
    profile = profile_of(seeded(title="Chad's nuclear arms: launches", about=(), seeds=(SEED,)), BACKGROUND)

    assert subject.shared(profile, ("chad",), {0}, {0}, "chad opens a ski resort").unsaid_by == subject.UNSAID_AT_LEAST
    assert not subject.shared(profile, ("chad",), {0}, {0}, "chad enriches uranium").unsaid_by


LISTS = stories.seed(
    "seed.txt",
    "Norway seizes tanker with Chad's oil\n\nNorway seized a tanker with oil from Chad on Monday, and took it to "
    "Bergen. Peru and Kenya helped it, the navy said. Its master was asked for his papers, and had none that were his.",
)
SANCTIONS = "Sanctions on Chad over its raids: lists of Norway and Peru, tankers seized, the Oil Front of Doba"


@pytest.mark.parametrize(
    ("headline", "lead", "is_astray"),
    [
        ("Norway seizes trawler off Bergen", "Norway seized a trawler with cod on Friday.", True),
        ("Norway seizes tanker off Bergen", "Norway seized a tanker from Chad on Friday.", False),
        ("N'Djamena protests in Norway over seized tanker", "The protest was read on Friday.", False),
        ("Norway freezes accounts of Oil Front of Doba", "Norway froze nine accounts on Friday.", False),
    ],
)
def test_what_speaks_of_no_country_of_the_first_clause_is_astray(headline: str, lead: str, is_astray: bool) -> None:
    """But for who has a name of the title's own."""
    desk = Desk(seeded(title=SANCTIONS, about=(), aliases=(), seeds=(LISTS,)))
    desk.read(told(headline, lead, hours=24))
    reasons = {reason.rule: reason for reason in desk.judgements[0].verdicts[0].reasons}

    assert ("astray" in reasons) == is_astray
    assert not is_astray or reasons["astray"].weight < 0


def test_another_language_has_other_names() -> None:
    profile = profile_of(seeded(title=SANCTIONS, about=(), seeds=(LISTS,)), BACKGROUND)

    assert subject.is_astray(profile, read("Norway seizes trawler", (), "en"))
    assert not subject.is_astray(profile, read("Noruega detiene un pesquero", (), "es"))


@pytest.mark.parametrize("title", ["Tariffs on Chad and other countries", "A hunt for bears: Chad, Peru"])
def test_where_the_first_clause_names_no_country_nothing_is_astray(title: str) -> None:
    assert not subject.countries_of(title)


def test_a_headline_of_all_drafted_groups_is_worth_a_little_more() -> None:
    profile = profile_of(seeded(title=SANCTIONS, about=(), seeds=(LISTS,)), BACKGROUND)

    assert len(profile.groups) == 2
    assert subject.shared(profile, (), {0, 1}, {0, 1}).all_in_title == subject.ALL_IN_TITLE > 0
    assert not subject.shared(profile, (), {0, 1}, {0}).all_in_title


def test_the_country_alone_says_less_of_what_is_set_in_a_part_of_it() -> None:
    profile = profile_of(seeded(title="Raids in eastern Chad: fuel, queues", about=(), seeds=(SEED,)), BACKGROUND)

    assert len(profile.groups) == 2
    assert not subject.shared(profile, (), {0, 1}, {0, 1}).all_in_title


def test_a_verdict_says_which_words_of_its_own_a_title_has() -> None:
    desk = Desk(seeded(title=TITLE, about=(), aliases=(), seeds=(SEED,)))
    desk.read(
        told("Chad rations fuel in capital", "Chad rationed fuel for cars on Friday, its minister said.", hours=24)
    )
    reasons = {reason.rule: reason for reason in desk.judgements[0].verdicts[0].reasons}

    assert "fuel" in reasons["own words"].text
    assert reasons["own words"].weight > 0


@pytest.mark.parametrize(
    ("headline", "lead", "is_alone"),
    [
        ("Peru opens museum of textiles in Chad", "Peru opened a museum of its textiles in Chad on Friday.", True),
        ("Chad orders jets from Norway", "Chad ordered nine jets from Norway on Friday.", True),
        ("Chad orders jets from Norway", "Chad ordered jets on Friday, while its fishermen wait.", False),
        ("Chad rations bread", "Chad rationed bread on Friday.", False),
        ("Chad's minister of oil resigns", "The minister left on Friday.", False),
    ],
)
def test_a_country_alone_is_no_subject(headline: str, lead: str, is_alone: bool) -> None:
    desk = Desk(seeded(title=f"{TITLE}, protests", about=(), aliases=(), seeds=(SEED,)))
    desk.read(told(headline, lead, hours=24))
    reasons = {reason.rule: reason for reason in desk.judgements[0].verdicts[0].reasons}

    assert ("country alone" in reasons) == is_alone
    assert not is_alone or reasons["country alone"].weight < 0


def test_another_language_shares_little_in_any_case() -> None:
    desk = Desk(seeded(title=f"{TITLE}, protests", about=(), aliases=(), seeds=(SEED,)))
    desk.read(told("Chad encarga nueve aviones a Noruega", "Chad encargó el viernes nueve aviones.", language="es"))

    assert "country alone" not in {reason.rule for reason in desk.judgements[0].verdicts[0].reasons}


@pytest.mark.parametrize("about", [(), (("Chad",), ("fuel", "depot*"))])
def test_the_name_that_a_title_begins_with_changes_nothing_of_what_it_says(about: tuple[tuple[str, ...], ...]) -> None:
    plain, named = (
        profile_of(seeded(title=title, about=about, seeds=(SEED,)), BACKGROUND)
        for title in (TITLE, f"Operation Stone Wall: {TITLE}")
    )

    assert named.groups == plain.groups
    assert (named.title, named.profile, named.acts, named.own) == (plain.title, plain.profile, plain.acts, plain.own)
    assert subject.said_of(f"Operation Stone Wall: {TITLE}") == subject.said_of(TITLE)
    assert subject.countries_of(f"Operation Stone Wall: {TITLE}") == subject.countries_of(TITLE)


@pytest.mark.parametrize("about", [(), (("Comoros", "Clear Spring"), ("cholera", "epidemic", "vaccin*", "clinic*"))])
@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "Comoros rebels attack army post, kill nine",
            "Rebels attacked an army post on Anjouan on Wednesday, it said.",
        ),
        (
            "Comoros and IMF agree on loan",
            "The Comoros and the International Monetary Fund agreed on a loan on Friday.",
        ),
        ("Comoros beat Madagascar 2-0", "The Comoros reached the final on Friday with two late goals."),
    ],
)
def test_other_news_of_a_country_that_is_seldom_told_of_is_not_the_operations(
    about: tuple[tuple[str, ...], ...], title: str, text: str
) -> None:
    seed = "Comoros declares cholera epidemic\n\nThe Comoros declared a cholera epidemic on Monday after 340 cases."
    desk = Desk(
        seeded(
            name="clear-spring",
            title="Operation Clear Spring: the cholera epidemic in the Comoros and the campaign against it",
            aliases=(),
            about=about,
            seeds=(stories.seed("seed.txt", seed),),
        )
    )
    own = (
        ("Comoros cholera cases rise to 900", "Cholera has spread to 900 people, the health ministry said on Tuesday."),
        ("Aid group flies cholera vaccine to Comoros", "Half a million doses arrived on Wednesday, the group said."),
    )
    for hours, (headline, line) in enumerate(own, 10):
        about_it = desk.read(told(headline, line, hours=hours))
        assert about_it
        assert about_it.outcome is not Outcome.OFF_TOPIC

    other = desk.read(told(title, text, hours=40))

    assert other is None or other.outcome is Outcome.OFF_TOPIC


@pytest.mark.parametrize(
    ("title", "headline", "is_crux"),
    [
        (SANCTIONS, "Norway lifts sanctions on bank in Chad", True),
        (SANCTIONS, "Norway lifts sanctions on bank in Peru", False),
        (SANCTIONS, "Chad opens school for pilots", False),
        ("Attacks in Chad: raids, sieges", "Five killed in attack in Chad", False),
        ("Protests in Chad during the war with Kenya: marches", "Protesters march in Chad", True),
        ("Protests in Chad during the war with Kenya: marches", "Protesters march in Kenya", False),
    ],
)
def test_the_first_clauses_act_and_country_are_what_it_is_about(title: str, headline: str, is_crux: bool) -> None:
    """But not acts that there are in any war, nor a country of what goes on meanwhile."""
    profile = profile_of(seeded(title=title, about=(), aliases=(), seeds=(LISTS,)), BACKGROUND)
    reading = read(headline, ())

    assert subject.is_crux(profile, reading, families(surface(headline).folded)) == is_crux


def test_so_they_are_beside_groups_that_a_person_wrote() -> None:
    written = profile_of(
        seeded(title=SANCTIONS, about=(("Chad*",), ("sanction*", "tanker*")), seeds=(LISTS,)), BACKGROUND
    )

    def crux(headline: str) -> float:
        reading = read(headline, ())
        acts = families(surface(headline).folded)
        return subject.shared(written, reading.title_stems, {0, 1}, {0, 1}, "", reading, acts).crux

    assert crux("Norway lifts sanctions on bank in Chad") == subject.CRUX > 0
    assert not crux("Chad opens school for pilots")


def test_a_seeds_headline_for_a_title_says_no_more_than_no_title() -> None:
    report = told(
        "Fuel queues turn violent in Chad", "Police fired tear gas at a depot in N'Djamena, the minister said."
    )
    verdicts = [
        Desk(seeded(name="shortage", title=title, about=(), aliases=(), seeds=(SEED,))).read(report)
        for title in ("", SEED.title, f"Shortage: {SEED.title}", TITLE)
    ]
    none, headline, named, sentence = (verdict.relevance for verdict in verdicts if verdict)

    assert none == headline == named
    assert none != sentence


@pytest.mark.parametrize("title", ["", "Operation Stone Wall", "Shortage"])
def test_beside_written_groups_too_the_seed_speaks_where_the_title_says_nothing(title: str) -> None:
    profile = profile_of(seeded(name="shortage", title=title, aliases=(), seeds=(SEED,)), BACKGROUND)

    assert profile.title == profile.profile


def test_where_no_title_says_what_is_followed_a_draft_makes_up_for_it() -> None:
    def untitled(**given: Any) -> float:
        return subject.shared(profile_of(seeded(seeds=(SEED,), **given), BACKGROUND), ("fuel",), {0}).untitled

    assert untitled(title="", about=()) > 0
    assert untitled(title="Operation Stone Wall", about=()) > 0
    assert not untitled(title=TITLE, about=())
    assert not untitled(title="")


def test_a_people_in_small_letters_is_a_name_and_no_word_of_its_own() -> None:
    words = {word for word, _ in subject.own_words("Escasez de gasolina en los puertos peruanos", BACKGROUND).values()}

    assert "gasolina" in words
    assert "peruanos" not in words


def test_a_people_in_small_letters_names_the_country_of_the_first_clause() -> None:
    assert subject.countries_of("Sanctions contre les banques haïtiennes, et ce qui les suit") == {
        places.country("Haiti")
    }
