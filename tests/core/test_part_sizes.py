"""No part of a picture outgrows a frame, whatever a whole panel of sixty writes at greatest length."""

from collections.abc import Callable
from contextlib import suppress
from decimal import Decimal
from functools import partial

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

import cast
from panelry import commands as c
from panelry import events as e
from panelry import parts as p
from panelry.assisted import ROOM
from panelry.debrief import Debrief
from panelry.decide import ACTS, decide
from panelry.decide.asked import NOTE, SEATS, SHARE, SHARED, WORDS, together
from panelry.decide.release import DENIED, HANDOVERS
from panelry.decide.summary import EVIDENCE, SENTENCES
from panelry.doing import Act
from panelry.evolve import evolve
from panelry.growing import Growing
from panelry.ids import CriterionId, ObservationId, PersonId, PointId, SentenceId
from panelry.mails import MAILS, Sent
from panelry.pages import ANSWERS_KEEPING, LINKS, MOST, RECORDED, SAID, VIEWS, Heard, Said
from panelry.panel import CANDIDATE, Channel, Confidence, Mode, Outcome, Recommendation, Role
from panelry.points import Kind, Section
from panelry.policies import Policies
from panelry.refusals import Code, Refused
from panelry.rewording import Reworded, Rewording
from panelry.rubric import Bounds, Criterion, Level, Rubric, Threshold
from panelry.rubric_import import read_rubric
from panelry.rubric_rules import CRITERION_BYTES, MOST_CRITERIA, RubricError, too_large
from panelry.ruling import Feedback, PersonalNotes, Rewordings
from panelry.summary import text_hash, wording
from panelry.sync.frames import LARGEST_FRAME, Hello, encode
from panelry.sync.server import ServerHalf, Session
from story import Story, point

WIDE = "\U00010348"
"""A letter of four bytes."""
LENGTHS = (NOTE, WORDS, 1_500, 1_000, 600, 400, 200, 100, 72, 10)
ALL_ROLES = tuple(role for role in Role if role not in {Role.OPERATOR, Role.CANDIDATE})
FIRST, SECOND = CriterionId("a" * 60), CriterionId("b" * 60)
OTHERS = tuple(CriterionId(f"{number:02}".rjust(60, "c")) for number in range(2, MOST_CRITERIA))
"""Criteria on which nobody has evidence."""


def somebody(number: int) -> PersonId:
    """Return the longest id that a person can have."""
    return PersonId(f"{number:02}".rjust(100, "p"))


def longest_rubric() -> Rubric:
    """Return a rubric of criteria as large as they may be."""
    words = WIDE * 850
    levels = tuple(Level(level, words, WIDE * 100, WIDE * 100, WIDE * 100) for level in range(1, 11))
    filled = [Criterion(each, WIDE * 200, levels, code=WIDE * 200) for each in (FIRST, SECOND)]
    plain = tuple(Level(level) for level in range(1, 11))
    filled += [Criterion(each, WIDE, plain) for each in OTHERS]
    thresholds = tuple(Threshold(Decimal(at), WIDE * 200) for at in range(1, 16))
    return Rubric(WIDE * 200, WIDE * 200, 10, tuple(filled), thresholds=thresholds, bounds=Bounds())


def observed(observation: ObservationId, text: str) -> c.Observe:
    """Return the command that shares an observation."""
    return c.Observe(observation, FIRST, Kind.SAW, text, shareable=True)


RULED = Policies(feedback=Feedback.ON_REQUEST, personal_note=PersonalNotes.ALLOWED, rewording=Rewordings.ON)


class Greedy:
    """A panel in which everybody does the longest of everything that is not refused."""

    def __init__(self, mode: Mode) -> None:
        self.state = Debrief()
        self.ticks = 0
        self.people = [somebody(number) for number in range(SEATS)]
        self.lead = self.people[0]
        self.seen: dict[type[p.Sight], int] = {}
        """The largest part of each kind, in bytes."""
        create = c.CreateDebrief(cast.DEBRIEF, WIDE * 200, WIDE * 200, WIDE * 200, longest_rubric(), mode)
        assert self.does(cast.OPERATOR, create)
        for number, person in enumerate(self.people):
            letters = f"{'abcdefghij'[number // 10]}{'abcdefghij'[number % 10]}"
            name = letters if number else f"{WIDE * 77} {letters}"
            assert self.does(cast.OPERATOR, c.AddPerson(person, name, ALL_ROLES))
        self.look()

    def does(self, person: PersonId, *commands: c.Command) -> bool:
        """Do what is allowed; return whether the last was."""
        done = True
        for command in commands:
            self.ticks += 1
            stamp = e.Stamp(person, cast.moment(self.ticks % 3_600))
            try:
                made = decide(
                    self.state, person, command, stamp.at, seed=cast.seed(self.ticks), policies=RULED
                )
            except Refused:
                done = False
                continue
            done = True
            for event in made:
                self.state = evolve(self.state, event, stamp)
        return done

    def longest(self, person: PersonId, make: Callable[[str], c.Command]) -> None:
        """Say the longest that is taken, and be heard: a line always is."""
        assert any(self.does(person, make(WIDE * length)) for length in LENGTHS)

    def everybody(self, make: Callable[[str], c.Command]) -> None:
        """Let each of the panel say the longest that is taken."""
        for person in self.people:
            self.longest(person, make)

    def look(self) -> None:
        """Measure every part and every frame of two viewers, who see all that anybody sees."""
        half = ServerHalf(b"secret", 1, self.state)
        for viewer in (self.lead, self.people[-1]):
            for part in half.picture(viewer).values():
                size = len(msgspec.json.encode(part))
                self.seen[type(part)] = max(size, self.seen.get(type(part), 0))
            _, frames = Session(half, viewer).greet(Hello())
            assert LARGEST_FRAME >= max(len(encode(frame).encode()) for frame in frames)

    def scores(self) -> None:
        """Write everything private at full length and hand it in."""
        self.does(self.lead, c.RecordInterviewOrder(tuple(self.people)), c.OpenScoring())
        until = "2027-12-24"
        self.longest(self.lead, lambda text: c.RecordPermission(True, Channel.AGENCY, text, until, text))
        self.longest(self.lead, partial(observed, ObservationId("longest")))
        self.longest(self.lead, lambda text: c.WriteNote(FIRST, text))
        for number in range(1, EVIDENCE):
            assert self.does(
                self.lead, observed(ObservationId(f"{number}".rjust(100, "o")), f"seen {number}")
            )
        for person in self.people:
            self.does(person, c.Rate(FIRST, 10), c.Rate(SECOND, 10), *(c.Rate(each, None) for each in OTHERS))
            self.does(person, c.Recommend(Recommendation.STRONG_YES), c.GiveConfidence(Confidence.MEDIUM))
            if person != self.people[-1]:
                self.does(person, c.Submit())
        broken = e.GlassBroken(self.lead, self.people[-1], WIDE * WORDS)
        self.state = evolve(self.state, broken, e.Stamp(self.people[1], cast.moment(0)))
        self.look()

    def talks(self) -> None:
        """Open everything, revise with reasons, answer with words, raise every hand."""
        self.does(self.lead, c.OpenEvidence(1), c.Reveal(1))
        self.look()
        for person in self.people[:-1]:
            self.longest(person, lambda text: c.Revise(FIRST, 9, text))
            self.does(person, c.RaiseHand())
        self.does(self.lead, c.PutTopic(FIRST), c.StartTimer(60), c.Propose(FIRST, 5))
        for person in self.people:
            self.longest(person, lambda text: c.Answer(FIRST, 5, stands=False, words=text))
        self.look()
        self.does(self.lead, c.OpenSecondRound(SECOND), c.RateAgain(SECOND, 10))
        self.look()
        self.does(self.lead, c.CloseSecondRound(SECOND))
        self.longest(self.lead, lambda text: c.RecordNoAgreement(SECOND, text, text))
        self.longest(self.lead, lambda text: c.RecordAgreed(FIRST, 5, text))
        self.does(self.lead, c.OpenOverall(), c.RecordOutcome(Outcome.DECLINE, (FIRST, SECOND) * 200))
        self.look()

    def shares(self) -> None:
        """Let everybody share a point in the same long words, once each; then dispute that of one."""
        effect, suggestion = f"We felt sure because {WIDE * 379}", f"write {WIDE * 394}"
        for number, person in enumerate(self.people):
            seen = tuple(self.state.card(person).observations)
            for name in ("q", "r"):
                each = PointId(f"{number:02}".rjust(100, name))
                written = replace(point(each, FIRST, f"you wrote {WIDE * 390}"), evidence=seen)
                assert self.does(person, replace(written, effect=effect, suggestion=suggestion))
            if person == self.lead:
                assert self.does(person, c.ApprovePoint(PointId("00".rjust(100, "q")), 1))
                assert Code.ID_TAKEN is self.why(person, c.ApprovePoint(PointId("00".rjust(100, "r")), 1))
            else:
                approved = e.PointApproved(PointId(f"{number:02}".rjust(100, "q")), 1)
                self.state = evolve(self.state, approved, e.Stamp(person, cast.moment(0)))
        self.look()
        disputed = PointId("00".rjust(100, "q"))
        for person in self.people[1:]:
            self.longest(person, lambda text: c.DisputePoint(disputed, text))
        self.look()

    def signs(self) -> None:
        """Fill the summary with the longest sentences, then cut it until it can be signed, and sign."""
        self.does(self.lead, c.OpenSummary())
        sentence = wording(self.state)[0]
        other = Reworded(sentence.id, sentence.text, WIDE * (ROOM // 4 - 400))
        self.state = replace(
            self.state, rewording=Rewording("0" * 64, cast.moment(0), self.lead, WIDE * 200, (other,))
        )
        self.look()
        added = [SentenceId(f"{number:02}".rjust(100, "s")) for number in range(SENTENCES)]
        for each in added:
            self.does(self.people[2], c.EditSentence(each, Section.CLOSING, f"Thank you {WIDE * 590}", ""))
        self.does(self.people[2], c.WriteSection(Section.CLOSING))
        for person in self.people:
            self.does(person, c.AskForSection(Section.CLOSING))
            self.does(person, c.Suggest(added[0], WIDE * 600, f"Thank you {WIDE * 590}"))
        self.look()
        assert Code.SUMMARY_TOO_LONG is self.why(self.lead, c.AskForSignatures())
        for sentence in wording(self.state):
            text = "Thank you for your time." if sentence.id in added[1:] else sentence.text
            self.does(self.people[2], c.EditSentence(sentence.id, sentence.section, text, sentence.text))
            present = next(each.text for each in wording(self.state) if each.id == sentence.id)
            self.does(self.people[3], c.AcceptSentence(sentence.id, present))
        assert self.does(self.lead, c.AskForSignatures())
        read = text_hash(self.state)
        self.everybody(lambda text: c.DeclineToSign(read, text))
        self.look()
        for person in self.people:
            self.does(person, c.SignOff(read))
        assert self.does(
            self.lead,
            c.OpenRelease(),
            c.RecordPermission(True, Channel.PAGE, "by phone", "2027-12-24", requested=True),
        )
        assert self.does(self.lead, c.Release(Channel.PAGE, read, WIDE * 200))

    def denies(self) -> None:
        """Deny as many of the longest names as are taken."""
        names = tuple(f"{WIDE * 75} {number}" for number in range(DENIED))
        assert any(self.does(self.lead, c.DenyWords(names[:count])) for count in range(DENIED, 0, -1))
        assert self.does(self.lead, c.RecordAdjustment(on_file=True))
        self.look()

    def hands_over(self) -> None:
        """Record attempts until no more are taken, each with the most words."""
        for _ in range(HANDOVERS):
            self.longest(self.lead, lambda text: c.RecordHandover("no answer", text))
        assert Code.TOO_MANY_ATTEMPTS is self.why(self.lead, c.RecordHandover("delivered"))
        self.look()

    def pages(self) -> None:
        """Make every link, read through each as often as may be, and say all that can be said."""
        token = ""
        for number in range(LINKS):
            token = f"{number:064}"
            assert self.does(self.lead, c.MakePage(token, token))
            assert self.does(CANDIDATE, *(c.EnterCode(token, token) for _ in range(VIEWS)))
        address = f"{'a' * 64}@{'.'.join(('b' * 59,) * 3)}.example"
        for number in range(MAILS):
            assert self.does(self.lead, c.SendMail(address))
            assert self.does(cast.OPERATOR, c.RecordSent(number, Sent.REFUSED, WIDE * 40))
        for said, most in MOST.items():
            asked = most if said not in ANSWERS_KEEPING else 0  # this letter asks no such question
            for _ in range(asked):
                assert self.does(CANDIDATE, c.SayOnPage(token, token, said, WIDE * SAID))
        for _ in range(RECORDED):
            self.longest(self.lead, lambda text: c.RecordReply(Said.CORRECTION, text, Heard.AGENCY))
        self.look()

    def why(self, person: PersonId, command: c.Command) -> Code | None:
        """Return why somebody may not do this now; nothing happens."""
        try:
            at, seed = cast.moment(self.ticks), cast.seed(self.ticks)
            decide(self.state, person, command, at, seed=seed, policies=RULED)
        except Refused as refused:
            return refused.code
        return None


@pytest.mark.parametrize("mode", [Mode.EVIDENCE_FIRST, Mode.WITHOUT_NAMES])
def test_no_part_and_no_frame_outgrows_the_limit(mode: Mode) -> None:
    """Sixty people with every role, the longest ids and the widest letters do the longest of everything."""
    greedy = Greedy(mode)
    first = (greedy.scores, greedy.talks, greedy.shares, greedy.denies)
    for act in (*first, greedy.signs, greedy.hands_over, greedy.pages):
        act()
    named = {p.Opened, p.Judgement, p.Salts}
    nameless = {p.Levels, p.Judgements, p.OwnSalts}
    absent = named if mode is Mode.WITHOUT_NAMES else nameless
    assert set(p.DebriefSight.__args__) - {p.Dropped} - absent == set(greedy.seen)
    assert {} == {kind.__name__: size for kind, size in greedy.seen.items() if size > LARGEST_FRAME - 512}


@given(st.lists(st.tuples(st.integers(0, SEATS - 1), st.text(max_size=WORDS)), max_size=200))
def test_words_that_are_taken_fit_together_and_a_line_always_does(tried: list[tuple[int, str]]) -> None:
    """Whoever writes what in which order: the sum stays in its bounds, and nobody is left without a line."""
    said: dict[int, str] = {}
    for who, text in tried:
        others = [each for person, each in said.items() if person != who]
        if len(msgspec.json.encode(text)) <= SHARE:
            said[who] = together(text, others)
            continue
        with suppress(Refused):
            said[who] = together(text, others)
    assert SHARED >= sum(len(msgspec.json.encode(each)) for each in said.values())


def test_a_person_fills_the_record_only_so_far_and_can_always_end_it() -> None:
    """Everybody is sent every line; what is private makes none, and an end is never refused."""
    story = Story().scoring()
    lines = Growing.of(Act(cast.moment(0), cast.ANA, "Nudged") for _ in range(ACTS))
    full = story.changed(acts=lines)
    assert Code.RECORD_FULL is full.refused(cast.ANA, c.Nudge(cast.BEN))
    assert full.refused(cast.FAY, c.Nudge(cast.BEN)) is None
    assert full.refused(cast.ANA, c.WriteNote(None, "still mine")) is None
    assert full.refused(cast.ANA, c.Abandon("enough")) is None


def test_a_rubric_of_endless_texts_is_refused_with_its_place() -> None:
    """A criterion crosses the wire in one piece, so it has a largest size; the error names it."""
    bullets = ", ".join(f'"{"x" * 1_990}"' for _ in range(30))
    source = f'title = "T"\n[[criteria]]\ntitle = "Care"\nlook_for = [{bullets}]\n'
    with pytest.raises(
        RubricError, match=r"^Care: The texts of this criterion are larger than 48 KiB together. Shorten"
    ):
        read_rubric(source.encode(), "r.toml")


def test_no_debrief_begins_with_a_rubric_that_cannot_be_sent() -> None:
    """The same bound holds for whoever makes the command."""
    heading = replace(cast.RUBRIC, version="v" * 40_000)
    wide = replace(cast.RUBRIC.criteria[0], description="x" * CRITERION_BYTES)
    for rubric, large in ((heading, ""), (replace(cast.RUBRIC, criteria=(wide,)), wide.title)):
        assert large == too_large(rubric)
        with pytest.raises(Refused) as refused:
            decide(Debrief(), cast.OPERATOR, replace(cast.create(), rubric=rubric), cast.moment(0))
        assert Code.TEXT_TOO_LONG is refused.value.code


def test_a_point_rests_on_a_bounded_number_of_observations() -> None:
    """A list of ids is not a way to send a large part."""
    story = Story().scored().revealed()
    cited = tuple(story.state.card(cast.BEN).observations) * (EVIDENCE + 1)
    assert Code.TOO_MANY is story.refused(cast.BEN, replace(point(), evidence=cited[: EVIDENCE + 1]))
    assert story.refused(cast.BEN, replace(point(), evidence=cited[:EVIDENCE])) is None
