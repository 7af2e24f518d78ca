"""The page in a real browser: what a feed says stays text, nothing comes from elsewhere, it fits a telephone."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from monitor.tokens import Action
from tests.web.browser import CHROMIUM, MISSING, Tab, browsing
from tests.web.test_acting import marks, token
from tests.web.test_acting import visitor as visitor  # noqa: PLC0414 a fixture
from tests.web.test_page import Visitor, told
from tests.world import BRIDGE, HAJIN

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason=MISSING)

MARKUP = "<img src=http://127.0.0.1:9/x onerror=ran=1><script>ran=1</script>"
WIDE = (f"{BRIDGE[0]} {MARKUP}".translate({ord("<"): "＜", ord(">"): "＞"}), BRIDGE[1])
"""In wide letters, which are ordinary ones once the feed is read: what comes to the page is markup."""
PAGES = ("/", "/operations/inherent-resolve", "/feeds", "/deliveries", "/why?of=", "/nowhere")
CONTRAST = """(() => {
    const light = (color) => {
        const part = (v) => v / 255 <= 0.03928 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4;
        const [r, g, b] = color.match(/[\\d.]+/g).map(Number);
        return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
    };
    const paper = light(getComputedStyle(document.body).backgroundColor);
    const words = [...document.querySelectorAll("h1, h2, p, td, th, a, code")];
    const contrasts = words.map((word) => {
        const ink = light(getComputedStyle(word).color);
        return (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
    });
    return { paper, least: Math.min(...contrasts), words: words.length };
})()"""
"""The luminance of the page, and the least contrast of its words with it (WCAG 2.1)."""
IN_VAIN = """(async () => {
    const refused = [];
    const all = new Promise((done) => document.addEventListener("securitypolicyviolation", (event) => {
        refused.push(event.effectiveDirective);
        if (refused.length === 3) done();
    }));
    const script = document.createElement("script");
    script.textContent = "window.ran = true";
    document.body.append(script);
    const image = new Image();
    image.src = "http://127.0.0.1:9/canary.png";
    document.body.append(image);
    const fetched = await fetch("/api/status").then(() => true, () => false);
    await Promise.race([all, new Promise((done) => setTimeout(done, 3000))]);
    return { ran: window.ran === true, fetched, refused: refused.sort() };
})()"""
"""What markup that got into the page would try."""


def address(visitor: Visitor, path: str) -> str:
    return str(visitor.session._base_url).rstrip("/") + path


@pytest.fixture
async def tab(tmp_path: Path) -> AsyncIterator[Tab]:
    async with browsing(tmp_path / "profile") as found:
        yield found


async def test_alerts_are_shown_markup_is_text_and_nothing_comes_from_elsewhere(visitor: Visitor, tab: Tab) -> None:
    await told(visitor, WIDE)

    await tab.open(address(visitor, "/"))

    assert await tab.see("document.querySelector('article h2').innerText") == f"{BRIDGE[0]} {MARKUP}"
    assert await tab.see("window.ran === undefined && document.images.length") == 0
    assert await tab.see("document.scripts.length") == 0
    assert await tab.see("getComputedStyle(document.querySelector('blockquote')).borderLeftWidth") == "4px"
    await tab.press("article a[href^='/why']")
    assert MARKUP in await tab.see("document.querySelector('h2').innerText")
    assert await tab.see("document.querySelectorAll('li').length") > 0
    here = address(visitor, "/")
    assert [asked for _method, asked in tab.asked if not asked.startswith(here)] == []
    assert {method for method, _asked in tab.asked} == {"GET"}
    assert [said for said in tab.complaints if "favicon" not in said] == []


async def test_what_would_be_markup_could_do_nothing(visitor: Visitor, tab: Tab) -> None:
    await tab.open(address(visitor, "/"))

    tried = await tab.see(IN_VAIN)

    assert tried == {"ran": False, "fetched": False, "refused": ["connect-src", "img-src", "script-src-elem"]}


async def test_a_button_acts_and_looking_does_not(visitor: Visitor, tab: Tab) -> None:
    link = address(visitor, f"/act?token={await token(visitor, Action.REPEAT)}")

    await tab.open(link)
    assert await tab.see("document.querySelector('h1').innerText") == HAJIN[0]
    assert await marks(visitor) == []
    await tab.press("main button")

    assert "mark it as repeat" in await tab.see("document.body.innerText")
    assert [method for method, asked in tab.asked if "/act" in asked] == ["GET", "POST"]
    assert await marks(visitor) == ["repeat"]


async def test_it_fits_a_telephone_and_can_be_read_by_day_and_by_night(visitor: Visitor, tab: Tab) -> None:
    await told(visitor, (f"{BRIDGE[0]} {'A' * 200}", BRIDGE[1]))

    papers = {}
    for scheme in ("light", "dark"):
        await tab.look(width=360, scheme=scheme)
        for path in PAGES:
            await tab.open(address(visitor, path))
            assert await tab.see("document.documentElement.scrollWidth") <= 360, path
            seen = await tab.see(CONTRAST)
            assert seen["words"] > 1, path
            assert seen["least"] >= 4.5, path
            papers[scheme] = seen["paper"]

    assert papers["light"] > 0.9
    assert papers["dark"] < 0.05
