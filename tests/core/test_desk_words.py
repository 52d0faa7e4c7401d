"""The desk in words: what is listed, what a word means, and a table of candidates with its faults."""

import pytest
from msgspec.structs import replace

import cast
from core.test_decide_office import C1, C2, P1, Deciding, hiring, opened
from panelry.decide.office.candidates import CANDIDATES
from panelry.desk import (
    ACTS,
    GROUPS,
    LOOKS,
    Desk,
    TableError,
    Typed,
    Unclear,
    candidate_of,
    desk_of,
    overview,
    position_of,
    read_candidates,
)
from panelry.desk.candidate_table import MOST
from panelry.desk.notices import told_of
from panelry.desk.overview import access_and_erasure, on_the_bench
from panelry.events import Stamp
from panelry.hiring import AnsweredBy, HoldOn, Particulars, PositionState, Retention
from panelry.ids import CandidateId, DebriefId, HoldId, PositionId
from panelry.office import DebriefErased, DebriefListed, Office, RubricImported, evolve
from panelry.office import commands as c
from panelry.panel import OPERATOR, Role
from panelry.parts.cases import AccessCase
from panelry.parts.office import Bench
from panelry.refusals import Code, Refused
from panelry.visibility.office import office_picture


def seen(state: Office, role: Role = Role.COORDINATOR) -> Desk:
    """Return the desk as somebody in a role sees it."""
    return desk_of(office_picture(state, frozenset({role})).values(), cast.moment(9_000))


def look(desk: Desk, group: str, name: str, **given: str) -> tuple[list[str], object]:
    """Return what a look says, in lines and in rows."""
    (one,) = [each for each in LOOKS if (each.group, each.name) == (group, name)]
    typed = Typed(desk, given, lambda: "drawn")
    return one.lines(typed), one.rows(typed)


def office() -> Office:
    """Return an office with a position, two candidates and a debrief of one of them."""
    state = hiring().when(c.SeatOfficer(cast.GRACE, "Grace Hill", (Role.COORDINATOR,))).state
    return evolve(state, DebriefListed(DebriefId("d1"), P1, C1), Stamp(OPERATOR, cast.moment(200)))


def test_every_act_and_look_is_in_a_group_and_named_once() -> None:
    """The two commands are made from these tables."""
    named = [*((each.group, each.name) for each in ACTS), *((each.group, each.name) for each in LOOKS)]
    assert len(set(named)) == len(named)
    assert {group for group, _ in named} == set(GROUPS)


def test_an_empty_desk_says_how_to_begin() -> None:
    """A list that holds nothing names the next step."""
    desk = seen(Office())
    assert (["There is no position yet. Begin one: position new --help"], {"positions": []}) == look(
        desk, "position", "list"
    )
    assert "candidate import" in look(desk, "candidate", "list")[0][0]


def _positions(state: Office) -> list[str]:
    """Return the lines of the list of positions."""
    return look(seen(state), "position", "list")[0]


def test_positions_are_listed_with_their_candidates_counted() -> None:
    """Erased candidates are not counted."""
    state = office()
    lines, _ = look(seen(state), "position", "list")
    assert ["open       2 candidates     Senior Backend Engineer, no rubric"] == lines
    state = (
        hiring()
        .when(c.EraseCandidate(C2, "asked for"), c.MovePosition(P1, PositionState.ON_HOLD, "budget"))
        .state
    )
    assert ["on hold    1 candidate      Senior Backend Engineer, no rubric"] == _positions(state)
    assert "on hold since 2026-11-22: budget." in look(seen(state), "position", "show", position="p1")[0]


def test_a_position_is_shown_with_its_debriefs() -> None:
    """By its title in any capitals."""
    lines, row = look(seen(office()), "position", "show", position="senior backend engineer")
    assert [
        "rubric: none chosen (position rubric). Jurisdiction: none.",
        "open since 2026-11-22.",
        "kept: at least 0 days. Due: never by itself. No day for the outcome.",
        "debriefs: d1.",
    ] == lines[1:]
    assert isinstance(row, dict)
    assert ["d1"] == row["debriefs"]


def test_a_candidate_is_shown_with_where_they_stand() -> None:
    """By name, address or id; who withdrew and who is erased is said."""
    desk = seen(office())
    lines, _ = look(desk, "candidate", "show", candidate="kit@example.org")
    assert "applied   Kit Adeyemi" == lines[0]
    assert "debriefs: d1." == lines[-1]
    assert ["applied   Jo Lindqvist, by Brightside"] == look(desk, "candidate", "list", position="p1")[0][:1]
    after = seen(hiring().when(c.RecordLeaving(C1), c.EraseCandidate(C2, "asked for")).state)
    assert {"withdrew  Kit Adeyemi", "erased    c2"} == set(look(after, "candidate", "list")[0])


def test_an_auditor_sees_that_somebody_applied_and_not_who() -> None:
    """No name, no address, no agency reaches them."""
    told = " ".join(repr(each) for each in office_picture(office(), frozenset({Role.AUDITOR})).values())
    assert "c1" in told
    assert [] == [word for word in ("Kit", "example.org", "Brightside") if word in told]


def test_whoever_has_no_role_in_the_office_sees_nothing_of_it() -> None:
    """What the table does not grant is not sent."""
    assert {} == office_picture(office(), frozenset({Role.PANELIST, Role.FACILITATOR, Role.OBSERVER}))


def test_a_word_that_means_nothing_or_two_things_is_declined() -> None:
    """The words say where to look."""
    state = (
        hiring()
        .when(
            c.AddCandidates(P1, (c.NewCandidate(C1.__class__("c7"), Particulars("Kit Adeyemi", "k@e.org")),))
        )
        .state
    )
    desk = seen(state)
    with pytest.raises(Unclear, match="There is no such position"):
        position_of(desk, "p")
    fit = r"2 candidates are called that: Kit Adeyemi \(c1\), Senior .*; Kit Adeyemi \(c7\), .* Give the id"
    with pytest.raises(Unclear, match=fit):
        candidate_of(desk, "Kit  Adeyemi")
    assert "c7" == candidate_of(desk, "kit adeyemi (c7)").candidate
    with pytest.raises(Unclear, match=r"no such candidate\. Near: Jo Lindqvist\. See"):
        candidate_of(desk, "jo lind")
    with pytest.raises(Unclear, match="There is no such candidate"):
        candidate_of(desk, "")


def test_a_title_means_the_position_that_is_not_closed() -> None:
    """A closed one is found where there is no other."""
    office = hiring().when(c.MovePosition(P1, PositionState.FILLED))
    assert P1 == position_of(seen(office.state), "Senior Backend Engineer").position
    office.when(opened(position=PositionId("later-one")))
    assert "later-one" == position_of(seen(office.state), "Senior Backend Engineer").position
    assert "later-one" == position_of(seen(office.state), "later").position


@pytest.mark.parametrize("start", ["", "\ufeff"])
def test_a_table_is_read_with_its_columns_in_any_order(start: str) -> None:
    """Commas or semicolons, quotation marks, empty lines."""
    text = (
        start + 'Agency;E-Mail;Name\r\n;kit@example.org;"Adeyemi; Kit"\r\n;;\r\nBrightside;;Jo Lindqvist\r\n'
    )
    assert (
        Particulars("Adeyemi; Kit", "kit@example.org"),
        Particulars("Jo Lindqvist", "", "Brightside"),
    ) == read_candidates(text, "people.csv")


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("", "people.csv, line 1, the whole line: The file is empty"),
        ("name,phone\nKit,1", "people.csv, line 1, column 2: This column is not known"),
        ("e-mail\nkit@example.org", "people.csv, line 1, name: This column is missing"),
        ("name,e-mail,email\n", "people.csv, line 1, email: Two columns are named so"),
        ("name,e-mail\nKit,no", "people.csv, line 2, e-mail: That is not an e-mail address"),
        ("name,e-mail\n,a@b.org", "people.csv, line 2, name: The name is missing"),
        ('name,agency\nKit,\n"Jo\nLee",\n', "people.csv, line 3, name: There is a line break"),
        ('name,e-mail\n"Kit\n",a@b.org\n,a@b.org', "people.csv, line 4, name: The name is missing"),
        ("agency,name\nA\u2028B,Kit", "people.csv, line 2, agency: There is a line break"),
        ("name\nKit\x0bLee\n", "people.csv, line 2, name: There is a line break or another control"),
        ("name,e-mail\rKit,a\x00@b.org", "people.csv, line 2, e-mail: There is a line break"),
        ("name\nKit,Adeyemi", "people.csv, line 2, column 2: There is no column of that number"),
        ("name\n" + "x" * 201, "people.csv, line 2, the whole line: This text is too long"),
        ('name\nKit\n"Jo', "people.csv, line 3, the whole line: unexpected end of data"),
        ("name\n" + "Kit\n" * (MOST + 1), f"the whole file: It holds more than {MOST} people"),
    ],
)
def test_a_fault_in_a_table_is_named_by_file_line_and_column(text: str, where: str) -> None:
    """Then nobody of it is taken."""
    with pytest.raises(TableError) as bad:
        read_candidates(text, "people.csv")
    assert where in str(bad.value)
    assert str(bad.value).endswith("Nobody was added.")


def test_a_table_fills_a_position_to_its_last_candidate() -> None:
    """As many as one position may have are taken at once, and one more is refused with all of them."""
    people = [f"Kit {number},kit{number}@example.org" for number in range(CANDIDATES - 1)]
    found = read_candidates("\n".join(["name,e-mail", *people]), "people.csv")
    new = [c.NewCandidate(CandidateId(f"n{number}"), each) for number, each in enumerate(found)]
    office = hiring()
    with pytest.raises(Refused) as refused:
        office.when(c.AddCandidates(P1, tuple(new)))
    assert Code.TOO_MANY is refused.value.code
    assert 2 == len(office.state.candidates)
    office.when(c.AddCandidates(P1, tuple(new[:-1])))
    assert CANDIDATES == len(office.state.candidates)


def test_a_table_of_many_faults_names_the_first_twenty() -> None:
    """And says how many more there are."""
    with pytest.raises(TableError, match="and 5 more") as bad:
        read_candidates("name,e-mail\n" + "Kit,no\n" * 25, "people.csv")
    assert 25 == len(bad.value.faults)


def test_a_hold_on_dates_keeps_who_was_added_in_them_from_the_list_of_those_due() -> None:
    """The desk counts as the server does."""
    office = hiring().when(c.ChooseRetention(P1, Retention(0, 1)), c.RecordLeaving(C1))
    later = desk_of(
        office_picture(office.state, frozenset({Role.COORDINATOR})).values(), "2027-01-01T00:00:00.000Z"
    )
    assert ["due 2026-11-23  Kit Adeyemi, Senior Backend Engineer", "1 would be erased now."] == look(
        later, "retention", "due"
    )[0]
    for target in ("2026-11-22/2026-11-22", "2020-01-01/2020-01-31"):
        one = c.PlaceHold(HoldId(target[:4]), HoldOn.DATES, target, "a claim", "Priya", "2027-03-01")
        office.when(one)
    later = desk_of(
        office_picture(office.state, frozenset({Role.COORDINATOR})).values(), "2027-01-01T00:00:00.000Z"
    )
    assert ["0 would be erased now."] == look(later, "retention", "due")[0]


def test_how_many_were_told_stands_beside_the_position() -> None:
    """Nothing stands where nobody is to be told."""
    office = hiring()
    assert "" == told_of(seen(office.state), P1)
    office.when(c.WithdrawPosition(P1, "gone", 2))
    assert "0 of 2 told" == told_of(seen(office.state), P1)


def test_the_desk_at_a_glance_says_what_waits_and_where_positions_stand() -> None:
    """Each line begins with its label; who was told is counted where there are notices."""
    office = hiring().when(c.SeatOfficer(cast.GRACE, "Grace Hill", (Role.COORDINATOR,)))
    assert [
        "desk: . 0 need you today.",
        "position: Senior Backend Engineer. open. 2 candidates, no rubric.",
    ] == look(seen(office.state), "office", "show")[0]
    office.when(c.WithdrawPosition(P1, "gone", 2))
    assert "position: Senior Backend Engineer. withdrawn. 0 of 2 told, no rubric." in overview(
        seen(office.state)
    )
    untold = [each for each in overview(seen(office.state)) if each.startswith("waiting: ! ")]
    assert [True, True] == [each.endswith("), ends with “notice told”") for each in untold]
    hold = c.PlaceHold(HoldId("h1"), HoldOn.CANDIDATE, C1, "a claim", "Priya", "2020-01-31")
    office.when(hold, c.EraseCandidate(C2, "asked for"))
    lines, rows = look(seen(office.state), "office", "show")
    assert lines[:2] == [
        "desk: . 2 need you today.",
        "waiting: ! Hold: Kit Adeyemi  review by Priya  (by 2020-01-31)",
    ]
    assert {"desk": lines} == rows


def test_the_desk_at_a_glance_counts_access_erasure_and_the_bench() -> None:
    """With the days of the first case, whose time is over, and whose yes ends this month."""
    office = hiring().when(c.SeatOfficer(cast.GRACE, "Grace Hill", (Role.COORDINATOR,)))
    desk = seen(office.state)
    assert ("", "") == (access_and_erasure(desk), on_the_bench(desk))
    asked = AccessCase(C1, 1, "2026-11-20", "", "", "", "", 0, "", "", "", "", "")
    case = replace(desk, cases=(asked,))
    assert ["28 days left", "1 day left", "0 days left", "2 days late"] == [
        access_and_erasure(replace(case, at=f"{day}T09:00:00Z")).removeprefix("1 case, ")
        for day in ("2026-11-22", "2026-12-19", "2026-12-20", "2026-12-22")
    ]
    over = {C2: replace(desk.candidates[C2], due="2026-01-01")}
    both = replace(case, at="2026-11-22T09:00:00Z", candidates={**desk.candidates, **over})
    assert "1 case, 28 days left; 1 to erase" == access_and_erasure(both)
    assert "1 to erase" == access_and_erasure(replace(both, cases=()))
    yes = Bench(C1, granted=True, until="2026-11-30", how=AnsweredBy.PAGE, at="", by=cast.GRACE, links=1)
    later = replace(yes, candidate=C2, until="2027-03-01")
    benched = replace(both, bench={C1: yes, C2: later})
    assert "2 people, 1 until this month" == on_the_bench(benched)
    assert "1 person" == on_the_bench(replace(both, bench={C2: later}))
    assert {
        "access and erasure: 1 case, 28 days left; 1 to erase.",
        "bench: 2 people, 1 until this month.",
    } <= {*overview(benched)}


def test_a_withdrawal_names_the_debriefs_whose_candidate_the_office_does_not_know() -> None:
    """Whoever was interviewed there gets no notice; an erased debrief is not named."""
    (withdraw,) = [each for each in ACTS if (each.group, each.name) == ("position", "withdraw")]
    assert withdraw.asks is not None

    def asked(state: Office) -> list[str]:
        assert withdraw.asks is not None
        typed = Typed(seen(state), {"position": "p1", "reason": "budget"}, lambda: "drawn")
        return [each for each in withdraw.asks(typed).lines if "no candidate here" in each]

    state, stamp = office(), Stamp(OPERATOR, cast.moment(300))
    assert [] == asked(state)
    state = evolve(state, DebriefListed(DebriefId("d2"), P1, CandidateId("")), stamp)
    (line,) = asked(state)
    assert line.startswith("1 debrief names no candidate here: d2. No notice goes out: tell whom it is about")
    assert line.endswith(" yourself, or say who it is first: candidate debrief.")
    state = evolve(state, DebriefListed(DebriefId("d3"), P1, CandidateId("")), stamp)
    (line,) = asked(state)
    assert line.startswith("2 debriefs name no candidate here: d2, d3. No notice")
    for each in ("d2", "d3"):
        state = evolve(state, DebriefErased(DebriefId(each), "asked for"), stamp)
    assert [] == asked(state)


def test_a_position_is_listed_with_the_name_of_its_rubric() -> None:
    """In the list and at a glance."""
    state = Deciding(RubricImported("Backend v3", cast.RUBRIC)).when(opened(rubric="Backend v3")).state
    assert ["open       0 candidates     Senior Backend Engineer, rubric Backend v3"] == _positions(state)
    assert "position: Senior Backend Engineer. open. 0 candidates, rubric Backend v3." in overview(
        seen(state)
    )
