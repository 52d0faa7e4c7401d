"""Parts of the office: access cases and complaints, each with where it stands."""

from panelry.hiring import CaseStep
from panelry.ids import CandidateId, PersonId
from panelry.parts.part import Part


class AccessCase(Part, frozen=True, tag=True, omit_defaults=True):
    """A candidate's request for their data; empty times are of what has not happened.

    The clock counts from the day `asked`; it stood still for the days `waited`, and again since `paused`.
    """

    candidate: CandidateId
    number: int
    asked: str
    scope: str
    opened: str
    paused: str
    why_paused: str
    waited: int
    identity: str
    extended: str
    why_extended: str
    closed: str
    answer: str
    appointed: tuple[tuple[PersonId, PersonId], ...] = ()
    """Pairs: who said so, and who is to review it."""
    reviewer: PersonId | None = None
    """Who reviews it, once two people said so."""
    read: str = ""
    vouched: tuple[tuple[PersonId, str], ...] = ()
    """Pairs: a person, and the hash of the redactions for which they vouch."""
    given: str = ""
    redacted: tuple[tuple[str, int], ...] = ()
    waits: tuple[tuple[PersonId, str], ...] = ()
    """Pairs: who may not answer it at once, as their seat is too new, and the day from which on they may."""
    steps: tuple[CaseStep, ...] = ()
    """Who did what with it, the last last; of the last case of a candidate alone."""

    @property
    def key(self) -> str:
        """Name the part by the candidate and its number, the first is 1."""
        return f"AccessCase/{self.candidate}/{self.number}"


class Complaint(Part, frozen=True, tag=True):
    """A candidate's complaint: the day on which it came, about what, and when and how it was acknowledged."""

    candidate: CandidateId
    number: int
    received: str
    about: str
    acknowledged: str
    how: str

    @property
    def key(self) -> str:
        """Name the part by the candidate and its number, the first is 1."""
        return f"Complaint/{self.candidate}/{self.number}"
