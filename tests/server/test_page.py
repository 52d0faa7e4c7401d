"""The candidate's page, asked on a real socket: what opens, what is counted, and what nobody is told."""

import asyncio
import ssl
from datetime import timedelta
from html import escape
from pathlib import Path

import pytest
from msgspec.structs import replace

import cast
from panelry import commands as c
from panelry.ids import DebriefId
from panelry.office import DebriefListed
from panelry.pages import ANSWERS, ANSWERS_KEEPING, DAYS, SAID, VIEWS, Said, code_hash, token_hash
from panelry.panel import CANDIDATE, Channel, Outcome
from panelry.policies import PolicySet
from panelry.summary import wording
from panelry_server.journal.memory import MemoryJournal
from panelry_server.room import Room
from panelry_server.web import documents
from panelry_server.web.app import HEADERS, LARGEST_BODY
from panelry_server.web.reading import Asking, NoPage, ReleasedPages, Shown
from server.browsing import CODE, PATH, TOKEN, WRONG, Served, code_form, page_of, released_on_the_page
from server.planted import story_of
from story import NOTE, PRIVATE, permission

NOTHING = documents.nothing_here()


def text_paragraph(room: Room) -> str:
    """Return the first paragraph of what was released, as the page writes it."""
    assert room.state.handed is not None
    return escape(room.state.handed.text.split("\n\n")[0])


async def text_of(served: Served) -> str:
    """Return the first words of the released text."""
    handed = (await served.room()).state.handed
    assert handed is not None
    return handed.text.split("\n\n")[0]


async def shows(served: Served, path: str = PATH, code: str = CODE) -> bool:
    """Return whether the text is shown for a code."""
    heard = await served.post(path, code=code)
    return (await text_of(served)).split(",")[0] in heard.body and heard.status == 200


async def counts(served: Served, token: str = TOKEN) -> tuple[int, int]:
    """Return the views and the wrong codes of a link."""
    link = (await served.room()).state.links[token_hash(token)]
    return len(link.views), link.wrong


async def test_looking_and_empty_forms_consume_nothing_and_the_candidate_still_reads() -> None:
    """Three GETs, two HEADs and empty POSTs of a scanner, then the candidate."""
    async with page_of() as served:
        await served.link()
        for _ in range(3):
            heard = await served.ask()
            assert (200, code_form()) == (heard.status, heard.body)
        for _ in range(2):
            assert (200, "") == ((head := await served.ask("HEAD")).status, head.body)
        for body in (b"", b"code=", b"code=+-+", b"\xff", b"x=1"):
            assert code_form() == (await served.ask("POST", PATH, body)).body
        assert code_form() == (await served.ask("POST", PATH, b"code=A", Content_Type="text/plain")).body
        assert (0, 0) == await counts(served)
        assert await shows(served)
        assert (1, 0) == await counts(served)


@pytest.mark.parametrize("asks", [True, False])
async def test_before_the_code_the_page_says_who_writes_and_nothing_else(*, asks: bool) -> None:
    """The same bytes whether something is asked or was released; nobody is named but the organisation."""
    async with page_of(story_of("amara") if asks else None) as served:
        await served.link(asks=asks)
        for heard in (await served.ask(), await served.post(code="")):
            assert "Acme left a message for you here." in heard.body
            assert code_form() == heard.body
        assert "Acme left a message for you here." in (wrong := await served.post(code=WRONG)).body
        state = (await served.room()).state
        for words in (
            *state.candidate.split(),
            state.position,
            *(each.name for each in state.people.values()),
        ):
            assert words not in wrong.body


def test_the_name_of_the_organisation_is_words_and_never_markup() -> None:
    """In the title and in the sentence."""
    made = documents.code_form("<b>A & B</b>")
    assert (0, 3) == (made.count("<b>"), made.count("&lt;b&gt;A &amp; B&lt;/b&gt;"))


async def test_five_wrong_codes_lock_the_link() -> None:
    """Each says kindly that it did not fit; the fifth and all after it, right or wrong, lead nowhere."""
    async with page_of() as served:
        await served.link()
        for _ in range(4):
            assert code_form(wrong=True) == (await served.post(code=WRONG)).body
        for code in (WRONG, CODE, ""):
            heard = await served.post(code=code)
            assert (404, NOTHING) == (heard.status, heard.body)
        assert (0, 5) == await counts(served)


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
async def test_unknown_expired_revoked_used_up_and_locked_get_the_same_answer(method: str) -> None:
    """Byte for byte, but for the date; also without a token, or for a debrief that never was."""
    async with page_of() as served:
        links = [await served.link(sign * 43) for sign in "abc"]
        room = await served.room()
        for _ in range(VIEWS):
            await served.post(links[1], code=CODE)
        for _ in range(5):
            await served.post(links[2], code=WRONG)
        await room.operate(c.RevokePage(), cast.ANA)
        fresh = await served.link("d" * 43)
        await served.clock.leap(timedelta(days=DAYS).total_seconds())
        paths = [*links, fresh, PATH, "/", "/amara", f"/nobody.{TOKEN}", "/healthz", "/../x"]
        heard = [
            await served.ask(method, path, b"code=K7PQ3M" if method == "POST" else b"") for path in paths
        ]
        told = [(each.status, each.body, {**each.headers, "date": ""}) for each in heard]
        assert [told[0]] * len(paths) == told
        assert (404, "" if method == "HEAD" else NOTHING) == told[0][:2]


async def test_a_link_is_read_ten_times() -> None:
    """Then it is used up; what was typed at the last reading is still taken."""
    async with page_of() as served:
        await served.link()
        assert [True] * VIEWS + [False] == [await shows(served) for _ in range(VIEWS + 1)]
        assert 404 == (await served.ask()).status
        assert 200 == (await served.post(code=CODE, say="acknowledged")).status


async def test_a_withdrawn_permission_and_an_erasure_end_the_page_at_once() -> None:
    """Without anybody revoking a link."""
    async with page_of() as served:
        await served.link()
        room = await served.room()
        assert await shows(served)
        state = room.half.state
        room.half.state = replace(state, permission=None)
        assert 404 == (await served.post(code=CODE)).status
        room.half.state = state
        assert await shows(served)
        await served.core.rooms.erase(room.state.id, served.clock.now())
        assert (404, NOTHING) == ((heard := await served.post(code=CODE)).status, heard.body)


async def test_every_answer_carries_the_headers_and_no_cookie() -> None:
    """Nothing is stored, indexed, framed or sent elsewhere, and no header tells of a program."""
    async with page_of() as served:
        await served.link()
        heard = [
            await served.ask(),
            await served.ask(path="/style.css"),
            await served.ask(path="/none"),
            await served.post(code=CODE),
            await served.ask("POST", PATH, b"x" * (LARGEST_BODY + 1)),
        ]
        assert [200, 200, 404, 200, 413] == [each.status for each in heard]
        for each in heard:
            assert dict(HEADERS) == {name: each.headers.get(name.lower()) for name in HEADERS}
            assert set() == {"set-cookie", "server", "x-powered-by"} & set(each.headers)
            assert "<script" not in each.body
            assert "http" not in each.body


async def test_a_letter_that_keeps_in_touch_is_answered_where_it_is_read() -> None:
    """With a yes or a no, and the other one later; a letter that does not ask has neither button."""
    kept = story_of("amara").summary(Outcome.KEEP_IN_TOUCH)
    async with page_of(released_on_the_page(story=kept)) as served:
        await served.link()
        shown = (await served.post(code=CODE)).body
        assert ("Yes, keep in touch" in shown, "No, do not keep in touch" in shown) == (True, True)
        assert "we may keep in touch" in (await served.post(code=CODE, say=Said.KEEP.value)).body
        again = (await served.post(code=CODE)).body
        assert ("Yes, keep in touch" in again, "No, do not keep in touch" in again) == (False, True)
        await served.post(code=CODE, say=Said.NOT_KEEP.value)
        assert [Said.KEEP, Said.NOT_KEEP] == [each.said for each in (await served.room()).state.said]
    async with page_of() as served:
        await served.link()
        assert "keep in touch" not in (await served.post(code=CODE)).body


async def test_a_corrected_text_takes_the_place_of_the_former_one_and_says_so() -> None:
    """The same link shows it, with the day; while it was written the former text stayed there."""
    async with page_of() as served:
        await served.link()
        room = await served.room()
        await room.operate(c.CorrectText("the candidate named another exercise"), cast.ANA)
        meanwhile = (await served.post(code=CODE)).body
        assert text_paragraph(room) in meanwhile
        assert "Corrected on" not in meanwhile
    async with page_of(released_on_the_page().corrected(Channel.PAGE)) as served:
        await served.link()
        shown = (await served.post(code=CODE)).body
        assert (
            "<p>Corrected on 22 November 2026: this takes the place of the text you had before.</p>" in shown
        )
        assert "It was the second exercise." in shown


async def test_what_the_candidate_says_is_on_record_and_shown_again() -> None:
    """Each as often as it may be said; nothing is answered."""
    async with page_of() as served:
        await served.link()
        sayable = [each for each in Said if each not in ANSWERS_KEEPING]
        for said in sayable:
            heard = await served.post(code=CODE, say=said.value, words="The exercise was in <b>Go</b>.")
            assert documents.kept(said, CODE) == heard.body
        room = await served.room()
        assert sayable == [each.said for each in room.state.said]
        again = (await served.post(code=CODE)).body
        assert "The exercise was in &lt;b&gt;Go&lt;/b&gt;." in again
        assert "<b>" not in again
        assert "It stands beside the text in our record" in again
        assert ["correction"] == [each.value for each in Said if f'value="{each.value}"' in again]


async def test_words_that_are_not_kept_stand_there_again() -> None:
    """Too long, or missing: the form says so and loses nothing."""
    async with page_of() as served:
        await served.link()
        long = "x" * (SAID + 1)
        heard = await served.post(code=CODE, say="question", words=long)
        assert long in heard.body
        assert "too long" in heard.body
        empty = await served.post(code=CODE, say="correction", words="  ")
        assert "Please type a few words first" in empty.body
        assert () == (await served.room()).state.said


async def test_words_that_are_refused_at_the_last_view_stand_there_again() -> None:
    """Showing them again is no view, so nothing that was typed is lost."""
    async with page_of() as served:
        await served.link()
        assert [True] * VIEWS == [await shows(served) for _ in range(VIEWS)]
        long = "x" * (SAID + 1)
        heard = await served.post(code=CODE, say="question", words=long)
        assert (200, True, True) == (heard.status, long in heard.body, "too long" in heard.body)
        assert (VIEWS, 0) == await counts(served)


async def test_an_answer_that_is_refused_at_the_last_view_stands_there_again() -> None:
    """The channel that was chosen, and the language."""
    async with page_of(story_of("amara").scoring()) as served:
        await served.link(asks=True)
        for _ in range(VIEWS):
            assert 200 == (await served.post(code=CODE)).status
        heard = await served.post(code=CODE, answer="yes", channel="call", language="<" * 61)
        assert (200, True) == (heard.status, f'value="{"&lt;" * 61}"' in heard.body)
        assert 'value="call" checked' in heard.body
        assert 1 == heard.body.count("checked")
        assert (VIEWS, 0) == await counts(served)


async def test_showing_words_again_needs_the_code_of_a_link_that_opens() -> None:
    """It counts nothing, so it must tell nothing."""
    async with page_of() as served:
        await served.link()
        pages = ReleasedPages(served.core.office, served.core.rooms, served.core.clock)
        for path, code in ((PATH, WRONG), (f"{PATH[:-1]}x", CODE)):
            with pytest.raises(NoPage):
                await pages.again(path.removeprefix("/"), code)


async def test_what_is_no_http_is_answered_by_nothing_but_an_end() -> None:
    """An answer that is not ours would carry none of the page's headers."""
    async with page_of() as served:
        for sent in (
            b"\x16\x03\x01 hello\r\n\r\n",
            b"GET / HTTP/9.9.9\r\n\r\n",
            b"GET /\x00 HTTP/1.1\r\n\r\n",
        ):
            reader, writer = await asyncio.open_connection("127.0.0.1", served.port)
            writer.write(sent)
            async with asyncio.timeout(30):
                assert b"" == await reader.read()
            writer.close()


async def test_a_debrief_that_was_withdrawn_gets_the_same_answer_to_every_method() -> None:
    """The form is not shown for a link whose code would lead nowhere."""
    async with page_of(story_of("amara").scoring()) as served:
        await served.link(asks=True)
        await (await served.room()).operate(c.Withdraw(on_hold=False, reason="gone"), cast.GRACE)
        heard = [await served.ask(), await served.post(code=CODE), await served.post(code="")]
        assert [(404, NOTHING)] * 3 == [(each.status, each.body) for each in heard]


@pytest.mark.parametrize("said", [Said.DATA, Said.QUESTION])
async def test_what_is_said_too_often_is_answered_kindly(said: Said) -> None:
    """The first was kept; nobody is told to remove anything."""
    async with page_of() as served:
        await served.link()
        await served.post(code=CODE, say=said.value, words="Why?")
        heard = await served.post(code=CODE, say=said.value, words="Why?")
        assert "You told us this already, and we have kept it." in heard.body
        assert "Remove" not in heard.body


async def test_an_answer_that_was_changed_very_often_stands() -> None:
    """A last no is taken; after it the page says kindly that the answer stands."""
    async with page_of(story_of("amara").scoring()) as served:
        await served.link(asks=True)
        for _ in range(ANSWERS):
            await served.post(code=CODE, answer="yes")
        heard = await served.post(code=CODE, answer="yes", channel="call")
        assert "Your last answer stands." in heard.body
        assert documents.answered(None) == (await served.post(code=CODE, answer="no")).body
        assert "Your last answer stands." in (await served.post(code=CODE, answer="yes")).body


async def test_a_wrong_code_says_nothing_and_answers_nothing() -> None:
    """Neither a reply nor an answer gets round the code."""
    async with page_of() as served:
        await served.link()
        heard = await served.post(code=WRONG, say="acknowledged")
        assert code_form(wrong=True) == heard.body
        assert () == (await served.room()).state.said


async def test_the_offer_is_answered_by_the_candidate_until_the_release() -> None:
    """Yes with a channel and a language, then no; the record names the candidate."""
    async with page_of(story_of("amara").scoring()) as served:
        await served.link(asks=True)
        asked = (await served.post(code=CODE)).body
        assert "May we tell you what we saw?" in asked
        heard = await served.post(code=CODE, answer="yes", channel="call", language="German")
        assert documents.answered(Channel.CALL) == heard.body
        given = (await served.room()).state.permission
        assert given is not None
        assert (True, Channel.CALL, "German", CANDIDATE) == (
            given.granted,
            given.channel,
            given.language,
            given.by,
        )
        assert "So far your answer is yes" in (await served.post(code=CODE)).body
        assert documents.answered(None) == (await served.post(code=CODE, answer="no")).body
        given = (await served.room()).state.permission
        assert given is not None
        assert not given.granted


@pytest.mark.parametrize(
    ("channel", "what"), [("call", "call you"), ("e-mail", "send it"), ("page", "send it")]
)
async def test_who_says_yes_reads_what_a_person_will_do(channel: str, what: str) -> None:
    """Nobody sends a call."""
    async with page_of(story_of("amara").scoring()) as served:
        await served.link(asks=True)
        heard = await served.post(code=CODE, answer="yes", channel=channel, language="German")
        assert f"You said yes. A person will {what}; it may take some days." in heard.body


async def test_what_was_chosen_stands_in_the_form_until_it_is_changed() -> None:
    """Pressing yes again changes nothing; after a no, or without a language, the form is as at first."""
    async with page_of(story_of("amara").scoring()) as served:
        await served.link(asks=True)
        fresh = (await served.post(code=CODE)).body
        assert 'value="page" checked' in fresh
        await served.post(code=CODE, answer="yes", channel="call", language="German")
        again = (await served.post(code=CODE)).body
        assert 'value="call" checked' in again
        assert 'value="German"' in again
        await served.post(code=CODE, answer="yes", channel="e-mail", language="")
        again = (await served.post(code=CODE)).body
        assert 'value="e-mail" checked' in again
        assert 'value="English"' in again
        await served.post(code=CODE, answer="no", channel="call", language="German")
        assert 'value="page" checked' in (await served.post(code=CODE)).body


def test_a_link_that_leads_nowhere_promises_no_other_one() -> None:
    """It is the same for a wrong link and for what has ended, and true of both."""
    assert "or what it was for has ended" in NOTHING
    assert "new link" not in NOTHING


WHERE = {
    Channel.PAGE: "on a page of its own",
    Channel.EMAIL: "by e-mail",
    Channel.CALL: "by telephone",
    Channel.AGENCY: "through Staff &amp; Co",
}


@pytest.mark.parametrize("channel", Channel)
async def test_the_link_to_the_question_says_where_to_look_after_the_release(channel: Channel) -> None:
    """With the code alone; no word of the summary is in it, and nothing can be answered any more."""
    story = story_of("amara")
    story.when(cast.GRACE, c.MakePage(token_hash(TOKEN), code_hash(TOKEN, CODE), asks=True))
    story.release().when(cast.ANA, permission(channel, agency="Staff & Co"))
    story.when(cast.GRACE, c.Release(channel, story.hash, "Amara"))
    async with page_of(story) as served:
        assert code_form() == (await served.ask("GET", PATH)).body
        assert code_form(wrong=True) == (await served.post(code=WRONG)).body
        shown = (await served.post(code=CODE)).body
        assert "A summary of your interview was released on 22 November 2026." in shown
        assert WHERE[channel] in shown
        assert [] == [each.text for each in wording(story.state)[:-1] if each.text in shown]
        stale = (await served.post(code=CODE, answer="no")).body
        assert shown == stale
        room = await served.room()
        await room.operate(c.Revoke("one fact is wrong"), cast.GRACE)
        assert "It can no longer be read." in (await served.post(code=CODE)).body


@pytest.mark.parametrize(
    ("granted", "words"), [(True, "none will be"), (False, "You said no"), (None, "none will be")]
)
async def test_the_link_to_the_question_says_that_nothing_comes_any_more(
    granted: bool | None, words: str
) -> None:
    """Where a debrief was closed without a release."""
    story = story_of("amara")
    story.when(cast.GRACE, c.MakePage(token_hash(TOKEN), code_hash(TOKEN, CODE), asks=True))
    story.summary()
    if granted is not None:
        story.when(cast.ANA, permission(granted=granted))
    async with page_of(story.when(cast.ANA, c.Close("nobody can sign"))) as served:
        assert words in (await served.post(code=CODE)).body


async def test_where_the_policy_became_never_the_page_asks_nothing() -> None:
    """It says so kindly and records no yes; who said yes before may take it back."""
    async with page_of(story_of("amara").scoring()) as served:
        await served.link(asks=True)
        await served.core.office.record(PolicySet("feedback", "never"))
        shown = (await served.post(code=CODE)).body
        assert "there is nothing for you to answer" in shown
        assert 'name="answer"' not in shown
        heard = (await served.post(code=CODE, answer="yes", channel="call")).body
        assert "We did not record a yes" in heard
        assert (await served.room()).state.permission is None
        await served.core.office.record(PolicySet("feedback", "allow"))
        await served.post(code=CODE, answer="yes", channel="call")
        await served.core.office.record(PolicySet("feedback", "never"))
        assert 'value="no"' in (await served.post(code=CODE)).body
        assert documents.answered(None) == (await served.post(code=CODE, answer="no")).body


@pytest.mark.parametrize("fields", [{"channel": "pigeon"}, {"channel": "agency"}, {"language": "x" * 61}])
async def test_an_answer_that_cannot_be_kept_shows_the_question_again(fields: dict[str, str]) -> None:
    """With the reason, and nothing recorded."""
    async with page_of(story_of("amara").scoring()) as served:
        await served.link(asks=True)
        heard = await served.post(code=CODE, answer="yes", **fields)
        assert 'role="alert"' in heard.body
        assert (await served.room()).state.permission is None


async def test_the_page_holds_the_released_text_and_nothing_of_the_panel() -> None:
    """No panelist, note, observation or rating; neither does the log hold a token, code or path."""
    async with page_of() as served:
        await served.link()
        body = (await served.post(code=CODE)).body
        for words in (NOTE, PRIVATE, *(cast.NAMES[each] for each in cast.PANEL)):
            assert words not in body
        for secret in (TOKEN, CODE, "amara", "127.0.0.1"):
            assert secret not in served.log.getvalue().replace('"host": "127.0.0.1"', "")


async def test_a_disk_that_takes_nothing_asks_to_come_again() -> None:
    """And shows nothing that is not on record; the same for a debrief that cannot be read."""
    async with page_of() as served:
        await served.link()
        journal = served.core.journal
        assert isinstance(journal, MemoryJournal)
        journal.writable = False
        heard = await served.post(code=CODE)
        assert (503, "300") == (heard.status, heard.headers["retry-after"])
        assert 503 == (await served.post(code=CODE, say="acknowledged")).status
        journal.writable = True
        assert await shows(served)


async def test_a_debrief_that_is_gone_or_cannot_be_read_shows_nothing_of_why() -> None:
    """An erasure that was ordered and not finished leads nowhere; an unreadable record asks to come again."""
    async with page_of() as served:
        debrief = (await served.room()).state.id
        await served.core.rooms.erase(debrief, served.clock.now())
        assert 404 == (await served.post(code=CODE)).status
        await served.core.office.record(DebriefListed(DebriefId("lost")))
        assert 503 == (await served.post(f"/lost.{TOKEN}", code=CODE)).status


async def test_too_many_requests_of_one_address_wait() -> None:
    """Thirty at once, then one a second."""
    async with page_of() as served:
        heard = [await served.ask() for _ in range(31)]
        assert [404] * 30 + [429] == [each.status for each in heard]
        await served.clock.advance(1)
        assert 404 == (await served.ask()).status


async def test_behind_a_proxy_only_the_proxy_is_heard() -> None:
    """It names whom it asks for; each of them has limits of their own."""
    async with page_of(page_proxy="127.0.0.1", page_url="https://feedback.example.org") as served:
        await served.link()
        heard = [await served.ask(X_Forwarded_For="10.0.0.1") for _ in range(31)]
        assert 429 == heard[-1].status
        assert 200 == (await served.ask(X_Forwarded_For="10.0.0.1, 10.0.0.2")).status
    async with page_of(page_proxy="127.0.0.2", page_url="https://feedback.example.org") as served:
        await served.link()
        assert 404 == (await served.ask()).status


async def test_of_several_lines_of_a_proxy_the_last_one_counts() -> None:
    """What a client puts before it chooses no limits, and nothing long is kept."""
    async with page_of(page_proxy="127.0.0.1", page_url="https://feedback.example.org") as served:
        for number in range(30):
            forged = f"10.0.1.{number}\r\nX-Forwarded-For: 10.0.0.1"
            assert 404 == (await served.ask(path="/none", X_Forwarded_For=forged)).status
        assert 429 == (await served.ask(path="/none", X_Forwarded_For="10.0.0.1")).status
        for number in range(30):
            assert 404 == (await served.ask(path="/none", X_Forwarded_For="x" * 64 + str(number))).status
        assert 429 == (await served.ask(path="/none", X_Forwarded_For="x" * 64)).status


async def test_with_tls_the_page_shows_the_certificate_of_the_server(tmp_path: Path) -> None:
    """TLS 1.3 and nothing older."""
    async with page_of(plain=False, folder=tmp_path) as served:
        await served.link()
        assert served.core.settings.page_url.startswith("https://127.0.0.1:")
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        assert 200 == (await served.ask(context=context)).status
        context.maximum_version = ssl.TLSVersion.TLSv1_2
        with pytest.raises((ssl.SSLError, ConnectionError)):
            await served.ask(context=context)


async def test_a_hostile_name_is_words_and_never_markup() -> None:
    """A tag, a mark that turns the writing direction, an emoji and signs of another script."""
    name = "<script>alert(1)</script> \u202e 李 🙂"
    shown = documents.summary(
        Shown(name, name, name, f"{name}\nsecond line", (), frozenset()), '"><b>', notice=name
    )
    assert "<script" not in shown
    assert "<b>" not in shown
    assert "李 🙂" in shown
    assert "<br>" in shown
    asked = documents.question(Asking(name, name, name, None), '"><b>', notice=name)
    assert "<script" not in asked
    assert "<b>" not in asked


def test_a_story_for_the_page_is_released() -> None:
    """The fixture is what it says."""
    assert released_on_the_page().state.handed is not None
