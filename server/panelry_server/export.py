"""The released text of a debrief in a format: whether it may be had; the words are in `panelry.letters`."""

from collections.abc import Callable, Mapping

from panelry.debrief import Debrief
from panelry.handed import Handed
from panelry.letters import Letter, as_json, call_script, markdown, sentences_of, text
from panelry.milestones import ENDED
from panelry.panel import Channel
from panelry.refusals import Code, Refused
from panelry.summary import wording

_FORMATS: Mapping[str, Callable[[Letter], str]] = {
    "md": markdown,
    "txt": text,
    "json": as_json,
    "call": call_script,
    "pdf": as_json,
}


def export(state: Debrief, form: str, last_hash: str = "") -> str:
    """Return the released text of a debrief as `md`, `txt`, `json` or `call`, ending with a newline.

    For `pdf` it is the JSON that whoever asked makes a PDF of.

    `last_hash` is that of the chain, in hex; only JSON has a place for it. Raises `Refused`: nothing is
    released, there is no such format, or the candidate did not agree to a call.
    """
    if state.handed is None:
        raise Refused(Code.NOT_IN_THIS_PHASE if state.phase in ENDED else Code.NOT_RELEASED)
    made = _FORMATS.get(form)
    if made is None:
        raise Refused(Code.NO_SUCH_THING)
    if form == "call" and state.handed.channel is not Channel.CALL:
        raise Refused(Code.PERMISSION_FOR_ANOTHER_CHANNEL)
    return f"{made(_letter(state, state.handed, last_hash))}\n"


def _letter(state: Debrief, handed: Handed, last_hash: str) -> Letter:
    return Letter(
        candidate=state.candidate,
        position=state.position,
        organisation=state.organisation,
        released_at=handed.at,
        channel=handed.channel,
        hash=handed.hash,
        text=handed.text,
        sentences=sentences_of(handed.text, handed.sentences, wording(state)),
        former=tuple((each.at, each.hash) for each in handed.former),
        record=(state.id, last_hash) if last_hash else None,
        opened_early=tuple((each.at, each.by, each.person, each.reader) for each in state.unsealed),
    )
