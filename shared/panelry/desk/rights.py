"""Rights in words: who has which, how one is given and taken, who leaves the office, what was exported."""

from panelry.desk.acts import Act, Look, Question, Taken, Typed
from panelry.desk.reading import Desk, Unclear, recorded_by
from panelry.ids import PersonId
from panelry.office.commands import GiveRight, OfficeCommand, RemoveOfficer, TakeRight
from panelry.parts.office import Export, Officer
from panelry.rights import Right
from panelry.text import clean_line

_WHO = Taken("name", "Somebody who has a seat in the office.", "NAME", option=False, required=True)
_WHICH = Taken("right", "Which one.", required=True, choices=tuple(each.value for each in Right))


def officer_of(desk: Desk, wanted: str) -> Officer:
    """Return who sits in the office under that name; `Unclear` if nobody does."""
    plain = " ".join(clean_line(wanted).split()).casefold()
    found = next((each for each in desk.officers if each.name.casefold() == plain), None)
    if found is None:
        names = ", ".join(sorted(each.name for each in desk.officers)) or "nobody yet"
        raise Unclear(f"Nobody of that name sits in the office. There: {names}.")
    return found


def _give(typed: Typed) -> OfficeCommand:
    return GiveRight(officer_of(typed.desk, typed["name"]).person, Right(typed["right"]))


def _take(typed: Typed) -> OfficeCommand:
    return TakeRight(officer_of(typed.desk, typed["name"]).person, Right(typed["right"]))


def _remove(typed: Typed) -> OfficeCommand:
    return RemoveOfficer(officer_of(typed.desk, typed["name"]).person)


def _sure(typed: Typed) -> Question:
    each = officer_of(typed.desk, typed["name"])
    lines = (
        f"{each.name} has: {_held(typed.desk, each.person)}. The seat and these rights end at once.",
        "What they did stays on record. Their seats in debriefs are not touched.",
    )
    return Question(lines, "Type the whole name", each.name)


def _gone(typed: Typed, _: Desk) -> str:
    return f"{officer_of(typed.desk, typed['name']).name} has no seat in the office any more."


def _has_now(typed: Typed, after: Desk) -> str:
    each = officer_of(after, typed["name"])
    return f"{each.name} has: {_held(after, each.person)}."


def _held(desk: Desk, person: PersonId) -> str:
    return ", ".join(each.value for each in desk.rights.get(person, ())) or "no right beside the role"


def _rights(typed: Typed) -> list[str]:
    desk = typed.desk
    return [f"{each.name}: {_held(desk, each.person)}." for each in desk.officers] or [
        "Nobody has a seat in the office yet. Invite somebody: office invite --help"
    ]


def _right_rows(typed: Typed) -> object:
    desk = typed.desk
    return {
        "officers": [
            {"name": each.name, "rights": [held.value for held in desk.rights.get(each.person, ())]}
            for each in desk.officers
        ]
    }


def _exports(typed: Typed) -> list[str]:
    return [_exported(typed.desk, each) for each in typed.desk.exports] or ["Nobody has exported ratings."]


def _exported(desk: Desk, each: Export) -> str:
    count = "1 rating" if each.rows == 1 else f"{each.rows} ratings"
    return f"{each.at[:16].replace('T', ' ')} UTC  {count}  {recorded_by(desk, each.person)}"


def _export_rows(typed: Typed) -> object:
    names = {each.person: each.name for each in typed.desk.officers}
    return {
        "exports": [
            {"at": each.at, "rows": each.rows, "person": each.person, "name": names.get(each.person, "")}
            for each in typed.desk.exports
        ]
    }


ACTS = (
    Act("office", "give-right", "Give somebody of the office a right.", (_WHO, _WHICH), _give, _has_now),
    Act("office", "take-right", "Take a right away from somebody.", (_WHO, _WHICH), _take, _has_now),
    Act(
        "office",
        "remove",
        "End somebody's seat in the office, and their rights.",
        (_WHO,),
        _remove,
        _gone,
        _sure,
    ),
)
LOOKS = (
    Look("office", "rights", "List who has which right.", (), _rights, _right_rows),
    Look("office", "exports", "List who took ratings away, when and how many.", (), _exports, _export_rows),
)
