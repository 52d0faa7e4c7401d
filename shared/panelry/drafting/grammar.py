"""Whether a point speaks to the candidate: "you" and a verb in the past tense, where, and what next.

Each problem is a sentence for the author that says what is wrong and proposes words where it can.
"""

import re

from panelry.drafting.clauses import PREPOSITIONS, situation, stopped
from panelry.drafting.verbs import is_past, past_of
from panelry.points import Kind, Point, Polarity

MOST_WORDS = 28
"""Situation and behaviour together; with a phrase around them a sentence stays within 30 or so."""

_THIRD = re.compile(
    r"\b(?:he|she|him|his|hers?|himself|herself|the candidate|the applicant|the interviewee)\b", re.IGNORECASE
)
_QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”|‘[^’]*’")
_OWN = {
    "his": "your",
    "her": "your",
    "hers": "yours",
    "himself": "yourself",
    "herself": "yourself",
    "him": "you",
}
_SUBJECTS = {"he", "she", "they"}
_SHORT = {
    "didn't": "did not", "doesn't": "did not", "don't": "did not", "wasn't": "were not", "isn't": "were not",
    "aren't": "were not", "weren't": "were not", "couldn't": "could not", "can't": "could not",
    "hasn't": "had not", "hadn't": "had not", "haven't": "had not", "wouldn't": "would not",
}  # fmt: skip
_SKIPPED_WORDS = """
also always both calmly clearly even first finally just later never often once only quickly soon still
then twice
"""
_SKIPPED = frozenset(_SKIPPED_WORDS.split())


def point_problems(point: Point) -> tuple[str, ...]:
    """Return what keeps a point from being approved: empty fields, then the grammar of those filled."""
    problems: list[str] = []
    if not point.situation.strip():
        problems.append("Say where it was: an exercise or a question, such as “In the practical task”.")
    if not point.behaviour.strip():
        problems.append("Say what was done: “you” and a verb in the past tense.")
    if point.kind is Kind.FELT:
        problems.append("Choose saw or heard: what was felt goes into the effect.")
    if point.polarity is Polarity.GROWTH and not point.suggestion.strip():
        problems.append("Add a suggestion: one thing to do next time.")
    return (*problems, *grammar(point))


def grammar(point: Point) -> tuple[str, ...]:
    """Return what is wrong with the words of a point; an empty field has no grammar."""
    problems: list[str] = []
    if point.situation.strip():
        problems.extend(_situation(point.situation))
    if point.behaviour.strip():
        problems.extend(_behaviour(point.behaviour))
    if len(f"{point.situation} {point.behaviour}".split()) > MOST_WORDS:
        problems.append(f"Keep situation and behaviour within {MOST_WORDS} words: one idea, in one sentence.")
    if point.effect.strip():
        problems.extend(_effect(point.effect))
    if point.suggestion.strip():
        problems.extend(_suggestion(point.suggestion))
    return tuple(problems)


_DOERS = frozenset({"you", "i", "we", "they", "he", "she"})
"""Words that begin what was done, and never a place."""


def _situation(text: str) -> list[str]:
    """Return the problems of a situation."""
    if _about_third(text):
        return ["Speak to the candidate in the situation: write “you”, not “he”, “she” or “the candidate”."]
    first = text.split(maxsplit=1)[0].casefold()
    if first in _DOERS:
        return ["Say where or when it was, such as “In the practical task”: what was done stands below."]
    if first not in PREPOSITIONS:
        place = situation(text)
        return [f"Begin the situation with a word of place or time. Try: “{place[0].upper()}{place[1:]}”."]
    return []


def _behaviour(text: str) -> list[str]:
    """Return the problems of a behaviour."""
    if re.search(r"[.!?…]\s+\S", _QUOTED.sub("", text)):
        return ["Say one thing in one sentence; write a second point for a second thing."]
    words = text.split()
    if words[0].casefold() == "you" and _verb_is_past(words[1:]) and not _about_third(text):
        return []
    better = rewritten(text)
    if better is None:
        return ["Begin with “you” and what was done, in the past tense, such as “you asked …”."]
    return [f"Speak to the candidate, in the past tense. Try: “{better}”."]


def _effect(text: str) -> list[str]:
    """Return the problems of an effect."""
    if text.casefold().startswith("we felt ") and " because " in text.casefold() and not _about_third(text):
        return []
    return ["Write the effect as “we felt … because …”, or leave it out."]


def _suggestion(text: str) -> list[str]:
    """Return the problems of a suggestion."""
    words = [word.casefold().strip(",.") for word in text.split()]
    if _about_third(text):
        return ["Speak to the candidate in the suggestion: write “you”, not “he”, “she” or “the candidate”."]
    if words[0] == "you" and words[1:2] not in (["could"], ["can"], ["might"], ["may"]):
        return ["Say what to do next time, beginning with a verb, such as “write the numbers down first”."]
    if re.search(r"[.!?…]\s+\S", text):
        return ["Suggest one thing, in one sentence."]
    return []


def rewritten(behaviour: str) -> str | None:
    """Return a behaviour as "you" and a past verb, or None where no verb is found at its beginning."""
    words = _without_subject(behaviour.split())
    lead = _leading(words)
    if lead == len(words):
        return None
    verb = words[lead].casefold().replace("’", "'")
    past = _SHORT.get(verb) or past_of(verb)
    if past is None:
        return None
    rest = [_OWN.get(word.casefold(), word) for word in words[lead + 1 :]]
    small = [word.casefold() for word in words[:lead]]
    return stopped(" ".join(["you", *small, past, *rest])).removesuffix(".")


def _without_subject(words: list[str]) -> list[str]:
    """Return the words after "you", "she", "the candidate" or a name before a verb."""
    first = words[0].casefold()
    if first in {"you", *_SUBJECTS}:
        return words[1:]
    if first == "the" and len(words) > 1 and words[1].casefold() in {"candidate", "applicant", "interviewee"}:
        return words[2:]
    named = len(words) > 1 and words[0][0].isupper() and not is_past(first)
    return words[1:] if named and is_past(words[1].casefold()) else words


def _leading(words: list[str]) -> int:
    """Return how many adverbs stand before the verb."""
    return next((at for at, word in enumerate(words) if word.casefold() not in _SKIPPED), len(words))


def _verb_is_past(words: list[str]) -> bool:
    """Return whether the first verb is in the past tense."""
    lead = _leading(words)
    return lead < len(words) and is_past(words[lead].casefold().strip(",.;:"))


def _about_third(text: str) -> bool:
    """Return whether a text speaks of the candidate as he, she or the candidate, outside quotes."""
    return bool(_THIRD.search(_QUOTED.sub("", text)))
