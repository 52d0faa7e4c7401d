"""The release in plain mode: the candidate's answer, the act itself, and what became of it."""

from collections.abc import Iterator

from panelry import commands as c
from panelry.panel import Channel
from panelry.phase import MAY
from panelry.ruling import Feedback
from panelry_tui.correcting import correction
from panelry_tui.hand_over_words import still_to_come
from panelry_tui.left_out import only_thanks
from panelry_tui.page_words import has_page, page_rows
from panelry_tui.plain.correcting import revoke_option, ways_back
from panelry_tui.plain.lines import Line, Option, View
from panelry_tui.plain.moment import Moment, status
from panelry_tui.plain.on_file_acts import on_file_options
from panelry_tui.plain.personal_acts import personal_options
from panelry_tui.plain.replying import reply_option
from panelry_tui.plain.setup import chair_options, endings
from panelry_tui.release_history import contact, revoked
from panelry_tui.release_history import moment as said_at
from panelry_tui.release_reading import CHANNELS, ReleaseReading
from panelry_tui.reply_words import corrects
from panelry_tui.signing_reading import without
from panelry_tui.widgets.models import StepRow

_RECORD = "record the answer"


def release(moment: Moment) -> View:
    """Return the release."""
    found = ReleaseReading(moment.reading, moment.seen.now)
    lines = [status(moment, found.candidate, found.signed()), Line("permission", f"{found.permission()}.")]
    lines.extend(Line(row.title.casefold(), f"{row.words}.") for row in _ruled(found))
    lines.extend(Line(row.title.casefold(), f"{row.words}.") for row in correction(found.out, found.reading))
    handed = found.handed
    if handed is not None:
        by = "you" if handed.by == found.reading.me else found.reading.name(handed.by)
        lines.append(Line("released", f"On {said_at(handed.at)} by {by}, {CHANNELS[handed.channel]}."))
        for at, result, words in handed.results:
            lines.append(Line("released", f"{result}, {said_at(at)}" + (f": {words}" if words else ".")))
        if still := still_to_come(handed):
            lines.append(Line("left", f"Hand-over: {still}."))
    lines.extend(Line(row.title.casefold(), f"{row.words}.") for row in _became(found))
    if found.handed is None and (thanks := only_thanks(found.summary)):
        lines.append(Line("note", f"{thanks}."))
    lines.append(Line("next", headline(found)))
    if found.ended:
        lines.append(Line("note", "Your own words stay yours. The word words says them; file keeps them."))
    lines.append(Line("sealed", "Notes, ratings, dissent and names never leave; only the text does."))
    return View(tuple(lines), tuple(_options(moment, found)))


def why_not(found: ReleaseReading) -> str:
    """Return why the summary cannot be released now, empty where it can."""
    return found.why_not(_RECORD, "Close the debrief kindly")


def headline(found: ReleaseReading) -> str:
    """Return where the release stands, in one sentence."""
    if found.ended_words():
        return found.ended_words()
    if found.handed is None:
        return why_not(found) or "The summary can be released now."
    if _ended_by(found):
        return _ended_by(found)
    if corrects(found.reading) and MAY[c.CorrectText].roles & found.reading.my_roles:
        return f'{found.first_name} corrects a fact: "correct" corrects the text, or it stands beside it.'
    if found.handed.results:
        return "It is recorded how it went. The debrief can be closed."
    return f"Hand it over by {CHANNELS[found.handed.channel]}, then record how it went."


def _ended_by(found: ReleaseReading) -> str:
    """Return why the released text may not be handed over now; empty where it may."""
    return found.why_not_handed(_RECORD)


def _became(found: ReleaseReading) -> Iterator[StepRow]:
    """Yield the rows about what else happened: no more contact, the page and its mail, and the ends."""
    yield from contact(found.reading, found.first_name, found.contact_ended)
    yield from page_rows(found.reading, found.now, released=found.handed is not None)
    if found.handed is not None and found.revoked:
        yield revoked(found.reading)
    if found.ended:
        yield found.ending


def _page_options(moment: Moment, found: ReleaseReading) -> Iterator[Option]:
    if moment.may(c.MakePage) and found.paged:
        yield Option("page", "make a link to the candidate's page")
        yield Option("mail", "let the server write to the candidate")
    if moment.may(c.RevokePage) and has_page(found.reading):
        yield Option("end-links", "let no link open the page any more", rare=True)


def _ruled(found: ReleaseReading) -> tuple[StepRow, ...]:
    """Return the rows of the policy and of the signatures, where they say anything special."""
    ruling = found.policy.ruling
    special = ruling.feedback is not Feedback.ALLOW or ruling.approves
    return (*((found.policy.row(found.first_name),) if special else ()), *without(found.summary))


def _approval(found: ReleaseReading) -> Iterator[Option]:
    if found.policy.approves and found.handed is None and not found.ended:
        yield Option("approve", "hear the text, then approve it", found.policy.why_not_approve())
        yield Option("decline", "say why I do not approve it")


def _own_words(found: ReleaseReading) -> Iterator[Option]:
    if found.ended:
        yield Option("words", "hear your own words, those typed last among them")
        yield Option("file", "write your own words to a file")


def _options(moment: Moment, found: ReleaseReading) -> Iterator[Option]:
    handed = found.handed
    if moment.may(c.Release) and handed is None:
        yield Option("release", "release the summary", why_not(found))
    yield from _approval(found)
    yield Option("text", "hear the whole text", "" if found.text() else "There is no text for you to read.")
    if moment.may(c.RecordPermission) and not (found.ended and handed is None):
        yield Option("permission", "record the candidate's answer")
    if handed is not None:
        if moment.may(c.RecordHandover):
            yield Option("result", "record how the hand-over went")
        call = "" if handed.channel is Channel.CALL else "The candidate agreed to another way than a call."
        yield Option("script", "hear the script of the call", call or _ended_by(found))
        if moment.may(c.RecordExport):
            yield Option("export", "write the released text to a file", _ended_by(found))
    yield from revoke_option(moment)
    yield from reply_option(moment)
    yield from personal_options(found)
    yield from _own_words(found)
    yield from _page_options(moment, found)
    if moment.may(c.Close):
        yield Option("close", "close the debrief")
    yield from ways_back(moment, found)
    yield from chair_options(moment)
    if handed is None:
        yield from on_file_options(moment)
    if found.out is None:
        yield from endings(moment)
