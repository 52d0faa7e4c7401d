"""The thank-you note by every channel: it calls itself no summary, and is told in the order of a talk."""

import pytest

import cast
from panelry import commands as c
from panelry.mails import Mail, Sent
from panelry.pages import code_hash, token_hash
from panelry.panel import Channel
from panelry.summary import released_text, wording
from panelry_server.export import export
from panelry_server.mail.messages import message
from server.browsing import CODE, TOKEN, page_of
from server.planted import story_of
from story import Story, permission


def noted(channel: Channel) -> Story:
    """Return a story whose thank-you note was released by a channel, with a link to the question."""
    story = story_of("amara")
    story.when(cast.GRACE, c.MakePage(token_hash(TOKEN), code_hash(TOKEN, CODE), asks=True))
    story.thanked().release().when(cast.ANA, permission(channel))
    return story.when(cast.GRACE, c.Release(channel, story.hash, "Amara"))


@pytest.mark.parametrize("story", [noted(Channel.CALL)])
def test_a_caller_says_that_there_is_too_little_before_asking_for_questions(story: Story) -> None:
    """Beside the decision; nothing is announced that does not come."""
    script = " ".join(export(story.state, "call").split())
    little = next(each.text for each in wording(story.state) if each.id == "closing/little")
    assert script.index(little) < script.index("Ask for questions")
    assert "May I tell you what we saw?" not in script


async def test_the_page_of_a_note_promises_no_summary() -> None:
    """Neither where it is read nor where the question was asked."""
    async with page_of(noted(Channel.PAGE)) as served:
        asked = (await served.post(code=CODE)).body
        assert "A message about your interview was released on 22 November 2026." in asked
        other = "c" * 43
        await served.link(other)
        shown = (await served.post(f"/amara.{other}", code=CODE)).body
        assert "About your interview for Senior Backend Engineer" in shown
        assert ("a summary" in shown, "agreed to hear from Acme" in shown) == (False, True)
        said = (await served.post(f"/amara.{other}", code=CODE, say="correction", words="Two.")).body
        assert ("the summary" in said, "Show the text again" in said) == (False, True)
        again = (await served.post(f"/amara.{other}", code=CODE)).body
        assert "It stands beside the text in our record" in again


@pytest.mark.parametrize(
    ("link", "held"), [("https://x.test/y", "a short message about your interview"), ("", "")]
)
def test_mail_of_a_note_promises_no_summary(link: str, held: str) -> None:
    """A notice says that there is a message; without a link the note itself is the mail."""
    state = noted(Channel.EMAIL).state
    mail = Mail("amara@example.org", asks=False, state=Sent.ASKED, since="")
    made = message(state, mail, sender="a@example.org", reply_to="a@example.org", link=link, code=CODE)
    words = " ".join(made.get_content().split())
    assert "summary" not in words
    assert (held or " ".join(released_text(state).split())) in words
