"""From a summary to what its three widgets draw."""

from collections.abc import Mapping

from msgspec.structs import replace

from panelry.leaks import rule
from panelry.points import Section
from panelry_tui.left_out import remark
from panelry_tui.sources_reading import letter
from panelry_tui.summary_reading import TITLES, Matter, PointCard, SummaryReading
from panelry_tui.waiving_reading import why_not_waive
from panelry_tui.widgets.draft_models import (
    ChecksView,
    FindingRow,
    OutlineView,
    PointRow,
    SectionRow,
    SectionState,
    SentenceRow,
    TextView,
)
from panelry_tui.word_diff import word_diff
from panelry_tui.words import quoted

SOURCES = ("T template", "R rubric", "P point", "N new text")
"""What the letter before a sentence means."""
_ASSISTED = "A assisted"
"""Likewise, said where a program's words stand."""
_OUTSIDE = "The panel reads the draft; your role reads the released text only."


def outline_view(summary: SummaryReading, section: Section, point: str | None) -> OutlineView:
    """Return the left column; `point` is the one under the cursor."""
    used = [each for each in Section if any(row.section is each for row in summary.sentences)]
    sections = tuple(SectionRow(TITLES[each], _state(summary, each), each is section) for each in used)
    points = tuple(_point(summary, each, point) for each in summary.points)
    assisted = any(letter(each.sources) == "A" for each in summary.sentences)
    legend = ("  ".join(SOURCES[:2]), "  ".join(SOURCES[2:]), *((_ASSISTED,) if assisted else ()))
    return OutlineView(sections, points, legend, summary.reading.face("summary.point"))


def _state(summary: SummaryReading, section: Section) -> SectionState:
    inside = {each.sentence for each in summary.sentences if each.section is section}
    weights = {each.weight for each in summary.matters if each.sentence in inside}
    return "finding" if "block" in weights else "waiting" if "new" in weights else "fine"


def _point(summary: SummaryReading, card: PointCard, current: str | None) -> PointRow:
    who = "you" if card.mine else summary.reading.short(card.author)
    words = card.behaviour.removeprefix("you ") or card.criterion
    return PointRow(who, words, card.kind, card.id == current)


def text_views(
    summary: SummaryReading,
    section: Section,
    sentence: str | None,
    *,
    alone: bool = False,
    writing: Mapping[Section, str] = {},
) -> tuple[TextView, ...]:
    """Return the parts of the text; `section` is the current one, `sentence` the one under the cursor.

    Where the text stands alone on the screen, the current part says what the letters mean. `writing` says
    of a part who writes there now.
    """
    if summary.draft is None:
        return (TextView(_OUTSIDE),)
    used = [each for each in Section if any(row.section is each for row in summary.sentences)]
    return tuple(
        TextView(
            TITLES[part],
            writing.get(part)
            or (" ".join(SOURCES) if alone and part is section else f"part {place} of {len(used)}"),
            tuple(
                SentenceRow(
                    letter(each.sources),
                    each.text,
                    tuple((*found.span, found.weight) for found in summary.of(each.sentence) if found.span),
                    each.sentence == sentence,
                )
                for each in summary.sentences
                if each.section is part
            ),
            part is section,
        )
        for place, part in enumerate(used, 1)
    )


def checks_view(summary: SummaryReading, current: Matter | None) -> ChecksView:
    """Return findings and signatures."""
    if summary.draft is None:
        return ChecksView()
    return ChecksView(
        headline=_headline(summary),
        findings=tuple(
            _finding(summary, number, each, current=each == current)
            for number, each in enumerate(summary.matters, 1)
        ),
        signed="SIGNATURES asked" if summary.draft.asked else "SIGNATURES",
        signers=summary.signers(),
        remark=_remark(summary),
    )


def _finding(summary: SummaryReading, number: int, matter: Matter, *, current: bool) -> FindingRow:
    row = finding_row(summary, number, matter, current=current)
    if why_not_waive(summary, matter):
        return row
    return replace(row, advice=f"{row.advice} w waives it, with a reason.")


def _headline(summary: SummaryReading) -> str:
    blocking, waived = len(summary.blocking()), sum(each.waived for each in summary.matters)
    left = len(summary.matters) - waived
    aside = f"; {waived} waived" if waived else ""
    if blocking:
        count = f"{blocking}" if blocking == left else f"{blocking} of {left}"
        return f"FINDINGS {count} to resolve before anyone can sign{aside}"
    if left:
        return f"FINDINGS {left} to look at; none stops a signature{aside}"
    return f"FINDINGS none left{aside}" if waived else "FINDINGS none"


def _remark(summary: SummaryReading) -> str:
    left = remark(summary)
    more = f"{summary.reading.face('summary.left-out')} says what would help." if left else ""
    return " ".join(each for each in (left, more, _cleared(summary)) if each)


def _cleared(summary: SummaryReading) -> str:
    states = {each.state for each in summary.signers()}
    if "earlier" in states:
        return "An edit cleared signatures: they were for an earlier text."
    if states & {"signed", "declined"}:
        return "An edit clears them, visibly."
    return ""


def finding_row(summary: SummaryReading, number: int, matter: Matter, *, current: bool) -> FindingRow:
    """Return one matter as the list shows it; advice stands with the current one."""
    written = summary.written(matter.sentence)
    text = "" if written is None else written.text
    name = summary.reading.short(matter.owner)
    if matter.weight == "new":
        whose = "nobody has said it yet" if matter.owner is None else f"by {name}"
        if current and matter.owner is not None and written is not None and written.drafted:
            changed = f"{whose}: {word_diff(written.drafted, text)}"
            return FindingRow(number, matter.rule, changed, "new", matter.advice, current)
        return FindingRow(number, matter.rule, f"{whose}: {quoted(text)}", "new", matter.advice, current)
    if matter.weight == "suggested":
        words = f"{name}: {word_diff(text, matter.words)}"
        return FindingRow(number, matter.rule, words, "suggested", matter.advice, current)
    said = quoted(text[slice(*matter.span)]) if matter.span else f"the whole text, {summary.words} words"
    if matter.owner is not None:
        whose = "your own" if matter.owner == summary.reading.me else f"{name}’s"
        said = f"near {whose} private words: {said}"
    advice = f"{rule(matter.rule).message} {matter.advice} {summary.reading.face('summary.edit')} edits."
    return FindingRow(number, matter.rule, "waived: " * matter.waived + said, matter.weight, advice, current)
