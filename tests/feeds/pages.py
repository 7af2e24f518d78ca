"""Pages as news sites have them: an article among navigation, boxes and a footer."""

from __future__ import annotations

from xml.sax.saxutils import escape


def page(title: str, *paragraphs: str, head: str = "") -> bytes:
    """A whole page; its article is the title and these paragraphs."""
    menu = "".join(f'<li><a href="/{name}">{name}</a></li>' for name in ("World", "Sport", "Weather", "Video", "Shop"))
    text = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs)
    return (
        f"<!DOCTYPE html><html><head><title>{escape(title)} | The Herald</title>{head}</head><body>"
        f"<header><nav><ul>{menu}</ul></nav></header>"
        f"<main><article><h1>{escape(title)}</h1>{text}</article>"
        "<aside><h2>Most read</h2><ul><li><a href='/a'>Ten places to eat lobster</a></li></ul></aside></main>"
        "<footer><p>© The Herald. Subscribe to our newsletter. Cookie settings.</p></footer></body></html>"
    ).encode()
