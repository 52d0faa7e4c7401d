"""The organisation's policy on feedback as one person sees it: who approved, and what is missing."""

from datetime import datetime

from panelry import parts as p
from panelry.ids import PersonId
from panelry.panel import Role, Standing
from panelry.refusals import SENTENCES, Code
from panelry.ruling import Feedback, Ruling
from panelry_tui.correcting import present
from panelry_tui.reading import Reading
from panelry_tui.widgets.models import StepRow

LABELS = {
    Feedback.ALLOW: "the summary only, and only after a yes; a person hands it over",
    Feedback.ON_REQUEST: "on request only",
    Feedback.HR_APPROVAL: "with HR approval",
    Feedback.GENERIC_ONLY: "the thank-you note only, no evaluation",
    Feedback.NEVER: "no summary for this position",
}
"""What each policy on feedback allows."""


class PolicyReading:
    """One picture's policy."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        part = reading.one(p.Policy)
        self.ruling = (
            Ruling()
            if part is None
            else Ruling(*(part.feedback, part.signatures, part.personal, part.rewording))
        )
        self.approver = None if part is None else part.approver
        self.signature = reading.get(p.Signed, f"Signature/{self.approver}")

    @property
    def approves(self) -> bool:
        """Whether I am the approver that the policy asks for."""
        return self.ruling.approves and self.approver == self.reading.me

    @property
    def approved(self) -> bool:
        """Whether the approver's signature holds for the present text."""
        return self.signature is not None and self.signature.holds and self.signature.signed

    @property
    def declined(self) -> bool:
        """Whether the approver declined to sign the present text."""
        return self.signature is not None and self.signature.holds and not self.signature.signed

    def missing(self) -> Code | None:
        """Return what the policy refuses the release for, None where it lets it pass."""
        asked = self.reading.one(p.Asked)
        if self.ruling.feedback is Feedback.NEVER:
            return Code.FEEDBACK_NEVER
        if self.ruling.approves and self.approver is None:
            return Code.APPROVER_MISSING
        if self.ruling.feedback is Feedback.HR_APPROVAL and not self.approved:
            return Code.APPROVAL_MISSING
        requested = asked is not None and asked.requested
        return Code.NOT_REQUESTED if self.ruling.feedback is Feedback.ON_REQUEST and not requested else None

    def why_not(self, approve: str = "the word approve") -> str:
        """Return why the policy lets nothing be released now, with what helps; empty where it does."""
        code = self.missing()
        if code is Code.APPROVAL_MISSING and self.approves:
            return f"Your approval is missing: {approve} shows you the exact text first."
        if code is Code.APPROVAL_MISSING:
            return f"{SENTENCES[code]} It waits for {self.reading.name(self.approver)}."
        return "" if code is None else SENTENCES[code]

    def row(self, name: str) -> StepRow:
        """Return the row of the release; `name` is the candidate's."""
        label, code = LABELS[self.ruling.feedback], self.missing()
        who = self.reading.name(self.approver)
        if self.approved and self.ruling.approves and self.signature is not None:
            label += f"; approved by {who}, {_moment(self.signature.at)}"
        match code:
            case None:
                return StepRow("Policy", "yes", label)
            case Code.FEEDBACK_NEVER:
                return StepRow("Policy", "no", label)
            case Code.APPROVER_MISSING:
                return StepRow("Policy", "open", f"{label}; missing: an approver is not named yet")
            case Code.APPROVAL_MISSING if self.declined:
                return StepRow("Policy", "no", f"{label}; {who} declined to approve this text")
            case Code.APPROVAL_MISSING:
                return StepRow("Policy", "open", f"{label}; missing: {who} has not approved this text")
            case _:
                return StepRow("Policy", "open", f"{label}; missing: {name} has not asked for one")

    @property
    def awaits_me(self) -> bool:
        """Whether it is mine now to approve the present text."""
        return self.approves and not self.approved and present(self.reading.one(p.HandedOver)) is None

    def why_not_approve(self) -> str:
        """Return why I cannot approve the present text; empty where I can."""
        if not self.ruling.approves:
            return "The organisation's policy asks nobody to approve the text."
        if not self.approves:
            who = self.reading.name(self.approver) if self.approver else "an approver, who is not named yet"
            return f"The policy asks {who} to approve the text."
        if present(self.reading.one(p.HandedOver)) is not None:
            return SENTENCES[Code.ALREADY_RELEASED]
        return "You have approved exactly this text already." if self.approved else ""

    def why_not_name(self, seat: p.Seat) -> str:
        """Return why somebody cannot be the approver; empty where they can."""
        unfit = {Role.FACILITATOR, Role.PANELIST} & set(seat.roles) or Role.COORDINATOR not in seat.roles
        gone = seat.standing is Standing.RECUSED or seat.person == self.reading.me
        return SENTENCES[Code.APPROVER_UNFIT] if unfit or gone or seat.person in self._placed() else ""

    def why_no_naming(self) -> str:
        """Return why I name nobody as the approver; empty where I may."""
        reading = self.reading
        leads = Role.FACILITATOR in reading.my_roles or reading.me in self._placed()
        return SENTENCES[Code.NAMES_NO_APPROVER] if leads else ""

    def _placed(self) -> set[PersonId]:
        """Return whom those who lead gave their seat, and whom these did, as far as the record tells."""
        leaders = {each.person for each in self.reading.seats.values() if Role.FACILITATOR in each.roles}
        placed: set[PersonId] = set()
        for line in self.reading.all(p.Line):
            if line.person is None or line.kind not in {"PersonAdded", "RolesChanged"}:
                continue
            if line.actor not in leaders | placed:
                placed.discard(line.person)
            elif line.kind == "PersonAdded":
                placed.add(line.person)
        return placed

    def may_approve(self) -> list[p.Seat]:
        """Return who can be named as the approver by me, in order of name."""
        seats = [each for each in self.reading.seats.values() if not self.why_not_name(each)]
        return sorted(seats, key=lambda each: each.name)


def _moment(at: str) -> str:
    local = datetime.fromisoformat(at).astimezone()
    return f"{local.day} {local:%b %H:%M}"
