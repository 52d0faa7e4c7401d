"""Stories: given, when, then over `decide` and `evolve`, with a manual clock and actors by name."""

from collections.abc import Mapping
from typing import Self

from msgspec.structs import replace

import cast
from panelry import commands as c
from panelry import events as e
from panelry.debrief import Debrief
from panelry.decide import decide
from panelry.doing import Doer
from panelry.evolve import evolve
from panelry.ids import CriterionId, ObservationId, PersonId, PointId, SentenceId
from panelry.panel import Channel, Mode, Outcome
from panelry.parts import Draft, Picture, Sight
from panelry.points import Kind, Polarity, Section
from panelry.policies import DEFAULTS, Policies
from panelry.refusals import Code, Refused
from panelry.summary import text_hash, unaccepted, wording
from panelry.visibility import picture

LEVELS: Mapping[PersonId, tuple[int | None, ...]] = {
    cast.ANA: (5, 2, 4),
    cast.BEN: (2, 4, 4),
    cast.CHEN: (3, 3, None),
    cast.DARA: (4, 2, 3),
    cast.ELI: (1, 1, 1),
    cast.IVO: (3, 3, 3),
}
"""What each person rates in the stories, in the rubric's order."""
TOKEN, CODE = "a" * 64, "b" * 64
"""The hashes of a link and of its code."""
SHAREABLE = "Sized the queue at 3k/s, then asked what happens on replay"
PRIVATE = "Voice went quiet whenever Kafka came up"
NOTE = "Back-pressure only after the third prompt"


class Story:
    """One debrief as it goes; every method that acts gives the story back."""

    def __init__(
        self,
        mode: Mode = Mode.EVIDENCE_FIRST,
        people: tuple[PersonId, ...] = cast.ALL,
        *,
        policies: Policies = DEFAULTS,
    ) -> None:
        self.state = Debrief()
        self.policies = policies
        self.ticks = 0
        self.gone = 0
        """For how many seconds who has the chair has been gone."""
        self.by: Doer | None = None
        """Who is behind what the operator's role does."""
        self.journal: list[tuple[tuple[e.Event, e.Stamp], ...]] = []
        """What each accepted command made."""
        self.when(cast.OPERATOR, cast.create(mode))
        for person in people:
            self.when(cast.OPERATOR, cast.seat(person))

    # when

    def when(self, actor: PersonId, *commands: c.Command, expect: int | None = None) -> Self:
        """Let somebody do things, one second each; the clock moves for a refused command too."""
        for command in commands:
            self.ticks += 1
            stamp = e.Stamp(actor, cast.moment(self.ticks))
            made = decide(
                self.state,
                actor,
                command,
                stamp.at,
                expect,
                seed=cast.seed(self.ticks),
                gone=self.gone,
                policies=self.policies,
                by=self.by,
            )
            self.journal.append(tuple((event, stamp) for event in made))
            for event in made:
                self.state = evolve(self.state, event, stamp)
        return self

    def refused(self, actor: PersonId, command: c.Command, expect: int | None = None) -> Code | None:
        """Return why somebody may not do this now, None if they may; nothing happens."""
        try:
            self._decided(actor, command, expect)
        except Refused as refused:
            return refused.code
        return None

    def made(self, actor: PersonId, command: c.Command) -> tuple[e.Event, ...]:
        """Return the events that a command would make; nothing happens."""
        return self._decided(actor, command)

    def _decided(self, actor: PersonId, command: c.Command, expect: int | None = None) -> tuple[e.Event, ...]:
        tick = self.ticks + 1
        at, seed = cast.moment(tick), cast.seed(tick)
        return decide(
            self.state, actor, command, at, expect, seed=seed, gone=self.gone, policies=self.policies
        )

    def later(self, seconds: int) -> Self:
        """Let time pass."""
        self.ticks += seconds
        return self

    # given

    def scoring(self) -> Self:
        """Open scoring."""
        return self.when(cast.ANA, c.OpenScoring())

    def rates(self, person: PersonId, levels: tuple[int | None, ...] | None = None) -> Self:
        """Let somebody rate every criterion."""
        for criterion, level in zip(cast.CRITERIA, levels or LEVELS[person], strict=True):
            self.when(person, c.Rate(criterion, level))
        return self

    def scored(self, *people: PersonId) -> Self:
        """Open scoring; the panel, or these, rate everything and submit; Ben also writes a few words."""
        self.scoring()
        if cast.BEN in self.state.people:
            self.writes(cast.BEN)
        for person in people or cast.PANEL:
            self.rates(person).when(person, c.Submit())
        return self

    def writes(self, person: PersonId) -> Self:
        """Let somebody write a shareable observation, a private one and a note on the design."""
        return self.when(
            person,
            c.Observe(ObservationId("shared"), cast.DESIGN, Kind.SAW, SHAREABLE, shareable=True),
            c.Observe(ObservationId("private"), cast.DESIGN, Kind.HEARD, PRIVATE),
            c.WriteNote(cast.DESIGN, NOTE),
        )

    def opened(self, missing: int = 0) -> Self:
        """Open the evidence."""
        return self.when(cast.ANA, c.OpenEvidence(missing))

    def revealed(self, missing: int = 0) -> Self:
        """Score if nobody has, then reveal, with the evidence first where the mode wants it."""
        if not any(card.submitted for card in self.state.cards.values()):
            self.scored()
        if self.state.mode is Mode.EVIDENCE_FIRST and not self.state.evidence:
            self.opened(missing)
        return self.when(cast.ANA, c.Reveal(missing))

    def agreed(self, criterion: CriterionId, level: int = 3) -> Self:
        """Propose a level, let the panel stand by it, and record it."""
        self.when(cast.ANA, c.Propose(criterion, level))
        for person in cast.PANEL[1:]:
            self.when(person, c.Answer(criterion, level, stands=True))
        return self.when(cast.ANA, c.RecordAgreed(criterion, level, "after the talk"))

    def settled(self) -> Self:
        """Reveal and agree on every criterion: the design at 2, the others at 4."""
        self.revealed()
        for criterion in cast.CRITERIA:
            self.agreed(criterion, 2 if criterion == cast.DESIGN else 4)
        return self

    def decided(self, outcome: Outcome = Outcome.DECLINE) -> Self:
        """Settle everything, open the overall judgement and decide, by default to decline, for the design."""
        return self.settled().when(cast.ANA, c.OpenOverall(), c.RecordOutcome(outcome, (cast.DESIGN,)))

    def summary(self, outcome: Outcome = Outcome.DECLINE) -> Self:
        """Decide, share one point of strength and open the summary."""
        self.decided(outcome).when(cast.CHEN, point(), c.ApprovePoint(PointId("p1"), 1))
        return self.when(cast.ANA, c.OpenSummary()).accepted()

    def accepted(self, person: PersonId = cast.DARA) -> Self:
        """Let somebody say yes, in the same second, to each sentence that waits for one."""
        text = {each.id: each.text for each in wording(self.state)}
        for sentence in unaccepted(self.state):
            self.later(-1).when(person, c.AcceptSentence(sentence, text[sentence]))
        return self

    def thanked(self) -> Self:
        """Open a summary that is only the thank-you note: one strength beside a decline."""
        self.revealed().agreed(cast.CODE, 4)
        self.when(cast.ANA, *(c.Park(each) for each in cast.CRITERIA if each != cast.CODE))
        return self.when(cast.ANA, c.OpenOverall(), c.RecordOutcome(Outcome.DECLINE), c.OpenSummary())

    def signed(self) -> Self:
        """Let all signers sign the present text."""
        if self.state.outcome is None:
            self.summary()
        for person in (*cast.PANEL, cast.FAY):
            self.when(person, c.SignOff(self.hash))
        return self

    def release(self) -> Self:
        """Sign, open the release and record a yes to a call."""
        return self.signed().when(cast.ANA, c.OpenRelease(), permission())

    def released(self) -> Self:
        """Hand the text over by a call."""
        return self.release().when(cast.GRACE, c.Release(Channel.CALL, self.hash, "Amara"))

    def permitted(self, channel: Channel = Channel.PAGE) -> Self:
        """Release for a channel, by default the page."""
        self.release().when(cast.ANA, permission(channel))
        return self.when(cast.GRACE, c.Release(channel, self.hash, "Amara"))

    def paged(self) -> Self:
        """Release for the page, and make a link to it."""
        return self.permitted().when(cast.GRACE, c.MakePage(TOKEN, CODE))

    def corrected(self, channel: Channel = Channel.CALL) -> Self:
        """Release a corrected version, with one sentence more, by the channel of the first."""
        more, words = SentenceId("more"), "It was the second exercise."
        self.when(cast.GRACE, c.CorrectText("the candidate named another exercise"))
        self.when(cast.BEN, c.EditSentence(more, Section.CLOSING, words, ""))
        self.when(cast.CHEN, c.AcceptSentence(more, words)).signed().when(cast.ANA, c.OpenRelease())
        return self.when(cast.GRACE, c.Release(channel, self.hash, "Amara"))

    # then

    @property
    def hash(self) -> str:
        """Return the content hash of the present text."""
        return text_hash(self.state)

    @property
    def last(self) -> e.Event:
        """Return the event that happened last."""
        return self.journal[-1][-1][0]

    def sees(self, person: PersonId) -> Picture:
        """Return a person's picture."""
        return picture(self.state, person)

    def parts(self, person: PersonId, kind: type[Sight]) -> tuple[Sight, ...]:
        """Return the parts of one kind in a person's picture, in the order of keys."""
        found = self.sees(person)
        return tuple(found[key] for key in sorted(found) if isinstance(found[key], kind))

    def draft(self, person: PersonId = cast.ANA) -> Draft:
        """Return the head of the draft that a person sees."""
        found = self.sees(person)["Draft"]
        assert isinstance(found, Draft)
        return found

    def changed(self, **fields: object) -> "Story":
        """Return a story in another state, for what no command can reach."""
        other = Story(people=(), policies=self.policies)
        other.state, other.ticks = replace(self.state, **fields), self.ticks
        return other


def point(name: str = "p1", criterion: CriterionId = cast.CODE, behaviour: str = "") -> c.WritePoint:
    """Return the command that writes a complete point of strength."""
    said = behaviour or "you wrote a failing test before you changed the parser"
    return c.WritePoint(PointId(name), criterion, Polarity.STRENGTH, "In the bug hunt", said, Kind.SAW)


def permission(
    channel: Channel = Channel.CALL, until: str = "2036-12-24", *, granted: bool = True, agency: str = ""
) -> c.RecordPermission:
    """Return the command that records the candidate's answer."""
    return c.RecordPermission(granted, channel, "by phone", until, agency)
