"""The picture of a summary, sorted for its screen: what each row says, and why a key cannot act.

No drawing is in it and no rule of the domain: only what the parts say, in words.
"""

from collections.abc import Callable

import msgspec

from panelry import parts as p
from panelry.commands import AcceptSentence
from panelry.drafting import plain
from panelry.ids import CriterionId, PersonId, SentenceId
from panelry.panel import Standing
from panelry.phase import MAY
from panelry.points import Origin, Polarity, Section, Sentence
from panelry_tui.own_points import own_points
from panelry_tui.policy_reading import PolicyReading
from panelry_tui.reading import Reading
from panelry_tui.widgets.draft_models import PointKind, SignerRow, Weight

TITLES = {
    Section.OPENING: "Opening",
    Section.STRENGTHS: "What went well",
    Section.GROWTH: "What to work on",
    Section.CLOSING: "Closing",
}
"""The parts of a summary as they are called."""


class Matter(msgspec.Struct, frozen=True):
    """One thing to resolve or to know: a finding in a sentence, or new text or rubric words to accept."""

    sentence: SentenceId
    rule: str
    weight: Weight
    span: tuple[int, int] | None
    owner: PersonId | None
    advice: str
    waived: bool = False
    words: str = ""
    """What somebody suggests for the sentence."""


class PointCard(msgspec.Struct, frozen=True):
    """A point as the list shows it: mine as last written, or a colleague's as approved."""

    id: str
    author: PersonId
    mine: bool
    kind: PointKind
    polarity: Polarity
    criterion: str
    situation: str
    behaviour: str
    effect: str
    suggestion: str
    problems: tuple[str, ...] = ()
    disputes: tuple[tuple[PersonId, str], ...] = ()
    version: int = 0
    shared: bool = True

    def words(self) -> tuple[str, ...]:
        """Return all that the candidate would hear of it: points of the same words speak as one."""
        return (self.criterion, self.situation, self.behaviour, self.effect, self.suggestion)

    def lines(self, reading: Reading, unused: str = "") -> list[str]:
        """Return the whole point in words, with why the draft does not use it."""
        states = {
            "approved": "approved by its author",
            "written": f"written, not approved: {reading.face('summary.accept')} approves it",
            "incomplete": f"not complete: {reading.face('summary.edit')} goes on writing",
            "disputed": "disputed, so the draft leaves it out",
        }
        return [
            f"Point of {reading.name(self.author)} on {self.criterion} ({self.polarity.value})",
            f"{states[self.kind]}.",
            *([f"The draft does not use it: {unused}."] if unused and self.kind == "approved" else []),
            "",
            f"  Situation   {self.situation}",
            f"  Behaviour   {self.behaviour}",
            *([f"  Effect      {self.effect}"] if self.effect else []),
            *([f"  Suggestion  {self.suggestion}"] if self.suggestion else []),
            *([f"  Lacks       {each}" for each in self.problems]),
            *(f"  {reading.name(who)} disputes it: {words}" for who, words in self.disputes),
        ]


class SummaryReading:
    """One picture's summary as one person sees it."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.draft = reading.one(p.Draft)
        self.sentences = tuple(sorted(reading.all(p.Written), key=lambda each: each.place))
        self.matters = self._matters()
        self.points = self._points()

    def text(self) -> str:
        """Return exactly what the candidate would read."""
        return plain(
            [Sentence(each.sentence, each.section, each.text, each.sources) for each in self.sentences]
        )

    def written(self, sentence: SentenceId | None) -> p.Written | None:
        """Return the sentence of an id, None if it is no longer there."""
        return next((each for each in self.sentences if each.sentence == sentence), None)

    def blocking(self) -> tuple[Matter, ...]:
        """Return what must be resolved before anyone can sign."""
        return tuple(each for each in self.matters if each.weight in {"block", "new"})

    def asks_me(self) -> bool:
        """Return whether words wait for my yes or no: a sentence, a suggestion, or a point of mine."""
        waiting = any(each.new and self.reading.me in each.acceptors for each in self.sentences)
        suggested = any(each.weight == "suggested" for each in self.matters)
        return waiting or suggested or any(each.mine and each.kind == "written" for each in self.points)

    def of(self, sentence: SentenceId) -> tuple[Matter, ...]:
        """Return the matters of one sentence."""
        return tuple(each for each in self.matters if each.sentence == sentence)

    def place(self, sentence: SentenceId) -> str:
        """Return where a sentence stands, in words."""
        found = self.written(sentence)
        if found is None:
            return "a sentence that is gone"
        peers = [each.sentence for each in self.sentences if each.section is found.section]
        return f"{TITLES[found.section]}, sentence {peers.index(sentence) + 1}"

    def unsigned(self) -> tuple[PersonId, ...]:
        """Return the signers whose signature does not hold for the present text."""
        return tuple(person for person in self._signers() if self.signer(person).state != "signed")

    def signed_count(self) -> int:
        """Return how many signatures hold for the present text."""
        return len(self._signers()) - len(self.unsigned())

    def signers(self) -> tuple[SignerRow, ...]:
        """Return everybody who is asked to sign, in the order of seats."""
        return tuple(self.signer(person) for person in self._signers())

    def signer(self, person: PersonId) -> SignerRow:
        """Return how one person answered."""
        name = self.reading.short(person)
        answer = self.reading.get(p.Signed, f"Signature/{person}")
        if answer is None:
            return SignerRow(name, "open")
        if not answer.holds:
            return SignerRow(name, "earlier")
        return SignerRow(name, "signed" if answer.signed else "declined", answer.words)

    def i_sign(self) -> bool:
        """Return whether my signature is asked for, as a signer or as the approver."""
        return self.reading.me in self._signers() or PolicyReading(self.reading).approves

    @property
    def words(self) -> int:
        """The words of the present text."""
        return 0 if self.draft is None else self.draft.words

    def _signers(self) -> tuple[PersonId, ...]:
        return () if self.draft is None else self.draft.signers

    def _matters(self) -> tuple[Matter, ...]:
        key = self.reading.face
        advice = f"{key('summary.accept')} accepts it, {key('summary.take-back')} puts it aside."
        last = self.sentences[-1].sentence if self.sentences else None
        found = [
            _matter(each, last, self.reading.short) for each in sorted(self.reading.all(p.Found), key=_number)
        ]
        found.extend(
            Matter(each.sentence, *_waits(each), self._who_accepts(each))
            for each in self.sentences
            if each.new
        )
        found.extend(
            Matter(each.sentence, "SUGGESTION", "suggested", None, each.person, advice, words=each.text)
            for each in self.reading.all(p.SuggestedWords)
        )
        order = [each.sentence for each in self.sentences]
        known = [each for each in found if each.sentence in order]
        return tuple(
            sorted(known, key=lambda each: (each.weight in {"warn", "suggested"}, order.index(each.sentence)))
        )

    def colleagues(self) -> bool:
        """Return whether anybody else here may accept new text of mine."""
        roles = MAY[AcceptSentence].roles
        return any(
            roles & set(each.roles) and each.standing is not Standing.RECUSED and person != self.reading.me
            for person, each in self.reading.seats.items()
        )

    def _who_accepts(self, written: p.Written) -> str:
        """Return who may accept new text and how, and what else can be done with it."""
        others = [self.reading.name(each) for each in written.acceptors if each != self.reading.me]
        key, out = self.reading.face, f"{self.reading.face('summary.remove')} takes it out."
        back = f"{key('summary.restore')} puts the drafted words back." if written.drafted else out
        if not is_new_text(written) and not _is_assisted(written):
            back = f"{key('summary.point')} writes a point in its place, {out}"
        if self.reading.me in written.acceptors and not is_new_text(written):
            return f"If it is true, {key('summary.accept')} accepts it; {back}"
        if self.reading.me in written.acceptors:
            return f"{key('summary.accept')} accepts it as it stands, {key('summary.edit')} changes it."
        if others:
            return f"{' or '.join(others)} can accept it; {back}"
        return f"Nobody else here can accept it: {back}"

    def _points(self) -> tuple[PointCard, ...]:
        titles = {each.id: each.title for each in self.reading.criteria}
        own = [self._own(each, titles) for each in own_points(self.reading)]
        mine, shared = {each.id for each in own}, self.reading.all(p.SharedPoint)
        others = [_shared(each, titles) for each in shared if str(each.point) not in mine]
        return (*own, *sorted(others, key=lambda each: (self.reading.name(each.author), each.id)))

    def _own(self, part: p.OwnPoint, titles: dict[CriterionId, str]) -> PointCard:
        point = part.point
        shared = self.reading.get(p.SharedPoint, f"Point/{point.author}/{point.id}")
        disputes = () if shared is None else shared.disputes
        kind: PointKind = "approved" if part.approved else "incomplete" if part.problems else "written"
        return PointCard(
            id=str(point.id),
            author=point.author,
            mine=True,
            kind="disputed" if disputes else kind,
            polarity=point.polarity,
            criterion=titles.get(point.criterion, point.criterion),
            situation=point.situation,
            behaviour=point.behaviour,
            effect=point.effect,
            suggestion=point.suggestion,
            problems=part.problems,
            disputes=disputes,
            version=point.version,
            shared=shared is not None,
        )


def _shared(part: p.SharedPoint, titles: dict[CriterionId, str]) -> PointCard:
    return PointCard(
        id=str(part.point),
        author=part.author,
        mine=False,
        kind="disputed" if part.disputes else "approved",
        polarity=part.polarity,
        criterion=titles.get(part.criterion, part.criterion),
        situation=part.situation,
        behaviour=part.behaviour,
        effect=part.effect,
        suggestion=part.suggestion,
        disputes=part.disputes,
    )


def is_new_text(written: p.Written) -> bool:
    """Return whether a sentence is somebody's own words, not the rubric's that wait for a yes."""
    if written.sources:
        return any(each.origin is Origin.HUMAN for each in written.sources)
    return bool(written.writers)


def _is_assisted(written: p.Written) -> bool:
    return any(each.origin is Origin.ASSISTED for each in written.sources)


def _waits(written: p.Written) -> tuple[str, Weight, None, PersonId | None]:
    """Return what waits for a yes, and the last writer of new text."""
    if is_new_text(written):
        return "NEW TEXT", "new", None, written.writers[-1]
    return "ASSISTED WORDS" if _is_assisted(written) else "RUBRIC WORDS", "new", None, None


def _number(part: p.Found) -> int:
    return part.number


def _matter(part: p.Found, last: SentenceId | None, name: Callable[[PersonId], str]) -> Matter:
    """Return a finding; the length of the whole text stands at its last sentence and underlines nothing."""
    whole = part.rule == "LENGTH" and part.sentence == last
    weight: Weight = "block" if part.blocks and part.waived is None else "warn"
    span = None if whole else part.span
    advice = part.advice if part.waived is None else f"{name(part.waived)} waived it: {part.reason}"
    return Matter(part.sentence, part.rule, weight, span, part.owner, advice, part.waived is not None)
