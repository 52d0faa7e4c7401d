"""The drafter: from agreed levels and approved points to the sentences of a summary.

Pure and deterministic: the same material gives the same text. It never sees a rating, a note or the name
of a panelist, so none of them can change a letter.
"""

from collections.abc import Iterable, Iterator, Sequence

import msgspec
from msgspec.structs import replace

from panelry.drafting import clauses
from panelry.drafting.choice import Item, Material, Plan, lacks, plan, same_place
from panelry.drafting.phrases import PHRASES_VERSION, opening, ordered, spoken
from panelry.ids import SentenceId
from panelry.panel import Outcome
from panelry.points import KEEPING, SENDER, Origin, Point, Polarity, Section, Sentence, Source
from panelry.rubric import Rubric

MOST_WORDS = 220
"""The drafter leaves things out until the text is no longer than this."""

_AFTERWARDS = {
    Outcome.ADVANCE: "what comes next",
    Outcome.DECLINE: "apply again",
    Outcome.HOLD: "meanwhile",
    Outcome.KEEP_IN_TOUCH: "apply again",
}
_LITTLE = {Outcome.ADVANCE: "little yes", Outcome.HOLD: "little yet"}
"""Why a note says nothing of the work, where the outcome leaves more to come."""
_SECTIONS = {Polarity.STRENGTH: Section.STRENGTHS, Polarity.GROWTH: Section.GROWTH}


class _Line(msgspec.Struct, frozen=True):
    """A sentence to be: a phrase of `slot` with its fields filled, or, without a slot, `fields["as is"]`.

    `place` is the situation that the sentence is set in; its slot is found when it is known what was named.
    """

    id: str
    section: Section
    slot: str
    fields: dict[str, str] = {}
    sources: tuple[Source, ...] = ()
    place: str = ""


def draft(material: Material) -> tuple[Sentence, ...]:
    """Return the sentences of the summary in reading order, or of the short thank-you note.

    The order is: thanks and permission, outcome, 1 to 3 strengths, up to 2 growth points each with one
    suggestion (none only beside an outcome that leaves the door open), a line that this is brief, next steps,
    sender. Words are left out to stay within 220, none are put in to reach 120.
    `material.candidate` must not be empty.
    """
    chosen: Plan | None = None if lacks(material) else plan(material)
    if chosen is None:
        return _written(_note(material), material)
    sentences = _written(_summary(material, chosen), material)
    while word_count(sentences) > MOST_WORDS and (chosen := _slimmer(chosen)) is not None:
        sentences = _written(_summary(material, chosen), material)
    return sentences


def plain(sentences: Sequence[Sentence]) -> str:
    """Return the text as it is read: a paragraph for each section, the sender on a line of its own."""
    parts: list[str] = []
    for at, sentence in enumerate(sentences):
        breaks = at and (sentence.id == SENDER or sentence.section is not sentences[at - 1].section)
        parts.extend(("\n\n" if breaks else " " if at else "", sentence.text))
    return "".join(parts)


def word_count(sentences: Iterable[Sentence]) -> int:
    """Return the number of words of a text."""
    return sum(len(each.text.split()) for each in sentences)


def point_text(point: Point) -> str:
    """Return a point as running text, the way a guard should allow it."""
    parts = (
        f"{clauses.situation(point.situation)} {clauses.clause(point.behaviour)}",
        point.effect,
        point.suggestion,
    )
    return " ".join(clauses.stopped(clauses.capital(part)) for part in parts if part.strip())


def allowed(rubric: Rubric, points: Iterable[Point]) -> tuple[str, ...]:
    """Return the texts that never count as private: the rubric's, the drafter's own, approved points."""
    texts = [rubric.title, rubric.description]
    for criterion in rubric.criteria:
        texts.extend((criterion.title, criterion.description, *criterion.look_for))
        for level in criterion.levels:
            texts.extend((level.anchor, level.strength, level.growth, level.suggestion))
    texts.extend(point_text(point) for point in points)
    return tuple(text for text in (*texts, *spoken()) if text.strip())


def _slimmer(chosen: Plan) -> Plan | None:
    """Return the plan with the least needed thing left out, or None if nothing can go.

    First effects, then the third strength, then the second growth.
    """
    for side in ("growths", "strengths"):
        items: tuple[Item, ...] = getattr(chosen, side)
        for at in reversed(range(len(items))):
            if items[at].effect:
                fewer = (*items[:at], replace(items[at], effect=""), *items[at + 1 :])
                return replace(chosen, **{side: fewer})
    if len(chosen.strengths) > 2:
        return replace(chosen, strengths=chosen.strengths[:2])
    if len(chosen.growths) > 1:
        return replace(chosen, growths=chosen.growths[:1])
    return None


def _opening(material: Material) -> Iterator[_Line]:
    """Yield thanks, and the outcome where it is to be told."""
    role = clauses.position(material.position)
    role = f"{role} at {material.organisation}" if material.organisation else role
    yield _Line("opening/thanks", Section.OPENING, "thanks", {"name": material.candidate, "role": role})
    if material.outcome is not None:
        yield _Line("opening/outcome", Section.OPENING, material.outcome.value)


def _closing(material: Material) -> Iterator[_Line]:
    """Yield the question whether to keep in touch, what the candidate may do now, and the sender."""
    if material.outcome is Outcome.KEEP_IN_TOUCH and material.until:
        yield _Line(KEEPING, Section.CLOSING, "may we", {"until": clauses.day(material.until)})
        yield _Line("closing/yes-or-no", Section.CLOSING, "yes or no")
    if material.outcome is not None:
        yield _Line("closing/next", Section.CLOSING, _AFTERWARDS[material.outcome])
    if material.sender:
        sender = Source(Origin.TEMPLATE, "sender", PHRASES_VERSION)
        yield _Line(SENDER, Section.CLOSING, "", {"as is": material.sender}, (sender,))


def _note(material: Material) -> Iterator[_Line]:
    """Yield the lines of the short thank-you note."""
    yield from _opening(material)
    little = "little" if material.outcome is None else _LITTLE.get(material.outcome, "little")
    yield _Line("closing/little", Section.CLOSING, "by policy" if material.generic else little)
    yield _Line("closing/ask", Section.CLOSING, "ask")
    yield from _closing(material)


def _summary(material: Material, chosen: Plan) -> Iterator[_Line]:
    """Yield the lines of a summary; a reason is named only where every growth point was a driver."""
    thanks, *outcome = _opening(material)
    yield thanks
    yield _Line("opening/permission", Section.OPENING, "permission")
    yield from outcome
    lead = "strengths" if chosen.growths else "strengths alone"
    yield _Line("strengths/lead", Section.STRENGTHS, lead)
    for item in _by_place(chosen.strengths):
        yield from _about(item, material.rubric)
    if chosen.growths:
        drivers = all(item.criterion in material.drivers for item in chosen.growths)
        reason = drivers and material.outcome is Outcome.DECLINE
        yield _Line("growth/lead", Section.GROWTH, "reason" if reason else "growth")
    for item in _by_place(chosen.growths):
        yield from _about(item, material.rubric)
    yield _Line("closing/brief", Section.CLOSING, "brief")
    yield _Line("closing/reply", Section.CLOSING, "reply")
    yield from _closing(material)


def _by_place(items: Sequence[Item]) -> tuple[Item, ...]:
    """Return the items with those of one situation side by side, at the place of the best of them."""
    rest, ordered_items = list(items), list[Item]()
    while rest:
        first = rest.pop(0)
        near = [each for each in rest if first.point and each.point and _one_place(first.point, each.point)]
        rest = [each for each in rest if each not in near]
        ordered_items.extend((first, *near))
    return tuple(ordered_items)


def _one_place(left: Point, right: Point) -> bool:
    """Return whether two points are about one situation."""
    return same_place(clauses.situation(left.situation), clauses.situation(right.situation))


def _about(item: Item, rubric: Rubric) -> Iterator[_Line]:
    """Yield what one criterion says: the point and how it felt, or rubric words; then the suggestion."""
    section = _SECTIONS[item.polarity]
    at = f"{section.value}/{item.criterion}"
    stated = f"{item.criterion}/{item.level}"
    cited = tuple(Source(Origin.POINT, point.id, str(point.version)) for point in item.points)
    if item.said:
        source = Source(Origin.RUBRIC, f"{stated}/{item.polarity.value}", rubric.version)
        fields = {"R": clauses.capital(item.said.strip()), "r": clauses.clause(item.said)}
        yield _Line(f"{at}/said", section, "said", fields, (source,))
    if item.point is not None:
        slot = "done well" if item.polarity is Polarity.STRENGTH else "to work on"
        behaviour = clauses.clause(item.point.behaviour)
        fields = {"b": behaviour, "v": behaviour[4:]}
        yield _Line(f"{at}/point", section, slot, fields, cited, clauses.situation(item.point.situation))
    if item.effect:
        effect = clauses.clause(item.effect)
        yield _Line(f"{at}/effect", section, "felt", {"e": effect, "E": clauses.capital(effect)}, cited)
    if item.advice:
        source = Source(Origin.RUBRIC, f"{stated}/suggestion", rubric.version)
        wanted = clauses.request(item.advice)
        fields = {"as is": clauses.capital(item.advice.strip())} if wanted is None else {"i": wanted}
        sources = (source,) if item.advice_from_rubric else cited
        yield _Line(f"{at}/advice", section, "" if wanted is None else "next time", fields, sources)


def _written(lines: Iterable[_Line], material: Material) -> tuple[Sentence, ...]:
    """Return the sentences: a situation is named once in a section; no beginning comes twice."""
    begun: set[tuple[str, ...]] = set()
    places: list[_Line] = []
    sentences: list[Sentence] = []
    for line in lines:
        placed = _placed(line, places)
        if line.place:
            places.append(line)
        written = _sentence(placed, f"{material.debrief}\n{line.id}", begun)
        begun.add(opening(written.text))
        sentences.append(written)
    return tuple(sentences)


def _placed(line: _Line, before: Sequence[_Line]) -> _Line:
    """Return the line with its situation filled in, and the slot for one that was named before.

    "There" is the last situation of the same section; an earlier one is named again.
    """
    if not line.place:
        return line
    fields = {**line.fields, "s": line.place, "S": clauses.capital(line.place)}
    same = [same_place(each.place, line.place) for each in before]
    if same and same[-1] and before[-1].section is line.section:
        slot = "there" if line.section is Section.STRENGTHS else "there to work on"
    elif any(same):
        slot = "back"
    else:
        slot = line.slot
    return replace(line, slot=slot, fields=fields)


def _sentence(line: _Line, seed: str, begun: set[tuple[str, ...]]) -> Sentence:
    """Return one sentence in the first phrasing, from the seed's on, whose beginning is new."""
    if not line.slot:
        text = line.fields["as is"]
        ended = text if line.id == SENDER else clauses.stopped(text)
        return Sentence(SentenceId(line.id), line.section, ended, line.sources)
    texts = [
        (number, phrase, clauses.stopped(phrase.format_map(line.fields)))
        for number, phrase in ordered(line.slot, seed)
        if _fits(phrase, line.fields)
    ]
    number, phrase, text = next((each for each in texts if opening(each[2]) not in begun), texts[0])
    template = Source(Origin.TEMPLATE, f"{line.slot}/{number}", PHRASES_VERSION)
    own = () if phrase in {"{R}", "{E}"} else (template,)
    return Sentence(SentenceId(line.id), line.section, text, (*own, *line.sources))


def _fits(phrase: str, fields: dict[str, str]) -> bool:
    """Return whether the words can stand in a phrase: only "you …" can follow another beginning."""
    if "{v}" in phrase:
        return clauses.starts_with_you(fields["b"])
    return "{r}" not in phrase or clauses.starts_with_you(fields["r"])
