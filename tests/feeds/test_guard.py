"""The gate lets nothing inner through, however it is written."""

from __future__ import annotations

from ipaddress import IPv4Network, IPv6Network

import pytest

from monitor.feeds.guard import check_url, connector, forbidden, permitted
from tests.feeds.server import LOOPBACK


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("127.0.0.1", "loopback"),
        ("127.255.255.254", "loopback"),
        ("0.0.0.0", "this-network"),
        ("10.1.2.3", "private"),
        ("172.16.0.1", "private"),
        ("172.31.255.255", "private"),
        ("192.168.1.1", "private"),
        ("169.254.169.254", "cloud-metadata"),
        ("169.254.1.1", "link-local"),
        ("100.64.0.1", "carrier-nat"),
        ("192.0.0.8", "protocol-assignments"),
        ("192.0.2.1", "documentation"),
        ("198.51.100.1", "documentation"),
        ("203.0.113.1", "documentation"),
        ("198.19.0.1", "benchmarking"),
        ("192.88.99.1", "6to4-relay"),
        ("224.0.0.251", "multicast"),
        ("240.0.0.1", "reserved"),
        ("255.255.255.255", "reserved"),
        ("::", "this-network"),
        ("::1", "loopback"),
        ("::ffff:127.0.0.1", "loopback"),
        ("::ffff:a00:1", "private"),
        ("::127.0.0.1", "ipv4-compatible"),
        ("::ffff:0:127.0.0.1", "ipv4-translated"),
        ("64:ff9b::a9fe:a9fe", "nat64"),
        ("64:ff9b:1::1", "nat64"),
        ("2002:7f00:1::", "6to4"),
        ("2001:0:53aa::1", "teredo"),
        ("2001:20::1", "protocol-assignments"),
        ("2001:db8::1", "documentation"),
        ("3fff::1", "documentation"),
        ("100::1", "discard"),
        ("5f00::1", "srv6"),
        ("fc00::1", "private"),
        ("fd12:3456::1", "private"),
        ("fe80::1", "link-local"),
        ("fe80::1%eth0", "link-local"),
        ("fec0::1", "site-local"),
        ("ff02::1", "multicast"),
        ("4000::1", "reserved"),
        ("localhost", "not-an-address"),
        ("127.1", "not-an-address"),
    ],
)
def test_an_inner_or_special_address_is_forbidden_with_its_reason(address: str, why: str) -> None:
    assert forbidden(address) == why


@pytest.mark.parametrize("address", ["8.8.8.8", "172.32.0.1", "::ffff:8.8.8.8", "2606:4700::1111", "2a00:1450::1"])
def test_a_public_address_is_not_forbidden(address: str) -> None:
    assert forbidden(address) == ""


def test_the_operator_may_permit_a_network_and_its_mapped_form() -> None:
    assert permitted("127.0.0.1", LOOPBACK) == ""
    assert permitted("::ffff:127.0.0.1", LOOPBACK) == ""
    assert permitted("10.0.0.1", LOOPBACK) == "private"


def test_permitting_inner_addresses_does_not_permit_the_metadata_service() -> None:
    assert permitted("10.0.0.1", (), allow_private=True) == ""
    assert permitted("::1", (), allow_private=True) == ""
    assert permitted("169.254.169.254", (), allow_private=True) == "cloud-metadata"


@pytest.mark.parametrize(
    "address", ["169.254.169.254", "::ffff:a9fe:a9fe", "fd00:ec2::254", "100.100.100.200", "168.63.129.16"]
)
def test_no_network_that_is_permitted_has_a_metadata_service_in_it(address: str) -> None:
    everything = (IPv4Network("0.0.0.0/0"), IPv6Network("::/0"))

    assert permitted(address, everything) == permitted(address, (), allow_private=True) == "cloud-metadata"


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://news.example/rss",
        "gopher://news.example/",
        "http://",
        "http://user:secret@news.example/rss",
        "http://news.example:port/rss",
        "http://news.example/a b",
        "http://news.example/\r\nHost: other.example",
        "http://[::1",
        "news.example/rss",
    ],
)
def test_a_url_that_may_not_be_asked_is_told_in_a_line_without_its_secrets(url: str) -> None:
    told = check_url(url)

    assert told
    assert "\n" not in told
    assert "secret" not in told


def test_a_port_that_was_not_configured_is_refused() -> None:
    assert check_url("http://news.example:22/", ports=frozenset({80, 443})) == "port 22 is not one of 80, 443"
    assert check_url("https://news.example/", ports=frozenset({80, 443})) == ""
    assert check_url("https://news.example:8443/") == ""


async def test_closing_the_connector_leaves_nothing_open() -> None:
    made = connector(LOOPBACK)

    await made.close()

    assert made.closed
