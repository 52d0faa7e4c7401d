"""Personal notes as one person sees them: one's own, those to be approved, and why a key cannot act."""

from panelry import parts as p
from panelry.panel import Channel, Role
from panelry.refusals import SENTENCES, Code
from panelry.ruling import PersonalNotes
from panelry_tui.release_history import moment
from panelry_tui.release_reading import ReleaseReading

ADVICE = "It goes from you, by your own mail or message. Say so here then, and the record has the day."
CHOICES = (("file", "Write it to a file, to send it"), ("sent", "I have sent exactly this: put it on record"))
RECORDED = "Thank you. The record says that you sent a personal note."


class PersonalReading:
    """One picture's personal notes."""

    def __init__(self, found: ReleaseReading) -> None:
        self.found = found
        self.reading = found.reading
        self.ruled = found.policy.ruling.personal
        self.mine = self.reading.get(p.PersonalNote, f"PersonalNote/{self.reading.me}")
        others = (each for each in self.reading.all(p.PersonalNote) if each.person != self.reading.me)
        self.waiting = tuple(each for each in others if not each.approved and not each.sent)
        """The notes that I may approve."""

    @property
    def offered(self) -> bool:
        """Whether there is anything here for me: a note of my own may be, or one waits for approval."""
        writes = Role.PANELIST in self.reading.my_roles and self.ruled is not PersonalNotes.FORBIDDEN
        return writes or bool(self.waiting)

    def why_no_text(self) -> str:
        """Return why I have no personal note to read; empty where I have one."""
        if self.mine is not None:
            return ""
        if self.ruled is PersonalNotes.FORBIDDEN:
            return SENTENCES[Code.PERSONAL_NOTE_FORBIDDEN]
        if Role.PANELIST not in self.reading.my_roles:
            return "No personal note waits for your approval."
        if self.found.out is not None and self.found.out.correcting:
            return SENTENCES[Code.NOT_RELEASED]
        pointed = any(each.approved for each in self.reading.all(p.OwnPoint))
        return SENTENCES[Code.OUTCOME_NOT_TOLD if pointed else Code.NO_OWN_POINT]

    def why_not_send(self) -> str:
        """Return why I cannot send my personal note now; empty where I can."""
        if self.mine is None:
            return self.why_no_text()
        if self.mine.sent:
            return f"The record says that you sent it, {moment(self.mine.sent)}."
        if why := self.found.why_not_handed("the candidate's answer on record"):
            return why
        if self.found.handed is not None and self.found.handed.channel is Channel.AGENCY:
            return SENTENCES[Code.PERMISSION_FOR_ANOTHER_CHANNEL]
        unapproved = self.ruled is PersonalNotes.HR_APPROVAL and not self.mine.approved
        return SENTENCES[Code.PERSONAL_NOTE_UNAPPROVED] if unapproved else ""
