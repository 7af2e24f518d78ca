"""From one article to a configuration that can be run."""

from __future__ import annotations

from io import StringIO
from ipaddress import ip_network
from pathlib import Path

import pytest

from monitor import config
from monitor.judge import stories
from monitor.lab.stage import Item, stage
from monitor.lab.start import InitError, Listed, begin, catalogue, choose, region
from monitor.model import Feed, Seed
from monitor.seeds import SeedError
from tests.builders import at

HERE = (ip_network("127.0.0.0/8"),)
ARTICLE = """Coalition forces open Operation Harvest Wind in eastern Syria

The US-led coalition and the Syrian Democratic Forces opened Operation Harvest Wind on Monday in eastern Syria.

Fighting went on near Hajin, a spokesman said.
"""


def seed(text: str) -> Seed:
    return stories.seed("x", text)


async def test_an_article_becomes_a_configuration_without_a_mistake(tmp_path: Path) -> None:
    (tmp_path / "read.txt").write_text(ARTICLE)
    out = StringIO()
    async with stage() as here:
        here.publish("front", Item(title="Rain", text="Rain fell.", link="https://front.example/1", published=at(0)))
        listed = [
            Listed(feed=Feed(url=here.url("feeds/front"), name="Front", language="en"), regions=("world",)),
            Listed(feed=Feed(url=here.url("nothing"), name="Nothing", language="en"), regions=("world",)),
        ]

        answered = await begin(str(tmp_path / "read.txt"), tmp_path / "c", out, listed=listed, allow=HERE)

    made = config.load(tmp_path / "c")
    assert answered
    assert [feed.name for feed in made.feeds] == ["Front"]
    assert made.operations[0].seeds[0].title == "Coalition forces open Operation Harvest Wind in eastern Syria"
    assert made.operations[0].about
    assert "left Nothing" in out.getvalue()
    assert "Operation Harvest Wind" in out.getvalue()


@pytest.mark.parametrize(
    ("file", "article", "named"),
    [
        (
            "kupiansk.txt",
            "Військо звільнило село біля Куп'янська\n\nБої тривали два тижні, каже Маляр.",
            "kupiansk",
        ),
        ("стаття.txt", "Війська увійшли до міста Роботине\n\nПро це каже Генштаб у Києві.", "operation"),
        ("a.b.txt", "الجيش السوداني يستعيد القصر الجمهوري\n\nقال الجيش يوم الجمعة إنه استعاد القصر.", "sudan-advances"),
        ("x.txt", "政府军夺回首都总统府\n\n军方发言人周五表示，战斗仍在继续。", "x"),
        ("one.txt", "One line only", "one-line-only"),
    ],
    ids=["Ukrainian", "its file as well", "Arabic", "Chinese", "a single line"],
)
async def test_an_article_in_any_alphabet_becomes_a_configuration_without_a_mistake(
    tmp_path: Path, file: str, article: str, named: str
) -> None:
    (tmp_path / file).write_text(article)
    listed = [Listed(feed=Feed(url="http://127.0.0.1:9/feed", name="Front", language="en"), regions=("world",))]

    await begin(str(tmp_path / file), tmp_path / "c", StringIO(), listed=listed)

    (operation,) = config.load(tmp_path / "c").operations
    assert operation.name == named
    assert operation.seeds[0].title == article.partition("\n")[0]


async def test_an_article_is_read_from_its_page(tmp_path: Path) -> None:
    paragraphs = "".join(f"<p>{line}</p>" for line in ARTICLE.split("\n\n")[1:])
    page = f"<html><title>x - Front</title><h1>{ARTICLE.splitlines()[0]}</h1><script>no()</script>{paragraphs}</html>"
    async with stage() as here:
        here.script("news/harvest-wind.html", 200, page, {"Content-Type": "text/html"})

        await begin(here.url("news/harvest-wind.html"), tmp_path / "c", StringIO(), listed=[], allow=HERE)

    assert (tmp_path / "c" / "seeds" / "harvest-wind.txt").read_text().startswith("Coalition forces open")
    assert "Fighting went on near Hajin" in (tmp_path / "c" / "seeds" / "harvest-wind.txt").read_text()


async def test_an_article_that_is_about_no_operation_is_said_to_be(tmp_path: Path) -> None:
    (tmp_path / "read.txt").write_text("How to grow tomatoes\n\nTomatoes need sun and water.")
    out = StringIO()

    await begin(
        str(tmp_path / "read.txt"),
        tmp_path / "c",
        out,
        listed=[Listed(feed=Feed(url="http://127.0.0.1:9/feed"), regions=("world",))],
    )

    assert "note: No name stood out" in out.getvalue()
    assert "note: No act of conflict" in out.getvalue()


async def test_what_is_there_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "read.txt").write_text(ARTICLE)
    (tmp_path / "feeds.toml").write_text("# mine\n")

    with pytest.raises(InitError, match=r"feeds\.toml: is there already"):
        await begin(str(tmp_path / "read.txt"), tmp_path, StringIO(), listed=[])

    assert (tmp_path / "feeds.toml").read_text() == "# mine\n"
    assert not (tmp_path / "monitor.toml").exists()


async def test_an_article_that_cannot_be_had_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(SeedError, match="no such file"):
        await begin(str(tmp_path / "nowhere.txt"), tmp_path / "c", StringIO(), listed=[])
    with pytest.raises(InitError, match="save the article as text"):
        await begin("http://127.0.0.1:9/a", tmp_path / "c", StringIO(), listed=[])

    assert not (tmp_path / "c").exists()


def test_feeds_of_the_region_and_the_language_come_first() -> None:
    french = choose(
        catalogue(),
        seed("L'armée est entrée dans la ville de Gao pour les habitants du Mali, avec des soldats dans la rue"),
    )
    english = choose(catalogue(), seed("Army opens offensive in Sudan"))

    assert {feed.language for feed in french[:3]} == {"fr"}
    assert "BBC Africa" in [feed.name for feed in english[:4]]
    assert len({feed.url for feed in english}) == len(english) == 12


def test_an_article_is_placed_by_its_words() -> None:
    assert region(seed("Tanker struck in the Strait of Hormuz, navy says")) == "sea"
    assert region(seed("A quiet day")) == "world"
    assert region(seed("Сили оборони України звільнили село, повідомила заступниця міністра оборони")) == "europe"
    assert region(seed("قال الجيش يوم الجمعة إنه استعاد القصر الجمهوري بعد معارك عنيفة")) == "middle east"
