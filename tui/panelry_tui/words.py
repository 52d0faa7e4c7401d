"""Words for people that several screens share; refusals have theirs in the core."""

from collections.abc import Sequence
from datetime import UTC, datetime

from panelry.ids import CriterionId
from panelry.panel import Role
from panelry.refusals import SENTENCES, Code
from panelry.sync.client import Entry
from panelry.text import clean_text
from panelry_tui.link import Standing
from panelry_tui.news import LEFT_OUT
from panelry_tui.reading import Reading
from panelry_tui.store import Store
from panelry_tui.widgets.models import Connection

NOT_YET = "Kept here. It goes to the server with the next connection."
"""Said where an act has to wait for the server."""
RECUSED = "A recused person counts nowhere and sees nothing more. This cannot be taken back here."
"""Said before somebody is recused."""


_NEAR = 5
"""Minutes before the end from which the time left is spoken by the minute."""
ABSENCE = (
    "Nobody waits for the answer of who is absent; what they rated and answered stays. "
    "They can say that they are back."
)
"""Said before somebody is marked as absent in the discussion."""
_WITHIN = str.maketrans("“”", "‘’")


def quoted(text: str) -> str:
    """Return a text in quotation marks; those within it become single ones."""
    return f"“{text.translate(_WITHIN)}”"


def listed(names: Sequence[str]) -> str:
    """Return names as they are said: `Ana`, `Ana and Ben`, `Ana, Ben and Chen`."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else "nobody"


def connection(store: Store, reading: Reading) -> Connection:
    """Return the connection in words: live, catching up, offline, with what waits here.

    A store with a mark says it in front; one that never connects, as a replay, says nothing else.
    """
    if not store.mark:
        return _link(store, reading)
    if store.standing_now is Standing.STOPPED:
        return Connection("late", store.mark)
    found = _link(store, reading)
    return Connection(found.presence, f"{store.mark} · {found.words}")


def _link(store: Store, reading: Reading) -> Connection:
    waiting = store.waiting
    tail = f" · {waiting} waiting" if waiting else ""
    if store.standing_now in {Standing.STOPPED, Standing.ERASED}:
        return Connection("off", f"stopped: {store.why}{tail}")
    if store.cannot_save:
        return Connection("off", f"this machine cannot save{tail}")
    if store.standing_now is not Standing.OPEN:
        return Connection("off", f"offline{tail}")
    if not store.half.writable:
        return Connection("late", f"server cannot save{tail}")
    if not store.live:
        return Connection("late", f"catching up{tail}")
    if waiting:
        return Connection("late", f"live{tail}")
    return Connection("live", f"live {_connected(store, reading)}")


def _connected(store: Store, reading: Reading) -> str:
    seats = [each for each in reading.seats.values() if Role.AUDITOR not in each.roles]
    here = sum(store.half.presence.get(each.person, (0, ""))[0] > 0 for each in seats)
    return f"{here}/{len(seats)}" if here else ""


def time_left(timer: tuple[str, int] | None, now: datetime) -> str:
    """Return the time left on the shared timer as `22:41 left`, or that it is over."""
    if timer is None:
        return ""
    began = datetime.fromisoformat(timer[0])
    left = timer[1] - int((now - began).total_seconds())
    if left <= 0:
        return "time is up"
    return f"{left // 60}:{left % 60:02} left"


def minutes_left(timer: tuple[str, int] | None, now: datetime) -> str:
    """Return the time left as it is spoken: in steps of five minutes, by the minute only near the end.

    So that what is said again whenever it changes is said rarely.
    """
    if timer is None:
        return ""
    left = timer[1] - int((now - datetime.fromisoformat(timer[0])).total_seconds())
    if left <= 0:
        return "Time is up"
    minutes = (left + 59) // 60
    if minutes > _NEAR:
        return f"More than {(left - 1) // (60 * _NEAR) * _NEAR} minutes left"
    return f"At most {minutes} minute{'' if minutes == 1 else 's'} left"


def law(reading: Reading | None = None) -> str:
    """Return who sees ratings and notes, as it is now; before any picture, as it is until the reveal."""
    if reading is not None and reading.openings.revealed:
        return "Ratings are open to the panel. Notes stay yours; a candidate may obtain them by law."
    return "Ratings stay sealed until the reveal. Notes stay yours; a candidate may obtain them by law."


def clock(at: str) -> str:
    """Return the local hour and minute of a server time."""
    return datetime.fromisoformat(at).astimezone().strftime("%H:%M")


def not_taken(declined: Sequence[tuple[Entry, str]], reading: Reading) -> str:
    """Return the texts that the server declined, each with the reason, the newest first."""
    lines = ["Texts that the server did not take", ""]
    titles = {each.id: each.title for each in reading.criteria}
    for entry, code in reversed(declined):
        texts = [
            getattr(entry.command, field, "")
            for field in ("text", "words", "reason", "situation", "behaviour", "effect", "suggestion")
        ]
        text = "\n".join(each for each in texts if each)
        if not text:
            continue
        about = titles.get(getattr(entry.command, "criterion", None) or CriterionId(""), "")
        lines += [about or "On the whole debrief", _why(code), "", text, ""]
    if len(lines) == 2:
        lines.append("None: everything you typed was taken, or still waits.")
    return clean_text("\n".join(lines))


def _why(code: str) -> str:
    if code == LEFT_OUT:
        return "The server was restored from a backup without this, and you left it out."
    return SENTENCES[Code(code)] if code in {each.value for each in Code} else code


def now_utc() -> datetime:
    """Return the present time."""
    return datetime.now(UTC)
