"""The bench: only the candidate's own yes puts anybody there, and every way off it is open."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cast
from core.test_decide_office import C1, C2, P1, hiring
from core.test_desk_words import look
from panelry.debrief import Phase
from panelry.decide.office import MAY, decide
from panelry.desk import ACTS, Desk, Typed, desk_of
from panelry.events import Stamp
from panelry.hiring import AnsweredBy, Retention, RetentionStart
from panelry.ids import DebriefId, PersonId
from panelry.milestones import Asks, Milestones
from panelry.office import (
    BENCH_DAYS,
    BENCH_LINKS,
    BenchAnswered,
    BenchAsked,
    DebriefListed,
    DebriefMoved,
    Office,
    bench_link_of,
    evolve,
    fold,
    on_bench,
    start_of,
)
from panelry.office import commands as c
from panelry.pages import ANSWERS, SIGNS, Said, code_hash, drawn_from, is_hash, parted, token_hash
from panelry.panel import CANDIDATE, OPERATOR, Outcome, Role
from panelry.refusals import Code, Refused
from panelry.visibility.office import office_picture

TODAY = "2027-01-04T10:00:00.000Z"
LATER = "2027-04-01T10:00:00.000Z"
CODE, WRONG = "c" * 64, "d" * 64
T1, T2 = "1" * 64, "2" * 64


class Benching:
    """An office in which one of two candidates was told that it keeps in touch."""

    def __init__(self) -> None:
        self.state = (
            hiring()
            .when(
                c.RecordTold(C1, Outcome.KEEP_IN_TOUCH, "by phone"),
                c.RecordTold(C2, Outcome.DECLINE, "by phone"),
                c.SeatOfficer(cast.GRACE, "Grace Hill", (Role.COORDINATOR,)),
            )
            .state
        )

    def when(self, actor: PersonId, *commands: c.OfficeCommand, at: str = TODAY) -> "Benching":
        """Let somebody do things at a time."""
        for command in commands:
            for event in decide(self.state, actor, command, at):
                self.state = evolve(self.state, event, Stamp(actor, at))
        return self

    def refused(self, actor: PersonId, command: c.OfficeCommand, at: str = TODAY) -> Code:
        """Return why a command is refused."""
        with pytest.raises(Refused) as refused:
            decide(self.state, actor, command, at)
        return refused.value.code

    def asked(self) -> "Benching":
        """Make a link for the first candidate."""
        return self.when(cast.GRACE, c.AskBench(C1, T1, CODE))

    def agreed(self) -> "Benching":
        """Let the candidate say yes for half a year."""
        return self.asked().when(CANDIDATE, c.AnswerBench(T1, CODE, 182))

    def desk(self, role: Role = Role.COORDINATOR, at: str = TODAY) -> Desk:
        """Return the desk as somebody sees it at a time."""
        return desk_of(office_picture(self.state, frozenset({role})).values(), at)


def reported(until: str = "2027-06-30", *, granted: bool = True) -> c.RecordBench:
    """Return the record of an answer that was given by phone."""
    return c.RecordBench(C1, granted, AnsweredBy.CALL, until)


def test_a_yes_on_the_page_holds_until_its_day_and_ends_by_itself() -> None:
    """The candidate chose the time; nobody has to remember it."""
    office = Benching().agreed()
    answer = office.state.bench[C1]
    assert (True, "2027-07-05", AnsweredBy.PAGE, CANDIDATE) == (
        answer.granted,
        answer.until,
        answer.how,
        answer.by,
    )
    days = ("2027-07-04T23:59:59.000Z", "2027-07-05T00:00:00.000Z")
    assert [True, False] == [on_bench(office.state, C1, at) for at in days]
    assert not on_bench(office.state, C2, TODAY)


@pytest.mark.parametrize("actor", [cast.GRACE, OPERATOR, cast.STRANGER])
@pytest.mark.parametrize("command", [c.AnswerBench(T1, CODE, 182), c.EnterBench(T1, CODE)])
def test_nobody_answers_in_the_candidates_place(actor: PersonId, command: c.OfficeCommand) -> None:
    """What staff records says of itself that it was reported, and never that it came from the page."""
    office = Benching().asked()
    assert Code.NOT_ALLOWED is office.refused(actor, command)
    assert Code.NOT_ALLOWED is office.refused(
        cast.GRACE, c.RecordBench(C1, granted=True, how=AnsweredBy.PAGE, until="2027-06-30")
    )


def test_the_candidate_asks_for_nothing_else_of_the_office() -> None:
    """The page opens two commands, and no seat can be given to whoever calls themselves the candidate."""
    theirs = {each for each, roles in MAY.items() if Role.CANDIDATE in roles}
    assert {c.EnterBench, c.AnswerBench} == theirs
    assert Code.NOT_ALLOWED is Benching().refused(CANDIDATE, c.AskBench(C1, T1, CODE))
    seat = c.SeatOfficer(CANDIDATE, "Kit Adeyemi", (Role.COORDINATOR,))
    assert Code.ID_TAKEN is Benching().refused(OPERATOR, seat)


def test_a_reported_answer_names_who_reported_it() -> None:
    """On the desk it reads so, and a later answer of the candidate's own takes its place."""
    office = Benching().when(cast.GRACE, reported())
    said = look(office.desk(), "bench", "list")
    told = "on the bench until 2027-06-30, reported by Grace Hill on 2027-01-04 (call)"
    assert [f"Kit Adeyemi, for Senior Backend Engineer: {told}"] == said[0]
    office.when(cast.GRACE, c.AskBench(C1, T1, CODE)).when(CANDIDATE, c.AnswerBench(T1, CODE, 0))
    assert not on_bench(office.state, C1, TODAY)
    every = look(office.desk(), "bench", "list", of="all")[0]
    assert ["Kit Adeyemi, for Senior Backend Engineer: no, said on the page on 2027-01-04"] == every
    assert "Nobody is on the bench." in look(office.desk(), "bench", "list")[0][0]


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (c.AskBench(C2, T1, CODE), Code.NOT_KEPT_IN_TOUCH),
        (c.RecordBench(C2, granted=True, how=AnsweredBy.CALL, until="2027-06-30"), Code.NOT_KEPT_IN_TOUCH),
        (c.AskBench(C1, "short", CODE), Code.NO_SUCH_THING),
        (c.AskBench(C1, T1, "short"), Code.NO_SUCH_THING),
        (reported(until=""), Code.BAD_DAY),
        (reported(until="2027-01-04"), Code.BAD_DAY),
        (reported(until="2029-01-04"), Code.BAD_DAY),
    ],
)
def test_only_who_was_told_of_keeping_in_touch_is_asked_and_a_yes_has_an_end(
    command: c.OfficeCommand, code: Code
) -> None:
    """Two years are the most."""
    assert code is Benching().refused(cast.GRACE, command)


def test_who_withdrew_is_not_asked() -> None:
    """They said what they want; a link that was made before shows no yes any more."""
    office = Benching().asked().when(cast.GRACE, c.RecordLeaving(C1))
    assert Code.NOT_KEPT_IN_TOUCH is office.refused(cast.GRACE, c.AskBench(C1, T2, CODE))
    assert Code.NO_SUCH_THING is office.refused(CANDIDATE, c.AnswerBench(T1, CODE, 182))


def test_who_is_on_the_bench_and_then_withdraws_can_end_it_and_not_prolong_it() -> None:
    """Their link stays, and takes a no alone."""
    office = Benching().agreed().when(cast.GRACE, c.RecordLeaving(C1))
    assert Code.NOT_KEPT_IN_TOUCH is office.refused(CANDIDATE, c.AnswerBench(T1, CODE, 365))
    assert not on_bench(office.when(CANDIDATE, c.AnswerBench(T1, CODE, 0)).state, C1, TODAY)


def test_no_further_contact_ends_the_bench() -> None:
    """Whoever wants no word at all is on no list, and is asked nothing."""
    office = Benching().agreed().when(cast.GRACE, c.EndCandidateContact(C1, "by phone"))
    assert not on_bench(office.state, C1, TODAY)
    assert None is bench_link_of(office.state, T1, TODAY)
    assert Code.NOT_KEPT_IN_TOUCH is office.refused(cast.GRACE, c.AskBench(C1, T2, CODE))
    assert [] == list(filter(lambda line: "Kit" in line, look(office.desk(), "bench", "list")[0]))
    assert "ended: wants no further contact" in look(office.desk(), "bench", "list", of="all")[0][0]


def test_a_candidate_is_asked_twice_at_most_and_not_after_an_answer() -> None:
    """As with the offer of a summary; a link's hash is never taken twice."""
    office = Benching().asked()
    assert Code.ID_TAKEN is office.refused(cast.GRACE, c.AskBench(C1, T1, CODE))
    assert "asked, no answer yet" in look(office.desk(), "bench", "list", of="all")[0][0]
    office.when(cast.GRACE, c.AskBench(C1, T2, CODE))
    assert "asked twice, no answer yet" in look(office.desk(), "bench", "list", of="all")[0][0]
    assert Code.ASKED_TWICE is office.refused(cast.GRACE, c.AskBench(C1, "3" * 64, CODE))
    office.when(CANDIDATE, c.AnswerBench(T2, CODE, 0))
    assert Code.ALREADY_ANSWERED is office.refused(cast.GRACE, c.AskBench(C1, "3" * 64, CODE))


def test_whoever_is_on_the_bench_gets_another_link_within_bounds() -> None:
    """One that was lost or locked must not keep anybody from ending it."""
    office = Benching().agreed()
    links = [f"{number:064}" for number in range(BENCH_LINKS - 1)]
    office.when(cast.GRACE, *(c.AskBench(C1, link, CODE) for link in links))
    assert Code.TOO_MANY is office.refused(cast.GRACE, c.AskBench(C1, T2, CODE))


def test_a_link_opens_for_fourteen_days_and_for_who_said_yes_until_the_end() -> None:
    """Ended at any time means: also months later."""
    asked, agreed = Benching().asked().state, Benching().agreed().state
    assert [True, False] == [bench_link_of(asked, T1, at) is not None for at in (TODAY, LATER)]
    assert [True, True] == [bench_link_of(agreed, T1, at) is not None for at in (TODAY, LATER)]
    ended = Benching().agreed().when(CANDIDATE, c.AnswerBench(T1, CODE, 0), at=LATER)
    assert not on_bench(ended.state, C1, LATER)
    assert Code.NO_SUCH_THING is ended.refused(CANDIDATE, c.AnswerBench(T1, CODE, 0), LATER)
    assert None is bench_link_of(agreed, T2, TODAY)


def test_five_wrong_codes_lock_a_link() -> None:
    """Each counts, wherever it was typed; a right one counts nothing."""
    office = Benching().asked()
    assert Code.NOTHING_NEW is office.refused(CANDIDATE, c.EnterBench(T1, CODE))
    for _ in range(3):
        office.when(CANDIDATE, c.EnterBench(T1, WRONG))
    office.when(CANDIDATE, c.AnswerBench(T1, WRONG, 182))
    assert {} == office.state.bench
    office.when(CANDIDATE, c.EnterBench(T1, WRONG))
    assert Code.NO_SUCH_THING is office.refused(CANDIDATE, c.EnterBench(T1, CODE))


def test_a_report_never_makes_a_yes_of_the_candidates_own_no() -> None:
    """It stands until the candidate says otherwise on the page."""
    office = Benching().agreed().when(CANDIDATE, c.AnswerBench(T1, CODE, 0))
    assert Code.ALREADY_ANSWERED is office.refused(cast.GRACE, reported())
    assert Code.NOTHING_NEW is office.refused(cast.GRACE, reported(granted=False))
    assert Code.ALREADY_ANSWERED is office.refused(OPERATOR, reported())
    office.when(CANDIDATE, c.AnswerBench(T1, CODE, 91))
    assert on_bench(office.state, C1, TODAY)
    office.when(cast.GRACE, reported(granted=False)).when(cast.GRACE, reported())
    assert "2027-06-30" == office.state.bench[C1].until


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ((), None),
        ((Said.KEEP,), None),
        ((Said.NOT_KEEP,), Code.ALREADY_ANSWERED),
        ((Said.NOT_KEEP, Said.KEEP), None),
    ],
)
def test_a_no_to_the_letter_that_asked_stands_as_well(said: tuple[Said, ...], code: Code | None) -> None:
    """The last answer counts; a yes on the page of the bench comes after it."""
    office = Benching()
    asks = tuple(Asks(f"2027-01-03T10:00:0{n}.000Z", each) for n, each in enumerate(said))
    listed = DebriefListed(DebriefId("d1"), candidate=C1)
    for event in (listed, DebriefMoved(DebriefId("d1"), Milestones(Phase.CLOSED, asks=asks))):
        office.state = evolve(office.state, event, Stamp(OPERATOR, TODAY))
    if code is not None:
        assert code is office.refused(cast.GRACE, reported())
        office.asked().when(CANDIDATE, c.AnswerBench(T1, CODE, 91))
    assert on_bench(office.when(cast.GRACE, reported()).state, C1, TODAY)


@pytest.mark.parametrize("days", [-1, 1, 10_000])
def test_the_page_takes_the_days_that_it_offers(days: int) -> None:
    """Nothing else that a form may be made to say."""
    assert Code.BAD_DAY is Benching().asked().refused(CANDIDATE, c.AnswerBench(T1, CODE, days))


def test_the_same_answer_is_nothing_new_and_a_mind_is_changed_so_often() -> None:
    """The no that ends it is never refused."""
    office = Benching().agreed()
    assert Code.NOTHING_NEW is office.refused(CANDIDATE, c.AnswerBench(T1, CODE, 182))
    for number in range(ANSWERS - 1):
        office.when(CANDIDATE, c.AnswerBench(T1, CODE, BENCH_DAYS[number % 2]))
    assert Code.TOO_MANY_ATTEMPTS is office.refused(CANDIDATE, c.AnswerBench(T1, CODE, 365))
    assert not on_bench(office.when(CANDIDATE, c.AnswerBench(T1, CODE, 0)).state, C1, TODAY)


def test_an_erasure_takes_the_bench_with_it() -> None:
    """No answer, no link, nothing on the desk; other people's stay."""
    office = Benching().agreed()
    office.state = fold(
        [
            (BenchAsked(C2, T2, CODE, LATER), Stamp(cast.GRACE, TODAY)),
            (
                BenchAnswered(C2, granted=True, until="2027-02-01", how=AnsweredBy.CALL),
                Stamp(OPERATOR, TODAY),
            ),
        ],
        office.state,
    )
    office.when(OPERATOR, c.EraseCandidate(C1, "asked for"))
    assert ([C2], [T2]) == ([*office.state.bench], [*office.state.bench_links])
    assert None is bench_link_of(office.state, T1, TODAY)
    assert [C2] == [*office.desk().bench]
    assert "reported by the operator" in look(office.desk(), "bench", "list")[0][0]


def test_an_answer_is_contact() -> None:
    """Where records are kept from the last contact on, a yes begins the days anew."""
    office = Benching().when(
        OPERATOR, c.ChooseRetention(P1, Retention(0, 365, RetentionStart.LAST_CONTACT)), at=TODAY
    )
    candidate = office.state.candidates[C1]
    assert start_of(office.state, candidate) < TODAY
    assert TODAY == start_of(office.agreed().state, candidate)


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.PANELIST, Role.FACILITATOR, Role.OBSERVER])
def test_the_bench_is_seen_at_the_desk_alone(role: Role) -> None:
    """What somebody was told and answered is nobody else's; no hash leaves the server."""
    office = Benching().agreed()
    assert {} == office.desk(role).bench
    told = repr(office_picture(office.state, frozenset({Role.COORDINATOR})))
    assert [False, False] == [each in told for each in (T1, CODE)]


def test_the_desk_makes_a_link_and_shows_it_once() -> None:
    """The command holds its hashes; without a page the act says what to do."""
    (ask,) = [each for each in ACTS if (each.group, each.name) == ("bench", "ask")]
    drawn = drawn_from(bytes(range(40)), "https://x.example.org", "office")
    given = {
        "candidate": "Kit Adeyemi",
        "url": drawn.url,
        "code": drawn.code,
        "token_hash": drawn.token_hash,
        "code_hash": drawn.code_hash,
    }
    office = Benching()
    typed = Typed(office.desk(), given, lambda: "id")
    assert c.AskBench(C1, drawn.token_hash, drawn.code_hash) == ask.make(typed)
    said = ask.said(typed, office.desk())
    assert [True, True] == [each in said for each in (drawn.url, drawn.code)]
    with pytest.raises(ValueError, match="--page"):
        ask.make(Typed(office.desk(), {"candidate": "Kit Adeyemi"}, lambda: "id"))


def test_the_desk_records_and_ends_in_words() -> None:
    """Each says where the candidate stands then; a day that has come reads as ended."""
    office = Benching()
    acts = {each.name: each for each in ACTS if each.group == "bench"}
    given = {"candidate": "Kit Adeyemi", "how": "in person", "until": "2027-03-01"}
    typed = Typed(office.desk(), given, lambda: "id")
    office.when(OPERATOR, acts["record"].make(typed))
    said = acts["record"].said(typed, office.desk())
    assert (
        "Kit Adeyemi: on the bench until 2027-03-01, reported by the operator on 2027-01-04 (in person)."
        == said
    )
    assert "ended by itself on 2027-03-01" in look(office.desk(at=LATER), "bench", "list", of="all")[0][0]
    rows = look(office.desk(), "bench", "list")[1]
    assert isinstance(rows, dict)
    assert [("c1", True, "2027-03-01", 0)] == [
        (each["candidate"], each["on"], each["until"], each["asked"]) for each in rows["bench"]
    ]
    office.when(OPERATOR, acts["end"].make(typed))
    assert {"bench": []} == look(office.desk(), "bench", "list")[1]
    asked = look(Benching().asked().desk(), "bench", "list", of="all")[1]
    assert isinstance(asked, dict)
    assert [("", 1)] == [(each["how"], each["asked"]) for each in asked["bench"]]


@given(st.binary(min_size=40, max_size=40))
def test_a_drawn_link_has_a_token_and_a_code_that_its_hashes_know(seed: bytes) -> None:
    """Whatever is drawn, the page finds the link by it."""
    drawn = drawn_from(seed, "https://x.example.org", "office")
    stream, token = parted(drawn.url.removeprefix("https://x.example.org/"))
    assert ("office", drawn.token_hash) == (stream, token_hash(token))
    assert drawn.code_hash == code_hash(token, drawn.code)
    assert (6, True, True) == (len(drawn.code), set(drawn.code) <= set(SIGNS), is_hash(drawn.token_hash))


STEPS = st.one_of(
    st.builds(c.AskBench, st.just(C1), st.sampled_from([T1, T2]), st.just(CODE)),
    st.builds(
        c.AnswerBench,
        st.sampled_from([T1, T2]),
        st.sampled_from([CODE, WRONG]),
        st.sampled_from([0, 91, 182]),
    ),
    st.builds(
        c.RecordBench,
        st.just(C1),
        st.booleans(),
        st.sampled_from(AnsweredBy),
        st.sampled_from(["", "2027-02-01", "2027-12-01"]),
    ),
    st.just(c.RecordLeaving(C1)),
    st.just(c.EraseCandidate(C1, "asked for")),
)


@given(st.lists(st.tuples(st.sampled_from([CANDIDATE, cast.GRACE]), STEPS, st.integers(1, 9)), max_size=12))
def test_whoever_is_on_the_bench_said_so_and_may_end_it(
    steps: list[tuple[PersonId, c.OfficeCommand, int]],
) -> None:
    """After any history: a yes stands alone where an answer says so, and the no is taken at once."""
    office = Benching()
    for actor, command, month in steps:
        try:
            office.when(actor, command, at=f"2027-{month:02}-04T10:00:00.000Z")
        except Refused:
            continue
        check(office.state, f"2027-{month:02}-04T11:00:00.000Z")


def check(state: Office, at: str) -> None:
    """Hold that the bench is the candidate's own."""
    if not on_bench(state, C1, at):
        return
    answer = state.bench[C1]
    assert (CANDIDATE if answer.how is AnsweredBy.PAGE else cast.GRACE) == answer.by
    assert not state.candidates[C1].erased
    no = decide(state, cast.GRACE, reported(granted=False, until=""), at)
    assert not on_bench(fold([(each, Stamp(cast.GRACE, at)) for each in no], state), C1, at)
    for token in state.bench_links:
        (own,) = (
            decide(state, CANDIDATE, c.AnswerBench(token, CODE, 0), at)
            if good(state, token, at)
            else (no[0],)
        )
        assert not on_bench(evolve(state, own, Stamp(CANDIDATE, at)), C1, at)


def good(state: Office, token: str, at: str) -> bool:
    """Return whether a link is not locked."""
    return bench_link_of(state, token, at) is not None
