"""The table of a soak: row, done of wanted, result, figures."""

from collections.abc import Iterable, Mapping

from faults.rows import Row
from soaking.progress import Done, Progress


def drawn(rows: Mapping[str, Row], progress: Progress) -> str:
    """Return the table, with every fault below it."""
    lines: list[tuple[str, ...]] = [("row", "done", "wanted", "result", "figures")]
    faults: list[str] = []
    for name, row in rows.items():
        state = progress.rows.get(name, Done())
        figures = ", ".join(f"{each} {figure:g}" for each, figure in state.figures.items())
        lines.append((name, str(state.done), str(row.long), _result(row, state), figures))
        faults += [f"{name}: {fault}" for fault in state.faults]
    return "\n".join([*_aligned(lines), *faults])


def _result(row: Row, state: Done) -> str:
    if state.faults:
        return f"FAILED ({len(state.faults)})"
    return "ok" if state.done >= row.long else "ok so far"


def _aligned(lines: list[tuple[str, ...]]) -> Iterable[str]:
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        yield "  ".join(each.ljust(width) for each, width in zip(line, widths, strict=True)).rstrip()
