"""The seats kept on this machine."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from panelry.ids import DebriefId, DeviceId, PersonId
from panelry.sync.frames import Seated
from panelry_tui.device_key import KeyLostError
from panelry_tui.seats import FORGET_PENDING, KeptSeat, Seats, SeatTakenError, mark_of, state_folder

NOW = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)
SERVER, CODE = "127.0.0.1:7340", "KLRP-7342-MXST"
SEATED = Seated(DebriefId("d1"), DeviceId("v1"), PersonId("ben"), "Ben Okafor")


def taken(seats: Seats, code: str = CODE, seated: Seated = SEATED, now: datetime = NOW) -> KeptSeat:
    """Draw a token and keep the seat that it was confirmed for."""
    return seats.take(SERVER, code, seated, seats.draw(SERVER, code, now), now)


def test_a_token_is_drawn_once_for_an_invitation(tmp_path: Path) -> None:
    """A lost answer can be asked for again, with the same token, after a restart too."""
    first = Seats(tmp_path).draw(SERVER, CODE, NOW)
    assert first == Seats(tmp_path).draw(SERVER, "klrp 7342 mxst", NOW)
    assert first != Seats(tmp_path).draw(SERVER, "OTHER-CODE", NOW)
    assert len(first) >= 43


def test_the_code_of_an_invitation_is_never_stored(tmp_path: Path) -> None:
    """A hash recognises it; nobody reads it out of the folder."""
    taken(Seats(tmp_path))
    found = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert b"7342" not in found


def test_a_kept_seat_is_found_by_its_code_and_by_its_debrief(tmp_path: Path) -> None:
    """Joining again opens the seat that is there."""
    kept = taken(Seats(tmp_path))
    again = Seats(tmp_path)
    assert kept == again.by_code(SERVER, "klrp7342mxst")
    assert kept == again.by_debrief(SERVER, "d1")
    assert again.by_code("other:1", CODE) is None
    assert again.by_debrief(SERVER, "d2") is None


def every_byte(folder: Path) -> bytes:
    """Return every byte of every file below a folder."""
    return b"\n".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def test_no_file_holds_a_token_or_a_candidate_in_plain(tmp_path: Path) -> None:
    """Neither while an invitation is pending nor with the seat that was taken."""
    seats = Seats(tmp_path)
    token = seats.draw(SERVER, CODE, NOW)
    assert token.encode() not in every_byte(tmp_path)
    seats.note(taken(seats), "Amara Osei · Backend", NOW)
    assert token.encode() not in every_byte(tmp_path)
    assert b"Amara" not in every_byte(tmp_path)
    assert [(token, "Amara Osei · Backend")] == [(each.seat.token, each.about) for each in seats.kept()]


def plain_seat(seats: Seats) -> KeptSeat:
    """Keep a seat as a program did that did not encrypt yet, and an invitation beside it."""
    kept = taken(seats)
    record = msgspec.json.decode((kept.folder / "seat.json").read_bytes())
    (kept.folder / "seat.json").write_bytes(
        msgspec.json.encode({**record, "about": "Amara Osei", "sealed": ""})
    )
    (kept.folder / "token").write_text(kept.seat.token)
    pending = {"server": SERVER, "token": "p" * 43, "drawn": NOW.isoformat()}
    seats._pending(SERVER, "OTHER").write_bytes(msgspec.json.encode(pending))
    return kept


def test_a_seat_of_before_is_encrypted_when_it_is_read(tmp_path: Path) -> None:
    """Its token, what it is a seat of, and a token that is still pending: nobody joins anew."""
    seats = Seats(tmp_path)
    kept = plain_seat(seats)
    for _ in range(2):
        assert [(kept.seat, "Amara Osei")] == [(each.seat, each.about) for each in Seats(tmp_path).kept()]
        assert "p" * 43 == Seats(tmp_path).draw(SERVER, "OTHER", NOW)
        plain = (kept.seat.token.encode(), b"Amara", b"p" * 43)
        assert not any(each in every_byte(tmp_path) for each in plain)


def test_a_seat_of_before_is_there_on_a_full_disk(tmp_path: Path) -> None:
    """It waits in plain for better times."""
    seats = Seats(tmp_path)
    kept = plain_seat(seats)
    (kept.folder / "token.new").mkdir()
    for _ in range(2):
        assert [(kept.seat, "Amara Osei")] == [(each.seat, each.about) for each in Seats(tmp_path).kept()]


def test_a_machine_without_room_for_a_key_says_so(tmp_path: Path) -> None:
    """Where, and what to do."""
    (tmp_path / "key.lock").mkdir()
    with pytest.raises(KeyLostError, match=r"The key cannot be kept in .*: Is a directory\. Free some"):
        Seats(tmp_path).key()


def test_a_seat_whose_key_is_lost_is_not_passed_over(tmp_path: Path) -> None:
    """Its person learns what to do instead of joining anew."""
    taken(Seats(tmp_path))
    (tmp_path / "key").unlink()
    with pytest.raises(KeyLostError, match="Nothing was deleted"):
        Seats(tmp_path).kept()


def test_a_token_opens_in_its_own_seat_only(tmp_path: Path) -> None:
    """One that was put into another folder is no token there."""
    kept = taken(Seats(tmp_path))
    kept.folder.rename(kept.folder.with_name("d2-v1"))
    assert [] == Seats(tmp_path).kept()


def test_a_confirmed_token_is_no_longer_pending(tmp_path: Path) -> None:
    """The token stands in the seat's folder only."""
    taken(Seats(tmp_path))
    assert [] == list((tmp_path / "pending").iterdir())


def test_only_the_owner_can_read_what_is_kept(tmp_path: Path) -> None:
    """Folders are 0700 and files 0600, whatever the umask."""
    before = os.umask(0)
    try:
        folder = taken(Seats(tmp_path / "state")).folder
    finally:
        os.umask(before)
    assert {0o700} == {path.stat().st_mode & 0o777 for path in (folder, folder.parent)}
    assert {0o600} == {path.stat().st_mode & 0o777 for path in folder.iterdir()}


def test_the_last_used_seat_comes_first(tmp_path: Path) -> None:
    """Writing down a use moves a seat to the top, with what it is a seat of."""
    seats = Seats(tmp_path)
    old = taken(seats)
    taken(seats, "OTHER", Seated(DebriefId("d2"), DeviceId("v2"), PersonId("x"), "Ben"), NOW + timedelta(1))
    seats.note(old, "Amara Osei · Backend", NOW + timedelta(2))
    seats.note(old, "", NOW + timedelta(3))
    assert [("d1", ""), ("d2", "")] == [(each.seat.debrief, each.about) for each in seats.kept()]
    seats.note(old, "Amara Osei · Backend", NOW + timedelta(4))
    assert "Amara Osei · Backend" == seats.kept()[0].about


def test_a_folder_that_cannot_be_read_is_passed_over(tmp_path: Path) -> None:
    """Half a seat, from a crash while it was made, hides no other."""
    kept = taken(Seats(tmp_path))
    (tmp_path / "seats" / "half").mkdir()
    assert [kept] == Seats(tmp_path).kept()


def test_ids_that_are_no_names_make_no_folder(tmp_path: Path) -> None:
    """A server's answer cannot write outside the state folder."""
    with pytest.raises(ValueError, match="ids"):
        taken(Seats(tmp_path), seated=Seated(DebriefId("../x"), DeviceId("v"), PersonId("p"), "Ben"))


def test_a_seat_is_open_in_one_terminal_at_a_time(tmp_path: Path) -> None:
    """The second is told so; once the first is gone it may come."""
    seats = Seats(tmp_path)
    kept = taken(seats)
    with seats.held(kept), pytest.raises(SeatTakenError, match="another terminal"), seats.held(kept):
        pass
    with seats.held(kept):
        assert (kept.folder / "lock").exists()


def test_tokens_of_old_invitations_are_forgotten(tmp_path: Path) -> None:
    """An invitation ends after three days, so nothing is lost after seven."""
    seats = Seats(tmp_path)
    seats.draw(SERVER, CODE, NOW)
    seats.draw(SERVER, "OTHER", datetime.now(UTC) + FORGET_PENDING + timedelta(hours=1))
    expected = [f"{mark_of(SERVER, 'OTHER')}.json"]
    assert expected == [path.name for path in (tmp_path / "pending").iterdir()]


def test_the_environment_chooses_the_folder() -> None:
    """PANELRY_STATE wins over the user's own state folder."""
    assert Path("/somewhere") == state_folder({"PANELRY_STATE": "/somewhere"})
    assert "panelry" == state_folder({}).name


def test_a_seat_never_prints_its_token(tmp_path: Path) -> None:
    """Not even by accident, in a log or a crash."""
    kept = taken(Seats(tmp_path))
    assert kept.seat.token not in repr(kept)
