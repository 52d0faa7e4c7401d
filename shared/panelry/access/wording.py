"""Wording: names of fields and choices of a program in the words that people read on the screens."""

import re
from collections.abc import Mapping
from enum import Enum

from panelry.hiring import NoticeState
from panelry.mails import Sent
from panelry.rewording import Ended
from panelry.ruling import Feedback, PersonalNotes, Rewordings, Signatures

FIELDS: Mapping[str, str] = {
    "on_hold": "on hold only",
    "stands": "accepted",
    "granted": "wanted",
    "person": "who",
    "reader": "opened to",
    "drivers": "decided by",
    "unanswered": "had not answered",
    "personal": "personal notes",
    "rewording": "other words by a program",
    "said": "what",
    "base": "before",
    "model": "program",
    "mode": "way of opening",
}
"""What a field is called where its own name says too little; every other one is called as it is."""
VALUES: Mapping[Enum, str] = {
    Feedback.ALLOW: "the summary only, and only after a yes",
    Feedback.ON_REQUEST: "on request only",
    Feedback.HR_APPROVAL: "with HR approval",
    Feedback.GENERIC_ONLY: "the thank-you note only, no evaluation",
    Feedback.NEVER: "no summary for this position",
    Signatures.PANEL: "of the panel",
    Signatures.PANEL_AND_HR: "of the panel and an approver",
    PersonalNotes.ALLOWED: "allowed",
    PersonalNotes.HR_APPROVAL: "once they were approved",
    PersonalNotes.FORBIDDEN: "not allowed",
    Rewordings.OFF: "not allowed",
    Rewordings.ON: "allowed",
    Ended.UNFIT: "nothing that it offered was fit",
    Ended.NOTHING_NEW: "it offered nothing new",
    Ended.LATE: "it took too long",
    Ended.FAILED: "it failed",
    Ended.NOT_SET_UP: "there is none",
    Ended.CHANGED: "the draft changed meanwhile",
    Ended.STOPPED: "it was stopped",
    Sent.ACCEPTED: "accepted by the mail server",
    Sent.DEFERRED: "put off; tried again later",
    Sent.REFUSED: "refused",
    Sent.UNKNOWN: "cut off; it may have arrived",
    NoticeState.ACCEPTED: "sent",
    NoticeState.DEFERRED: "put off; tried again later",
    NoticeState.REFUSED: "refused",
    NoticeState.UNKNOWN: "cut off; it may have arrived",
}
"""What a choice of a program is called where its own word is not one that people use."""
FORMATS: Mapping[str, str] = {
    "md": "as Markdown",
    "txt": "as plain text",
    "json": "as JSON",
    "call": "as what is said in a call",
    "pdf": "as PDF",
}
"""The formats of an export."""
_TIME = re.compile(r"(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}):\d{2}(?:\.\d+)?Z")


def field_words(name: str) -> str:
    """Return what a field is called."""
    return FIELDS.get(name, name.replace("_", " "))


def choice_words(value: Enum) -> str:
    """Return what a choice is called."""
    return VALUES.get(value, str(value.value))


def time_words(text: str) -> str:
    """Return a time of the server as a person reads it, to the minute; any other text as it is."""
    found = _TIME.fullmatch(text)
    return f"{found[1]} {found[2]} UTC" if found else text
