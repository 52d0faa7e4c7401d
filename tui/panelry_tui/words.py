"""Words for people that several screens share; refusals have theirs in the core."""

from datetime import UTC, datetime

from panelry.panel import Role
from panelry_tui.link import Standing
from panelry_tui.reading import Reading
from panelry_tui.store import Store
from panelry_tui.widgets.models import Connection


def connection(store: Store, reading: Reading) -> Connection:
    """Return the connection in words: live, catching up, offline, with what waits here."""
    waiting = store.waiting
    tail = f" · {waiting} waiting" if waiting else ""
    if store.standing_now is Standing.STOPPED:
        return Connection("off", f"stopped: {store.why}{tail}")
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
    here = sum(each.person in store.half.presence for each in seats)
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


def clock(at: str) -> str:
    """Return the local hour and minute of a server time."""
    return datetime.fromisoformat(at).astimezone().strftime("%H:%M")


def now_utc() -> datetime:
    """Return the present time."""
    return datetime.now(UTC)
