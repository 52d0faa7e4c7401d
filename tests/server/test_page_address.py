"""Where the page listens: the addresses that are taken, and what each refusal says."""

import socket
from pathlib import Path

import pytest

from panelry_server.settings import Settings, SettingsError
from panelry_server.web.address import bind


def settings(**fields: object) -> Settings:
    """Return settings of a server without TLS."""
    return Settings(**{"folder": Path("nowhere"), "plain": True, **fields})  # type: ignore[arg-type]


def test_without_a_setting_there_is_no_page() -> None:
    """Nothing is bound."""
    assert bind(settings()) is None


@pytest.mark.parametrize(
    ("fields", "url"),
    [
        ({"page": "127.0.0.1:0"}, "http://127.0.0.1:{port}"),
        ({"page": "localhost:0", "plain": False}, "https://127.0.0.1:{port}"),
        ({"page": "[::1]:0"}, "http://[::1]:{port}"),
        (
            {"page": "0.0.0.0:0", "plain": False, "page_url": "https://f.example.org/"},
            "https://f.example.org",
        ),
        (
            {"page": "0.0.0.0:0", "page_proxy": "10.0.0.1", "page_url": "https://f.example"},
            "https://f.example",
        ),
    ],
)
def test_a_link_begins_where_the_page_is_reached(fields: dict[str, object], url: str) -> None:
    """At the address itself, or as the settings say."""
    bound = bind(settings(**fields))
    assert bound is not None
    with bound.socket:
        assert url.format(port=bound.socket.getsockname()[1]) == bound.url


@pytest.mark.parametrize(
    ("fields", "key"),
    [
        ({"page": "127.0.0.1"}, "page"),
        ({"page": "127.0.0.1:99999"}, "page"),
        ({"page": "here:0"}, "page"),
        ({"page": "0.0.0.0:0"}, "page"),
        ({"page": "0.0.0.0:0", "plain": False}, "page_url"),
        ({"page": "127.0.0.1:0", "page_proxy": "10.0.0.1"}, "page_url"),
        ({"page": "127.0.0.1:0", "page_proxy": "proxy", "page_url": "https://f.example"}, "page_proxy"),
        ({"page": "127.0.0.1:0", "page_url": "http://f.example"}, "page_url"),
        ({"page": "127.0.0.1:0", "page_url": "https://f.example/path"}, "page_url"),
    ],
)
def test_an_address_that_would_not_do_names_its_setting(fields: dict[str, object], key: str) -> None:
    """Plain is for loopback or a stated proxy, and a link has to lead somewhere."""
    with pytest.raises(SettingsError) as refused:
        bind(settings(**fields))
    assert key == refused.value.key


def test_a_port_that_is_taken_names_the_page() -> None:
    """So that nobody looks for it at the other listener."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        place = f"127.0.0.1:{taken.getsockname()[1]}"
        with pytest.raises(OSError, match="in use") as refused:
            bind(settings(page=place))
    assert f"page {place}" == refused.value.filename
