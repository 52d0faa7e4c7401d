"""The withdrawn-position notice: what a candidate reads when their position closes or is put on hold.

It judges nobody, names no panelist, promises nothing and invents no date. Its sentences pass the language
rules, which a test holds. "Applied" and "application" are the candidate's own words, so they stand here.
"""

import msgspec

from panelry.hiring import NoticeKind


class Letter(msgspec.Struct, frozen=True):
    """What is handed to whoever delivers: to one address, once under one id."""

    id: str
    to: str
    subject: str
    text: str


SENTENCES: dict[NoticeKind, tuple[str, ...]] = {
    NoticeKind.CLOSED: (
        "Thank you for applying to us for this position.",
        "The position has been closed, so nobody will be chosen for it.",
        "This is a change on our side and says nothing about your application.",
        "You are free to pursue other offers.",
        "We are sorry to stop here, and we wish you well.",
    ),
    NoticeKind.ON_HOLD: (
        "Thank you for applying to us for this position.",
        "The position is on hold at present, and we do not know whether or when it will continue.",
        "This is a change on our side and says nothing about your application.",
        "You are free to pursue other offers.",
        "Thank you for your patience with us.",
    ),
}
"""What each kind of notice says, after the greeting."""
_SUBJECTS = {NoticeKind.CLOSED: "has been closed", NoticeKind.ON_HOLD: "is on hold"}
_TO_AN_AGENCY = "Please pass this on to {name}, whom {agency} represents:"


def letter(
    notice: str, kind: NoticeKind, *, name: str, to: str, agency: str, position: str, organisation: str
) -> Letter:
    """Return the letter of a notice. Through an agency it asks to be passed on, and nothing more."""
    lines = [f"Dear {name},", " ".join(SENTENCES[kind][:3]), " ".join(SENTENCES[kind][3:]), organisation]
    if agency:
        lines.insert(0, _TO_AN_AGENCY.format(name=name, agency=agency))
    return Letter(notice, to, f"{position}: this position {_SUBJECTS[kind]}", "\n\n".join(lines) + "\n")
