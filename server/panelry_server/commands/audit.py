"""`panelry-server audit`: follow the chain of hashes of every record, and check its receipts."""

import re

import click
import msgspec

from panelry_server.commands.errand import UNPROVEN, folder_option, json_option, outcome_of
from panelry_server.upkeep_errands import Verified, VerifiedStream, Verify

_HASH = re.compile("[0-9a-fA-F]{64}")


@click.group("audit")
def audit() -> None:
    """Verify that the record is what was written."""


@audit.command("verify")
@click.argument("debrief", metavar="[DEBRIEF]", default="")
@click.option("--hash", "wanted", metavar="HASH", default="", help="The hash of an export: is it in a chain?")
@json_option
@folder_option
@click.pass_context
def verify(ctx: click.Context, debrief: str, wanted: str, folder: str | None, *, as_json: bool) -> None:
    """Follow the chain of DEBRIEF, or of every record; exit with 1 if one is broken or nothing proves them.

    Each scorecard is compared with what it committed to when it was handed in; an erased one cannot be.

    The last hash is shown once no rating is sealed: before, it would tell when somebody writes.
    """
    if wanted and not _HASH.fullmatch(wanted):
        raise click.UsageError("A hash has 64 digits from 0 to f.")
    found = outcome_of(folder, Verify(debrief, wanted), Verified)
    if as_json:
        plain = {"streams": found.streams, "holds": found.holds, "proven": found.proven}
        click.echo(msgspec.json.format(msgspec.json.encode(plain), indent=2).decode())
    else:
        for each in found.streams:
            click.echo(_line(each))
    ctx.exit(_verdict(found, wanted))


def _line(each: VerifiedStream) -> str:
    if each.fault:
        return each.fault
    erased = f"  erased {each.erased[:10]}" if each.erased else ""
    return f"{each.stream:12}  {each.hash or 'sound; no hash while ratings are sealed'}{erased}"


def _verdict(found: Verified, wanted: str) -> int:
    """Say the verdict and return the exit code: without proof nothing was verified, so that is 1 as well."""
    if not found.proven:
        click.echo(UNPROVEN, err=True)
    faults = sum(bool(each.fault) for each in found.streams)
    if faults:
        click.echo(f"Broken records: {faults}. Restore the last good backup.", err=True)
        return 1
    click.echo("Every chain is whole, and every receipt holds.", err=True)
    if wanted and not found.holds:
        click.echo("That hash is in none of them: the export is of another record, or was changed,", err=True)
        click.echo("or the record was cut or written anew after it.", err=True)
        return 1
    if wanted:
        click.echo(f"That hash is in the chain of {found.holds[0]}.", err=True)
    return 0 if found.proven else 1
