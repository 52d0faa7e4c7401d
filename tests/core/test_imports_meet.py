"""Two imports that meet: each answer counts whom that very import added."""

import itertools

from msgspec.structs import replace

import cast
from core.test_decide_office import Deciding, opened
from panelry.decide.office import decide
from panelry.desk import ACTS, Desk, Typed, desk_of
from panelry.events import Stamp
from panelry.office import evolve
from panelry.panel import OPERATOR, Role
from panelry.refusals import Code, Refused
from panelry.visibility.office import office_picture

HEAD = "name,email\n"
KIT, JO, SAM = "Kit Adeyemi,kit@example.org\n", "Jo Lindqvist,jo@example.org\n", "Sam Lee,sam@example.org\n"
TITLE = "Staff Engineer"
IMPORT = next(each for each in ACTS if (each.group, each.name) == ("candidate", "import"))


def desk(office: Deciding) -> Desk:
    """Return the desk of a coordinator."""
    return desk_of(office_picture(office.state, frozenset({Role.COORDINATOR})).values(), cast.moment(9))


def typed(office: Deciding, who: str, *rows: str) -> Typed:
    """Return what somebody types who sees the desk as it is now, with ids that are drawn for it."""
    drawn = map(f"{who}-{{}}".format, itertools.count())
    given = {"table": HEAD + "".join(rows), "position": TITLE}
    return Typed(desk(office), given, lambda: next(drawn), "people.csv")


def asked(office: Deciding, what: Typed) -> Typed:
    """Let the office decide what was typed, and return it with what was made of it."""
    command = IMPORT.make(what)
    try:
        events = decide(office.state, OPERATOR, command, cast.moment(1))
    except Refused as refused:
        if refused.code is not Code.NOTHING_NEW:
            raise
        events = ()
    for event in events:
        office.state = evolve(office.state, event, Stamp(OPERATOR, cast.moment(1)))
    return replace(what, made=command)


def answers(first: tuple[str, ...], second: tuple[str, ...]) -> list[list[str]]:
    """Return what two are told, line by line, who both looked before either list arrived."""
    office = Deciding().when(opened(title=TITLE))
    both = [typed(office, "grace", *first), typed(office, "hana", *second)]
    made = [asked(office, each) for each in both]
    return [IMPORT.said(each, desk(office)).splitlines() for each in made]


def test_of_two_who_import_the_same_list_one_is_told_that_nobody_was_added() -> None:
    """With each line that was there already by the time it arrived."""
    assert [
        ["2 candidates were added."],
        [
            "Nobody was added: everybody is there already.",
            "Line 2: Kit Adeyemi is there already.",
            "Line 3: Jo Lindqvist is there already.",
        ],
    ] == answers((KIT, JO), (KIT, JO))


def test_of_two_lists_that_share_a_person_each_counts_its_own() -> None:
    """The second adds one, whom it names."""
    assert [
        ["2 candidates were added."],
        [f"Sam Lee was added to {TITLE}.", "Line 2: Jo Lindqvist is there already."],
    ] == answers((KIT, JO), (JO, SAM))
