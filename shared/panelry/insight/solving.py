"""Small symmetric systems of equations, solved without a library."""

from collections.abc import Sequence

_LEAST = 1e-9
"""A pivot below this share of its own diagonal is nought but for rounding."""


def inverse(matrix: Sequence[Sequence[float]]) -> tuple[list[list[float]], frozenset[int]]:
    """Return a generalised inverse of a symmetric matrix without negative eigenvalues.

    With it come the places of unknowns that depend on those before them: their rows and columns are
    nought. Gauss and Jordan's elimination; a matrix of size p costs p cubed.
    """
    rows = [list(row) for row in matrix]
    least = [row[place] * _LEAST for place, row in enumerate(rows)]
    depending = set()
    for place in range(len(rows)):
        pivot = rows[place][place]
        if pivot <= least[place]:
            depending.add(place)
            continue
        rows[place][place] = 1.0
        scaled = [each / pivot for each in rows[place]]
        for other, row in enumerate(rows):
            factor = row[place]
            if other != place and factor:
                row[place] = 0.0
                rows[other] = [each - factor * step for each, step in zip(row, scaled, strict=True)]
        rows[place] = scaled
    for place in depending:
        rows[place] = [0.0] * len(rows)
        for row in rows:
            row[place] = 0.0
    return rows, frozenset(depending)


def product(matrix: Sequence[Sequence[float]], vector: Sequence[float]) -> list[float]:
    """Return a matrix times a vector."""
    return [sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix]
