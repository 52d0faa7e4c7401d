"""Mail to candidates, handed to a real mail server: what is in it, how it ends, what is tried again."""

import email
from email import policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

import cast
from panelry import commands as c
from panelry.hiring import NoticeState
from panelry.ids import DebriefId
from panelry.mails import TRIES, Mail, Sent
from panelry.pages import parted
from panelry.panel import Channel
from panelry.withdrawn import Letter
from panelry_server.journal.memory import MemoryJournal
from panelry_server.mail.carrier import PASSWORD, Ended, MailServer, mail_server
from panelry_server.mail.messages import message, message_name
from panelry_server.mail.post import Notifier
from panelry_server.mail.sending import WAITS, Sending
from panelry_server.settings import Settings, SettingsError
from server.browsing import AMARA, Served, page_of, released_on_the_page
from server.planted import story_of
from server.postal import post_of
from story import Story, permission

ADDRESS = "amara@example.org"
FROM = {"sender": "hiring@acme.example", "reply_to": "people@acme.example"}


class Fixed:
    """A carrier that ends as it is told, and keeps what it was given."""

    def __init__(self, *ends: Ended | Exception) -> None:
        self.ends = list(ends)
        self.given: list[EmailMessage] = []

    async def carry(self, message: EmailMessage) -> Ended:
        """Take a message."""
        self.given.append(message)
        end = self.ends.pop(0) if self.ends else Ended(Sent.ACCEPTED)
        if isinstance(end, Exception):
            raise end
        return end


def written(channel: Channel = Channel.PAGE, **changes: Any) -> EmailMessage:
    """Return a mail as it leaves."""
    story = released_on_the_page() if channel is Channel.PAGE else by_mail()
    fields = {
        **FROM,
        "link": "https://f.example/amara.t" if channel is Channel.PAGE else "",
        "code": "K7PQ3M",
    }
    return message(story.state, Mail(ADDRESS, False, Sent.ASKED, ""), **{**fields, **changes})


def by_mail() -> Story:
    """Return a debrief whose candidate chose e-mail."""
    story = story_of("amara").signed().when(cast.ANA, c.OpenRelease(), permission(Channel.EMAIL))
    return story.when(cast.GRACE, c.Release(Channel.EMAIL, story.hash, "Amara"))


async def asked(served: Served) -> Mail:
    """Ask for a mail and return it."""
    await (await served.room()).operate(c.SendMail(ADDRESS), cast.ANA)
    return await last(served)


async def last(served: Served) -> Mail:
    """Return the last mail as it stands."""
    return (await served.room()).state.mails[-1]


# The message


async def test_a_notice_holds_link_and_code_and_the_headers_that_it_must(tmp_path: Path) -> None:
    """One recipient, a Reply-To that somebody reads, made by a program; no program, machine or panelist."""
    async with post_of(tmp_path) as posted:
        assert Ended(Sent.ACCEPTED) == await posted.server.carry(written())
    heard = email.message_from_bytes(posted.post.arrived[0], policy=policy.default)
    assert [[ADDRESS]] == posted.post.recipients
    assert ("auto-generated", "people@acme.example", ADDRESS) == (
        heard["Auto-Submitted"], heard["Reply-To"], heard["To"],
    )  # fmt: skip
    known = {"From", "To", "Reply-To", "Subject", "Message-ID", "Auto-Submitted", "X-Auto-Response-Suppress"}
    received = {"X-Peer", "X-MailFrom", "X-RcptTo"}
    assert {"MIME-Version", "Content-Type", "Content-Transfer-Encoding"} == set(
        heard.keys()
    ) - known - received
    assert heard["Message-ID"].endswith("@acme.example>")
    assert ["acme.example"] == posted.post.greeted
    body = heard.get_content()
    assert "https://f.example/amara.t" in body
    assert "K7PQ3M" in body
    assert not [name for name in cast.NAMES.values() if name in str(heard)]


def test_the_text_is_mailed_only_to_who_chose_e_mail() -> None:
    """Then it is the released text to the letter, and no link."""
    story = by_mail()
    assert story.state.handed is not None
    assert f"{story.state.handed.text}\n" == written(Channel.EMAIL).get_content()
    assert story.state.handed.text.split("\n")[0] not in written().get_content()


@pytest.mark.parametrize("channel", [Channel.PAGE, Channel.EMAIL])
def test_a_mail_about_a_corrected_text_says_so_and_is_another_mail(channel: Channel) -> None:
    """With the day; its id is that of the new version."""
    story = released_on_the_page() if channel is Channel.PAGE else by_mail()
    mail = Mail(ADDRESS, False, Sent.ASKED, "")
    link = "https://f.example/x" if channel is Channel.PAGE else ""
    before = message(story.state, mail, **FROM, link=link, code="K7PQ3M")
    story.corrected(channel)
    made = message(story.state, mail, **FROM, link=link, code="K7PQ3M")
    assert "orrected on 22 November 2026" in made.get_content()
    assert "orrected" not in before.get_content()
    assert before["Message-ID"] != made["Message-ID"]
    assert (channel is Channel.EMAIL) is ("It was the second exercise." in made.get_content())


def test_a_question_says_what_is_asked() -> None:
    """And promises nothing."""
    mail = Mail(ADDRESS, True, Sent.ASKED, "")
    made = message(story_of("amara").state, mail, **FROM, link="https://f.example/x", code="K7PQ3M")
    assert "may we tell you" in made.get_content()
    assert "feedback?" in made["Subject"]


def test_a_message_has_one_id_for_its_version_and_address() -> None:
    """A further try is the same mail; another version, address or matter is another."""
    state = released_on_the_page().state
    mail = Mail(ADDRESS, False, Sent.ASKED, "")
    assert state.handed is not None
    others = {
        message_name(state, mail),
        message_name(state, replace(mail, asks=True)),
        message_name(state, replace(mail, address="b@example.org")),
        message_name(replace(state, handed=replace(state.handed, hash="2")), mail),
        message_name(replace(state, handed=None), mail),
    }
    assert 5 == len(others)
    assert message_name(state, mail) == message_name(state, replace(mail, tries=3, state=Sent.DEFERRED))


# The carrier


@pytest.mark.parametrize(
    ("word", "answer", "ended"),
    [
        ("RCPT", "451 later", Ended(Sent.DEFERRED, "451")),
        ("RCPT", "550 nobody", Ended(Sent.REFUSED, "550")),
        ("DATA", "452 full", Ended(Sent.DEFERRED, "452")),
        ("DATA", "554 no", Ended(Sent.REFUSED, "554")),
    ],
)
async def test_what_a_mail_server_answers_is_told_by_its_number(
    tmp_path: Path, word: str, answer: str, ended: Ended
) -> None:
    """Its words may be anything, so they are not kept."""
    async with post_of(tmp_path) as posted:
        posted.post.answers[word] = answer
        assert ended == await posted.server.carry(written())


async def test_a_cut_after_the_text_is_unknown(tmp_path: Path) -> None:
    """The mail was kept there, though it looks like a failure."""
    async with post_of(tmp_path) as posted:
        posted.post.hangs_up = True
        assert Ended(Sent.UNKNOWN, "cut off") == await posted.server.carry(written())
    assert 1 == len(posted.post.arrived)


async def test_without_starttls_nothing_is_sent(tmp_path: Path) -> None:
    """Neither address nor text leaves in clear."""
    async with post_of(tmp_path, tls=False) as posted:
        assert Ended(Sent.REFUSED, "no STARTTLS") == await posted.server.carry(written())
    assert [] == posted.post.arrived


async def test_a_server_that_is_not_the_one_or_not_there_is_tried_later(tmp_path: Path) -> None:
    """A certificate that nobody vouches for, or no answer at all."""
    async with post_of(tmp_path, trusted=None) as posted:
        assert Ended(Sent.DEFERRED, "no connection") == await posted.server.carry(written())
    assert Ended(Sent.DEFERRED, "no connection") == await posted.server.carry(written())


async def test_the_password_is_given_after_tls_and_stands_nowhere_else(tmp_path: Path) -> None:
    """A wrong one is refused by its number."""
    async with post_of(tmp_path, user="acme", password="secret word") as posted:
        assert Ended(Sent.ACCEPTED) == await posted.server.carry(written())
        assert "secret word" not in repr(posted.server)
        wrong = replace(posted.server, password="another")
        assert Ended(Sent.REFUSED, "535") == await wrong.carry(written())
    assert {"acme"} == set(posted.post.names)


# The settings


def test_a_mail_server_needs_two_addresses_and_takes_its_password_from_a_file_or_the_environment(
    tmp_path: Path,
) -> None:
    """Half of one names what is missing."""
    base = Settings(folder=tmp_path)
    assert mail_server(base, {}) is None
    named = replace(
        base, mail_host="post.example", mail_from="a@b.org", mail_reply_to="c@b.org", mail_user="u"
    )
    found = mail_server(named, {PASSWORD: "p"})
    assert MailServer("post.example", 587, "a@b.org", "c@b.org", "u", "p") == found
    file = tmp_path / "word"
    file.write_text("q\n", encoding="utf-8")
    file.chmod(0o600)
    found = mail_server(replace(named, mail_password_file=file), {PASSWORD: "p"})
    assert found is not None
    assert "q" == found.password
    file.chmod(0o644)
    for wrong, key in (
        (replace(named, mail_from="acme"), "mail_from"),
        (replace(named, mail_reply_to=""), "mail_reply_to"),
        (replace(named, mail_password_file=file), "mail_password_file"),
        (replace(named, mail_password_file=tmp_path / "none"), "mail_password_file"),
    ):
        with pytest.raises(SettingsError) as refused:
            mail_server(wrong, {})
        assert key == refused.value.key


# The sending


async def test_a_mail_is_on_record_before_it_leaves_and_its_link_opens_the_page() -> None:
    """With the code that stands in it."""
    async with page_of() as served:
        await asked(served)
        carrier = Fixed()
        await Sending(served.core, carrier, **FROM).look()
        (made,) = carrier.given
        words = made.get_content().split()
        (link,) = [each for each in words if each.startswith(served.core.settings.page_url)]
        code = words[words.index("there:") + 1]
        assert 200 == (await served.post(f"/{link.rpartition('/')[2]}", code=code)).status
        assert "amara" == parted(link.rpartition("/")[2])[0]
        assert (Sent.ACCEPTED, 1) == ((mail := await last(served)).state, mail.tries)


async def test_a_deferred_mail_is_tried_again_with_the_same_link_and_id_and_not_for_ever() -> None:
    """Later each time; at last somebody has to look."""
    async with page_of() as served:
        await asked(served)
        carrier = Fixed(*[Ended(Sent.DEFERRED, "451")] * TRIES)
        sending = Sending(served.core, carrier, **FROM)
        await sending.look()
        await sending.look()
        assert 1 == len(carrier.given)
        for wait in WAITS:
            await served.clock.advance(wait)
            await sending.look()
        assert TRIES == len(carrier.given)
        assert 1 == len({(each["Message-ID"], each.get_content()) for each in carrier.given})
        await sending.look()
        assert (Sent.REFUSED, "deferred too often") == ((mail := await last(served)).state, mail.why)


@pytest.mark.parametrize("end", [Ended(Sent.UNKNOWN, "cut off"), RuntimeError("whatever")])
async def test_an_unknown_mail_is_sent_again_by_a_person_alone(end: Ended | Exception) -> None:
    """Time changes nothing."""
    async with page_of() as served:
        await asked(served)
        carrier = Fixed(end)
        sending = Sending(served.core, carrier, **FROM)
        await sending.look()
        await served.clock.advance(10 * WAITS[-1])
        await sending.look()
        assert (1, Sent.UNKNOWN) == (len(carrier.given), (await last(served)).state)
        await asked(served)
        await sending.look()
        assert (2, Sent.ACCEPTED) == (len(carrier.given), (await last(served)).state)


async def test_what_was_leaving_when_the_server_stopped_is_unknown() -> None:
    """Found at the start, before anything is sent; what waits leaves then."""
    async with page_of() as served:
        await asked(served)
        await (await served.room()).operate(c.RecordSending(0, "a" * 64, "b" * 64))
        carrier = Fixed()
        sending = Sending(served.core, carrier, **FROM)
        await sending.look()
        assert Sent.SENDING is (await last(served)).state
        await sending.look(begun=False)
        assert (Sent.UNKNOWN, []) == ((await last(served)).state, carrier.given)


async def test_a_debrief_without_mail_to_send_is_let_go() -> None:
    """Looking for mail uses no room; where some is on its way, the room stays at hand."""
    async with page_of() as served:
        sending = Sending(served.core, Fixed(), **FROM)
        room = await served.room()
        for kept in (False, True, False):
            if kept:
                await asked(served)
            else:
                await sending.look()
            room.used = served.clock.monotonic() - 1
            before = room.used
            await sending.look()
            assert kept == (room.used > before)


async def test_nothing_leaves_that_is_not_wanted_any_more() -> None:
    """The permission went while the mail waited."""
    async with page_of() as served:
        await asked(served)
        room = await served.room()
        room.half.state = replace(room.state, permission=None)
        carrier = Fixed()
        await Sending(served.core, carrier, **FROM).look()
        assert ([], "not wanted any more") == (carrier.given, (await last(served)).why)


async def test_without_a_page_no_link_is_mailed_and_a_text_is() -> None:
    """A link to nowhere would be worse than none."""
    for story, state in ((released_on_the_page(), Sent.REFUSED), (by_mail(), Sent.ACCEPTED)):
        async with page_of(story) as served:
            await asked(served)
            core = served.core
            bare = replace(core, settings=replace(core.settings, page=""))
            await Sending(bare, Fixed(), **FROM).look()
            assert state is (await last(served)).state


async def test_a_line_break_in_a_header_is_refused() -> None:
    """Wherever it comes from."""
    async with page_of() as served:
        await asked(served)
        carrier = Fixed()
        await Sending(served.core, carrier, sender="a@b.org\nBcc: x@y.org", reply_to="c@d.org").look()
        assert ([], "a line break in a header") == (carrier.given, (await last(served)).why)


async def test_a_disk_that_takes_nothing_holds_mail_back() -> None:
    """Nothing is sent that is not on record; with space again it goes on."""
    async with page_of() as served:
        await asked(served)
        journal = served.core.journal
        assert isinstance(journal, MemoryJournal)
        carrier = Fixed()
        sending = Sending(served.core, carrier, **FROM)
        journal.writable = False
        await sending.look()
        assert [] == carrier.given
        journal.writable = True
        await sending.look()
        assert 1 == len(carrier.given)


async def test_a_server_with_a_mail_server_sends_by_itself(tmp_path: Path) -> None:
    """Within a second of its clock, also what waited for its start."""
    async with post_of(tmp_path) as posted:
        fields: dict[str, Any] = {
            "mail_host": "localhost",
            "mail_port": posted.server.port,
            "mail_from": FROM["sender"],
            "mail_reply_to": FROM["reply_to"],
            "mail_trusted": posted.server.trusted,
        }
        async with page_of(**fields) as served:
            await asked(served)
            for _ in range(3000):
                await served.clock.advance(1)
                if (await last(served)).state is Sent.ACCEPTED:
                    break
            assert Sent.ACCEPTED is (await last(served)).state
        assert DebriefId("amara") == AMARA
    assert 1 == len(posted.post.arrived)


# The notices of the office


async def test_a_notice_of_the_office_is_carried_with_its_own_id() -> None:
    """And its end is told in the office's words."""
    letter = Letter("n1", ADDRESS, "A position", "Dear Amara\n")
    for ended, state in (
        (Ended(Sent.ACCEPTED), NoticeState.ACCEPTED),
        (Ended(Sent.DEFERRED, "451"), NoticeState.DEFERRED),
        (Ended(Sent.REFUSED, "550"), NoticeState.REFUSED),
        (Ended(Sent.UNKNOWN, "cut off"), NoticeState.UNKNOWN),
    ):
        carrier = Fixed(ended)
        carried = await Notifier(carrier, **FROM).carry(letter)
        assert (state, ended.why) == (carried.state, carried.words)
        assert ("<n1@acme.example>", "auto-generated") == (
            carrier.given[0]["Message-ID"], carrier.given[0]["Auto-Submitted"],
        )  # fmt: skip
    broken = replace(letter, subject="A\nBcc: x@y.org")
    assert NoticeState.REFUSED is (await Notifier(Fixed(), **FROM).carry(broken)).state
