"""The documents of the page: plain HTML without a script, in plain words, for any browser.

Everything that comes from a debrief or from the reader is escaped here, and nowhere else.
"""

from collections.abc import Sequence
from html import escape
from typing import assert_never

from panelry.drafting import day
from panelry.letters import corrected_line
from panelry.office import BENCH_DAYS
from panelry.pages import SAID, SIGNS_OF_A_CODE, Reply, Said
from panelry.panel import Channel
from panelry_server.web.reading import Asking, Bench, Shown

STYLE = """
:root { color-scheme: light; }
body { margin: 0; background: #ffffff; color: #1f2328; font: 1.125rem/1.6 Georgia, serif; }
main, footer { max-width: 38rem; margin: 0 auto; padding: 1.5rem 1.25rem; }
h1 { font-size: 1.6rem; line-height: 1.25; }
h2 { font-size: 1.25rem; margin-top: 2.5rem; }
label, legend { display: block; font-weight: bold; margin: 1rem 0 0.25rem; }
fieldset { border: 1px solid #6e7781; margin: 1rem 0; padding: 0.5rem 1rem 1rem; }
fieldset label { font-weight: normal; }
input[type=text], textarea { font: inherit; color: inherit; background: #ffffff; width: 100%;
  box-sizing: border-box; border: 2px solid #57606a; padding: 0.5rem; }
input.code { width: 12rem; letter-spacing: 0.15em; text-transform: uppercase; }
button { font: inherit; font-weight: bold; color: #ffffff; background: #0b4f8a; border: 2px solid #0b4f8a;
  padding: 0.5rem 1rem; margin: 0.75rem 0.5rem 0 0; min-height: 2.75rem; }
button.quiet { color: #0b4f8a; background: #ffffff; }
:focus-visible { outline: 3px solid #9a3412; outline-offset: 2px; }
.notice { border-left: 4px solid #9a3412; padding-left: 1rem; font-weight: bold; }
.done { border-left: 4px solid #1a6b3c; padding-left: 1rem; }
footer { color: #4b5563; font-size: 1rem; }
@media print { form, footer, .notice, .answers { display: none; } body { font-size: 11pt; }
  main { max-width: none; padding: 0; } h1 { font-size: 16pt; } }
"""
"""The style sheet; every colour stands at least 4.5 to 1 against its ground."""
_NOTHING = "There is nothing to read at this address"
_SORRY = (
    "The link may be incomplete, its time may be over, or what it was for has ended. If you expected "
    "something here, please answer the person who wrote to you: they can tell you how things stand."
)
_DONE = {
    Said.ACKNOWLEDGED: "You told us that you have read it.",
    Said.QUESTION: "You asked",
    Said.CORRECTION: "You corrected a fact. It stands beside the text in our record",
    Said.NO_CONTACT: "You asked us not to contact you again.",
    Said.DATA: "You asked for your data.",
    Said.KEEP: "You said yes: we may keep in touch.",
    Said.NOT_KEEP: "You said no: we do not keep in touch.",
}
_WRITTEN_WRONGLY = "If we wrote down something that you did not say, please tell us."
_MONTHS = ("3 months", "6 months", "12 months")


def document(title: str, body: str) -> str:
    """Return a whole document; `body` is HTML already."""
    head = (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="robots" content="noindex, nofollow, noarchive">\n'
        f'<title>{escape(title)}</title>\n<link rel="stylesheet" href="/style.css">\n</head>\n'
    )
    return f"{head}<body>\n<main>\n<h1>{escape(title)}</h1>\n{body}</main>\n</body>\n</html>\n"


def nothing_here() -> str:
    """Return what every link that leads nowhere shows, whatever the reason."""
    return document(_NOTHING, f"<p>{_SORRY}</p>\n")


def plainly(title: str, words: str) -> str:
    """Return a document of one paragraph."""
    return document(title, f"<p>{escape(words)}</p>\n")


def code_form(sender: str, *, wrong: bool = False) -> str:
    """Return the form for the code, which names who writes and nobody else; after a wrong code it says so.

    It is the same for every link, so it says nothing of a candidate or of what was decided.
    """
    notice = described = ""
    if wrong:
        described = ' aria-describedby="wrong" aria-invalid="true"'
        notice = (
            '<p class="notice" id="wrong" role="alert">That code did not fit. Compare it with the one '
            "you were given. After five wrong codes the link is locked.</p>\n"
        )
    return document(
        f"A message from {sender}",
        f'{notice}<p dir="auto">{escape(sender)} left a message for you here. '
        "Type the code that came with the link.</p>\n"
        '<form method="post">\n'
        f'<label for="code">Code, {SIGNS_OF_A_CODE} letters and digits</label>\n'
        '<input class="code" type="text" id="code" name="code" autocomplete="off" '
        f'autocapitalize="characters" spellcheck="false" maxlength="20" required{described}>\n'
        '<div><button type="submit">Show the message</button></div>\n</form>\n',
    )


def summary(shown: Shown, code: str, *, notice: str = "", typed: tuple[Said, str] | None = None) -> str:
    """Return the released text with the ways to answer; `typed` words that were not kept stand again."""
    paragraphs = "".join(f'<p dir="auto">{_lines(each)}</p>\n' for each in shown.text.split("\n\n"))
    told = f'<p class="notice" role="alert">{escape(notice)}</p>\n' if notice else ""
    told += f"<p>{corrected_line(shown.corrected)}</p>\n" if shown.corrected else ""
    forms = "".join(_form(each, code, typed) for each in Said if each in shown.left)
    what = "About your interview" if shown.note else "Feedback on your interview"
    title = f"{what} for {shown.position}"
    aside = "<p>Only people at the organisation who release summaries see what you write here.</p>\n"
    answers = f'<div class="answers">\n<h2>If you like, answer</h2>\n{aside}{forms}</div>\n' if forms else ""
    return document(title, f"{told}{paragraphs}{_said(shown.said)}{answers}{_about(shown)}")


def kept(said: Said, code: str) -> str:
    """Return the thanks after something was said, with a way back."""
    words = _DONE[said] if _DONE[said].endswith(".") else "We have recorded your words."
    return document(
        "Thank you",
        f'<p class="done">{escape(words)} A person will read it; nothing is answered automatically.</p>\n'
        f'<form method="post">\n{_code(code)}'
        '<button type="submit" class="quiet">Show the text again</button>\n</form>\n',
    )


_WAYS = (
    (Channel.PAGE, "on a page like this one"),
    (Channel.EMAIL, "by e-mail"),
    (Channel.CALL, "by telephone"),
)


def question(asking: Asking, code: str, *, notice: str = "", typed: tuple[Channel, str] | None = None) -> str:
    """Return the question whether, how and in which language feedback is wanted; `typed` stands again."""
    if asking.closed:
        return _not_asked_now(asking, code, notice)
    channel, language = typed or asking.chosen
    told = f'<p class="notice" role="alert">{escape(notice)}</p>\n' if notice else ""
    before = "" if asking.answer is None else _so_far(asking.answer)
    ways = "".join(
        f'<label><input type="radio" name="channel" value="{way.value}"{" checked" * (way is channel)}>'
        f" {words}</label>\n"
        for way, words in _WAYS
    )
    return document(
        "May we tell you what we saw?",
        f'{told}{before}<p dir="auto">{escape(asking.candidate)}, thank you for your interview for '
        f"{escape(asking.position)} at {escape(asking.organisation)}.</p>\n"
        "<p>If you like, you get a short summary of what went well and what you could work on. "
        "It is up to you: a no changes nothing about the decision. You may change your answer here "
        "until the summary is sent.</p>\n"
        f'<form method="post">\n{_code(code)}'
        f"<fieldset>\n<legend>How would you like it?</legend>\n{ways}</fieldset>\n"
        '<label for="language">Language (we write English; name another if you need it)</label>\n'
        f'<input type="text" id="language" name="language" maxlength="60" value="{escape(language)}">\n'
        '<div><button type="submit" name="answer" value="yes">Yes, please</button>\n'
        '<button type="submit" name="answer" value="no" class="quiet">No, thank you</button></div>\n'
        "</form>\n",
    )


def _not_asked_now(asking: Asking, code: str, notice: str) -> str:
    """Return why there is nothing to answer now; who said yes may still take it back."""
    told = f'<p class="notice" role="alert">{escape(notice)}</p>\n' if notice else ""
    no = (
        f'{_so_far(granted=True)}<form method="post">\n{_code(code)}'
        '<button type="submit" name="answer" value="no" class="quiet">No, thank you</button>\n</form>\n'
    )
    return document(
        "Nothing to answer now",
        f'{told}<p dir="auto">{escape(asking.candidate)}, thank you for your interview for '
        f"{escape(asking.position)} at {escape(asking.organisation)}.</p>\n"
        "<p>We cannot offer feedback on interviews for this position at the moment, so there is nothing for "
        "you to answer. This says nothing about you or your interview.</p>\n"
        f"{no if asking.answer else ''}",
    )


def answered(channel: Channel | None) -> str:
    """Return the thanks for an answer to the question: a yes for a channel, None for a no."""
    words = "You said no. Nothing more will be sent to you about this, and we wish you well."
    if channel is not None:
        does = "call you" if channel is Channel.CALL else "send it"
        words = f"You said yes. A person will {does}; it may take some days."
    return document("Thank you", f'<p class="done">{words}</p>\n')


def bench(shown: Bench, code: str, *, notice: str = "") -> str:
    """Return the question whether one may be kept in touch with, and the way to end it."""
    told = f'<p class="notice" role="alert">{escape(notice)}</p>\n' if notice else ""
    ways = "".join(
        f'<label><input type="radio" name="keep" value="{days}"{checked}> {words}</label>\n'
        for days, words, checked in zip(BENCH_DAYS, _MONTHS, ("", " checked", ""), strict=True)
    )
    yes = (
        f'<form method="post">\n{_code(code)}<fieldset>\n<legend>For how long?</legend>\n{ways}</fieldset>\n'
        '<div><button type="submit">Yes, keep in touch</button></div>\n</form>\n'
    )
    no = "End it now" if shown.until else "No, thank you"
    return document(
        "May we keep in touch?",
        f'{told}{_bench_so_far(shown)}<p dir="auto">{escape(shown.candidate)}, we would like to write to you '
        f"when {escape(shown.organisation)} has a position that may suit you; you applied for "
        f"{escape(shown.position)}.</p>\n"
        "<p>It is up to you, and a no changes nothing. A yes ends by itself on its day, and you can end it "
        "here at any time before. As long as it holds, we may look up which strengths our panel agreed on "
        "about you, to see whether a position suits you.</p>\n"
        f'{yes if shown.asks else ""}<form method="post">\n{_code(code)}'
        '<input type="hidden" name="keep" value="0">\n'
        f'<div><button type="submit" class="quiet">{no}</button></div>\n</form>\n',
    )


def off_the_bench() -> str:
    """Return the thanks for a no, or for the end of a yes."""
    words = "You are not on our list. We will not write to you about positions, and we wish you well."
    return document("Thank you", f'<p class="done">{words}</p>\n')


def _bench_so_far(shown: Bench) -> str:
    if shown.until:
        return f'<p class="done">You said yes. It ends by itself on {shown.until}.</p>\n'
    return '<p class="done">You are not on our list now.</p>\n' if shown.answered else ""


def _so_far(granted: bool) -> str:
    return f'<p class="done">So far your answer is {"yes" if granted else "no"}.</p>\n'


def _lines(text: str) -> str:
    return "<br>\n".join(escape(line) for line in text.splitlines())


def _code(code: str) -> str:
    return f'<input type="hidden" name="code" value="{escape(code)}">\n'


def _said(said: Sequence[Reply]) -> str:
    rows = "".join(_row(each) for each in said)
    wrong = f"<p>{_WRITTEN_WRONGLY}</p>\n" if any(each.how is not None for each in said) else ""
    return f"<h2>What you told us</h2>\n<ul>\n{rows}</ul>\n{wrong}" if rows else ""


def _row(reply: Reply) -> str:
    words = f': <q dir="auto">{_lines(reply.words)}</q>' if reply.words else ""
    how = "" if reply.how is None else f"{reply.how.value}, as we wrote it down; "
    return f"<li>{escape(_DONE[reply.said])}{words} ({how}{day(reply.at)})</li>\n"


def _form(said: Said, code: str, typed: tuple[Said, str] | None) -> str:
    hidden = f'<form method="post">\n{_code(code)}<input type="hidden" name="say" value="{said.value}">\n'
    words = typed[1] if typed is not None and typed[0] is said else ""
    match said:
        case Said.ACKNOWLEDGED:
            return f'{hidden}<button type="submit">I have read it</button>\n</form>\n'
        case Said.QUESTION:
            asked = _area("question", "Ask one question", words)
            return f'{hidden}{asked}<button type="submit">Send the question</button>\n</form>\n'
        case Said.CORRECTION:
            asked = _area("correction", "Correct a fact", words)
            return f'{hidden}{asked}<button type="submit">Send the correction</button>\n</form>\n'
        case Said.NO_CONTACT:
            return f'{hidden}<button type="submit" class="quiet">Do not contact me again</button>\n</form>\n'
        case Said.DATA:
            return f'{hidden}<button type="submit" class="quiet">Request my data</button>\n</form>\n'
        case Said.KEEP:
            return f'{hidden}<button type="submit">Yes, keep in touch</button>\n</form>\n'
        case Said.NOT_KEEP:
            no = '<button type="submit" class="quiet">No, do not keep in touch</button>'
            return f"{hidden}{no}\n</form>\n"
        case _:
            assert_never(said)


def _area(name: str, label: str, words: str) -> str:
    return (
        f'<label for="{name}">{label}</label>\n'
        f'<textarea id="{name}" name="words" rows="4" maxlength="{SAID}" required>'
        f"{escape(words)}</textarea>\n"
    )


def _about(shown: Shown) -> str:
    what = "hear" if shown.note else "a summary"
    return (
        f"<p>You read this because you agreed to {what} from {escape(shown.organisation)}. "
        "The link ends by itself; print or save the text if you want to keep it.</p>\n"
    )
