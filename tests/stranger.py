"""A stranger's terminal: written from `docs/protocol.md` alone, without a line of panelry.

It knows the websocket library, JSON and hashes, and checks what the page promises as it goes: canonical
bytes, chained frames, answers for every number. A promise that is not kept is an AssertionError.
"""

import asyncio
import base64
import hashlib
import json
import re
import secrets
import ssl
from typing import Any
from urllib.parse import urlsplit

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

Frame = dict[str, Any]
PATIENCE = 10.0
KEYS = {
    "AccessCase": "AccessCase/{candidate}/{number}",
    "Complaint": "Complaint/{candidate}/{number}",
    "Audience": "Audience/{position}/{kind}",
    "Belonging": "Belonging/{debrief}",
    "LaterLevels": "LaterLevels/{candidate}",
    "Bench": "Bench/{candidate}",
    "Candidate": "Candidate/{candidate}",
    "Criterion": "Criterion/{place:02}",
    "Evidence": "Evidence/{criterion}/{person}/{ordinal:03}",
    "Export": "Export/{number}",
    "Finding": "Finding/{number:03}",
    "Hold": "Hold/{hold}",
    "Judgement": "Judgement/{person}",
    "Levels": "Levels/{criterion}",
    "Line": "Line/{number:06}",
    "Notice": "Notice/{notice}",
    "Officer": "Officer/{person}",
    "Opened": "Opened/{criterion}/{person}",
    "OwnNote": "OwnNote/{criterion}",
    "OwnObservation": "OwnObservation/{observation}",
    "OwnPoint": "OwnPoint/{point[id]}",
    "OwnRating": "OwnRating/{criterion}",
    "OwnSecond": "OwnSecond/{criterion}",
    "PersonalNote": "PersonalNote/{person}",
    "Point": "Point/{author}/{point}",
    "Position": "Position/{position}",
    "Proposal": "Proposal/{criterion}",
    "Reached": "Reached/{debrief}",
    "Receipt": "Receipt/{person}",
    "Rights": "Rights/{person}",
    "Salts": "Salts/{person}",
    "Seat": "Seat/{person}",
    "Sentence": "Sentence/{place:02}",
    "Signature": "Signature/{person}",
    "Suggestion": "Suggestion/{person}/{sentence}",
    "Talk": "Talk/{criterion}",
    "UnsealedCard": "UnsealedCard/{person}",
    "UnsealedObservation": "UnsealedObservation/{person}/{criterion}/{ordinal:03}",
    "UnsealedRating": "UnsealedRating/{person}/{criterion}",
    "Unsealing": "Unsealing/{person}/{reader}/{at}",
    "Writing": "Writing/{section}",
}
"""Section 12: the keys of parts; what is not listed has its kind for a key."""
_LINK = re.compile(r"panelry://(?P<address>[^/]+)/(?P<debrief>[^#]+)#(?P<code>[^@]+)(?:@(?P<pin>.+))?")


def key_of(part: Frame) -> str:
    """Name a part's place in the picture; null is nothing."""
    fields = {name: "" if value is None else value for name, value in part.items()}
    return KEYS.get(part["part"], str(part["part"])).format(**fields)


def spki_of(certificate: bytes) -> bytes:
    """Return the public key's info inside a certificate, by walking its DER."""
    inside = _items(_items(certificate)[0][1])[0][1]
    fields = _items(inside)
    fields = fields[1:] if fields[0][0] == 0xA0 else fields
    return fields[5][2]


def _items(der: bytes) -> list[tuple[int, bytes, bytes]]:
    """Return tag, body and whole of each item."""
    found, at = [], 0
    while at < len(der):
        size, head = der[at + 1], 2
        if size >= 0x80:
            head = 2 + (size & 0x7F)
            size = int.from_bytes(der[at + 2 : at + head])
        found.append((der[at], der[at + head : at + head + size], der[at : at + head + size]))
        at += head + size
    return found


class Stranger:
    """One terminal with one seat."""

    def __init__(self, link: str) -> None:
        parts = _LINK.fullmatch(link)
        assert parts is not None
        self.address, self.debrief = parts["address"], parts["debrief"]
        self.code, self.pin = parts["code"], parts["pin"]
        self.token = secrets.token_urlsafe(32)
        self.person = ""
        self.n = 0
        self.epoch = 0
        self.cur: str | None = None
        self.picture: dict[str, Frame] = {}
        self.modes: list[str] = []
        self.heard: list[bytes] = []
        self.answers: list[Frame] = []
        self.beacons: list[Frame] = []
        self.people: list[Any] = []
        self.devices: list[Any] = []
        self.live = False
        """Whether the picture is whole and up to date."""
        self.gaps = 0
        self._greeting = False
        self._parts: list[Frame] = []
        self._socket: ClientConnection | None = None

    # 1 and 2: transport, a seat

    async def _open(self, path: str, headers: dict[str, str]) -> ClientConnection:
        made = await connect(
            f"{'wss' if self.pin else 'ws'}://{self.address}{path}",
            subprotocols=[Subprotocol("panelry.1")],
            additional_headers=headers,
            compression=None,
            ssl=await self._trusted() if self.pin else None,
            max_size=2**20,
            proxy=None,
        )
        assert made.subprotocol == "panelry.1"
        return made

    async def _trusted(self) -> ssl.SSLContext:
        """Look at the certificate, compare its key with the pin, then trust exactly that one."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.minimum_version = ssl.TLSVersion.TLSv1_3
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        server = urlsplit(f"//{self.address}")
        _, writer = await asyncio.open_connection(server.hostname, server.port, ssl=context)
        shown = writer.get_extra_info("ssl_object").getpeercert(binary_form=True)
        writer.transport.abort()
        pin = base64.urlsafe_b64encode(hashlib.sha256(spki_of(shown)).digest()).decode().rstrip("=")
        assert self.pin == pin
        context.verify_mode = ssl.CERT_REQUIRED
        context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
        context.load_verify_locations(cadata=shown)
        return context

    async def join(self) -> Frame:
        """Claim the seat of the link and return the answer."""
        socket = await self._open("/join", {})
        await socket.send(json.dumps({"t": "claim", "code": self.code, "token": self.token}))
        answer = self._read(await socket.recv(decode=False))
        await socket.wait_closed()
        assert socket.close_code == 1000
        self.person = answer.get("person", "")
        return answer

    # 5: hello and welcome

    async def connect(self) -> None:
        """Connect, say hello and hear on until the picture is whole."""
        headers = {"Authorization": f"Bearer {self.token}"}
        self._socket = await self._open(f"/d/{self.debrief}", headers)
        await self.hello()
        await self.until(lambda: self.live)

    async def leave(self) -> None:
        """Hang up."""
        assert self._socket is not None
        await self._socket.close()

    async def hello(self) -> None:
        """Say where one stands."""
        self._greeting, self.live, self._parts = True, False, []
        await self.send(
            {"t": "hello"} if self.cur is None else {"t": "hello", "last": [self.epoch, self.cur]}
        )

    async def send(self, frame: Frame) -> None:
        """Send a frame in a spelling of one's own: white space, another order."""
        assert self._socket is not None
        await self._socket.send(json.dumps(dict(reversed(frame.items())), indent=1))

    # 4: JSON

    def _read(self, text: bytes) -> Frame:
        """Take a frame's bytes in; spelt by the page's rules they must come out the same."""
        frame: Frame = json.loads(text)
        spelt = json.dumps(frame, ensure_ascii=False, separators=(",", ":")).encode()
        assert spelt == text
        assert next(iter(frame)) == "t"
        return frame

    # 6: the sequence

    async def hear(self) -> Frame:
        """Take one frame in and do what the page says."""
        assert self._socket is not None
        async with asyncio.timeout(PATIENCE):
            text = await self._socket.recv(decode=False)
        self.heard.append(text)
        frame = self._read(text)
        match frame["t"]:
            case "welcome":
                self._welcomed(frame)
            case "picture" | "sights" | "beacon" if self._greeting:
                pass
            case "picture":
                self._pictured(frame)
            case "sights":
                await self._seen(frame)
            case "beacon":
                await self._beaconed(frame)
            case "ack" | "refused" | "held" | "invited" | "uninvited":
                self.answers.append(frame)
            case "presence" | "devices":
                self.people = frame.get("people", self.people)
                self.devices = frame.get("devices", self.devices)
            case "reset":
                self.epoch, self.cur = frame["epoch"], None
                await self.hello()
            case unknown:
                raise AssertionError(unknown)
        return frame

    def _welcomed(self, frame: Frame) -> None:
        assert self.person == frame["person"]
        self.epoch, self.n = frame["epoch"], max(self.n, frame["n"])
        self.modes.append(frame["mode"])
        self._greeting, self.live = False, frame["mode"] == "same"

    def _pictured(self, frame: Frame) -> None:
        self._parts = frame["body"] if frame["part"] == 1 else [*self._parts, *frame["body"]]
        if frame["part"] == frame["of"]:
            self.picture = {key_of(part): part for part in self._parts}
            assert sorted(self.picture) == [key_of(part) for part in self._parts]
            self.cur, self.live = frame["cur"], True

    async def _seen(self, frame: Frame) -> None:
        if frame["prev"] != self.cur:
            self.gaps += 1
            await self.hello()
            return
        for part in frame["sights"]:
            if part["part"] == "Dropped":
                del self.picture[part["gone"]]
            else:
                self.picture[key_of(part)] = part
        self.cur, self.live = frame["cur"], True

    async def _beaconed(self, frame: Frame) -> None:
        self.beacons.append(frame)
        if self.live and [frame["epoch"], frame["cur"]] != [self.epoch, self.cur]:
            self.gaps += 1
            await self.hello()

    async def until(self, happened: Any) -> None:
        """Hear frames until something is so."""
        while not happened():
            await self.hear()

    async def end(self) -> int | None:
        """Hear to the end, and return the closing code."""
        assert self._socket is not None
        try:
            while True:
                await self.hear()
        except ConnectionClosed:
            return self._socket.close_code

    # 7: commands

    async def do(self, ask: str, *, n: int = 0, expect: int | None = None, **fields: Any) -> Frame:
        """Ask for something, under the next number unless another is given; return its answer."""
        if not n:
            self.n += 1
        number = n or self.n
        frame: Frame = {"t": "do", "n": number, "command": {"ask": ask, **fields}}
        await self.send(frame if expect is None else {**frame, "expect": expect})
        before = len(self.answers)
        await self.until(lambda: len(self.answers) > before)
        answer = self.answers[-1]
        assert answer["n"] == number
        assert answer["t"] != "ack" or not self.live or answer["cur"] == self.cur
        return answer

    def parts(self, kind: str) -> list[Frame]:
        """Return the parts of a kind in the order of keys."""
        return [self.picture[key] for key in sorted(self.picture) if self.picture[key]["part"] == kind]
