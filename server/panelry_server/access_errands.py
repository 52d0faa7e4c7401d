"""Errands of an access case: the material for its reviewer, and the copy that two people vouch for.

Both write a file on the server's machine. No result has a place for a rating, an observation or a note.
"""

from panelry_server.asked import Asked, Result


class TakeMaterial(Asked, frozen=True, tag=True):
    """Write all that is kept of a candidate into a new file, an absolute path, for the case reviewer."""

    candidate: str
    output: str


class MakeCopy(Asked, frozen=True, tag=True):
    """Make the redacted copy by the reviewer's file; both are absolute paths.

    With `preview` it is for the second person, and nothing has to be vouched for yet.
    """

    candidate: str
    review: str
    output: str
    preview: bool = False


class MaterialTaken(Result, frozen=True, tag=True):
    """How many entries there are, how many redactions are proposed, and who reviews them."""

    entries: int
    proposed: int
    reviewer: str


class CopyMade(Result, frozen=True, tag=True):
    """The hash to vouch for, and how often each reason stands in the copy."""

    hash: str
    entries: int
    redacted: dict[str, int]
