"""Figures: what a part measured, each beside its limit, as a table for people and as JSON."""

from collections.abc import Iterable, Sequence

import msgspec


class Figure(msgspec.Struct, frozen=True, omit_defaults=True):
    """One thing measured, `unit` of it; no `limit` where none is set.

    `ratio` is how many times as much it is as something bare of the same run, a redraw or a relay:
    that can be compared between machines, milliseconds cannot.
    """

    part: str
    name: str
    value: float
    unit: str
    limit: float | None = None
    ratio: float | None = None

    @property
    def met(self) -> bool | None:
        """Whether it is within its limit, None where there is none."""
        return None if self.limit is None else self.value <= self.limit


def table(figures: Iterable[Figure]) -> str:
    """Return the figures in columns; what is over its limit says by how much."""
    lines = [("part", "what", "measured", "limit", "met", "beside bare")]
    lines += [_row(each) for each in figures]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def as_json(figures: Sequence[Figure]) -> str:
    """Return one object for each figure, with `met`."""
    rows = [{**msgspec.to_builtins(each), "met": each.met} for each in figures]
    return msgspec.json.format(msgspec.json.encode(rows), indent=1).decode()


def _row(figure: Figure) -> tuple[str, str, str, str, str, str]:
    limit = "–" if figure.limit is None else _amount(figure.limit, figure.unit)
    ratio = "" if figure.ratio is None else f"{figure.ratio:.2f}"
    return figure.part, figure.name, _amount(figure.value, figure.unit), limit, _verdict(figure), ratio


def _amount(value: float, unit: str) -> str:
    digits = 0 if value >= 100 or value == int(value) else 1 if value >= 10 else 2
    return f"{value:,.{digits}f} {unit}"


def _verdict(figure: Figure) -> str:
    match figure.met:
        case None:
            return ""
        case True:
            return "yes"
        case False:
            return f"no, {figure.value / (figure.limit or 1):.2f} times"
