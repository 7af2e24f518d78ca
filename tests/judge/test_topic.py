"""Evidence for and against a story being about an operation."""

from __future__ import annotations

import pytest

from monitor.judge.about import ruled_out
from monitor.judge.topic import TopicEvidence, Topics, weigh
from monitor.judge.words.terms import read
from monitor.model import Operation
from tests.judge.judging import seeded, weights


def evidence(title: str, *sentences: str, operation: Operation | None = None) -> TopicEvidence:
    topics = Topics((operation or seeded(),), weights().background)
    reading = read(title, sentences)
    vector = topics.background.vector(reading.stems)
    return weigh(
        topics.profiles[0], reading, topics.hits(reading).get(0, []), vector, topics.likeness(vector).get(0, 0.0)
    )


def about(*groups: tuple[str, ...], **given: object) -> Operation:
    return seeded(about=groups, seeds=(), **given)


@pytest.mark.parametrize(
    ("term", "title", "met"),
    [
        ("Syria*", "Syrian army moves", True),
        ("Syria", "Syrian army moves", False),
        ("SDF", "the sdf file format", False),
        ("SDF", "SDF moves", True),
        ("IS group", "IS group moves", True),
        ("IS group", "this is group work", False),
        ("US", "they told us", False),
        ("Deir ez-Zor", "clashes near DEIR EZ ZOR", True),
        ("Ocalan", "Öcalan calls for peace", True),
        ("Mali", "Somalia votes", False),
        ("Sudan*", "South Sudan votes", False),
        ("South Sudan", "South Sudan votes", True),
        ("Aden", "Pirates seize tanker in Gulf of Aden", True),
        ("Georgia", "Atlanta, Georgia police shoot man at protest", False),
        ("Georgia", "Man held after shooting in Columbus, Georgia", False),
        ("Georgia", "Thousands protest in Tbilisi, Georgia", True),
        ("a.b[", "a.b[ moves", True),
        ("заступник* міністр*", "Затримано заступників міністра оборони", True),
        ("заступник* міністра", "Затримано заступника міністрам", False),
        ("peace* talk*", "Envoys speak of peace. Talks begin", False),
        ("UN* peace* force", "The UN peacekeeping force withdraws", True),
        ("UN* peace* force", "The un-peaceful force withdraws", False),
        ("army", "Army band plays at festival", False),
        ("army", "Army bands together", True),
        ("كركوك*", "غارات بكركوك", True),
        ("كركوك*", "قصف مكركوك", False),
        ("العراق*", "قصف للعراق", True),
        ("العراق*", "غارات وبالعراق", True),
    ],
)
def test_a_term_is_met(term: str, title: str, *, met: bool) -> None:
    assert bool(evidence(title, operation=about((term,))).met) is met


def test_a_group_met_in_the_title_counts_more_places_than_one_met_below() -> None:
    above = evidence("Syria: SDF moves", "A town was taken.", operation=about(("Syria",), ("SDF",)))
    below = evidence(
        "Syria: army moves", "A town was taken.", "It rained.", "The SDF did it.", operation=about(("Syria",), ("SDF",))
    )

    assert above.features["groups_title"] == 1.0
    assert 0 < below.features["groups_title"] < 1
    assert above.features["groups_all"] == below.features["groups_all"] == 1.0


def test_the_rarer_group_weighs_more() -> None:
    operation = about(("Hajin",), ("army",))

    hajin, army = (evidence(f"{word} is quiet", operation=operation).features for word in ("Hajin", "army"))

    assert hajin["groups_title"] > army["groups_title"]


def test_the_seed_is_as_like_its_profile_as_a_story_can_be() -> None:
    operation = seeded()
    seed = operation.seeds[0]

    found = evidence(seed.title, *seed.sentences, operation=operation).features

    assert 0.8 < found["like_profile"] <= 2
    assert evidence("Markets rise in Tokyo", operation=operation).features["like_profile"] < 0.1


@pytest.mark.parametrize(
    ("title", "positive", "negative"),
    [
        ("War in Haiti (not elections)", "War in Haiti", "not elections"),
        ("War in Haiti (the gangs)", "War in Haiti (the gangs)", ""),
        ("War in Haiti, excluding elections", "War in Haiti", " elections"),
        ("La guerra en el Congo (no el ébola)", "La guerra en el Congo", "no el ébola"),
        ("Air patrols (no-fly zone over Libya)", "Air patrols (no-fly zone over Libya)", ""),
        ("Krieg im Kongo (nicht Ebola)", "Krieg im Kongo", "nicht Ebola"),
        ("Guerre au Congo, sauf les élections", "Guerre au Congo", " les élections"),
        ("Война в Конго (кроме выборов)", "Война в Конго", "кроме выборов"),
    ],
)
def test_what_a_title_excludes_is_taken_off(title: str, positive: str, negative: str) -> None:
    assert ruled_out.split(title) == (positive, negative)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("El brote de ébola en el Congo se extiende", "health"),
        ("Séisme de magnitude 6 au Congo", "disasters"),
        ("Die Fußball-Nationalmannschaft des Kongo", "sport"),
        ("Kongo'da seçim günü", "elections"),
        ("Фондовая биржа выросла", "markets"),
        ("زلزال قوي يضرب المنطقة", "disasters"),
    ],
)
def test_a_kind_of_event_is_known_in_seven_languages(title: str, kind: str) -> None:
    assert kind in evidence(title, operation=about(("Congo",), title="War in Congo")).unwanted


def test_a_kind_of_event_that_the_operator_excludes_speaks_against() -> None:
    found = evidence("Oil prices rise over Syria", operation=about(("Syria",), title="War in Syria (not markets)"))

    assert found.features["excluded_kind"] == 1.0
    assert found.features["unwanted_kind"] == 0.0


def test_a_kind_that_the_operation_speaks_of_itself_is_wanted() -> None:
    found = evidence(
        "Tanker insurers leave the Gulf market", operation=about(("Gulf",), title="Shipping insurers, market")
    )

    assert found.unwanted == ()


def test_two_operations_share_one_pass() -> None:
    topics = Topics((about(("Syria*",)), about(("Haiti*",), name="haiti")), weights().background)

    hits = topics.hits(read("Syrian doctors fly to Haiti", ()))

    assert {place: [hit.term for hit in found] for place, found in hits.items()} == {0: ["Syria*"], 1: ["Haiti*"]}


def test_a_longer_name_hides_its_own_place_alone_and_from_whom_it_is_no_business() -> None:
    topics = Topics(
        (about(("Sudan",)), about(("Sudan", "South Sudan"), name="both")),
        weights().background,
    )

    hits = topics.hits(read("Fighting in South Sudan", ()))

    assert {place: {hit.term for hit in found} for place, found in hits.items()} == {1: {"Sudan", "South Sudan"}}
    assert len(topics.hits(read("South Sudan and Sudan", ()))[0]) == 1


@pytest.mark.parametrize(
    ("title", "excluded"),
    [("War in Syria (not reactions of other governments)", 1.0), ("War in Syria", 0.0)],
)
def test_what_an_outsider_says_is_a_reaction_where_the_operator_excludes_those(title: str, excluded: float) -> None:
    found = evidence("Norway says Syria must hold its fire", operation=about(("Syria",), title=title))

    assert found.features["excluded_kind"] == excluded


def test_a_date_in_the_title_makes_nothing_like_it() -> None:
    dated = seeded(title="The Tarsin quake in Morvia of 24 June 2025: rescues and aid", about=(), seeds=())
    plain = seeded(title="The Tarsin quake in Morvia: rescues and aid", about=(), seeds=())
    sales = "Lorvian car sales rise 24 percent in June"

    found, without = (evidence(sales, operation=each).features["like_title"] for each in (dated, plain))

    assert found == without


@pytest.mark.parametrize(
    ("title", "excluded"),
    [
        ("Iran condemns strike on its airfield", False),  # it is the operation's own
        ("Brazil condemns strike on airfield in Iran", True),
        ("World leaders condemn strike on airfield in Iran", True),
        ("Strikes on Iran draw condemnation", True),  # Iran does not speak
        ("Iran shelters diplomats from strikes", False),  # no reaction
    ],
)
def test_what_the_operations_own_say_is_no_reaction(title: str, excluded: bool) -> None:
    operation = about(("Iran*",), ("strike*",), title="Strikes by Israel on Iran (not reactions)")

    assert evidence(title, operation=operation).features["excluded_kind"] == float(excluded)


def test_who_wants_no_diplomacy_hears_of_no_diplomats_and_no_reactions() -> None:
    operation = about(("Iran*",), ("strike*",), title="Strikes by Israel on Iran (not diplomacy)")

    assert evidence("Iran shelters diplomats from strikes", operation=operation).features["excluded_kind"]
    assert evidence("Brazil condemns strike on airfield", operation=operation).features["excluded_kind"]
