"""Progress: how much of each row is done, kept in a JSON file that is replaced as a whole."""

from pathlib import Path

import msgspec


class Done(msgspec.Struct):
    """What one row came to so far; `figures` hold the greatest of each."""

    done: int = 0
    faults: list[str] = []
    figures: dict[str, float] = {}


class Progress(msgspec.Struct):
    """All rows of one seed."""

    seed: int
    rows: dict[str, Done] = {}
    file: Path | None = None

    def add(self, name: str, done: int, faults: tuple[str, ...], figures: dict[str, float]) -> None:
        """Add a batch and write everything down."""
        row = self.rows.setdefault(name, Done())
        row.done += done
        row.faults.extend(faults)
        for each, figure in figures.items():
            row.figures[each] = max(figure, row.figures.get(each, figure))
        self.write()

    def write(self) -> None:
        """Replace the file, if there is one."""
        if self.file is not None:
            beside = self.file.with_name(f"{self.file.name}.new")
            beside.write_bytes(msgspec.json.format(msgspec.json.encode(_Kept(self.seed, self.rows))))
            beside.replace(self.file)


class _Kept(msgspec.Struct):
    seed: int
    rows: dict[str, Done]


def read(file: Path | None, seed: int) -> Progress:
    """Return what is kept in a file, which may not exist yet; its seed is the one that counts."""
    if file is None or not file.exists():
        return Progress(seed, {}, file)
    kept = msgspec.json.decode(file.read_bytes(), type=_Kept)
    return Progress(kept.seed, kept.rows, file)
