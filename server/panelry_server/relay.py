"""`python -m panelry_server.relay URL MODEL`: the wording program for a model that answers chat requests.

It is a program of its own, begun by the server for one asking: it hands the request on standard input to the
address of a model, on this machine or over https, and writes the model's words to standard output. A key
stands in PANELRY_REWORDING_KEY. Nothing is kept here; the model is told to keep nothing either.
"""

import json
import os
import sys
import urllib.request
from typing import Any, BinaryIO
from urllib.error import URLError
from urllib.parse import urlsplit

from panelry.rewording import ANSWER

KEY = "PANELRY_REWORDING_KEY"
_USAGE = "Use: python -m panelry_server.relay URL MODEL, with an https address or one of this machine."
_HERE = frozenset({"127.0.0.1", "::1", "localhost"})
_SECONDS = 9.0
"""One less than the server waits."""
_MOST = 8 * ANSWER
"""The most bytes that are read of a reply, which wraps the answer."""


class _NoDetour(urllib.request.HTTPRedirectHandler):
    """Follows no redirect: the words go to the address that was set, and nowhere else."""

    def redirect_request(self, *_: Any) -> None:
        """Refuse it."""


def main(arguments: list[str], asked: BinaryIO) -> int:
    """Write what the model said; 1 where it said nothing, 2 for a call that cannot be used."""
    if len(arguments) != 2 or not _fit(arguments[0]):
        sys.stderr.write(f"{_USAGE}\n")
        return 2
    try:
        said = _said(_reply(arguments[0], _body(arguments[1], asked.read())))
    except (URLError, OSError, ValueError, KeyError, IndexError, TypeError):
        sys.stderr.write("The model gave no answer that can be used.\n")
        return 1
    sys.stdout.write(said)
    return 0


def _fit(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _HERE)


def _body(model: str, asked: bytes) -> bytes:
    """Return the chat request: how to write as the rule, the sentences as data."""
    request = json.loads(asked)
    style = "\n".join(request.pop("style"))
    messages = [{"role": "system", "content": style}, {"role": "user", "content": json.dumps(request)}]
    return json.dumps({"model": model, "messages": messages, "temperature": 0, "store": False}).encode()


def _reply(url: str, body: bytes) -> bytes:
    headers = {"Content-Type": "application/json"}
    if key := os.environ.get(KEY):
        headers["Authorization"] = f"Bearer {key}"
    asking = urllib.request.Request(url, body, headers)  # noqa: S310 - _fit has looked at the address
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}), _NoDetour)
    with direct.open(asking, timeout=_SECONDS) as reply:
        found: bytes = reply.read(_MOST)
    return found


def _said(reply: bytes) -> str:
    """Return the words of a reply, without a fence of code around them."""
    words = json.loads(reply)["choices"][0]["message"]["content"].strip()
    fenced = words.startswith("```") and words.endswith("```")
    return words.strip("`").removeprefix("json").strip() if fenced else str(words)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], sys.stdin.buffer))
