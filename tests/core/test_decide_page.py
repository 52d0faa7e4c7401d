"""Decisions of the candidate's page: links and codes, what opens, what is said, the offer, and the mail."""

import pytest
from msgspec.structs import replace

import cast
from panelry import commands as c
from panelry import events as e
from panelry import pages
from panelry import parts as p
from panelry.decide import decide
from panelry.decide.page import asks_now, later, link_of
from panelry.mails import MAILS, TRIES, Mail, Sent, is_address
from panelry.pages import DAYS, LINKS, MOST, OFFERS, SAID, VIEWS, WRONG, Said
from panelry.panel import CANDIDATE, Channel
from panelry.refusals import SENTENCES, Code, Refused
from story import CODE, TOKEN, Story, permission

WRONG_CODE = "c" * 64
READ, MISTYPED = c.EnterCode(TOKEN, CODE), c.EnterCode(TOKEN, WRONG_CODE)
MAIL = c.SendMail("amara@example.org")


def offered() -> Story:
    """Return a debrief in scoring whose candidate is asked by a link."""
    return Story().scoring().when(cast.ANA, c.MakePage(TOKEN, CODE, asks=True))


def opens(story: Story) -> bool:
    """Return whether the link opens something at the next tick."""
    return link_of(story.state, TOKEN, cast.moment(story.ticks + 1)) is not None


def test_the_right_code_shows_and_is_recorded_as_a_view_of_the_candidate() -> None:
    """A wrong one is counted instead."""
    story = Story().paged()
    assert (e.PageRead(TOKEN),) == story.made(CANDIDATE, READ)
    assert (e.CodeMistyped(TOKEN),) == story.made(CANDIDATE, MISTYPED)


def test_five_wrong_codes_lock_a_link_and_no_other() -> None:
    """After four the right one still opens."""
    story = Story().paged().when(cast.GRACE, c.MakePage("d" * 64, CODE))
    story.when(CANDIDATE, *[MISTYPED] * (WRONG - 1))
    assert story.refused(CANDIDATE, READ) is None
    story.when(CANDIDATE, MISTYPED)
    assert Code.NO_SUCH_THING is story.refused(CANDIDATE, READ)
    assert story.refused(CANDIDATE, c.EnterCode("d" * 64, CODE)) is None


def test_a_link_is_read_ten_times_and_answers_are_taken_after_it() -> None:
    """Words typed at the last reading are not lost."""
    story = Story().paged().when(CANDIDATE, *[READ] * VIEWS)
    assert Code.NO_SUCH_THING is story.refused(CANDIDATE, READ)
    assert story.refused(CANDIDATE, c.SayOnPage(TOKEN, CODE, Said.ACKNOWLEDGED)) is None


def test_a_link_ends_after_fourteen_days() -> None:
    """To the millisecond."""
    story = Story().paged()
    made = cast.moment(story.ticks)
    assert link_of(story.state, TOKEN, later(made, DAYS - 1)) is not None
    assert link_of(story.state, TOKEN, later(made, DAYS).replace(".000Z", ".001Z")) is None
    assert link_of(story.state, TOKEN, later(made, DAYS)) is None


def test_revoking_ends_every_link_at_once() -> None:
    """Once: then there is none to revoke, until one is made."""
    story = Story().paged().when(cast.GRACE, c.RevokePage())
    assert Code.NO_SUCH_THING is story.refused(CANDIDATE, READ)
    assert Code.NO_OPEN_LINK is story.refused(cast.GRACE, c.RevokePage())
    story.when(cast.GRACE, c.MakePage("d" * 64, CODE))
    assert story.refused(CANDIDATE, c.EnterCode("d" * 64, CODE)) is None


def test_a_permission_that_is_gone_ends_the_page_at_once() -> None:
    """Whatever event took it away: the page asks the permission as it stands."""
    story = Story().paged()
    given = story.state.permission
    assert given is not None
    assert opens(story)
    assert not opens(story.changed(permission=None))
    assert not opens(story.changed(permission=replace(given, granted=False)))
    assert not opens(story.changed(permission=replace(given, doubted=True)))
    assert not opens(story.changed(permission=replace(given, channel=Channel.CALL)))
    assert not opens(story.changed(permission=replace(given, until=cast.moment(story.ticks + 1))))
    assert opens(story.changed(permission=replace(given, until=cast.moment(story.ticks + 2))))


def test_the_page_stays_readable_in_a_closed_debrief() -> None:
    """Closing is for the panel; the candidate reads on until the link ends."""
    story = Story().paged().when(cast.GRACE, c.Close())
    assert story.refused(CANDIDATE, READ) is None


def test_an_answer_that_came_back_from_a_backup_can_be_asked_for_again() -> None:
    """By a link and by mail, as often as at first; the answer that comes then counts."""
    story = Story().release().when(cast.ANA, permission(Channel.PAGE))
    ask = c.MakePage(TOKEN, CODE, asks=True)
    assert Code.ALREADY_ANSWERED is story.refused(cast.ANA, ask)
    assert Code.ALREADY_ANSWERED is story.refused(cast.ANA, MAIL)
    story.when(cast.OPERATOR, c.DoubtPermission()).when(cast.ANA, ask, MAIL)
    assert story.refused(cast.OPERATOR, c.RecordSending(0, "d" * 64, CODE)) is None
    story.changed(offers=OFFERS)
    story.when(cast.ANA, *(c.MakePage(f"{number:064}", CODE, asks=True) for number in range(OFFERS)))
    assert Code.ASKED_TWICE is story.refused(cast.ANA, c.MakePage("e" * 64, CODE, asks=True))
    story.when(CANDIDATE, c.AnswerOffer(TOKEN, CODE, granted=True))
    assert Code.ALREADY_ANSWERED is story.refused(cast.ANA, c.MakePage("e" * 64, CODE, asks=True))


def test_a_link_to_the_summary_needs_a_release_for_the_page() -> None:
    """Not before it, not for another channel, not once the permission is gone."""
    make = c.MakePage(TOKEN, CODE)
    assert Code.NOT_RELEASED is Story().signed().refused(cast.ANA, make)
    assert Code.PERMISSION_FOR_ANOTHER_CHANNEL is Story().released().refused(cast.ANA, make)
    no = c.RecordPermission(False, Channel.PAGE, "by phone", "2026-12-24")
    assert Code.PERMISSION_DECLINED is Story().permitted().when(cast.GRACE, no).refused(cast.ANA, make)


@pytest.mark.parametrize(
    ("command", "why"),
    [
        (c.MakePage("no hash", CODE), Code.NO_SUCH_THING),
        (c.MakePage(TOKEN, "no hash"), Code.NO_SUCH_THING),
        (c.MakePage(TOKEN, WRONG_CODE), Code.ID_TAKEN),
    ],
)
def test_a_link_is_known_by_two_hashes_and_made_once(command: c.Command, why: Code) -> None:
    """What a terminal drew never arrives itself."""
    assert why is Story().paged().refused(cast.ANA, command)


def test_there_are_only_so_many_links() -> None:
    """The part that lists them has an end."""
    story = Story().permitted()
    story.when(cast.ANA, *(c.MakePage(f"{number:064}", CODE) for number in range(LINKS)))
    assert Code.TOO_MANY is story.refused(cast.ANA, c.MakePage(TOKEN, CODE))


@pytest.mark.parametrize("said", [each for each in Said if each not in pages.ANSWERS_KEEPING])
def test_each_thing_is_said_so_often_and_no_more(said: Said) -> None:
    """Words are kept where they are asked for, and only there."""
    story = Story().paged()
    say = c.SayOnPage(TOKEN, CODE, said, " The exercise was in Go. ")
    kept = "The exercise was in Go." if said in pages.IN_WORDS else ""
    assert (e.SaidOnPage(said, kept),) == story.made(CANDIDATE, say)
    story.when(CANDIDATE, *[say] * MOST[said])
    assert Code.TOO_MANY is story.refused(CANDIDATE, say)


def test_a_correction_needs_words_that_fit_and_the_code() -> None:
    """A wrong code counts here, too."""
    story = Story().paged()
    assert Code.TEXT_MISSING is story.refused(CANDIDATE, c.SayOnPage(TOKEN, CODE, Said.CORRECTION, " "))
    long = "x" * (SAID + 1)
    assert Code.TEXT_TOO_LONG is story.refused(CANDIDATE, c.SayOnPage(TOKEN, CODE, Said.CORRECTION, long))
    wrong = c.SayOnPage(TOKEN, WRONG_CODE, Said.CORRECTION, "no")
    assert (e.CodeMistyped(TOKEN),) == story.made(CANDIDATE, wrong)


def test_a_correction_stands_beside_the_released_text_which_stays() -> None:
    """Both are kept, and those who release see both; no panelist is told."""
    story = Story().paged()
    before = story.state.handed
    story.when(CANDIDATE, c.SayOnPage(TOKEN, CODE, Said.CORRECTION, "The exercise was in Go."))
    assert before == story.state.handed
    for person in (cast.ANA, cast.GRACE):
        page = story.sees(person)["Page"]
        assert isinstance(page, p.Page)
        assert ["The exercise was in Go."] == [each.words for each in page.said]
        assert [""] == [each.code for each in page.links]
    assert "Page" not in story.sees(cast.BEN)
    assert "SaidOnPage" not in {act.kind for act in story.state.acts}


def test_a_yes_on_the_page_is_the_candidates_own() -> None:
    """With channel and language; whoever types one for them is named instead."""
    story = offered()
    answer = c.AnswerOffer(TOKEN, CODE, granted=True, channel=Channel.EMAIL, language=" German ")
    until = later(cast.moment(story.ticks + 1), pages.ANSWER_DAYS)
    expected = e.PermissionRecorded(True, Channel.EMAIL, "on the page", until, "", "German")
    assert (expected,) == story.made(CANDIDATE, answer)
    story.when(CANDIDATE, answer)
    asked = story.sees(cast.BEN)["Permission"]
    assert isinstance(asked, p.Asked)
    assert (CANDIDATE, "German") == (asked.by, asked.language)
    told = story.when(cast.ANA, permission()).sees(cast.BEN)["Permission"]
    assert isinstance(told, p.Asked)
    assert cast.ANA == told.by


def test_an_answer_is_changed_only_so_often_and_a_yes_is_always_taken_back() -> None:
    """The record of everybody has an end; a no is never refused while a yes stands."""
    yes, no = (c.AnswerOffer(TOKEN, CODE, granted=granted) for granted in (True, False))
    story = offered().when(CANDIDATE, *[yes] * pages.ANSWERS)
    assert Code.TOO_MANY_ATTEMPTS is story.refused(CANDIDATE, yes)
    story.when(CANDIDATE, no)
    assert Code.TOO_MANY_ATTEMPTS is story.refused(CANDIDATE, yes)
    assert Code.TOO_MANY_ATTEMPTS is story.refused(CANDIDATE, no)


def test_an_answer_needs_the_code_and_a_channel_that_is_offered() -> None:
    """An agency is named by staff."""
    story = offered()
    wrong = c.AnswerOffer(TOKEN, WRONG_CODE, granted=True)
    assert (e.CodeMistyped(TOKEN),) == story.made(CANDIDATE, wrong)
    agency = c.AnswerOffer(TOKEN, CODE, granted=True, channel=Channel.AGENCY)
    assert Code.NO_SUCH_THING is story.refused(CANDIDATE, agency)


def test_a_link_to_the_question_takes_no_reply_and_one_to_the_summary_no_answer() -> None:
    """Each opens its own matter."""
    assert Code.NO_SUCH_THING is Story().paged().refused(CANDIDATE, c.AnswerOffer(TOKEN, CODE, granted=True))
    story = offered().changed(phase=Story().release().state.phase)
    assert Code.NO_SUCH_THING is story.refused(CANDIDATE, c.SayOnPage(TOKEN, CODE, Said.ACKNOWLEDGED))


def test_the_question_ends_with_the_release_and_with_the_debrief() -> None:
    """Its link leads nowhere once the position is gone; after a release it says what became of it."""
    story = offered()
    assert (True, True) == (opens(story), asks_now(story.state))
    assert not opens(story.when(cast.ANA, c.Withdraw(on_hold=False, reason="gone")))
    released = Story().permitted().changed(links=offered().state.links)
    assert (True, False) == (opens(released), asks_now(released.state))
    for granted in (True, False):
        late = c.AnswerOffer(TOKEN, CODE, granted=granted)
        assert Code.ALREADY_RELEASED is released.refused(CANDIDATE, late)


def test_a_candidate_is_asked_once_and_once_more_until_the_answer() -> None:
    """By page or mail, together."""
    story = offered()
    again = c.MakePage("d" * 64, CODE, asks=True)
    answered = offered().when(CANDIDATE, c.AnswerOffer(TOKEN, CODE, granted=False))
    assert Code.ALREADY_ANSWERED is answered.refused(cast.ANA, again)
    story.when(cast.ANA, MAIL)
    assert Code.ASKED_TWICE is story.refused(cast.ANA, again)
    assert Code.ALREADY_RELEASED is Story().permitted().refused(cast.ANA, again)


def test_a_question_from_the_desk_is_asked_once_and_never_brings_the_summary() -> None:
    """Only the server passes one on, by its id; after the release it comes too late."""
    ask = c.SendMail("amara@example.org", "d" * 64)
    story = Story().scoring()
    assert (e.MailAsked("amara@example.org", True, "d" * 64),) == story.made(cast.OPERATOR, ask)
    assert Code.NO_SUCH_THING is story.refused(cast.ANA, ask)
    assert Code.NO_SUCH_THING is story.refused(cast.OPERATOR, c.SendMail("amara@example.org", "short"))
    story.when(cast.OPERATOR, ask).when(cast.OPERATOR, c.RecordSent(0, Sent.REFUSED, "550"))
    assert {"d" * 64: 0} == story.state.from_desk
    assert Code.ID_TAKEN is story.refused(cast.OPERATOR, ask)
    assert Code.ALREADY_RELEASED is Story().permitted(Channel.EMAIL).refused(cast.OPERATOR, ask)


def test_mail_goes_where_the_candidate_wants_it_and_one_at_a_time() -> None:
    """With a link to the page, or with the text for a candidate who chose e-mail."""
    for channel in (Channel.PAGE, Channel.EMAIL):
        story = Story().permitted(channel)
        assert (e.MailAsked("amara@example.org", False),) == story.made(cast.GRACE, MAIL)
        assert Code.MAIL_UNDER_WAY is story.when(cast.GRACE, MAIL).refused(cast.GRACE, MAIL)
    assert Code.PERMISSION_FOR_ANOTHER_CHANNEL is Story().released().refused(cast.GRACE, MAIL)


@pytest.mark.parametrize(
    "address",
    [
        *("", "amara", "Amara <amara@example.org>", "a@example.org, b@example.org"),
        *("a@example.org\nBcc: b@c.d", "amara@localhost", f"{'a' * 65}@example.org"),
        *(f"a@{'b.' * 130}org", "amara@example.org\n"),
    ],
)
def test_only_one_plain_address_is_written_to(address: str) -> None:
    """No name, no list, no line break."""
    assert not is_address(address)
    assert Code.NO_ADDRESS is Story().permitted().refused(cast.GRACE, c.SendMail(address))


def test_there_are_only_so_many_mails() -> None:
    """Tries of one mail count once."""
    story = Story().permitted()
    for number in range(MAILS):
        story.when(cast.GRACE, MAIL).when(cast.OPERATOR, c.RecordSent(number, Sent.REFUSED, "550"))
    assert Code.TOO_MANY is story.refused(cast.GRACE, MAIL)


def test_sending_is_on_record_before_it_ends_and_holds_the_link_once() -> None:
    """A further try brings the same link; each counts."""
    story = Story().permitted().when(cast.GRACE, MAIL)
    story.when(cast.OPERATOR, c.RecordSending(0, TOKEN, CODE))
    assert Mail("amara@example.org", False, Sent.SENDING, cast.moment(story.ticks), 1) == story.state.mails[0]
    assert opens(story)
    story.when(cast.OPERATOR, c.RecordSent(0, Sent.DEFERRED, "451"), c.RecordSending(0, TOKEN, CODE))
    assert 1 == len(story.state.links)
    story.when(cast.OPERATOR, c.RecordSent(0, Sent.UNKNOWN, "cut off"))
    expected = Mail("amara@example.org", False, Sent.UNKNOWN, cast.moment(story.ticks), 2, "cut off")
    assert (expected,) == story.state.mails
    assert Code.NO_SUCH_THING is story.refused(cast.OPERATOR, c.RecordSending(0, TOKEN, CODE))
    assert Code.NO_SUCH_THING is story.refused(cast.OPERATOR, c.RecordSent(0, Sent.ACCEPTED))
    assert story.refused(cast.GRACE, MAIL) is None


def test_a_text_for_e_mail_holds_no_link() -> None:
    """Nothing is made that opens."""
    story = Story().permitted(Channel.EMAIL).when(cast.GRACE, MAIL)
    story.when(cast.OPERATOR, c.RecordSending(0))
    assert {} == story.state.links


def test_a_deferred_mail_is_tried_only_so_often() -> None:
    """Then somebody has to look."""
    story = Story().permitted().when(cast.GRACE, MAIL)
    for _ in range(TRIES):
        story.when(cast.OPERATOR, c.RecordSending(0, TOKEN, CODE), c.RecordSent(0, Sent.DEFERRED, "451"))
    assert Code.NO_SUCH_THING is story.refused(cast.OPERATOR, c.RecordSending(0, TOKEN, CODE))


@pytest.mark.parametrize(
    "command",
    [
        *(c.RecordSending(1, TOKEN, CODE), c.RecordSending(0, "no hash", CODE)),
        *(c.RecordSent(1, Sent.ACCEPTED), c.RecordSent(0, Sent.SENDING)),
    ],
)
def test_what_is_recorded_of_a_mail_is_of_one_that_is_there(command: c.Command) -> None:
    """And it is a result, and a link by its hashes."""
    story = Story().permitted().when(cast.GRACE, MAIL)
    assert Code.NO_SUCH_THING is story.refused(cast.OPERATOR, command)


def test_nothing_is_sent_once_the_answer_makes_it_wrong() -> None:
    """A question after the answer, a summary after the permission went."""
    sending = c.RecordSending(0, TOKEN, CODE)
    asked = Story().scoring().when(cast.ANA, MAIL)
    assert asked.refused(cast.OPERATOR, sending) is None
    assert Code.ALREADY_ANSWERED is asked.when(cast.ANA, permission()).refused(cast.OPERATOR, sending)
    told = Story().permitted().when(cast.GRACE, MAIL)
    given = told.state.permission
    assert given is not None
    past, call = cast.moment(told.ticks), Code.PERMISSION_FOR_ANOTHER_CHANNEL
    for permitted, why in (
        (None, Code.PERMISSION_MISSING),
        (replace(given, granted=False), Code.PERMISSION_DECLINED),
        (replace(given, until=past), Code.PERMISSION_EXPIRED),
        (replace(given, channel=Channel.CALL), call),
    ):
        assert why is told.changed(permission=permitted).refused(cast.OPERATOR, sending)


def test_a_mail_that_waited_is_not_tried_again_after_the_channel_changed() -> None:
    """A deferred mail passes the same gate as a first one; a link leaves for the page alone."""
    for channel, sending in (
        (Channel.PAGE, c.RecordSending(0, TOKEN, CODE)),
        (Channel.EMAIL, c.RecordSending(0)),
    ):
        story = Story().permitted(channel).when(cast.GRACE, MAIL)
        story.when(cast.OPERATOR, sending, c.RecordSent(0, Sent.DEFERRED, "451"))
        given = story.state.permission
        assert given is not None
        assert story.refused(cast.OPERATOR, sending) is None
        moved = story.changed(permission=replace(given, channel=Channel.CALL))
        assert Code.PERMISSION_FOR_ANOTHER_CHANNEL is moved.refused(cast.OPERATOR, sending)
    linked = Story().permitted(Channel.EMAIL).when(cast.GRACE, MAIL)
    assert Code.PERMISSION_FOR_ANOTHER_CHANNEL is linked.refused(
        cast.OPERATOR, c.RecordSending(0, TOKEN, CODE)
    )


def test_nobody_on_a_panel_is_the_candidate() -> None:
    """Neither by id nor by role."""
    story = Story()
    assert Code.ID_TAKEN is story.refused(cast.OPERATOR, c.AddPerson(CANDIDATE, "Zed Zulu", ()))


def test_a_code_is_compared_as_people_write_it() -> None:
    """Small letters, blanks and dashes make no difference; another token does."""
    one, other = "t" * 43, "u" * 43
    assert pages.code_hash(one, "K7PQ3M") == pages.code_hash(one, " k7p-q3m ")
    assert pages.code_hash(one, "K7PQ3M") != pages.code_hash(other, "K7PQ3M")
    assert "" == pages.plain_code(" - \n")
    assert 30 == len(set(pages.SIGNS))
    assert set() == set("01ILOU") & set(pages.SIGNS)


@pytest.mark.parametrize("path", ["", "amara", f".{'t' * 43}", "amara.short", f"amara.{'t' * 42}/"])
def test_a_path_that_is_none_names_nothing(path: str) -> None:
    """Neither a debrief nor a token."""
    assert ("", "") == pages.parted(path)


def test_a_path_names_its_debrief_and_its_token() -> None:
    """Whatever the debrief is called."""
    token = "t-_9" * 10 + "abc"
    assert ("a.b", token) == pages.parted(pages.path_of("a.b", token))
    assert pages.is_hash(pages.token_hash(token))


@pytest.mark.parametrize(
    ("on_file", "differs"), [("", False), ("Amara@Example.org", False), ("other@example.org", True)]
)
def test_mail_goes_to_the_offices_address_or_to_another_that_is_meant(on_file: str, differs: bool) -> None:
    """Case does not count; where the office has none, there is nothing to ask."""
    command = c.SendMail("amara@example.org", differs=differs)
    made = decide(Story().permitted().state, cast.GRACE, command, cast.moment(9_000), address=on_file)
    assert [e.MailAsked("amara@example.org", asks=False)] == [*made]


def test_an_address_that_is_not_the_offices_is_asked_about() -> None:
    """The refusal tells nothing of the office's own."""
    state = Story().permitted().state
    with pytest.raises(Refused) as refused:
        decide(state, cast.GRACE, MAIL, cast.moment(9_000), address="other@example.org")
    assert Code.ADDRESS_DIFFERS is refused.value.code
    assert "@" not in SENTENCES[refused.value.code]
