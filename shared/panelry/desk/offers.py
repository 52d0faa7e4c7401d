"""Offers in words: who is asked whether feedback is wanted, who was asked, and what they answered."""

from collections.abc import Iterable

from panelry.desk.acts import Act, Look, Taken, Typed
from panelry.desk.candidates import CANDIDATE
from panelry.desk.positions import POSITION
from panelry.desk.reading import Desk, Unclear, called, candidate_of, position_of
from panelry.ids import DebriefId
from panelry.mails import IN_WORDS, is_address
from panelry.milestones import ENDED, AskedByMail, Milestones
from panelry.office.commands import OfferByMail, OfferFeedback, OfficeCommand
from panelry.pages import DAYS, OFFERS
from panelry.parts.office import Candidate
from panelry.retention import day_after

NO_PAGE = (
    "This server serves no page for candidates. Whoever runs it starts it with --page. Until then ask them"
    " yourself, and record the answer in the debrief."
)
NO_MAIL = "This server has no mail server, so no mail leaves. Choose a link."
_MAIL = "mail"
_BY = Taken(
    "by",
    "A link to pass on yourself, as when nothing is said, or mail from the server.",
    choices=("link", _MAIL),
)


def _debrief(typed: Typed) -> DebriefId:
    """Return the one debrief of a candidate that is not over; `Unclear` where there is none, or several."""
    each = candidate_of(typed.desk, typed["candidate"])
    found = [key for key, reached in _of(typed.desk, each) if reached is None or reached.phase not in ENDED]
    if len(found) != 1:
        count = "no debrief" if not found else f"{len(found)} debriefs"
        raise Unclear(f"{each.name} has {count} under way, so there is nothing to offer here.")
    return found[0]


def _of(desk: Desk, each: Candidate) -> list[tuple[DebriefId, Milestones | None]]:
    own = (one.debrief for one in desk.debriefs if one.candidate == each.candidate and not one.erased)
    return [(one, desk.reached.get(one)) for one in own]


def _make(typed: Typed) -> OfficeCommand:
    if not typed["url"]:
        raise Unclear(NO_PAGE)
    if typed["by"] == _MAIL:
        _demand_mail(typed)
        return OfferByMail(_debrief(typed), typed["token_hash"])
    return OfferFeedback(_debrief(typed), typed["token_hash"], typed["code_hash"])


def _demand_mail(typed: Typed) -> None:
    """Raise `Unclear` where no mail leaves, or where the address on file is not the candidate's own."""
    each = candidate_of(typed.desk, typed["candidate"])
    if not typed.desk.mail:
        raise Unclear(NO_MAIL)
    if each.agency:
        raise Unclear(
            f"{each.name} comes through {each.agency}, so the address may be theirs. Choose a link."
        )
    if not is_address(each.email):
        raise Unclear(f"There is no e-mail address of {each.name} on file. Choose a link.")


def _made(typed: Typed, _after: Desk) -> str:
    each = candidate_of(typed.desk, typed["candidate"])
    name = each.name
    if typed["by"] == _MAIL:
        return (
            f"The server writes to {name} at {each.email}: a link and a code that ask whether feedback is"
            f" wanted, for {DAYS} days. offer list says what becomes of the mail."
        )
    beginning, _slash, path = typed["url"].rpartition("/")
    return (
        f"This link asks {name} whether feedback is wanted, and how, for {DAYS} days:\n"
        f"  {beginning}/{_debrief(typed)}.{path.rpartition('.')[2]}\nwith this code:\n  {typed['code']}\n"
        "Both are shown this once. Give them to the candidate and to nobody else, best in two ways:\n"
        "the link by mail, the code by phone."
    )


def words(desk: Desk, reached: Milestones | None) -> str:
    """Return how far the question is: not asked, asked and what became of the mail, over, or the answer."""
    if reached is None:
        return "not asked"
    if reached.answered:
        on = reached.answered[:10]
        return f"yes on {on}, until {reached.until[:10]}" if reached.wanted else f"no on {on}"
    asked = _asked(desk, reached) if reached.offers else "not asked"
    return asked if reached.mail is None else f"{asked}; {_mailed(reached.mail)}"


def _mailed(mail: AskedByMail) -> str:
    """Return what became of the mail that asks."""
    why = f" ({mail.why})" if mail.why else ""
    return f"the mail of {mail.at[:10]} {IN_WORDS[mail.state]}{why}"


def _asked(desk: Desk, reached: Milestones) -> str:
    end = day_after(reached.offered, DAYS)
    times = "asked" if reached.offers == 1 else "asked twice"
    if desk.at[:10] < end:
        return f"{times}, last on {reached.offered[:10]}; the link ends on {end}"
    left = "may be asked once more" if reached.offers < OFFERS else "is not asked again"
    return f"{times}, no answer by {end}; {left}"


def _listed(typed: Typed) -> list[tuple[Candidate, DebriefId, Milestones | None]]:
    every: Iterable[Candidate] = typed.desk.candidates.values()
    if typed["position"]:
        every = typed.desk.of(position_of(typed.desk, typed["position"]).position)
    there = (each for each in every if not each.erased)
    return [(each, key, reached) for each in there for key, reached in _of(typed.desk, each)]


def _lines(typed: Typed) -> list[str]:
    return [
        f"{called(typed.desk, each.candidate)}: {words(typed.desk, reached)}"
        for each, _, reached in _listed(typed)
    ] or ["No candidate has a debrief yet."]


def _rows(typed: Typed) -> object:
    return {
        "offers": [
            {
                "candidate": each.candidate,
                "name": each.name,
                "debrief": key,
                "state": words(typed.desk, reached),
                "asked": 0 if reached is None else reached.offers,
            }
            for each, key, reached in _listed(typed)
        ]
    }


ACTS = (
    Act(
        "offer",
        "make",
        "Ask whether feedback is wanted, by a link or by mail, twice at most; needs a debrief under way.",
        (CANDIDATE, _BY),
        _make,
        _made,
        links=True,
    ),
)
LOOKS = (
    Look(
        "offer",
        "list",
        "List who was asked whether feedback is wanted, and what they answered.",
        (Taken("position", POSITION.words, "POSITION"),),
        _lines,
        _rows,
    ),
)
