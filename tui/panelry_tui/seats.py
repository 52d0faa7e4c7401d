"""The seats of this person on this machine: one folder each, with its token, outbox and lock.

    seats/<debrief>-<device>/   seat.json  token  lock  outbox.db, beside.sock while a desk is open
    pending/<mark>.json         a token that was drawn for an invitation and not yet confirmed
    known-servers               the keys of servers, as `pins` says

Folders are 0700 and files 0600. Tokens, and what a seat is of, are encrypted with the device's key. An
invitation code is never stored, only a hash that recognises it.
"""

import contextlib
import fcntl
import hashlib
import os
import re
import secrets
import shutil
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import platformdirs

from panelry.sync.frames import Seated
from panelry_tui.at_rest import SealError, is_sealed, seal, unseal
from panelry_tui.device_key import DeviceKey, KeyLostError
from panelry_tui.link import Seat
from panelry_tui.pins import KnownServers
from panelry_tui.settings import own_path
from panelry_tui.whole_file import write_over, write_whole

FORGET_PENDING = timedelta(days=7)
"""An invitation ends after 72 hours; a token drawn for one is of no use after that."""
_NAME = re.compile(r"[A-Za-z0-9_-]{1,80}")


class SeatTakenError(Exception):
    """The seat is open in another terminal of this machine; the message says what to do."""


class KeptSeat(msgspec.Struct, frozen=True):
    """A seat that is kept here; `about` says for people what it is a seat of, `opened` when last used."""

    folder: Path
    seat: Seat
    mark: str
    about: str = ""
    opened: str = ""


class _Record(msgspec.Struct, frozen=True):
    """What stands in `seat.json`."""

    server: str
    debrief: str
    device: str
    person: str
    name: str
    mark: str
    about: str = ""
    """In plain, as a program wrote it that did not encrypt yet."""
    opened: str = ""
    plain: bool = True
    sealed: bytes = b""
    """What it is a seat of, encrypted."""


class _Pending(msgspec.Struct, frozen=True):
    """What stands in a file of `pending`."""

    server: str
    drawn: str
    token: str = ""
    """In plain, as a program wrote it that did not encrypt yet."""
    sealed: bytes = b""
    """The token, encrypted."""


def state_folder(environ: Mapping[str, str]) -> Path:
    """Return the folder of everything kept here: PANELRY_STATE, else the user's state folder.

    Raises `ConfigError` where the variable leads nowhere.
    """
    own = environ.get("PANELRY_STATE", "")
    return own_path("PANELRY_STATE", own) if own else Path(platformdirs.user_state_dir("panelry"))


def mark_of(server: str, code: str) -> str:
    """Return the hash by which an invitation is recognised here."""
    plain = code.replace("-", "").replace(" ", "").upper()
    return hashlib.sha256(f"{server}\0{plain}".encode()).hexdigest()[:32]


class Seats:
    """The kept seats under one state folder; the folder appears with the first seat.

    Where something encrypted is kept, its methods raise `KeyLostError` if the key is not to be had.
    """

    def __init__(self, folder: Path, device_key: DeviceKey | None = None) -> None:
        self.folder = folder
        self.known = KnownServers(folder)
        self.device_key = device_key or DeviceKey(folder)

    def key(self) -> bytes:
        """Return the key of what is kept here; `KeyLostError` also where there is no room for one."""
        try:
            return self.device_key.key()
        except OSError as fault:
            why = fault.strerror or "unknown reason"
            cure = "Free some disk space or check its rights, then start again."
            raise KeyLostError(f"The key cannot be kept in {self.folder}: {why}. {cure}") from None

    def kept(self) -> list[KeptSeat]:
        """Return every seat that can be read, the last used first."""
        found = [self._read(folder) for folder in (self.folder / "seats").glob("*/")]
        return sorted(
            (each for each in found if each is not None), key=lambda each: each.opened, reverse=True
        )

    def servers(self) -> dict[str, bool]:
        """Return every server that is known here, and whether it is spoken to without TLS; needs no key."""
        found = dict.fromkeys(self.known.servers(), False)
        for path in (self.folder / "seats").glob("*/seat.json"):
            with contextlib.suppress(OSError, msgspec.MsgspecError):
                record = msgspec.json.decode(path.read_bytes(), type=_Record)
                found[record.server] = found.get(record.server, True) and record.plain
        return found

    def by_code(self, server: str, code: str) -> KeptSeat | None:
        """Return the seat that an invitation led to, None if it led to none here."""
        mark = mark_of(server, code)
        return next((each for each in self.kept() if each.mark == mark), None)

    def by_debrief(self, server: str, debrief: str) -> KeptSeat | None:
        """Return the last used seat of a debrief, None if there is none."""
        wanted = (server, debrief)
        return next((each for each in self.kept() if (each.seat.server, each.seat.debrief) == wanted), None)

    def draw(self, server: str, code: str, now: datetime) -> str:
        """Return the token for an invitation: the one drawn earlier, else a new one of 256 bits.

        It is durable when this returns, so that a lost answer can be asked for again.
        """
        self._forget_old(now)
        path, place = self._pending(server, code), ("pending", mark_of(server, code))
        key = self.device_key.key()
        try:
            found = msgspec.json.decode(path.read_bytes(), type=_Pending)
            if not found.token:
                return unseal(key, place, found.sealed).decode()
            token, write = found.token, write_over
        except (OSError, msgspec.MsgspecError, SealError):
            token, write = secrets.token_urlsafe(32), write_whole
        write(
            path,
            msgspec.json.encode(_Pending(server, now.isoformat(), sealed=seal(key, place, token.encode()))),
        )
        return token

    def take(
        self, server: str, code: str, seated: Seated, token: str, now: datetime, *, plain: bool = True
    ) -> KeptSeat:
        """Keep a seat that was confirmed; ValueError if its ids cannot be names of a folder."""
        if not (_NAME.fullmatch(seated.debrief) and _NAME.fullmatch(seated.device)):
            raise ValueError("ids of a seat")
        folder = self.folder / "seats" / f"{seated.debrief}-{seated.device}"
        record = _Record(
            server=server,
            debrief=seated.debrief,
            device=seated.device,
            person=seated.person,
            name=seated.name,
            mark=mark_of(server, code),
            opened=now.isoformat(),
            plain=plain,
        )
        write_whole(folder / "token", self._seal(folder, "token", token))
        write_whole(folder / "seat.json", msgspec.json.encode(record))
        self._pending(server, code).unlink(missing_ok=True)
        return KeptSeat(folder, self._seat(record, token), record.mark, "", record.opened)

    def note(self, kept: KeptSeat, about: str, now: datetime) -> None:
        """Write down when a seat was used, and what it is a seat of."""
        seat = kept.seat
        record = _Record(
            seat.server,
            seat.debrief,
            seat.device,
            seat.person,
            seat.name,
            kept.mark,
            opened=now.isoformat(),
            plain=seat.plain,
            sealed=self._seal(kept.folder, "about", about or kept.about),
        )
        write_whole(kept.folder / "seat.json", msgspec.json.encode(record))

    def forget(self, kept: KeptSeat) -> None:
        """Remove a seat with everything that is kept of it: its debrief was erased."""
        shutil.rmtree(kept.folder, ignore_errors=True)

    @contextlib.contextmanager
    def held(self, kept: KeptSeat) -> Iterator[None]:
        """Hold a seat for this terminal alone; `SeatTakenError` if another has it."""
        handle = os.open(kept.folder / "lock", os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
        try:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                raise SeatTakenError(
                    f"The seat of {kept.seat.name} is open in another terminal on this machine. "
                    "Use that one, or close it first."
                ) from None
            yield
        finally:
            os.close(handle)

    def _read(self, folder: Path) -> KeptSeat | None:
        try:
            record = msgspec.json.decode((folder / "seat.json").read_bytes(), type=_Record)
            found = (folder / "token").read_bytes()
            if is_sealed(found):
                token = self._unseal(folder, "token", found)
                about = self._about(folder, record)
            else:
                token, about = found.decode("ascii"), self._about(folder, record)
                with contextlib.suppress(OSError):  # a full disk hides no seat
                    self._encrypt(folder, token, record)
        except (OSError, UnicodeError, msgspec.MsgspecError, SealError):
            return None
        return KeptSeat(folder, self._seat(record, token), record.mark, about, record.opened)

    def _encrypt(self, folder: Path, token: str, record: _Record) -> None:
        """Encrypt a seat that was kept in plain, the token last: until then it counts as plain."""
        sealed = self._seal(folder, "about", record.about) if record.about else record.sealed
        encrypted = msgspec.structs.replace(record, about="", sealed=sealed)
        write_over(folder / "seat.json", msgspec.json.encode(encrypted))
        write_over(folder / "token", self._seal(folder, "token", token))

    def _about(self, folder: Path, record: _Record) -> str:
        return self._unseal(folder, "about", record.sealed) if record.sealed else record.about

    def _seal(self, folder: Path, what: str, text: str) -> bytes:
        return seal(self.device_key.key(), (what, folder.name), text.encode())

    def _unseal(self, folder: Path, what: str, body: bytes) -> str:
        return unseal(self.device_key.key(), (what, folder.name), body).decode()

    def _seat(self, record: _Record, token: str) -> Seat:
        """Return a seat with the key that its server is known by now; such a server is never plain."""
        pin = self.known.pin_of(record.server)
        ids = (record.server, record.debrief, record.device, record.person, record.name)
        return Seat(*ids, token, plain=record.plain and not pin, pin=pin)

    def _pending(self, server: str, code: str) -> Path:
        return self.folder / "pending" / f"{mark_of(server, code)}.json"

    def _forget_old(self, now: datetime) -> None:
        for path in (self.folder / "pending").glob("*.json"):
            with contextlib.suppress(OSError):
                if datetime.fromtimestamp(path.stat().st_mtime, UTC) < now - FORGET_PENDING:
                    path.unlink()
