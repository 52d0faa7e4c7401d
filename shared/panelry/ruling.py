"""The ruling: what the policy says about feedback, who signs it, personal notes, and assisted wording."""

from enum import Enum

import msgspec


class Feedback(Enum):
    """Whether a summary may be released, and under which condition."""

    ALLOW = "allow"
    ON_REQUEST = "on-request"
    HR_APPROVAL = "hr-approval"
    GENERIC_ONLY = "generic-only"
    NEVER = "never"


class Signatures(Enum):
    """Whose signatures are asked for: the panel with its facilitator, or the approver's besides."""

    PANEL = "panel"
    PANEL_AND_HR = "panel-and-hr"


class PersonalNotes(Enum):
    """Whether a panelist may write to the candidate in their own name, and under which condition."""

    ALLOWED = "allowed"
    HR_APPROVAL = "hr-approval"
    FORBIDDEN = "forbidden"


class Rewordings(Enum):
    """Whether a program may put drafted sentences into other words, which two people then accept."""

    OFF = "off"
    ON = "on"


class Ruling(msgspec.Struct, frozen=True):
    """What a debrief goes by."""

    feedback: Feedback = Feedback.ALLOW
    signatures: Signatures = Signatures.PANEL
    personal: PersonalNotes = PersonalNotes.FORBIDDEN
    rewording: Rewordings = Rewordings.OFF

    @property
    def generic(self) -> bool:
        """Whether the candidate gets the thank-you note and no evaluation."""
        return self.feedback is Feedback.GENERIC_ONLY

    @property
    def approves(self) -> bool:
        """Whether an approver has to be named."""
        return self.feedback is Feedback.HR_APPROVAL or self.signatures is Signatures.PANEL_AND_HR
