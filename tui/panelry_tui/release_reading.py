"""The picture of a release, sorted for its screen: what each row says, and why a key cannot act."""

from datetime import datetime

from panelry import commands as c
from panelry import parts as p
from panelry.debrief import Phase
from panelry.decide.page import BY_MAIL
from panelry.letters import Letter, cut, sentences_of
from panelry.pages import Said
from panelry.panel import CANDIDATE, Channel
from panelry.phase import MAY
from panelry.points import Sentence
from panelry.refusals import SENTENCES, Code
from panelry_tui import release_history
from panelry_tui.correcting import correction, present, revoked
from panelry_tui.ended import ENDED, how_it_ended
from panelry_tui.hand_over_words import REACHED, still_to_come
from panelry_tui.page_words import page_rows
from panelry_tui.policy_reading import PolicyReading
from panelry_tui.reading import Reading
from panelry_tui.release_history import moment
from panelry_tui.reply_words import corrects
from panelry_tui.signing_reading import without
from panelry_tui.summary_reading import SummaryReading
from panelry_tui.widgets.models import StepRow

CHANNELS = {Channel.CALL: "call", Channel.EMAIL: "e-mail", Channel.AGENCY: "agency", Channel.PAGE: "page"}
"""The channels as a row names them."""


class ReleaseReading:
    """One picture's release as one person sees it."""

    def __init__(self, reading: Reading, now: datetime) -> None:
        self.reading = reading
        self.now = now
        self.summary = SummaryReading(reading)
        self.policy = PolicyReading(reading)
        self.asked = reading.one(p.Asked)
        self.out = reading.one(p.HandedOver)
        self.handed = present(self.out)
        self.sealed = reading.one(p.Sealed)
        self.candidate = "" if reading.heading is None else reading.heading.candidate
        self.first_name = self.candidate.split(" ", 1)[0]

    @property
    def runs(self) -> bool:
        """Whether my roles record permission and release."""
        return bool(MAY[c.Release].roles & self.reading.my_roles)

    @property
    def by_call(self) -> bool:
        """Whether the text was released for a call, so that there is a script to read aloud."""
        return self.handed is not None and self.handed.channel is Channel.CALL

    @property
    def doubted(self) -> bool:
        """Whether the record came back from a backup after the candidate's answer was recorded."""
        answers = [each.kind for each in self.reading.all(p.Line) if each.kind in _ANSWERS]
        return answers[-1:] == ["PermissionDoubted"]

    @property
    def contact_ended(self) -> str:
        """Since when the candidate wants no further contact, empty where a yes came after it, too."""
        page = self.reading.one(p.Page)
        said = () if page is None else page.said
        at = [each.at for each in said if each.said is Said.NO_CONTACT]
        at += [each.at for each in self.reading.all(p.Line) if each.kind == "ContactEnded"]
        yes = self.asked.at if self.asked is not None and self.asked.granted else ""
        return max((each for each in at if each >= yes), default="")

    @property
    def revoked(self) -> bool:
        """Whether the release was revoked."""
        return revoked(self.reading)

    @property
    def paged(self) -> bool:
        """Whether a link or mail may lead the candidate here: to ask, to read, or to be revoked."""
        if self.out is None:
            return (self.asked is None or self.doubted) and not self.ended
        return self.out.channel in BY_MAIL

    @property
    def ended(self) -> bool:
        """Whether nothing more happens in this debrief."""
        return self.reading.phase in ENDED

    def text(self) -> str:
        """Return the released text, before it the one that would be; empty where there is none to read."""
        if self.handed is not None:
            return self.handed.text
        return "" if self.ended else self.summary.text()

    def letter(self) -> Letter | None:
        """Return the released summary, None before the release."""
        heading, handed = self.reading.heading, self.handed
        if heading is None or handed is None:
            return None
        rows = [Sentence(each.sentence, each.section, each.text, ()) for each in self.summary.sentences]
        return Letter(
            candidate=heading.candidate,
            position=heading.position,
            organisation=heading.organisation,
            released_at=handed.at,
            channel=handed.channel,
            hash="" if self.sealed is None else self.sealed.released or "",
            text=handed.text,
            sentences=sentences_of(handed.text, cut(handed.text, handed.cuts), rows),
        )

    def why_not(self, then: str = "", close: str = "") -> str:
        """Return why the summary cannot be released now, with what helps; empty where it can."""
        if self.handed is not None:
            return "It is released already. Nothing is sent twice."
        if self.reading.phase is not Phase.RELEASE:
            return "This debrief has ended. Nothing more is sent."
        if self.asked is not None and not self.asked.granted:
            return f"{self.first_name} said no. {close or self._key('close', 'closes the debrief kindly')}."
        if self.contact_ended:
            return SENTENCES[Code.NO_FURTHER_CONTACT]
        approve = "the word approve" if then else self.reading.face("release.approve")
        return self._no_yes(then) or self.policy.why_not(approve)

    def why_not_handed(self, then: str = "") -> str:
        """Return why the released text may not be handed over now; empty where it may."""
        if self.revoked:
            return "The release was revoked. Nothing more is handed over."
        asked = self.asked
        if asked is not None and not asked.granted:
            return f"{self.first_name} took the yes back. Nothing more is handed over."
        if self.contact_ended:
            return SENTENCES[Code.NO_FURTHER_CONTACT]
        if asked is not None and self.handed is not None and asked.channel is not self.handed.channel:
            return SENTENCES[Code.PERMISSION_FOR_ANOTHER_CHANNEL]
        return self._no_yes(then)

    def _key(self, act: str, does: str) -> str:
        return f"{self.reading.face(f'release.{act}')} {does}"

    def _no_yes(self, then: str) -> str:
        """Return why no yes holds now, with what helps; empty where one does."""
        asked, then = self.asked, then or self._key("permission", "records the answer")
        if asked is None:
            return f"{self.first_name} was not asked yet: {then}."
        if self.doubted:
            return f"The record came back from a backup. Ask whether the yes still holds, then {then}."
        if datetime.fromisoformat(asked.until) <= self.now:
            return f"The permission ran out on {day(asked.until)}. Ask again, then {then}."
        return ""

    def ended_words(self) -> str:
        """Return how the debrief ended, in one sentence; empty while something may still happen."""
        return how_it_ended(self.reading.phase, released=self.handed is not None)

    def headline(self) -> str:
        """Return where the debrief stands, in one sentence."""
        if self.handed is not None:
            return self.ended_words() or self._released()
        name = f"enter, then type the candidate's first name: {self.first_name}"
        return self.ended_words() or ((self.why_not() or name) if self.runs else self._waiting())

    def _waiting(self) -> str:
        """Return what everybody else waits for."""
        if self.asked is not None and not self.asked.granted:
            return f"{self.first_name} said no. Nothing is sent; the facilitator or a coordinator closes it."
        return "The facilitator or a coordinator asks the candidate and releases. You can read along."

    def _released(self) -> str:
        handed, exports = self.handed, self._key("export", "exports the text")
        if self.why_not_handed():
            return self.why_not_handed()
        if self.runs and corrects(self.reading):
            stands = f"{self._key('back', 'corrects the text')}, or it stands beside it"
            return f"{self.first_name} corrects a fact: {stands}. {self._key('close', 'closes the debrief')}."
        if handed is None or handed.results:
            told = "Recorded how it went."
            return f"{told} {self._key('close', 'closes the debrief')}; {exports}." if self.runs else told
        by = CHANNELS[handed.channel]
        if not self.runs:
            return f"Released, to be handed over by {by}. The facilitator or a coordinator does that."
        how = self._key("script", "shows the call script") if self.by_call else exports
        how = self._key("page", "makes the link or sends the mail") if handed.channel in BY_MAIL else how
        return f"Released. Hand it over by {by}: {how}; {self._key('hand-over', 'records how it went')}."

    def rows(self) -> tuple[StepRow, ...]:
        """Return the rows of the screen."""
        hand_over = () if self.handed is None else self._hand_over()
        contact = tuple(release_history.contact(self.reading, self.first_name, self.contact_ended))
        if self.handed is None and self.ended:
            return (self._permission(), *contact, self.ending)
        never = StepRow("Never sent", "plain", self._never())
        page = page_rows(self.reading, self.now, released=self.handed is not None)
        policy = self.policy.row(self.first_name)
        before = (self._permission(), *contact, policy, *without(self.summary), self._channel())
        rows = (*before, *correction(self.out, self.reading), *hand_over, *page, never)
        return (*rows, self.ending) if self.ended else rows

    def permission(self) -> str:
        """Return what the candidate answered, how it was told, and whether it still holds."""
        asked, name = self.asked, self.first_name
        if asked is None:
            return f"{name} was not asked" if self.ended else f"{name} was not asked yet"
        if not asked.granted:
            return f"{name} said no on {moment(asked.at)} ({self.told(asked)})"
        by = f", through {asked.agency}" if asked.agency else ""
        way = f"{CHANNELS[asked.channel]}{by}, until {day(asked.until)}"
        over = "; it ran out" if datetime.fromisoformat(asked.until) <= self.now else ""
        over = "; to be confirmed since the restore" if self.doubted else over
        return f"{name} said yes on {moment(asked.at)}: {way} ({self.told(asked)}){over}"

    def _permission(self) -> StepRow:
        if self.asked is None:
            key = f": {self._key('permission', 'records the answer')}" if self.runs and not self.ended else ""
            return StepRow("Permission", "open", f"{self.permission()}{key}")
        holds = self.asked.granted and not self._no_yes("")
        return StepRow("Permission", "yes" if holds else "no", self.permission())

    def told(self, asked: p.Asked) -> str:
        """Return how the answer came: by the candidate, or reported by whom; and the language, if one."""
        language = f"; in {asked.language}" if asked.language else ""
        by = "" if asked.by in {None, CANDIDATE} else f"reported by {self.reading.short(asked.by)}: "
        requested = "; asked for it themselves" if asked.requested else ""
        return f"{by}{asked.how}{requested}{language}"

    def _channel(self) -> StepRow:
        chosen = self.asked.channel if self.asked is not None and self.asked.granted else None
        if self.handed is not None:
            chosen = self.handed.channel
        if chosen is None:
            return StepRow("Channel", "open", "follows the candidate's answer: call, e-mail, agency or page")
        return StepRow(
            "Channel", "choice", tuple((words, each is chosen) for each, words in CHANNELS.items())
        )

    def _hand_over(self) -> tuple[StepRow, ...]:
        handed = self.handed
        if handed is None:
            return ()
        name = self.reading.name(handed.by)
        rows = [StepRow("Released", "yes", f"on {moment(handed.at)} by {name}, {CHANNELS[handed.channel]}")]
        for at, result, words in handed.results:
            said = f"{result}, {moment(at)}" + (f": {words}" if words else "")
            rows.append(StepRow("Hand-over", "yes" if result in REACHED else "open", said))
        if self.revoked:
            return (*rows, release_history.revoked(self.reading))
        if still := still_to_come(handed):
            rows.append(StepRow("Hand-over", "open", still))
        return tuple(rows)

    def _never(self) -> str:
        """Return what stays here, counted only where the viewer may know the number."""
        reading = self.reading
        own = sum(1 for _ in reading.all(p.OwnNote)) + sum(1 for _ in reading.all(p.OwnObservation))
        nameless = sum(len(each.in_use) for each in reading.all(p.Levels))
        rated = sum(1 for _ in reading.all(p.Opened)) + nameless
        dissents = sum(not reply.stands for each in reading.all(p.Offered) for reply in each.replies)
        counts = [f"your own words {own}"] if own else []
        counts += [f"ratings {rated}"] if rated else []
        counts += [f"dissent {dissents}"] if dissents else []
        counts += [f"names {len(reading.seats)}", "everyone's notes"]
        return " · ".join(counts)

    @property
    def ending(self) -> StepRow:
        """The row about how the debrief ended."""
        return release_history.ending(self.reading, released=self.handed is not None)

    def signed(self) -> str:
        """Return who signed the text, counted."""
        total = len(self.summary.signers())
        if not total:
            return ""
        count = self.summary.signed_count()
        return f"signed by all {total}" if count == total else f"signed by {count} of {total}"


_ANSWERS = ("PermissionRecorded", "PermissionDoubted")


def day(at: str) -> str:
    """Return the day of a server time, as it is written there: `31 Dec 2026`."""
    there = datetime.fromisoformat(at)
    return f"{there.day} {there:%b %Y}"
