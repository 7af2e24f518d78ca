"""The characters of a feed, whatever it declares or does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.feeds.reading import Parsed, read

WORDS = {
    "ru": "Колонна бронетехники вошла в город на севере области",
    "ar": "دخلت القوات المدينة الحدودية بعد معارك استمرت اياما",
    "he": "הכוחות נכנסו לעיירת הגבול לאחר שלושה ימי קרבות",
    "el": "Οι δυνάμεις μπήκαν στη συνοριακή πόλη μετά από μάχες",
    "ja": "部隊は三日間の戦闘の後、国境の町に入った",
    "zh": "部队经过三天的战斗后进入边境城镇，军方发言人说两名士兵丧生",
    "ko": "군은 사흘간의 전투 끝에 국경 마을에 진입했다",
}
LATIN = "Les forces sont entrées à l’aube dans la ville frontalière, après “trois” jours"
XML = "application/rss+xml"


def feed(title: str, declared: str = "", *, times: int = 1) -> str:
    head = f'<?xml version="1.0" encoding="{declared}"?>' if declared else ""
    item = f"<item><title>{title}</title><link>https://news.example/1</link></item>"
    return f'{head}<rss version="2.0"><channel><title>News</title>{item * times}</channel></rss>'


def title(body: bytes, content_type: str = XML) -> str:
    answer = read(body, "https://news.example/feed", content_type)
    assert isinstance(answer, Parsed), answer
    return answer.entries[0].title


@pytest.mark.parametrize(
    ("language", "encoding"),
    [
        *(
            ("ru", "windows-1251"),
            ("ru", "koi8-r"),
            ("ar", "windows-1256"),
            ("he", "windows-1255"),
            ("el", "windows-1253"),
        ),
        *(("ja", "shift_jis"), ("ja", "euc_jp"), ("zh", "gb18030"), ("ko", "euc_kr")),
    ],
)
@pytest.mark.parametrize(
    ("declared", "content_type"),
    [("", XML), ("utf-8", XML), ("", "text/xml; charset=iso-8859-1"), ("utf-16", "text/xml"), ("nonsense", "text/xml")],
)
def test_an_encoding_that_is_not_declared_is_told_by_the_words(
    language: str, encoding: str, declared: str, content_type: str
) -> None:
    body = feed(WORDS[language], declared, times=20).encode(encoding)

    assert title(body, content_type) == WORDS[language]


def test_of_a_few_words_that_say_nothing_of_their_encoding_none_is_guessed() -> None:
    assert title(feed(WORDS["ru"]).encode("windows-1251")) == WORDS["ru"].encode("windows-1251").decode("windows-1252")


@pytest.mark.parametrize("declared", ["", "utf-8"])
def test_a_letter_that_was_cut_costs_itself_and_not_the_feed(declared: str) -> None:
    body = feed(WORDS["ru"], declared).encode().replace("бронетехники".encode(), "бронетехни".encode() + b"\xd0")

    assert title(body) == WORDS["ru"].replace("бронетехники", "бронетехни\ufffd")


def test_a_letter_that_was_cut_costs_itself_where_few_others_are_beyond_ascii() -> None:
    body = feed("Army ‘takes’ “the” town of Zoé").encode()

    assert title(body.replace("é".encode(), b"\xc3")) == "Army ‘takes’ “the” town of Zo\ufffd"


def test_a_letter_that_was_cut_costs_itself_in_another_encoding_as_well() -> None:
    body = feed(WORDS["ja"], "shift_jis").encode("shift_jis")

    assert title(body.replace("った".encode("shift_jis"), b"\x82\xc1\x82")) == WORDS["ja"][:-1] + "\ufffd"


@pytest.mark.parametrize("content_type", ["text/xml; charset=windows-1251", XML])
def test_utf_8_is_utf_8_whatever_is_declared(content_type: str) -> None:
    assert title(feed(WORDS["ru"], "windows-1251").encode(), content_type) == WORDS["ru"]


def test_a_few_letters_that_could_be_utf_8_by_chance_are_read_as_declared() -> None:
    assert title(feed("联通", "gbk").encode("gbk")) == "联通"


@pytest.mark.parametrize("encoding", ["utf-32", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("declared", ["", "utf-32", "utf-8"])
def test_utf_32_is_told_by_its_bytes(encoding: str, declared: str) -> None:
    assert title(feed(WORDS["ru"], declared).encode(encoding)) == WORDS["ru"]


@pytest.mark.parametrize("declared", ["", "utf-8", "windows-1252"])
@pytest.mark.parametrize("encoding", ["utf-8", "windows-1252"])
def test_latin_letters_are_left_to_feedparser(declared: str, encoding: str) -> None:
    assert title(feed(LATIN, declared).encode(encoding)) == LATIN


@given(
    st.lists(
        st.sampled_from(
            ["à", "été", "où", "på", "há", "það", "þjóðar", "Größe", "señaló", "año", "forças", "Öl", "l’été"]
        )
    )
)
def test_no_latin_text_is_taken_for_another_script(words: list[str]) -> None:
    body = feed(" ".join(words)).encode("windows-1252")

    assert title(body) == " ".join(words)
