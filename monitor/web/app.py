"""Looking in: pages, health and metrics over HTTP, on the address that `listen` names.

No link changes anything: what a message's signed link asks for is done on POST alone (`acting`). Whoever can reach
the address can read what is on it: it is the loopback by default, and a proxy that asks who is there belongs in front
of any other. A site that a browser on this machine visits may give its own name the address of the loopback (DNS
rebinding) and so reach it too: there the page is shown under no name that could be anybody's.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from importlib import resources
from ipaddress import ip_address
from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Middleware

from monitor.model import UserError
from monitor.store.contract import StoreError
from monitor.web import pages
from monitor.web.acting import NOT_DONE, Acts, page, whole
from monitor.web.contract import Desk, Inbox
from monitor.web.metrics import CONTENT_TYPE, Metrics
from monitor.web.reports import status_record

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
LONGEST_REFERENCE = 2000
LARGEST_PUSH = 5 * 2**20
"""Bytes."""
STATIC = {"style.css": "text/css"}

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@asynccontextmanager
async def serving(
    host: str, port: int, desk: Desk, metrics: Metrics, inbox: Callable[[], Inbox] | None = None
) -> AsyncIterator[int]:
    """Answer for as long as the context lasts; gives the port. OSError where the address cannot be had."""
    runner = web.AppRunner(application(desk, metrics, inbox), access_log=None, shutdown_timeout=1)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
        yield runner.addresses[0][1]
    finally:
        await runner.cleanup()


def application(desk: Desk, metrics: Metrics, inbox: Callable[[], Inbox] | None = None) -> web.Application:
    """Every path there is. `inbox`: for what hubs tell; they know an address that nobody can guess."""
    app = web.Application(middlewares=[_guarded, _by_its_name(desk)], client_max_size=64 * 1024)
    answers = _Answers(desk, metrics)
    for path, handler in {
        "/": answers.front,
        "/feeds": answers.feeds,
        "/deliveries": answers.deliveries,
        "/operations/{name}": answers.operation,
        "/why": answers.why,
        "/healthz": answers.alive,
        "/readyz": answers.ready,
        "/metrics": answers.metrics,
        "/api/status": answers.status,
        "/static/{name}": answers.static,
    }.items():
        app.router.add_get(path, handler)
    acts = Acts(desk)
    app.router.add_get("/act", acts.offer)
    app.router.add_post("/act", acts.act)
    app.router.add_post("/slack/actions", acts.press)
    app.router.add_get("/unsubscribe", acts.offer_to_leave)
    app.router.add_post("/unsubscribe", acts.leave)
    if inbox is not None:
        letters = _Letters(inbox)
        path = "/{before:(?:.*/)?}{token:[0-9a-f]{40}}"  # whatever a proxy puts before it, or takes away
        app.router.add_get(path, letters.confirm)
        app.router.add_post(path, letters.take)
    return app


class _Letters:
    """What is said to hubs. They are answered nothing that helps anybody else to guess."""

    def __init__(self, inbox: Callable[[], Inbox]) -> None:
        self._inbox = inbox

    async def confirm(self, request: web.Request) -> web.Response:
        inbox, token = self._inbox(), request.match_info["token"]
        challenge = await inbox.confirm(token, request.query) if inbox.knows(token) else None
        if challenge is None:
            raise web.HTTPNotFound
        return web.Response(text=challenge, content_type="text/plain")

    async def take(self, request: web.Request) -> web.Response:
        """Well-formed or not, signed or not: the answer is the same (WebSub §8)."""
        inbox, token = self._inbox(), request.match_info["token"]
        if not inbox.knows(token):
            raise web.HTTPNotFound
        body = await whole(request, LARGEST_PUSH)
        await inbox.pushed(token, body, request.headers.get("X-Hub-Signature", ""))
        return web.Response(status=202)


class _Answers:
    """What is said to each request."""

    def __init__(self, desk: Desk, metrics: Metrics) -> None:
        self._desk = desk
        self._metrics = metrics

    async def front(self, _request: web.Request) -> web.Response:
        return page(pages.front(await self._desk.status()))

    async def feeds(self, _request: web.Request) -> web.Response:
        return page(pages.feeds(await self._desk.status()))

    async def deliveries(self, _request: web.Request) -> web.Response:
        return page(pages.deliveries(await self._desk.deliveries()))

    async def operation(self, request: web.Request) -> web.Response:
        name, titles = request.match_info["name"], (await self._desk.status(feeds=False)).operations
        if name not in titles:
            raise web.HTTPNotFound
        return page(pages.operation(name, titles[name], await self._desk.timeline(name)))

    async def why(self, request: web.Request) -> web.Response:
        reference = request.query.get("of", "").strip()[:LONGEST_REFERENCE]
        found = await self._desk.explain(reference) if reference else ()
        return page(pages.why(reference, found), 200 if found or not reference else 404)

    async def alive(self, _request: web.Request) -> web.Response:
        return web.Response(text="ok\n")

    async def ready(self, _request: web.Request) -> web.Response:
        health = await self._desk.health()
        return web.json_response(dict(health.parts), status=200 if health.is_well else 503)

    async def metrics(self, _request: web.Request) -> web.Response:
        text = self._metrics.text(await self._desk.status(feeds=False))
        return web.Response(body=text, headers={"Content-Type": CONTENT_TYPE})

    async def status(self, _request: web.Request) -> web.Response:
        return web.json_response(status_record(await self._desk.status()))

    async def static(self, request: web.Request) -> web.Response:
        name = request.match_info["name"]
        if name not in STATIC:
            raise web.HTTPNotFound
        text = (resources.files("monitor.web") / "static" / name).read_text(encoding="utf-8")
        return web.Response(text=text, content_type=STATIC[name])


@web.middleware
async def _guarded(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Headers for every answer, and a page for what is not there or cannot be read."""
    answer: web.StreamResponse
    try:
        answer = await handler(request)
    except web.HTTPException as error:
        answer = page(pages.message(error.reason, "There is nothing here."), error.status)
        if "Allow" in error.headers:
            answer.headers["Allow"] = error.headers["Allow"]
    except StoreError as error:
        answer = page(pages.message("The memory does not answer", str(error)), 503)
    except UserError as error:
        answer = page(pages.message(NOT_DONE, str(error)), 409)
    answer.headers.update(HEADERS)
    return answer


def _by_its_name(desk: Desk) -> Middleware:
    @web.middleware
    async def named(request: web.Request, handler: Handler) -> web.StreamResponse:
        asked = request.headers.get("Host", "")
        if request.method in ("GET", "HEAD") and _on_loopback(request) and not _is_ours(asked, desk.names()):
            told = "Ask for it by its address, let the proxy do so, or name this host in public_url (monitor.toml)."
            return page(pages.message("Not under this name", told), 421)
        return await handler(request)

    return named


def _on_loopback(request: web.Request) -> bool:
    at = request.get_extra_info("sockname")
    return at is not None and ip_address(at[0]).is_loopback


def _is_ours(asked: str, names: frozenset[str]) -> bool:
    """An address, a name that no public server gives, or one that the configuration names."""
    try:
        host = (urlsplit(f"//{asked}").hostname or "").rstrip(".")
        is_public = "." in host and not host.endswith(".localhost") and host not in names
        return not is_public or bool(ip_address(host))
    except ValueError:
        return False
