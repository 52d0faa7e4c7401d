"""The state of one debrief: what its events add up to.

Everything here is derived from the journal by `evolve`; nothing is stored a second time. Who may
see which part of it is decided in `visibility` alone.
"""

from enum import Enum

import msgspec
from msgspec.structs import replace

from panelry.doing import Act
from panelry.growing import Growing
from panelry.handed import Handed, Permission, PersonalNote
from panelry.ids import CriterionId, DebriefId, PersonId, PointId, SentenceId
from panelry.leases import Lease, Suggestion
from panelry.mails import Mail
from panelry.pages import Link
from panelry.pages import Reply as PageReply
from panelry.panel import Mode, Outcome, Person, Role, Standing
from panelry.points import Acceptance, Edit, Point, Section, Waiver
from panelry.rewording import Rewording
from panelry.rubric import Rubric
from panelry.ruling import Ruling
from panelry.scorecard import Scorecard, Unsealed, parted


class Phase(Enum):
    """Where a debrief stands."""

    NEW = "new"
    SETUP = "setup"
    SCORING = "scoring"
    DISCUSSION = "discussion"
    SUMMARY = "summary"
    RELEASE = "release"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    ABANDONED = "abandoned"


class Reply(msgspec.Struct, frozen=True):
    """An answer to a proposal."""

    stands: bool
    words: str


class Proposal(msgspec.Struct, frozen=True):
    """A level put to the panel, with the answers so far."""

    level: int
    by: PersonId
    at: str
    replies: dict[PersonId, Reply] = {}


class Views(msgspec.Struct, frozen=True):
    """No agreement: what most hold and what the others hold."""

    majority: str
    minority: str


class Settled(msgspec.Struct, frozen=True):
    """An agreed rating, with the reason where it is no level nearest the mean."""

    level: int
    reason: str


class Round(Enum):
    """The second private round on a criterion."""

    NONE = "none"
    OPEN = "open"
    HELD = "held"


class Topic(msgspec.Struct, frozen=True):
    """How far the panel is with one criterion."""

    parked: bool = False
    proposal: Proposal | None = None
    agreed: Settled | None = None
    views: Views | None = None
    second: Round = Round.NONE

    @property
    def settled(self) -> bool:
        """Whether it was agreed, parked, or both views were recorded."""
        return self.parked or self.agreed is not None or self.views is not None


class PointState(msgspec.Struct, frozen=True):
    """A point as its author last wrote it, the version shared with the panel, and disputes of that one."""

    point: Point
    shared: Point | None = None
    disputes: dict[PersonId, str] = {}


class Signature(msgspec.Struct, frozen=True):
    """A person's answer to one exact text; words are those of somebody who declined."""

    hash: str
    at: str
    signed: bool
    words: str = ""


class Debrief(msgspec.Struct, frozen=True):
    """One candidate, one panel, one version of a rubric."""

    id: DebriefId = DebriefId("")
    phase: Phase = Phase.NEW
    candidate: str = ""
    position: str = ""
    organisation: str = ""
    rubric: Rubric = Rubric(title="", version="", scale=5, criteria=())
    mode: Mode = Mode.EVIDENCE_FIRST
    break_glass: bool = False
    """Whether the organisation allowed it when the debrief began."""
    created: str = ""
    people: dict[PersonId, Person] = {}
    order: tuple[PersonId, ...] = ()
    cards: dict[PersonId, Scorecard] = {}
    unsealed: tuple[Unsealed, ...] = ()
    evidence: bool = False  # shareable observations are open and scorecards are frozen
    revealed: bool = False
    missing: tuple[PersonId, ...] = ()
    """Who had not submitted when the scorecards froze."""
    figures: str = ""
    """The version of the formulas at the reveal, then at the outcome; empty in older journals."""
    topics: dict[CriterionId, Topic] = {}
    now: CriterionId | None = None  # the criterion on every screen
    timer: tuple[str, int] | None = None  # when the shared one was started, and for how many seconds
    hands: tuple[PersonId, ...] = ()
    chair: PersonId | None = None
    """To whom the chair was given, or who claimed it, last; who has it now says `in_the_chair`."""
    arranged: tuple[CriterionId, ...] = ()  # the order that the chair chose for the agenda, if any
    overall: bool = False
    outcome: Outcome | None = None
    outcome_at: str = ""  # when it was recorded last
    drivers: tuple[CriterionId, ...] = ()
    points: dict[PointId, PointState] = {}
    """By `kept_as`: two authors may have one id, and neither must learn of it."""
    edits: tuple[Edit, ...] = ()  # in the order they were made
    accepted: dict[SentenceId, Acceptance] = {}  # the last yes to each sentence
    waived: tuple[Waiver, ...] = ()
    rewording: Rewording | None = None
    leases: dict[Section, Lease] = {}
    suggestions: tuple[Suggestion, ...] = ()
    writings: dict[PersonId, int] = {}  # how often each person began or renewed a lease
    asked: str | None = None
    asked_at: str = ""  # for which content hash signatures were asked, and when first for that one
    signatures: dict[PersonId, Signature] = {}
    signed: str | None = None
    without: tuple[PersonId, ...] = ()
    """The content hash that went to the release, and who had not signed it then."""
    ruling: Ruling = Ruling()
    approver: PersonId | None = None
    placed: frozenset[PersonId] = frozenset()
    """The policy taken over last; who approves by it; coordinators whom who leads made, who never do."""
    permission: Permission | None = None
    handed: Handed | None = None
    personal: dict[PersonId, PersonalNote] = {}  # approved or sent ones, by author
    adjusted: bool = False
    """An adjustment of the interview is on file: words about one must not reach the candidate."""
    denied: tuple[str, ...] = ()  # what else the text must not say, such as names of projects
    links: dict[str, Link] = {}
    """The links to the candidate's page, by the hash of the token."""
    offers: int = 0
    """How often the candidate was asked by page or mail."""
    said: tuple[PageReply, ...] = ()  # about what was released
    mails: tuple[Mail, ...] = ()
    from_desk: dict[str, int] = {}
    """The number of the mail that each question from the desk led to, by the id of the question."""
    contact_ended: str = ""
    """Since when the candidate wants no further contact; empty again once they said yes after it."""
    ended: str = ""
    guarded: dict[PersonId, Scorecard] = {}
    """The scorecards as of the last public act after the evidence opened: what the leak guard compares with,
    so that a private keystroke moves no finding on anybody's screen."""
    acts: Growing[Act] = Growing()

    def card(self, person: PersonId) -> Scorecard:
        """Return a person's scorecard, an empty one if nothing was written."""
        return self.cards.get(person, _BLANK)

    def topic(self, criterion: CriterionId) -> Topic:
        """Return how far the panel is with a criterion."""
        return self.topics.get(criterion, _UNTOUCHED)

    def with_card(self, person: PersonId, **changes: object) -> "Debrief":
        """Return the debrief with a person's scorecard changed."""
        return replace(self, cards={**self.cards, person: replace(self.card(person), **changes)})

    def parting(self, person: PersonId, before: str, after: str, **changes: object) -> "Debrief":
        """Return the debrief with a scorecard changed, and the words kept that a private text loses by it."""
        if gone := parted(before, after):
            changes["former"] = self.card(person).former.plus(*gone)
        return self.with_card(person, **changes)

    def with_topic(self, criterion: CriterionId, **changes: object) -> "Debrief":
        """Return the debrief with a criterion's topic changed."""
        topic = replace(self.topic(criterion), **changes)
        return replace(self, topics={**self.topics, criterion: topic})

    def with_person(self, person: PersonId, **changes: object) -> "Debrief":
        """Return the debrief with somebody's seat changed."""
        changed = replace(self.people[person], **changes)
        return replace(self, people={**self.people, person: changed})


_BLANK = Scorecard()
_UNTOUCHED = Topic()


def holders(state: Debrief, role: Role) -> tuple[PersonId, ...]:
    """Return who holds a role and is not recused, in the order of seats."""
    return tuple(
        person.id
        for person in state.people.values()
        if role in person.roles and person.standing is not Standing.RECUSED
    )


def in_the_chair(state: Debrief) -> PersonId | None:
    """Return who runs the debrief now: who got the chair last and facilitates, else the first facilitator."""
    facilitators = holders(state, Role.FACILITATOR)
    return state.chair if state.chair in facilitators else next(iter(facilitators), None)


def raters(state: Debrief) -> tuple[PersonId, ...]:
    """Return the panelists whose scorecards count: submitted and not recused."""
    return tuple(each for each in holders(state, Role.PANELIST) if state.card(each).submitted is not None)


def awaited(state: Debrief) -> tuple[PersonId, ...]:
    """Return the expected panelists who have not submitted."""
    return tuple(
        each
        for each in holders(state, Role.PANELIST)
        if state.people[each].standing is Standing.EXPECTED and state.card(each).submitted is None
    )


def current(card: Scorecard, criterion: CriterionId) -> int | None:
    """Return the revised, else the initial level; None for no evidence or a blank."""
    if criterion in card.revisions:
        return card.revisions[criterion].level
    rating = card.ratings.get(criterion)
    return None if rating is None else rating.level


def in_use(state: Debrief, criterion: CriterionId) -> dict[PersonId, int | None]:
    """Return the ratings in use on a criterion: second ones once its round was held, else current ones.

    Each panelist whose scorecard counts has an entry; None is no evidence or not rated.
    """
    if state.topic(criterion).second is Round.HELD:
        return {each: state.card(each).second.get(criterion) for each in raters(state)}
    return {each: current(state.card(each), criterion) for each in raters(state)}


def done(state: Debrief, person: PersonId) -> int:
    """Return how many criteria a person has rated or marked as no evidence."""
    return len(state.card(person).ratings)


def kept_as(state: Debrief, author: PersonId, point: PointId) -> PointId:
    """Return where an author's point is kept: by its id, or by both where another author has that id."""
    found = state.points.get(point)
    return point if found is None or found.point.author == author else PointId(f"{point}|{author}")


def shown_as(state: Debrief, point: PointId) -> PointId | None:
    """Return where the shared point of that id is kept, the first if two authors chose one id."""
    shown = (key for key, each in state.points.items() if each.shared is not None and each.point.id == point)
    return next(shown, None)


def approved_points(state: Debrief) -> tuple[Point, ...]:
    """Return the points that a draft may use: approved and undisputed."""
    undisputed = (each.shared for each in state.points.values() if not each.disputes)
    return tuple(each for each in undisputed if each is not None)


def agreed_levels(state: Debrief) -> dict[CriterionId, int]:
    """Return the agreed ratings, in rubric order."""
    found = ((each.id, state.topic(each.id).agreed) for each in state.rubric.criteria)
    return {criterion: agreed.level for criterion, agreed in found if agreed is not None}
