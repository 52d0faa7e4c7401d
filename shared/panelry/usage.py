"""Examples of commands: what is typed for each thing that a command takes, in made-up words."""

from collections.abc import Sequence

EXIT_CODES = (
    "Exit codes: 0 done, 1 refused or failed, 2 wrong usage, 3 no connection (try again), 130 interrupted."
)
"""What the commands of both programs end with."""
SAMPLES = {
    "agency": "Harbour Talent",
    "answer": "a copy of everything",
    "candidate": "Amara Osei",
    "dates": "2026-01-01/2026-06-30",
    "days": "45",
    "debrief": "d7f3",
    "email": "amara@example.org",
    "hold": "h2",
    "how": "by phone, to me",
    "levels": "System design 4; Code 3",
    "name": "Dara Lind",
    "notice": "Amara Osei",
    "on": "2026-11-19",
    "organisation": "Acme",
    "owner": "Priya Rao",
    "person": "Ben Okafor",
    "position": "Backend Engineer",
    "reason": "The budget is gone",
    "review": "2027-06-30",
    "rubric": "Backend",
    "scope": "notes and ratings",
    "table": "candidates.csv",
    "title": "Backend Engineer",
    "until": "2027-05-31",
}
"""What is typed for a thing by its name; whoever is named is made up."""


def typed(name: str, metavar: str, choices: Sequence[str] = ()) -> str:
    """Return what an example types for one thing: its first choice, a sample, or else its metavar."""
    words = choices[0] if choices else SAMPLES.get(name, metavar)
    return f'"{words}"' if " " in words else words


def below_help(examples: Sequence[str]) -> str:
    """Return what stands below the help of a command: its examples, then the exit codes.

    The sign before the examples keeps their lines as they are in the help of click.
    """
    named = "Example:" if len(examples) == 1 else "Examples:"
    return "\n".join(["\b", named, *(f"  {each}" for each in examples), "", EXIT_CODES])
