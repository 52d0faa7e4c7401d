"""`panelry-server restored`: what a restored record cannot know, until each of it is seen to."""

from pathlib import Path

import click

from panelry_server.commands.errand import failure, folder_option, settings_of
from panelry_server.journal import JournalError
from panelry_server.unanswered import Topic, answer, questions


@click.command("restored")
@click.option(
    "--seen-to", "topic", type=click.Choice([each.value for each in Topic]), help="Take this off the list."
)
@folder_option
def restored(topic: str | None, folder: str | None) -> None:
    """List what the backup could not know, after a restore."""
    there = settings_of(folder=folder).folder
    try:
        if topic is not None:
            answer(there, Topic(topic))
        tell(there)
    except JournalError as problem:
        raise failure(problem) from None


def tell(folder: Path, *, err: bool = False) -> None:
    """Print what is to be seen to, each with its topic; `JournalError`."""
    for each in questions(folder):
        click.echo(f"{each.topic.value}: {each.words}", err=err)
