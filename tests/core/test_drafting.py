"""The drafter: what it says, in which order and size, and what can never change a letter of it."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from panelry.drafting import Material, allowed, draft, lacks, plain, point_text, questions, word_count
from panelry.drafting.clauses import request, situation
from panelry.drafting.phrases import PHRASES, opening, ordered
from panelry.ids import CriterionId, DebriefId, PersonId, PointId
from panelry.leaks import Guard, Names, check_summary
from panelry.panel import Outcome
from panelry.points import SENDER, Kind, Origin, Point, Polarity, Section, Source
from panelry.rubric import Criterion, Level, Rubric

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "drafts"


def criterion(name: str, title: str, strength: str = "", growth: str = "", suggestion: str = "") -> Criterion:
    """Return a criterion with strength words from level 3 on and growth words up to level 3."""
    levels = (
        Level(
            at,
            anchor=f"Anchor {at}",
            strength=strength if at > 2 else "",
            growth=growth if at < 4 else "",
            suggestion=suggestion if at < 4 else "",
        )
        for at in range(1, 6)
    )
    return Criterion(CriterionId(name), title, tuple(levels))


RUBRIC = Rubric(
    "Backend",
    "3",
    5,
    (
        criterion(
            "design",
            "System design",
            "You named the ways the design could fail before we asked.",
            "You moved to components before the load was known.",
            "Write down the expected load before you choose a component.",
        ),
        criterion(
            "debugging",
            "Debugging method",
            "You read error messages with care and narrowed the cause before changing code.",
            "You changed code before the cause was clear.",
            "In your next bug hunt, say your first guess aloud before you change anything.",
        ),
        criterion(
            "trade-offs",
            "Explains trade-offs",
            "You said what each option would cost.",
            "You chose an option without naming what it would cost.",
            "You could list two options and one cost of each.",
        ),
        criterion("curiosity", "Curiosity", "You asked questions that opened up the problem."),
        criterion("teamwork", "Teamwork", "Listening came before answering in our pairing session."),
        criterion("silent", "Silent"),
    ),
)


def point(
    criterion_id: str,
    polarity: Polarity,
    where: str,
    behaviour: str,
    suggestion: str = "",
    *,
    effect: str = "",
    name: str = "",
    kind: Kind = Kind.SAW,
) -> Point:
    """Return an approved point."""
    return Point(
        id=PointId(name or f"pt-{criterion_id}"),
        version=1,
        author=PersonId("p-ana"),
        criterion=CriterionId(criterion_id),
        polarity=polarity,
        situation=where,
        behaviour=behaviour,
        kind=kind,
        effect=effect,
        suggestion=suggestion,
    )


CAUSES = point(
    "debugging",
    Polarity.STRENGTH,
    "In the bug hunt",
    "you wrote down three possible causes and ruled them out one by one",
)
QUICK_FIX = point(
    "trade-offs",
    Polarity.STRENGTH,
    "in the bug hunt",
    "You said what a quick fix would cost later.",
    effect="We felt at ease because we could follow each step",
)
QUEUE = point(
    "design",
    Polarity.GROWTH,
    "In the design exercise",
    "you chose a queue before sizing the load",
    suggestion="Write the expected numbers on the board first.",
)
FAILOVER = point(
    "curiosity",
    Polarity.STRENGTH,
    "When we asked about failover",
    "you asked what happens to messages that are already on their way",
    kind=Kind.HEARD,
)
SILENT = point(
    "silent",
    Polarity.GROWTH,
    "The pairing session",
    "you changed the shared file while your partner was still typing in it",
    suggestion="you could say aloud when you start to type",
)
POINTS = (CAUSES, QUICK_FIX, QUEUE, FAILOVER)


def agreed(**levels: int) -> tuple[tuple[CriterionId, int], ...]:
    """Return agreed ratings; an underscore in a name is a hyphen."""
    return tuple((CriterionId(name.replace("_", "-")), level) for name, level in levels.items())


def material(
    points: tuple[Point, ...] = POINTS,
    *,
    levels: tuple[tuple[CriterionId, int], ...] = agreed(design=2, debugging=4, trade_offs=4, curiosity=5),
    drivers: tuple[str, ...] = ("design",),
    outcome: Outcome | None = Outcome.DECLINE,
    debrief: str = "d-1",
) -> Material:
    """Return what a small fictional debrief gives the drafter."""
    return Material(
        debrief=DebriefId(debrief),
        candidate="Amara",
        organisation="Acme",
        position="Senior Backend Engineer",
        rubric=RUBRIC,
        agreed=levels,
        points=points,
        drivers=tuple(CriterionId(each) for each in drivers),
        outcome=outcome,
        sender="Priya Nair, for Acme",
        until="2027-05-23" if outcome is Outcome.KEEP_IN_TOUCH else "",
    )


LOW = point(
    "debugging",
    Polarity.GROWTH,
    "In the bug hunt",
    "you changed two things at once",
    "change one thing at a time",
)
SKETCH = point("design", Polarity.STRENGTH, "In the bug hunt", "you sketched the path of a request")
GOLDENS = {
    "declined": material(),
    "advanced-with-one-situation": material(
        (CAUSES, QUICK_FIX, replace(QUEUE, situation="In the bug hunt")),
        levels=agreed(design=3, debugging=5, trade_offs=4),
        outcome=Outcome.ADVANCE,
        debrief="d-2",
    ),
    "kept-in-touch-by-rubric-words": material(
        (), levels=agreed(design=2, debugging=4), drivers=(), outcome=Outcome.KEEP_IN_TOUCH, debrief="d-3"
    ),
    "on-hold": material(
        (SKETCH, FAILOVER, SILENT),
        levels=agreed(design=4, curiosity=5, silent=2),
        outcome=Outcome.HOLD,
        debrief="d-4",
    ),
    "outcome-not-told": material((SKETCH, LOW), outcome=None, debrief="d-5"),
    "thanks-only": material((CAUSES,), levels=agreed(debugging=4), debrief="d-6"),
    "points-alone": material(
        (FAILOVER, SILENT), levels=agreed(curiosity=1, silent=4), drivers=("silent",), debrief="d-7"
    ),
}


@pytest.mark.parametrize("name", GOLDENS)
def test_a_golden_draft_keeps_its_exact_text(name: str) -> None:
    """The whole text of small debriefs, as a candidate would read it."""
    assert (GOLDEN / f"{name}.txt").read_text(encoding="utf-8") == plain(draft(GOLDENS[name])) + "\n"


@pytest.mark.parametrize("name", GOLDENS)
def test_a_golden_draft_has_no_findings_but_length(name: str) -> None:
    """The drafter's words and well-written points break no rule; a short text may be warned about."""
    guard = Guard.build([], allowed(RUBRIC, GOLDENS[name].points))
    found = check_summary(draft(GOLDENS[name]), guard, Names(("Ana Duarte", "Grace Hill"), "Amara"))
    assert set() == {(each.rule, each.level.value) for _, each in found} - {("LENGTH", "warn")}


def test_the_parts_come_in_order_with_stable_ids() -> None:
    """Thanks, permission, outcome, strengths, growth with suggestion, brief, reply, next, sender."""
    expected = [
        "opening/thanks",
        "opening/permission",
        "opening/outcome",
        "strengths/lead",
        "strengths/debugging/said",
        "growth/lead",
        "growth/design/point",
        "growth/design/advice",
        "closing/brief",
        "closing/reply",
        "closing/next",
        "sender",
    ]
    short = material((QUEUE,), levels=agreed(design=2, debugging=4))
    assert expected == [each.id for each in draft(short)]


def test_a_point_speaks_alone_and_rubric_words_only_where_there_is_none() -> None:
    """What somebody saw may be the opposite of the rubric's words at the agreed level: never both."""
    opposite = replace(CAUSES, behaviour="you changed two things before you read the error")
    for points, said in (((opposite, QUEUE), False), ((QUEUE,), True)):
        about = [each for each in draft(material(points)) if "/debugging/" in each.id]
        origins = {source.origin for each in about for source in each.sources}
        assert (said, not said) == (Origin.RUBRIC in origins, Origin.POINT in origins)


def test_every_sentence_lists_its_sources() -> None:
    """Rubric words name criterion, level and field; points their id and version; phrases their slot."""
    by_id = {str(each.id): each.sources for each in draft(material((QUEUE,)))}
    said = [each for each in by_id["strengths/debugging/said"] if each.origin is Origin.RUBRIC]
    assert [Source(Origin.RUBRIC, "debugging/4/strength", "3")] == said
    cited = [each for each in by_id["growth/design/advice"] if each.origin is Origin.POINT]
    assert [Source(Origin.POINT, "pt-design", "1")] == cited
    assert (Source(Origin.TEMPLATE, "sender", "en-7"),) == by_id[SENDER]
    assert [] == [name for name, sources in by_id.items() if not sources]


def test_advice_of_the_rubric_cites_the_rubric() -> None:
    """A growth without a point takes the suggestion of the agreed level."""
    by_id = {str(each.id): each for each in draft(GOLDENS["kept-in-touch-by-rubric-words"])}
    assert Source(Origin.RUBRIC, "design/2/suggestion", "3") in by_id["growth/design/advice"].sources


def test_points_with_the_same_words_are_one_sentence_citing_both() -> None:
    """Two panelists with the very same point are told once."""
    twin = replace(CAUSES, id=PointId("pt-another"), author=PersonId("p-ben"))
    sentences = draft(material((twin, CAUSES, QUEUE)))
    cited = [
        s.id for each in sentences for s in each.sources if s.origin is Origin.POINT and "debug" in each.id
    ]
    assert ["pt-another", "pt-debugging"] == cited
    assert plain(sentences) == plain(draft(material((CAUSES, QUEUE))))


def test_the_more_specific_point_speaks_for_a_criterion() -> None:
    """One point a criterion: the one with more content, then one with a suggestion, then by its words."""
    vague = replace(CAUSES, id=PointId("pt-a"), behaviour="you tried things")
    assert plain(draft(material((CAUSES, QUEUE)))) == plain(draft(material((vague, CAUSES, QUEUE))))


def test_drivers_come_first_and_the_rest_is_left_out() -> None:
    """At most three strengths and two growths, drivers before others."""
    growths = tuple(
        point(name, Polarity.GROWTH, f"In part {name}", f"you skipped the {name} step", "slow down")
        for name in ("design", "debugging", "trade-offs")
    )
    chosen = material(
        (*growths, FAILOVER),
        levels=agreed(design=1, debugging=1, trade_offs=1, curiosity=5),
        drivers=("trade-offs",),
    )
    advice = [each.id for each in draft(chosen) if each.id.endswith("/advice")]
    assert ["growth/trade-offs/advice", "growth/design/advice"] == advice


def test_a_fourth_strength_is_left_out() -> None:
    """Three strengths at most, criteria with points before those with rubric words alone."""
    chosen = material(
        (CAUSES, FAILOVER, QUEUE), levels=agreed(design=2, debugging=4, trade_offs=4, curiosity=5, teamwork=4)
    )
    about = {each.id.split("/")[1] for each in draft(chosen) if each.section is Section.STRENGTHS} - {"lead"}
    assert {"debugging", "curiosity", "trade-offs"} == about


def test_a_criterion_on_both_sides_is_a_question_and_not_a_sentence() -> None:
    """Strength and growth on one criterion contradict: the panel is asked."""
    both = (
        CAUSES,
        replace(CAUSES, id=PointId("x"), polarity=Polarity.GROWTH, suggestion="slow down"),
        QUEUE,
        FAILOVER,
    )
    assert (CriterionId("debugging"),) == questions(material(both))
    assert [] == [each.id for each in draft(material(both)) if "debugging" in each.id]


@pytest.mark.parametrize(
    ("outcome", "section"),
    [
        (Outcome.DECLINE, Section.GROWTH),
        (Outcome.KEEP_IN_TOUCH, Section.GROWTH),
        (Outcome.ADVANCE, Section.STRENGTHS),
    ],
)
def test_what_decided_is_told_from_the_side_that_fits_the_decision(
    outcome: Outcome, section: Section
) -> None:
    """A deciding criterion with points on both sides never vanishes from the letter."""
    both = (QUEUE, replace(SKETCH, criterion=QUEUE.criterion), FAILOVER, LOW)
    made = material(both, outcome=outcome)
    assert () == questions(made)
    assert {section} == {each.section for each in draft(made) if "/design/" in each.id}


def test_only_agreed_criteria_speak() -> None:
    """A point on a criterion without an agreed rating waits."""
    assert (Polarity.GROWTH,) == lacks(material(levels=agreed(debugging=4)))
    assert (Polarity.STRENGTH,) == lacks(material(levels=agreed(design=2)))
    assert () == lacks(material(levels=agreed(design=2, debugging=4)))


def test_a_growth_point_without_a_suggestion_borrows_one_or_is_not_said() -> None:
    """A fault without a way out only hurts."""
    bare = replace(QUEUE, suggestion="")
    borrowed = {str(each.id): each.text for each in draft(material((CAUSES, bare)))}
    assert "rite down the expected load" in borrowed["growth/design/advice"]
    assert () != lacks(material((CAUSES, bare), levels=agreed(design=4, debugging=4)))


@pytest.mark.parametrize(("drivers", "reason"), [(("design",), True), (("curiosity",), False), ((), False)])
def test_a_reason_is_only_given_where_the_record_has_it(drivers: tuple[str, ...], *, reason: bool) -> None:
    """The text says that something counted in the decision only if each growth point was a driver."""
    lead = next(each for each in draft(material(drivers=drivers)) if each.id == "growth/lead")
    assert reason == any(each.id.startswith("reason/") for each in lead.sources)


def test_middle_words_of_a_driver_are_for_growth() -> None:
    """A level with words for both sides speaks as growth on a driver, else as strength."""
    levels = agreed(design=3, debugging=5)
    assert () == lacks(material((), levels=levels, drivers=("design",)))
    assert () != lacks(material((), levels=levels, drivers=()))


def test_a_situation_is_named_once_and_then_there() -> None:
    """Points of one situation stand together in each section."""
    growths = (replace(QUEUE, situation="In the bug hunt"), LOW)
    chosen = material((QUICK_FIX, *growths), levels=agreed(design=2, debugging=2, trade_offs=4))
    text = dict.fromkeys(Section, "")
    for each in draft(chosen):
        text[each.section] += f" {each.text.casefold()}"
    assert (1, True) == (text[Section.GROWTH].count("in the bug hunt"), " there" in text[Section.GROWTH])
    strengths = "".join(
        e.text for e in draft(GOLDENS["declined"]) if e.section is Section.STRENGTHS
    ).casefold()
    assert (1, True) == (strengths.count("in the bug hunt"), "there" in strengths)


def test_a_return_to_an_earlier_situation_names_it_again() -> None:
    """Another place in between would make "there" point to the wrong one."""
    back = replace(QUEUE, situation="in the bug hunt.")
    sentences = {each.id: each for each in draft(material((CAUSES, FAILOVER, back)))}
    found = sentences[next(each for each in sentences if each == "growth/design/point")]
    assert any(source.id.startswith("back/") for source in found.sources)
    assert "in the bug hunt" in found.text.casefold()


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(sorted(GOLDENS)), st.uuids())
def test_no_beginning_comes_twice_and_sizes_hold(name: str, seed: object) -> None:
    """Whatever the seed: new openings, at most 220 words, 30 a sentence, one idea each."""
    sentences = draft(replace(GOLDENS[name], debrief=DebriefId(str(seed))))
    openings = [opening(each.text) for each in sentences]
    assert sorted(set(openings)) == sorted(openings)
    assert word_count(sentences) <= 220
    assert max(len(each.text.split()) for each in sentences) <= 30
    assert word_count(sentences) <= 18 * len(sentences)


def test_a_full_debrief_is_cut_to_size_from_the_least_needed_end() -> None:
    """Effects go first, then rubric words beside points, then a strength and a growth."""
    long = "you walked through every step of the plan again and named what each of them would need to be safe"
    points = tuple(
        point(
            each,
            side,
            f"In exercise {each} of the second long afternoon",
            f"{long} for {each}",
            "try one step",
            effect="we felt safe because it was long and calm",
        )
        for each, side in (
            ("design", Polarity.GROWTH),
            ("silent", Polarity.GROWTH),
            ("debugging", Polarity.STRENGTH),
            ("trade-offs", Polarity.STRENGTH),
            ("curiosity", Polarity.STRENGTH),
        )
    )
    levels = agreed(design=1, silent=1, debugging=5, trade_offs=5, curiosity=5)
    kept = [each.id for each in draft(material(points, levels=levels)) if each.id.count("/") == 2]
    strengths = sorted(each for each in kept if each.startswith("strengths"))
    assert ["strengths/debugging/point", "strengths/trade-offs/point"] == strengths
    assert [] == [each for each in kept if each.endswith(("/said", "/effect"))]


def test_the_drafter_stops_cutting_when_nothing_can_go() -> None:
    """One endless strength and one growth stay; the length rule tells the panel."""
    endless = replace(CAUSES, behaviour="you wrote " + "and wrote " * 120)
    assert word_count(draft(material((endless, QUEUE)))) > 220
    assert (
        word_count(draft(material((endless, QUEUE, SILENT), levels=agreed(design=1, silent=1, debugging=4))))
        > 220
    )


@settings(max_examples=60, deadline=None)
@given(st.permutations(POINTS), st.permutations(range(4)), st.sampled_from(["p-x", "p-y", "p-a"]), st.data())
def test_neither_order_nor_ids_nor_authors_change_a_letter(
    points: list[Point], numbers: list[int], author: str, data: st.DataObject
) -> None:
    """The text depends on what points say, not on who said it, when, or under which id."""
    renamed = tuple(
        replace(each, id=PointId(f"id-{number}"), author=PersonId(author), version=number + 1)
        for each, number in zip(points, numbers, strict=True)
    )
    levels = tuple(data.draw(st.permutations(material().agreed)))
    assert plain(draft(material())) == plain(draft(material(renamed, levels=levels)))


def test_what_the_drafter_is_given_has_no_room_for_private_matter() -> None:
    """No rating of one person, no note and no panelist's name is among its material."""
    expected = (
        "debrief candidate organisation position rubric agreed points drivers outcome sender generic until"
    )
    assert expected == " ".join(Material.__struct_fields__)


def test_no_level_is_ever_a_digit_in_the_text() -> None:
    """Agreed ratings choose words and are never shown; the one figure is the day of a question."""
    told = {name: plain(draft(each)).replace("23 May 2027", "") for name, each in GOLDENS.items()}
    assert [] == [name for name, text in told.items() if any(sign.isdigit() for sign in text)]


@pytest.mark.parametrize("slot", PHRASES)
def test_each_slot_has_six_phrasings_that_a_seed_reaches(slot: str) -> None:
    """Letters differ yet reproduce; the phrasings of a slot begin differently."""
    assert len(PHRASES[slot]) >= 6
    assert len(PHRASES[slot]) == len({ordered(slot, f"d-{seed}")[0] for seed in range(200)})


def test_letters_to_two_candidates_differ() -> None:
    """The same material under another debrief reads differently."""
    assert plain(draft(material(debrief="d-1"))) != plain(draft(material(debrief="d-9")))


def test_words_of_any_shape_find_their_place() -> None:
    """Missing fields, odd situations and rubric words without "you" still give sentences."""
    odd = replace(
        material((SILENT,), levels=agreed(teamwork=4, silent=2)), position="", organisation="", sender=""
    )
    texts = {str(each.id): each.text for each in draft(odd)}
    assert "our open position" in texts["opening/thanks"]
    assert "Listening came before answering in our pairing session." == texts["strengths/teamwork/said"]
    assert "n the pairing session" in texts["growth/silent/point"]
    assert SENDER not in texts


def test_a_behaviour_without_you_avoids_phrases_that_need_it() -> None:
    """A point approved in other words still reads as a sentence."""
    other = replace(QUICK_FIX, behaviour="what a quick fix costs was named")
    found = next(
        each for each in draft(material((CAUSES, other, QUEUE))) if each.id == "strengths/trade-offs/point"
    )
    assert "what a quick fix costs was named." in found.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In the bug hunt.", "in the bug hunt"),
        ("The bug hunt", "in the bug hunt"),
        ("React exercise", "in the React exercise"),
        ("  When  asked ", "when asked"),
    ],
)
def test_a_situation_becomes_a_clause(text: str, expected: str) -> None:
    """It begins with a word of place or time."""
    assert expected == situation(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Write it down.", "write it down"),
        ("Next time, you could write it down", "write it down"),
        ("In your next design, write it down.", None),
        ("Writing it down helps", None),
        ("What was tried is a good first question", None),
        ("Write it down. Then read it.", None),
        ("You could", None),
    ],
)
def test_a_suggestion_becomes_a_request_or_stays(text: str, expected: str | None) -> None:
    """Only a bare request goes behind a phrase such as "Next time"."""
    assert expected == request(text)


def test_a_point_reads_as_running_text() -> None:
    """What a guard allows is what the draft would say."""
    assert (
        "In the bug hunt you said what a quick fix would cost later. "
        "We felt at ease because we could follow each step."
    ) == point_text(QUICK_FIX)


def test_a_question_mark_ends_a_sentence() -> None:
    """No stop is put behind one."""
    asked = replace(CAUSES, behaviour="you asked “what happens on replay?”")
    found = next(each for each in draft(material((asked, QUEUE))) if each.id == "strengths/debugging/point")
    assert found.text.endswith("replay?”")
