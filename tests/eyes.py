"""Eyes: what a person's picture holds, as the tests of who sees what ask for it."""

import msgspec

import cast
from panelry.ids import PersonId
from panelry.parts import Picture, Sight
from panelry.visibility import Maker
from story import Story

ROOM = (cast.ANA, cast.BEN, cast.CHEN, cast.DARA, cast.ELI, cast.FAY)
"""Facilitators, panelists and the observer."""
OFFICE = (cast.GRACE, cast.HANA)
"""The coordinator and the auditor."""
SETUP_PARTS = {"Heading", "Criterion", "Seat", "Openings", "Floor", "Line", "Permission"}
"""The parts that tell nothing of anybody's sealed work."""
HANDED_IN = SETUP_PARTS | {"Receipt"}
"""What the room sees once somebody handed in: commitments tell nothing either, but that."""


def kinds(story: Story, person: PersonId) -> set[str]:
    """Return the kinds of shared parts that a person sees: the part's name on the wire."""
    return {key.split("/")[0] for key in story.sees(person) if not key.startswith("Own")}


def others(*authors: PersonId) -> tuple[PersonId, ...]:
    """Return everybody with a seat but the authors."""
    return tuple(person for person in cast.ALL if person not in authors)


def text(picture: Picture) -> str:
    """Return a picture as it crosses the wire."""
    return msgspec.json.encode([picture[key] for key in sorted(picture)]).decode()


def readers(story: Story, words: str) -> tuple[PersonId, ...]:
    """Return who can read these words somewhere in the picture, in order of seats."""
    return tuple(person for person in story.state.people if words in text(story.sees(person)))


def viewers(story: Story, kind: str) -> tuple[PersonId, ...]:
    """Return who sees a part of a kind, in order of seats."""
    return tuple(person for person in story.state.people if kind in kinds(story, person))


def made(maker: Maker, story: Story) -> list[Sight]:
    """Return what a maker of parts makes of a story's state."""
    return list(maker(story.state))
