"""The bench in words: who is asked to be kept in touch with, who said yes until when, and how it ends."""

from panelry.desk.acts import Act, Look, Taken, Typed
from panelry.desk.candidates import CANDIDATE
from panelry.desk.reading import Desk, called, candidate_of, recorded_by
from panelry.hiring import AnsweredBy
from panelry.office.commands import AskBench, OfficeCommand, RecordBench
from panelry.parts.office import Bench

NO_PAGE = (
    "This server serves no page for candidates. Whoever runs it starts it with --page. Until then ask them"
    " yourself, then: bench record --help"
)
_HOW = Taken(
    "how",
    "How the candidate said it; it stands on record as reported by you.",
    required=True,
    choices=tuple(each.value for each in AnsweredBy if each is not AnsweredBy.PAGE),
)


def _ask(typed: Typed) -> OfficeCommand:
    if not typed["url"]:
        raise ValueError(NO_PAGE)
    candidate = candidate_of(typed.desk, typed["candidate"]).candidate
    return AskBench(candidate, typed["token_hash"], typed["code_hash"])


def _asked(typed: Typed, _: Desk) -> str:
    name = candidate_of(typed.desk, typed["candidate"]).name
    return (
        f"This link asks {name} whether you may keep in touch, and lets them end it at any time:\n"
        f"  {typed['url']}\nwith this code:\n  {typed['code']}\n"
        "Both are shown this once. Give them to the candidate and to nobody else, best in two ways:\n"
        "the link by mail, the code by phone."
    )


def _record(typed: Typed, *, granted: bool) -> OfficeCommand:
    candidate = candidate_of(typed.desk, typed["candidate"]).candidate
    return RecordBench(candidate, granted, AnsweredBy(typed["how"]), typed["until"])


def _is_now(typed: Typed, after: Desk) -> str:
    each = candidate_of(after, typed["candidate"])
    return f"{each.name}: {state(after, after.bench[each.candidate])}."


def is_on(desk: Desk, each: Bench) -> bool:
    """Return whether a yes holds on the day of the desk."""
    wants = not desk.candidates[each.candidate].contact_ended
    return wants and each.granted and desk.at[:10] < each.until


def state(desk: Desk, each: Bench) -> str:
    """Return where a candidate stands with the bench, in words."""
    if each.how is None:
        return "asked, no answer yet" if each.links == 1 else "asked twice, no answer yet"
    if not each.granted:
        return f"no, {_reported(desk, each)}"
    if desk.candidates[each.candidate].contact_ended:
        return "ended: wants no further contact"
    ends = f"on the bench until {each.until}" if is_on(desk, each) else f"ended by itself on {each.until}"
    return f"{ends}, {_reported(desk, each)}"


def _reported(desk: Desk, each: Bench) -> str:
    if each.how is None or each.how is AnsweredBy.PAGE:
        return f"said on the page on {each.at[:10]}"
    return f"reported by {recorded_by(desk, each.by)} on {each.at[:10]} ({each.how.value})"


def _listed(typed: Typed) -> list[Bench]:
    """Return who is on the bench now, or everybody who was ever asked; the first to end comes first."""
    every = typed.desk.bench.values()
    found = [each for each in every if typed["of"] == "all" or is_on(typed.desk, each)]
    return sorted(found, key=lambda each: (each.until, each.candidate))


def _lines(typed: Typed) -> list[str]:
    return [_line(typed.desk, each) for each in _listed(typed)] or [
        "Nobody is on the bench. Ask who was told that you keep in touch: bench ask --help"
    ]


def _line(desk: Desk, each: Bench) -> str:
    who = desk.candidates[each.candidate]
    title = desk.positions[who.position].title
    return f"{called(desk, each.candidate)}, for {title}: {state(desk, each)}"


def _row(desk: Desk, each: Bench) -> dict[str, object]:
    who = desk.candidates[each.candidate]
    return {
        "candidate": each.candidate,
        "name": who.name,
        "position": who.position,
        "on": is_on(desk, each),
        "until": each.until,
        "how": "" if each.how is None else each.how.value,
        "at": each.at,
        "by": each.by,
        "asked": each.links,
    }


ACTS = (
    Act(
        "bench",
        "ask",
        "Make a link that asks a candidate whether you may keep in touch.",
        (CANDIDATE,),
        _ask,
        _asked,
        links=True,
    ),
    Act(
        "bench",
        "record",
        "Record a yes that a candidate gave you, with the day on which it ends.",
        (
            CANDIDATE,
            _HOW,
            Taken("until", "The day on which it ends, like 2027-06-30.", "DAY", required=True, coming=True),
        ),
        lambda typed: _record(typed, granted=True),
        _is_now,
    ),
    Act(
        "bench",
        "end",
        "Record a no, or that a candidate wants to be on the bench no more.",
        (CANDIDATE, _HOW),
        lambda typed: _record(typed, granted=False),
        _is_now,
    ),
)
LOOKS = (
    Look(
        "bench",
        "list",
        "List who is on the bench now, or everybody who was asked.",
        (Taken("of", "Who is listed.", choices=("now", "all")),),
        _lines,
        lambda typed: {"bench": [_row(typed.desk, each) for each in _listed(typed)]},
    ),
)
