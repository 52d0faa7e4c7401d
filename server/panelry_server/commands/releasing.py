"""`panelry-server debrief approver`, `deny`, `adjustment`: what the operator records for a release."""

import click
import msgspec

from panelry_server.commands.errand import folder_option, json_option, outcome_of
from panelry_server.debrief_errands import DenyWords, ForRelease, NameApprover, RecordAdjustment


@click.command("approver")
@click.argument("debrief", metavar="DEBRIEF")
@click.argument("name", metavar="NAME")
@json_option
@folder_option
def approver(debrief: str, name: str, folder: str | None, *, as_json: bool) -> None:
    """Name the coordinator who approves the release of DEBRIEF, where the policy asks for one.

    They have a seat in it as a coordinator, and neither lead nor rate.
    """
    _say(outcome_of(folder, NameApprover(debrief, name), ForRelease), as_json=as_json)


@click.command("deny")
@click.argument("debrief", metavar="DEBRIEF")
@click.argument("words", metavar="[WORDS]...", nargs=-1)
@json_option
@folder_option
def deny(debrief: str, words: tuple[str, ...], folder: str | None, *, as_json: bool) -> None:
    """Say all that the summary of DEBRIEF must not say, such as code names; without words, nothing more.

    Each word or name blocks signatures and the release while it stands in the text.
    """
    _say(outcome_of(folder, DenyWords(debrief, words), ForRelease), as_json=as_json)


@click.command("adjustment")
@click.argument("debrief", metavar="DEBRIEF")
@click.option("--none", "none", is_flag=True, help="Record that none is on file (any more).")
@json_option
@folder_option
def adjustment(debrief: str, folder: str | None, *, none: bool, as_json: bool) -> None:
    """Record that the candidate of DEBRIEF asked for a reasonable adjustment of the interview.

    While one is on file, words about extra time or another arrangement block signatures and the release:
    the summary must not tell of it. What was arranged is not recorded.
    """
    _say(outcome_of(folder, RecordAdjustment(debrief, not none), ForRelease), as_json=as_json)


def _say(found: ForRelease, *, as_json: bool) -> None:
    if as_json:
        plain: dict[str, object] = msgspec.to_builtins(found)
        plain.pop("result")
        click.echo(msgspec.json.encode(plain).decode())
        return
    click.echo(f"Debrief {found.debrief}: feedback {found.feedback}, signatures {found.signatures}")
    click.echo(f"  approver: {found.approver or 'nobody'}")
    click.echo(f"  adjustment on file: {'yes, words about one block' if found.adjustment else 'none'}")
    click.echo(f"  must not be said: {', '.join(found.denied) or 'nothing more'}")
