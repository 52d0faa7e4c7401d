"""The relay: the wording program for a model behind an address; a local server stands in for the model."""

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from typing import Any

import msgspec
import pytest

from panelry.rewording import Ended
from panelry_server.relay import KEY, main
from panelry_server.rewording import ask

PATIENCE = 30.0
REQUEST = {"style": ["Be brief."], "sentences": [{"id": "s1"}], "version": 1, "language": "en"}
ASKED = msgspec.json.encode(REQUEST)


class Model(BaseHTTPRequestHandler):
    """Answers every request with what it was told, and keeps what it got."""

    reply: Any = None
    status = 200
    got: list[tuple[dict[str, str], dict[str, Any]]]

    def do_POST(self) -> None:
        """Answer."""
        length = int(self.headers["Content-Length"])
        self.got.append((dict(self.headers), json.loads(self.rfile.read(length))))
        body = json.dumps(self.reply).encode()
        self.send_response(self.status)
        self.send_header("Location", f"{self.path}/elsewhere")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@contextmanager
def model(reply: Any, status: int = 200) -> Iterator[tuple[str, list[tuple[dict[str, str], dict[str, Any]]]]]:
    """Serve a model; its address, and what it got."""
    got: list[tuple[dict[str, str], dict[str, Any]]] = []
    kind = type("Told", (Model,), {"reply": reply, "status": status, "got": got})
    with ThreadingHTTPServer(("127.0.0.1", 0), kind) as served:
        thread = threading.Thread(target=served.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{served.server_port}/chat", got
        finally:
            served.shutdown()
            thread.join()


def said(words: str) -> dict[str, Any]:
    """Return a reply as such models give it."""
    return {"choices": [{"message": {"role": "assistant", "content": words}}]}


async def test_the_relay_hands_the_request_to_the_model_and_its_words_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As a process of its own: how to write is the rule, the sentences are data, nothing is to be kept."""
    monkeypatch.setenv(KEY, "a key")
    with model(said('{"sentences":[]}')) as (url, got):
        program = (sys.executable, "-m", "panelry_server.relay", url, "small")
        assert '{"sentences":[]}' == await ask(program, ASKED, lambda: True, PATIENCE)
    ((headers, body),) = got
    assert "Bearer a key" == headers["Authorization"]
    assert ("small", False) == (body["model"], body["store"])
    system, user = body["messages"]
    assert ("system", "Be brief.", "user") == (system["role"], system["content"], user["role"])
    assert {key: value for key, value in REQUEST.items() if key != "style"} == json.loads(user["content"])


def test_without_an_address_it_says_how_it_is_used() -> None:
    """As a program, too."""
    done = subprocess.run([sys.executable, "-m", "panelry_server.relay"], capture_output=True, check=False)
    assert (2, True) == (done.returncode, b"https" in done.stderr)


@pytest.mark.parametrize("key", ["", "a key"])
def test_a_key_goes_to_the_model_alone(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is one."""
    monkeypatch.setenv(KEY, key)
    with model(said("{}")) as (url, got):
        assert 0 == main([url, "small"], BytesIO(ASKED))
    assert (f"Bearer {key}" if key else None) == got[0][0].get("Authorization")


def test_a_fence_of_code_around_the_words_is_taken_off(capsys: pytest.CaptureFixture[str]) -> None:
    """Many models put one there."""
    with model(said('```json\n{"sentences":[]}\n```')) as (url, _):
        assert 0 == main([url, "small"], BytesIO(ASKED))
    assert '{"sentences":[]}' == capsys.readouterr().out


@pytest.mark.parametrize(
    ("reply", "status"),
    [(said("x"), 500), (said("x"), 302), ({"choices": []}, 200), (["no"], 200), (said("x"), 404)],
)
def test_a_model_that_gives_no_answer_makes_the_program_fail(
    reply: Any, status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    """It follows no redirect either: the words go to the address that was set."""
    with model(reply, status) as (url, got):
        assert 1 == main([url, "small"], BytesIO(ASKED))
    assert 1 == len(got)
    assert "no answer" in capsys.readouterr().err


async def test_no_model_at_the_address_is_a_failure() -> None:
    """The server says so on record."""
    with model(said("")) as (url, _):
        pass
    program = (sys.executable, "-m", "panelry_server.relay", url, "small")
    assert Ended.FAILED is await ask(program, ASKED, lambda: True, PATIENCE)


@pytest.mark.parametrize(
    "arguments",
    [[], ["http://model.example/chat", "small"], ["ftp://127.0.0.1/", "small"], ["https://model.example"]],
)
def test_an_address_that_the_network_reads_along_with_is_refused(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Https, or this machine."""
    assert 2 == main(arguments, BytesIO(ASKED))
    assert "https" in capsys.readouterr().err
