"""From a picture to the rows of one's own scorecard: what is filled in, with which words and levels."""

from collections.abc import Iterable

import msgspec

from panelry import commands as c
from panelry import parts as p
from panelry.ids import CriterionId
from panelry.panel import Confidence, Mode, Recommendation
from panelry.rubric import Criterion, Rubric, anchor_for
from panelry_tui.keys import RATE, Key
from panelry_tui.reading import Reading
from panelry_tui.widgets.anchors import anchor_words
from panelry_tui.widgets.models import CardRow, ObservationRow, ScaleView

RECOMMENDATION, CONFIDENCE = "*recommendation", "*confidence"
"""Keys of the two rows below the criteria; no criterion's id holds an asterisk."""
RECOMMENDATIONS = (Recommendation.STRONG_NO, Recommendation.NO, Recommendation.YES, Recommendation.STRONG_YES)
CONFIDENCES = (Confidence.LOW, Confidence.MEDIUM, Confidence.HIGH)
_SURE = ("A guess; another interview would settle it", "Fairly sure", "Sure; I saw enough")


def rows_of(reading: Reading, narrowed: str = "") -> tuple[CardRow, ...]:
    """Return the rows: criteria in rubric order whose title holds `narrowed`, then the two judgements."""
    found = []
    for each in reading.criteria:
        if narrowed.casefold() not in each.title.casefold():
            continue
        rating = reading.my_rating(each.id)
        words = "" if rating is None else str(rating.level or 0)
        level = None if rating is None else rating.level
        found.append(CardRow(each.id, each.title, words, level, reading.scale))
    card = reading.my_card()
    recommended = "" if card.recommendation is None else card.recommendation.value
    sure = "" if card.confidence is None else card.confidence.value
    return (
        *found,
        CardRow(RECOMMENDATION, "Recommendation", recommended, apart=bool(found)),
        CardRow(CONFIDENCE, "Confidence", sure),
    )


def scale_of(reading: Reading, key: str) -> ScaleView:
    """Return what stands to choose from on a row."""
    card = reading.my_card()
    if key == RECOMMENDATION:
        words = tuple(each.value.capitalize() for each in RECOMMENDATIONS)
        chosen = None if card.recommendation is None else RECOMMENDATIONS.index(card.recommendation) + 1
        return ScaleView("Recommendation", words, chosen, "all things considered", zero="Not given")
    if key == CONFIDENCE:
        chosen = None if card.confidence is None else CONFIDENCES.index(card.confidence) + 1
        words = tuple(
            f"{each.value.capitalize()}: {why}" for each, why in zip(CONFIDENCES, _SURE, strict=True)
        )
        return ScaleView("Confidence in the recommendation", words, chosen, zero="Not given")
    criterion = reading.criterion(CriterionId(key))
    rating = reading.my_rating(criterion.id)
    return ScaleView(
        criterion.title,
        anchors_of(reading, criterion.id),
        None if rating is None else rating.level or 0,
        _weight(criterion),
        guide=_guide(criterion),
    )


def _weight(criterion: Criterion) -> str:
    return " · ".join((f"weight {criterion.weight}", *(("must-have",) if criterion.must_have else ())))


def _guide(criterion: Criterion) -> tuple[str, ...]:
    """Return what a criterion is about, then each thing to look for."""
    described = (criterion.description,) if criterion.description else ()
    return (*described, *(f"- {each}" for each in criterion.look_for))


def page_of(reading: Reading, criterion: CriterionId, note: str = "") -> str:
    """Return one's note on a criterion and all that the rubric says of it, as a page to read."""
    found = reading.criterion(criterion)
    anchors = anchors_of(reading, criterion)
    about = (found.title, " · ".join((_weight(found), *((found.code,) if found.code else ()))))
    described = ("", found.description) if found.description else ()
    look_for = ("", "WHAT TO LOOK FOR", *(f"- {each}" for each in found.look_for)) if found.look_for else ()
    levels = [f"{level}  {anchor_words(anchors, level)}" for level in range(len(anchors), 0, -1)]
    zero = f"0  {ScaleView('', anchors).zero}"
    noted = ("", "YOUR NOTE", note) if note.strip() else ()
    return "\n".join((*about, *noted, *described, *look_for, "", "LEVELS", *levels, zero))


def anchors_of(reading: Reading, criterion: CriterionId) -> tuple[str, ...]:
    """Return the words of each level, lowest first: the rubric's own, else the neutral ones.

    A level between two that the rubric describes stays empty, so that the scale says between which.
    """
    rubric = Rubric("", "", reading.scale, reading.criteria)
    found = [anchor_for(rubric, criterion, level) for level in range(1, reading.scale + 1)]
    if any(own for _, own in found):
        return tuple(words if own else "" for words, own in found)
    return tuple(words for words, _ in found)


def observations_of(reading: Reading, key: str) -> tuple[ObservationRow, ...]:
    """Return the observations of a row, in the order they were written."""
    shared = "panel with evidence" if reading.mode is Mode.EVIDENCE_FIRST else "panel after reveal"
    return tuple(
        ObservationRow(
            each.observation,
            each.kind.value,
            each.text,
            each.shareable,
            shared if each.shareable else "only you",
            "panel" if each.shareable else "",
        )
        for each in reading.my_observations(CriterionId(key))
    )


def evidence_words(reading: Reading, share: str = "") -> str:
    """Say what the panel will read of one's own observations; empty where it will read them all.

    `share` tells how one is shared with the panel, such as the key that does it.
    """
    mine = tuple(reading.all(p.OwnObservation))
    alone = sum(not each.shareable for each in mine)
    counted = "1 observation" if alone == 1 else f"{alone} observations"
    how = f"; {share}" if share else ""
    if not mine:
        return "No observation is written: the panel will read no evidence of yours."
    if alone == len(mine):
        stand = "it is not" if alone == 1 else "none is"
        return f"{counted}, and {stand} shareable: the panel will read no evidence of yours{how}."
    stay = "stays" if alone == 1 else "stay"
    return f"{counted} {stay} only with you{how}." if alone else ""


def blanks(reading: Reading) -> list[str]:
    """Return the titles of the criteria that are neither rated nor marked as no evidence."""
    return [each.title for each in reading.criteria if reading.my_rating(each.id) is None]


def rating_command(reading: Reading, key: str, digit: int) -> tuple[c.Command, int | None] | None:
    """Return the command for a digit on a row with the version it expects; None where it changes nothing."""
    view = scale_of(reading, key)
    if not 0 <= digit <= len(view.anchors) or view.chosen == digit:
        return None
    if key == RECOMMENDATION:
        return c.Recommend(RECOMMENDATIONS[digit - 1] if digit else None), None
    if key == CONFIDENCE:
        return c.GiveConfidence(CONFIDENCES[digit - 1] if digit else None), None
    rating = reading.my_rating(CriterionId(key))
    return c.Rate(CriterionId(key), digit or None), 0 if rating is None else rating.version


def clearing_command(reading: Reading, key: str) -> tuple[c.Command, int | None] | None:
    """Return the command that makes a row blank again with what it expects; None where it is blank."""
    if scale_of(reading, key).chosen is None:
        return None
    if key == RECOMMENDATION:
        return c.Recommend(None), None
    if key == CONFIDENCE:
        return c.GiveConfidence(None), None
    rating = reading.my_rating(CriterionId(key))
    return c.ClearRating(CriterionId(key)), 0 if rating is None else rating.version


def about_of(key: str) -> CriterionId | None:
    """Return the criterion of a row, None for the judgement rows: their note is on the whole interview."""
    return None if key in (RECOMMENDATION, CONFIDENCE) else CriterionId(key)


def choosing(found: Iterable[Key], reading: Reading, key: str) -> tuple[Key, ...]:
    """Return keys of the footer with the digits of a row that knows no *no evidence*."""
    shown = f"1–{len(scale_of(reading, key).anchors)}"
    return tuple(msgspec.structs.replace(each, shown=shown) if each.id == RATE.id else each for each in found)
