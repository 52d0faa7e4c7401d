"""The summary in plain mode: each sentence with its source and findings, the points, the signatures."""

from collections.abc import Iterator

from panelry import commands as c
from panelry import parts as p
from panelry.leaks import rule
from panelry.panel import Role
from panelry.points import Section
from panelry_tui.left_out import remark
from panelry_tui.plain.correcting import revoke_option
from panelry_tui.plain.lines import Line, Option, View
from panelry_tui.plain.moment import Moment, status
from panelry_tui.plain.on_file_acts import on_file_options
from panelry_tui.plain.replying import reply_option
from panelry_tui.plain.rewording_acts import rewording_options
from panelry_tui.plain.setup import chair_options, endings
from panelry_tui.signing_reading import awaited, waiting_for
from panelry_tui.sources_reading import sources_in_words
from panelry_tui.summary_reading import TITLES, Matter, PointCard, SummaryReading
from panelry_tui.waiving_reading import can_waive
from panelry_tui.word_diff import word_diff
from panelry_tui.words import listed, quoted
from panelry_tui.writing_reading import other_writer, who_writes_spoken

_STATES = {
    "approved": "approved by its author",
    "written": "written, not approved yet; only you see it",
    "incomplete": "not complete; only you see it",
    "disputed": "disputed, so the draft leaves it out",
}
_ANSWERS = {
    "signed": "signed",
    "declined": "declined to sign",
    "earlier": "signed an earlier text",
    "open": "not signed yet",
}


def summary(moment: Moment) -> View:
    """Return the summary."""
    found = SummaryReading(moment.reading)
    signed = f"{found.signed_count()} of {len(found.signers())} signed"
    lines = [status(moment, f"{found.words} words", signed)]
    if not found.sentences:
        lines.append(Line("summary", "There is no text for you to read yet."))
    spoken = (who_writes_spoken(found.reading, each, moment.seen.now, TITLES[each]) for each in Section)
    lines += [Line("writing", each) for each in spoken if each]
    lines += [_written(found, each) for each in found.sentences]
    lines += [Line("finding", _matter(found, each)) for each in found.matters]
    lines += [Line("left", each) for each in (remark(found),) if each]
    lines += [Line("point", _card(found, each)) for each in found.points]
    lines += [Line("signature", each) for each in _signatures(found)]
    return View(tuple(lines), tuple(_options(moment, found)))


def _signatures(found: SummaryReading) -> Iterator[str]:
    for person in () if found.draft is None else found.draft.signers:
        row = found.signer(person)
        name = f"{row.name} (you)" if person == found.reading.me else row.name
        yield f"{name}: {_ANSWERS[row.state]}" + _words(row.words)


def _words(words: str) -> str:
    return f". {words}" if words else "."


def number(found: SummaryReading, written: p.Written) -> int:
    """Return the number of a sentence, from 1."""
    return found.sentences.index(written) + 1


def _written(found: SummaryReading, written: p.Written) -> Line:
    return Line("sentence", f"{number(found, written)}. {TITLES[written.section]}. {written.text}")


def sentence_lines(found: SummaryReading, written: p.Written) -> Iterator[Line]:
    """Yield one sentence with where its words come from and what was found in it."""
    yield _written(found, written)
    for each in sources_in_words(found, written):
        letter, blanks, words = each.partition("  ")
        yield Line("source", words if blanks and len(letter) == 1 else each)
    for matter in found.of(written.sentence):
        yield Line("finding", _matter(found, matter))


def _matter(found: SummaryReading, matter: Matter) -> str:
    written = found.written(matter.sentence)
    text = "" if written is None else written.text
    place = "" if written is None else f"Sentence {number(found, written)}. "
    name = found.reading.spoken(matter.owner)
    if matter.weight == "new" and matter.owner is None:
        return f"{place}Rubric words that nobody has said or accepted yet. {_who_accepts(found, written)}"
    if matter.weight == "new":
        return f"{place}New text by {name}. {_who_accepts(found, written)}"
    if matter.weight == "suggested":
        diff = word_diff(text, matter.words)
        says = "You suggest" if matter.owner == found.reading.me else f"{name} suggests"
        return f"{place}{says}: {diff} In brackets stands what goes, in braces what comes."
    said = quoted(text[slice(*matter.span)]) if matter.span else f"the whole text, {found.words} words"
    whose = ""
    if matter.owner is not None:
        owner = "your own" if matter.owner == found.reading.me else f"{name}'s"
        whose = f" near {owner} private words"
    weight = "Waived" if matter.waived else "To resolve" if matter.weight == "block" else "To know"
    known = rule(matter.rule)
    return f"{place}{weight}: {matter.rule}{whose}: {said}. {known.message} {matter.advice}"


def _who_accepts(found: SummaryReading, written: p.Written | None) -> str:
    acceptors = () if written is None else written.acceptors
    if found.reading.me in acceptors:
        return "You can accept or edit it."
    others = [found.reading.name(each) for each in acceptors]
    return f"{' or '.join(others)} can accept it." if others else "Nobody else here can accept it."


def _card(found: SummaryReading, card: PointCard) -> str:
    whose = "Yours" if card.mine else f"Of {found.reading.name(card.author)}"
    said = [f"{whose} on {card.criterion}, {card.polarity.value}"]
    said += [f"{card.situation}, {card.behaviour}"]
    said += [each for each in (card.effect, card.suggestion) if each]
    said.append(_STATES[card.kind].capitalize())
    said += [f"Lacks: {each}" for each in card.problems]
    for who, words in card.disputes:
        disputes = "You dispute" if who == found.reading.me else f"{found.reading.name(who)} disputes"
        said.append(f"{disputes} it: {words}")
    return ". ".join(each.rstrip(".") for each in said) + "."


def why_not_sign(found: SummaryReading) -> str:
    """Return why this person cannot sign now, empty where they can."""
    blocking = found.blocking()
    if blocking:
        return f"{len(blocking)} to resolve before anyone can sign."
    if found.signer(found.reading.me).state == "signed":
        return "You have signed exactly this text already."
    return ""


def _options(moment: Moment, found: SummaryReading) -> Iterator[Option]:
    reading, nothing = moment.reading, "" if found.sentences else "There is no text yet."
    yield Option("read", "hear it sentence by sentence, with sources", nothing)
    yield Option("text", "hear exactly what the candidate would read", nothing)
    yield Option("left-out", "hear what the draft leaves out, and why", nothing, rare=True)
    if moment.may(c.EditSentence):
        yield from _writing(found, nothing)
    if moment.may(c.AcceptSentence):
        foreign = [each for each in found.sentences if each.new and reading.me in each.acceptors]
        why = "" if foreign else "No new text of a colleague and no rubric words wait for a yes."
        yield Option("accept", "accept a colleague's new text, or rubric words as true", why)
    if moment.may(c.AnswerSuggestion) and any(each.weight == "suggested" for each in found.matters):
        yield Option("answer-suggestion", "accept suggested words, or put them aside")
    if moment.may(c.AskForSection):
        yield from _others(moment, found)
    if moment.may(c.AskRewording):
        yield from rewording_options(found)
    if moment.may(c.WaiveFinding):
        none = "" if can_waive(found) else "There is no finding that you can waive."
        yield Option("waive", "answer for a finding, with a reason", none, rare=True)
    if moment.may(c.WritePoint):
        yield Option("point", "write, approve or take back a point")
        others = any(not each.mine for each in found.points)
        yield Option(
            "dispute",
            "dispute a colleague's point, or take that back",
            "" if others else "No colleague has a point here.",
            rare=True,
        )
    if found.i_sign():
        yield Option("sign", "hear the text, then sign it", why_not_sign(found) or nothing)
        yield Option("decline", "say why I do not sign")
    yield from _facilitator(moment, found)
    if moment.may(c.WriteNote) and Role.PANELIST in reading.my_roles:
        yield Option("note", "write a note", rare=True)


def _writing(found: SummaryReading, nothing: str) -> Iterator[Option]:
    """Return what can be done about the words of the text."""
    yield Option("edit", "edit a sentence", nothing)
    yield Option("suggest", "suggest other words for a sentence", nothing)
    yield Option("add", "add a sentence", nothing)
    yield Option("remove", "remove a sentence", nothing)
    written = any(each.drafted and each.drafted != each.text for each in found.sentences)
    why = "" if written else "Every drafted sentence stands as it was drafted."
    yield Option("restore", "put drafted words back", why, rare=True)


def _others(moment: Moment, found: SummaryReading) -> Iterator[Option]:
    """Return what can be done about a part in which somebody else writes."""
    held = [each for each in Section if other_writer(found.reading, each, moment.seen.now)]
    if held:
        yield Option("ask-part", "ask for a part in which somebody writes")
    if held and found.reading.leads:
        yield Option("take-part", "take over a part in which somebody writes")


def _facilitator(moment: Moment, found: SummaryReading) -> Iterator[Option]:
    blocking = found.blocking()
    resolve = f"{len(blocking)} to resolve first." if blocking else ""
    if moment.may(c.AskForSignatures):
        asked = found.draft is not None and found.draft.asked
        missing = listed([found.reading.spoken(each) for each in found.unsigned()])
        why = f"Asked already. Still to sign: {missing}." if asked else ""
        yield Option("ask", "ask everybody to sign", resolve or why)
    if moment.may(c.OpenRelease):
        needed = min(2, len(found.signers()))
        until = moment.seen.now
        waits = ". ".join(waiting_for(found, until)) if awaited(found, until) else ""
        few = f"The release waits for at least {needed} signatures; {found.signed_count()} hold now."
        yield Option(
            "open-release", "open the release", resolve or (waits if found.signed_count() >= needed else few)
        )
    if moment.may(c.ReturnToDiscussion):
        yield Option("back-to-discussion", "go back to the discussion", rare=True)
    if moment.may(c.RecordPermission):
        yield Option("permission", "record the candidate's answer", rare=True)
    yield from revoke_option(moment)
    yield from reply_option(moment)
    yield from chair_options(moment)
    yield from on_file_options(moment)
    yield from endings(moment)
