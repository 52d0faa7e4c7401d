"""A file of ratings for insight: three positions of one made-up organisation, the last one too small."""

HEAD = "position,candidate,panelist,criterion,rating,round,at\n"
DESIGN, CURIOUS, CARE = "System design", "Curiosity", "Care"


def rows(position: str, candidates: int, people: tuple[str, ...]) -> list[str]:
    """Return the rows of one position.

    Its panels are split on System design for every second candidate and then rate it again; Curiosity
    tells nobody apart; nobody assessed Care for the first candidate.
    """
    found = []
    for place in range(candidates):
        middle, who = 2 + place % 3, f"{position},C{place}"
        day = f"2026-{3 + place // 20:02}-{1 + place % 20:02}"
        for seat, name in enumerate(people):
            low, high = max(1, middle - 1), min(5, middle + 1)
            wide = (low, 5, high)[seat] if place % 2 else middle
            found.append(f"{who},{name},{DESIGN},{wide},initial,{day}")
            found.append(f"{who},{name},{CURIOUS},{4 + (seat == place % 3)},initial,{day}")
            if place:
                found.append(f"{who},{name},{CARE},{min(5, middle + (seat == 1))},initial,{day}")
            if place % 2:
                found.append(f"{who},{name},{DESIGN},{middle},second,{day}")
        found.append(f"{who},,{DESIGN},{middle},agreed,{day}")
    return found


BACKEND = rows("Backend", 24, ("Ana", "Ben", "Chen"))
STAFF = rows("Staff", 10, ("Chen", "Dara", "Eli"))
SMALL = rows("Tech lead", 3, ("Eli", "Fay", "Gus"))


def csv(*positions: list[str]) -> bytes:
    """Return a file of some positions, in their order."""
    return (HEAD + "\n".join(row for each in positions for row in each) + "\n").encode()
