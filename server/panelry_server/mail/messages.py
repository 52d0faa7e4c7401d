"""The words of a mail to a candidate: a notice with link and code, or the text for who chose e-mail.

Each message names one recipient, is marked as made by a program, and tells neither program nor machine. Its
Message-ID depends on the debrief, the version and the address alone, so that a second try is the same mail.
"""

import hashlib
from email.message import EmailMessage
from email.policy import SMTP

from panelry.debrief import Debrief
from panelry.drafting import day
from panelry.letters import corrected_line
from panelry.mails import Mail
from panelry.pages import DAYS

_MARKS = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}


def message(state: Debrief, mail: Mail, *, sender: str, reply_to: str, link: str, code: str) -> EmailMessage:
    """Return the mail as a message; a line break in any header is a ValueError.

    With a link it leads to the page; without one it holds the released text.
    """
    made = EmailMessage(policy=SMTP)
    made["From"] = sender
    made["To"] = mail.address
    made["Reply-To"] = reply_to
    made["Subject"] = _subject(state, mail)
    made["Message-ID"] = f"<{message_name(state, mail)}@{sender.rpartition('@')[2]}>"
    for name, value in _MARKS.items():
        made[name] = value
    made.set_content(_words(state, mail, link, code), cte="quoted-printable")
    return made


def message_name(state: Debrief, mail: Mail) -> str:
    """Return what stands before the @ of a Message-ID: 32 signs that tell nothing."""
    version = "question" if state.handed is None else state.handed.hash
    text = "\n".join((state.id, "asks" if mail.asks else version, mail.address))
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _subject(state: Debrief, mail: Mail) -> str:
    if mail.asks:
        return f"Your interview at {state.organisation}: would you like feedback?"
    return f"Your interview at {state.organisation}"


def _words(state: Debrief, mail: Mail, link: str, code: str) -> str:
    if not link:
        told = corrected_line("" if state.handed is None else state.handed.corrected)
        return "" if state.handed is None else "\n\n".join(filter(None, (told, f"{state.handed.text}\n")))
    note = state.handed is not None and state.handed.note
    released = "message about" if note else "summary of"
    what = (
        "may we tell you what we saw in your interview? You say yes or no, and how, at this address:"
        if mail.asks
        else f"as you wished, there is a short {released} your interview for you to read:"
    )
    if state.handed is not None and state.handed.corrected:
        on = day(state.handed.corrected)
        what = f"the {released} your interview was corrected on {on}. You can read it here:"
    return (
        f"Hello {state.candidate},\n\n{what}\n\n{link}\n\nPlease type this code there:\n\n    {code}\n\n"
        f"The link works for {DAYS} days. If this was not meant for you, please ignore it.\n"
        "If you answer this mail, a person reads it.\n\n"
        f"{state.organisation}\n"
    )
