"""The page on privacy is true: its table says of each role what the allow-list says."""

from collections.abc import Mapping
from pathlib import Path

import pytest

import cast
from panelry.panel import Role
from panelry.parts import OwnNote, OwnObservation
from panelry.visibility import TABLE, Maker, own_picture, picture, public, summary, writing
from panelry.visibility import opened as opening
from story import NOTE, PRIVATE, Story

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "privacy.md").read_text(encoding="utf-8")
VIEWERS = (Role.PANELIST, Role.FACILITATOR, Role.OBSERVER, Role.COORDINATOR, Role.AUDITOR)
HEAD = ["what", "panelists", "facilitators", "observers", "coordinators", "auditors", "candidate"]
NEVER = "never"
NOTES = "another's notes and private observations"
BARE: Mapping[Maker, str] = {
    opening.bare_points: "without words of disputes",
    summary.bare_draft: "without sources",
    summary.bare_signatures: "without words",
}
"""What a role is not shown by each maker that leaves something out."""
ROWS: Mapping[str, tuple[str, tuple[Maker, ...]]] = {
    "the set-up, who is there, who has submitted": (
        "always",
        (public.heading, public.criteria, public.seats, public.openings, public.floor),
    ),
    "the candidate's answer: yes or no, and how": ("always", (public.permission,)),
    "commitments to what was handed in": ("always", (opening.receipted, opening.salts)),
    "shareable observations": ("once evidence is open", (opening.evidence,)),
    "ratings, reasons, proposals and answers": (
        "after the reveal",
        (opening.ratings, opening.talk, opening.proposals),
    ),
    "recommendations and confidence": ("once opened, last", (opening.judgements,)),
    "the outcome and what decided it": ("once recorded", (public.verdict,)),
    "approved points": ("once approved", (opening.points, opening.bare_points)),
    "the draft": ("after the reveal", (summary.draft, summary.bare_draft)),
    "other words for it, by a program": ("in the summary", (summary.rewording,)),
    "who writes in it, and words suggested for it": ("in the summary", (writing.leases, writing.suggestions)),
    "findings in the draft, without the private text": ("in summary and release", (summary.found,)),
    "whether an adjustment is on file, denied words": ("once recorded", (summary.on_file,)),
    "what the policy asks for, and who approves": ("where it is set", (summary.policy,)),
    "signatures": ("once signed", (summary.signatures, summary.bare_signatures)),
    "the hash of the signed text": ("once signed", (summary.sealed,)),
    "the released text": ("once released", (summary.released,)),
    "the candidate's links, replies and mails": ("once there", (summary.page,)),
}
"""Each row of the page: from when on, and the makers of it."""


def table() -> list[list[str]]:
    """Return the cells of the page's first table, its head first."""
    lines = [line for line in PAGE.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if "---" not in line]


def cell(role: Role, since: str, makers: tuple[Maker, ...]) -> str:
    """Return what the allow-list says of a role and some makers, in the page's words."""
    granted = [make for make, roles in TABLE if make in makers and role in roles]
    full = [make for make in makers if make not in BARE]
    if granted == full:
        return since
    return " ".join(BARE[make] for make in granted) or NEVER


@pytest.mark.parametrize("row", table()[1:], ids=lambda row: row[0])
def test_each_row_says_what_the_allow_list_says(row: list[str]) -> None:
    """A right that is granted or taken away makes the page wrong until it is told there."""
    since, makers = ROWS.get(row[0], (NEVER, ()))
    candidate = since if summary.released in makers else NEVER
    assert [row[0], *(cell(role, since, makers) for role in VIEWERS), candidate] == row


def test_the_page_leaves_out_nothing_of_the_allow_list() -> None:
    """Each maker stands in one row, each row is on the page, and the last one is what nobody sees."""
    head, *rows = table()
    assert HEAD == head
    assert [*ROWS, NOTES] == [row[0] for row in rows]
    every = [make for _, makers in ROWS.values() for make in makers]
    assert len(every) == len(set(every))
    assert {make for make, _ in TABLE} == set(every)


def test_notes_and_private_observations_reach_their_author_alone() -> None:
    """The last row: to the very end of a debrief no other picture holds them."""
    state = Story().released().state
    parts = [
        part for part in own_picture(state, cast.BEN).values() if isinstance(part, OwnNote | OwnObservation)
    ]
    assert {NOTE, PRIVATE} <= {part.text for part in parts}
    others = [person for person in state.people if person != cast.BEN]
    told = {person: str(picture(state, person).values()) for person in others}
    assert [] == [person for person, seen in told.items() if NOTE in seen or PRIVATE in seen]


@pytest.mark.parametrize(
    ("since", "before", "after"),
    [
        ("once evidence is open", Story().scored(), Story().scored().opened()),
        ("after the reveal", Story().scored().opened(), Story().settled()),
        ("once opened, last", Story().settled(), Story().decided()),
        ("once recorded", Story().settled(), Story().decided()),
        ("once approved", Story().decided(), Story().summary()),
        ("once signed", Story().summary(), Story().release()),
        ("once released", Story().release(), Story().released()),
        ("once there", Story().permitted(), Story().paged()),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_the_page_says_from_when_on(since: str, before: Story, after: Story) -> None:
    """Before that nothing of the row is made for anybody; after it something is, where there is matter."""
    makers = {make for said, row in ROWS.values() if said == since for make in row}
    assert [] == [make.__name__ for make in makers if list(make(before.state))]
    assert [] != [make.__name__ for make in makers if list(make(after.state))]
