"""Frames: the bytes that cross the wire, made safe on the way in, and typed faults for anything else."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

import cast
from golden_bytes import golden, names
from panelry import commands as c
from panelry.ids import CandidateId, DebriefId, DeviceId, PositionId, SentenceId
from panelry.pages import Said
from panelry.panel import Mode, Role
from panelry.parts import (
    DebriefSight,
    Draft,
    Dropped,
    HandedOver,
    PersonalNote,
    Picture,
    Sealed,
    Sight,
    Written,
)
from panelry.parts import insight as told
from panelry.parts.insight import Subject
from panelry.points import Section
from panelry.policies import Policies
from panelry.ruling import PersonalNotes, Rewordings
from panelry.sync.frames import (
    LARGEST_COMMAND,
    Ack,
    BadFrame,
    Beacon,
    Claim,
    Declined,
    Devices,
    Do,
    Frame,
    Held,
    Hello,
    InvitedDevice,
    InviteDevice,
    Learn,
    PictureFrame,
    Presence,
    Replay,
    Reset,
    Seated,
    Sights,
    StepFrame,
    Taught,
    UninvitedDevice,
    Unseated,
    Untaught,
    Welcome,
    encode,
    from_joiner,
    from_server,
    from_terminal,
)
from story import Story

CUR, PREV = "b" * 20, "a" * 20


def sights() -> tuple[Sight, ...]:
    """Return one part of each kind, as people see them in a few debriefs."""
    revised = Story().revealed().when(cast.BEN, c.Revise(cast.DESIGN, 3, "Ana's example"))
    revised.when(cast.ANA, c.OpenSecondRound(cast.CODE), c.RateAgain(cast.CODE, 3))
    unnamed = Story(Mode.WITHOUT_NAMES).settled().when(cast.ANA, c.OpenOverall())
    unfit = c.EditSentence(SentenceId("extra"), Section.CLOSING, "You got 4/10 for testing.", "")
    found = Story().summary().when(cast.DARA, unfit).when(cast.ANA, c.DenyWords(("Bluefinch",)))
    glass = Story(policies=cast.ALLOWED).scored(cast.BEN)
    glass.when(cast.GRACE, c.BreakGlass(cast.BEN, cast.FAY, "Ben is in hospital"))
    glass.when(cast.OPERATOR, c.NameApprover(cast.GRACE))
    pictures: list[Picture] = [
        story.sees(person)
        for story in (Story().released(), revised, unnamed, found, Story().paged())
        for person in (cast.ANA, cast.BEN, cast.CHEN, cast.HANA)
    ]
    pictures.append(glass.sees(cast.FAY))
    own = Story(policies=Policies(personal_note=PersonalNotes.ALLOWED)).released()
    pictures.append(own.when(cast.GRACE, c.RecordHandover("delivered")).sees(cast.CHEN))
    helped = Story(policies=Policies(rewording=Rewordings.ON)).summary()
    pictures.append(helped.when(cast.ANA, c.AskRewording(helped.hash)).sees(cast.ANA))
    part = Section.CLOSING
    shared = Story().summary().when(cast.BEN, c.WriteSection(part)).when(cast.CHEN, c.AskForSection(part))
    shared.when(cast.BEN, c.EditSentence(SentenceId("extra"), part, "Thank you.", ""))
    shared.when(cast.CHEN, c.Suggest(SentenceId("extra"), "Thank you for your time.", "Thank you."))
    pictures.append(shared.sees(cast.ANA))
    first: dict[str, Sight] = {}
    for picture in pictures:
        for key in sorted(picture):
            first.setdefault(type(picture[key]).__name__, picture[key])
    first["Dropped"] = Dropped("Sentence/07")
    return tuple(_fixed(first[name]) for name in sorted(first))


def _fixed(sight: Sight) -> Sight:
    """Return a part with words of its own, because the drafter's may change without the protocol."""
    match sight:
        case Written():
            return replace(sight, text="Amara, thank you.")
        case HandedOver():
            (name, section, _), *_ = sight.cuts
            return replace(sight, text="Amara, thank you.", cuts=((name, section, 17),))
        case PersonalNote():
            return replace(sight, text="Hello Amara.", hash="f" * 64)
        case Draft():
            return replace(sight, hash="f" * 64, words=3)
        case Sealed():
            return replace(sight, signed="f" * 64, released="f" * 64)
        case _:
            return sight


def tag_of(sight: Sight) -> str:
    """Return a part's tag, by which the wire knows its kind."""
    return str(sight.__struct_config__.tag)


SIGHTS = sights()
TOLD: tuple[told.Told, ...] = (
    told.PanelTold(216, 24, 3, 3, ((1, "0.5214"), (2, "0.6854")), ("2026-03", "2026-04")),
    told.GroupTold("", 24, 3, 216),
    told.CriterionTold(
        "System design",
        24,
        24,
        (4, 12, 28, 20, 8),
        24,
        (0, 8, 8, 8, 0),
        24,
        (9, 4),
        12,
        (12, (3, 1), (1, 2)),
        alike=False,
        strengths=9,
        growth=None,
    ),
    told.LaterTold("System design", 10, "0.6", "-0.09", "0.9"),
    told.RepliedTold(14, ((Said.QUESTION, 6),)),
    told.CalibrationTold(72, 24, "0.25", "0.11", "yes", ((30, "0.2", "0.1"), (30, "0.35", "0.12"))),
    told.RatingTold("Backend", "C-2f61c0a9d3b7", "P-90be41d27a55", "System design", 4, "initial", "2026-03"),
    told.BenchTold(CandidateId("c-kit"), "Kit Adeyemi", (("System design", 2), ("Code", 3))),
)
_ENCODER = msgspec.json.Encoder(order="deterministic", decimal_format="string")
FRAMES: dict[str, Frame] = {
    "hello-first": Hello(),
    "hello": Hello((1, CUR)),
    "do": Do(7, c.WriteNote(cast.CODE, "read the trace first"), expect=2),
    "claim": Claim("KLRP-7342-MXST", "t0k3n-of-43-signs-or-more-drawn-by-a-terminal"),
    "seated": Seated(DebriefId("amara"), DeviceId("d1"), cast.BEN, "Ben Okafor"),
    "unseated": Unseated("no-seat"),
    "welcome": Welcome(
        1,
        CUR,
        "tail",
        7,
        cast.ANA,
        (Role.FACILITATOR, Role.PANELIST),
        ((cast.BEN, 2),),
        "https://page.example.org",
    ),
    "picture": PictureFrame(1, 1, CUR, SIGHTS),
    "replay": Replay(),
    "step": StepFrame(cast.moment(5), CUR, SIGHTS[:1]),
    "sights": Sights(PREV, CUR, SIGHTS[:1]),
    "ack": Ack(7, CUR),
    "refused": Declined(7, "scorecard-frozen"),
    "held": Held(7, "read-only"),
    "beacon": Beacon(1, CUR, cast.moment(5), writable=True, progress=((cast.BEN, 2),)),
    "presence": Presence(((cast.BEN, 1, cast.moment(5)),)),
    "devices": Devices(
        ((DeviceId("d1"), cast.moment(5), None), (DeviceId("d2"), cast.moment(9), DeviceId("d1")))
    ),
    "invite": InviteDevice(),
    "invited": InvitedDevice("KLRP-7342-MXST", cast.moment(605)),
    "uninvited": UninvitedDevice("too-many-devices"),
    "learn": Learn(Subject.OWN, ("t0k3n-of-another-seat-of-the-same-person",)),
    "learn-bench": Learn(Subject.BENCH, position=PositionId("p-backend")),
    "taught": Taught(1, 1, TOLD),
    "untaught": Untaught("not-allowed"),
    "reset": Reset(2, "rights"),
}
FROM_TERMINAL = ("hello-first", "hello", "do", "invite", "replay", "learn", "learn-bench")


def decoded(name: str, body: str | bytes) -> object:
    """Decode what one side sends by the decoder of the other."""
    if name in FROM_TERMINAL:
        return from_terminal(body)
    return from_joiner(body) if name == "claim" else from_server(body)


def test_every_piece_of_insight_has_an_example() -> None:
    """A new piece comes with its golden bytes."""
    assert list(told.Told.__args__) == [type(each) for each in TOLD]


def test_every_frame_has_an_example_and_every_part_is_in_the_picture() -> None:
    """A new frame or part comes with its golden bytes."""
    assert set(Frame.__subclasses__()) == {type(frame) for frame in FRAMES.values()}
    assert set(DebriefSight.__args__) == {type(sight) for sight in SIGHTS}


@pytest.mark.parametrize("name", sorted(FRAMES))
def test_the_bytes_of_a_frame_are_those_of_the_protocol(name: str) -> None:
    """A changed frame is a new protocol name, so these bytes change with it only."""
    body = encode(FRAMES[name])
    assert golden("frames", name, body.encode()) == body.encode()
    assert FRAMES[name] == decoded(name, body)
    assert FRAMES[name] == decoded(name, body.encode())


@pytest.mark.parametrize("sight", SIGHTS, ids=tag_of)
def test_the_bytes_of_a_part_are_those_of_the_protocol(sight: Sight) -> None:
    """Each part has a file of its own, as `docs/protocol.md` shows it."""
    body = _ENCODER.encode(sight)
    assert golden("parts", tag_of(sight), body) == body
    assert sight == msgspec.json.decode(body, type=Sight)


@pytest.mark.parametrize("sight", [each for each in SIGHTS if not isinstance(each, Dropped)], ids=tag_of)
def test_the_key_of_a_part_begins_with_its_tag(sight: Sight) -> None:
    """A terminal in another language knows a part by its tag alone."""
    assert tag_of(sight) == sight.key.partition("/")[0]


def test_no_golden_part_is_left_over() -> None:
    """One file for each part that there is."""
    assert {tag_of(each) for each in SIGHTS} == names("parts")


def test_no_golden_frame_is_left_over() -> None:
    """A file that nothing checks would rot."""
    assert set(FRAMES) == names("frames")


@pytest.mark.parametrize("name", sorted(FRAMES))
def test_a_frame_refuses_fields_that_it_does_not_know(name: str) -> None:
    """Nothing a terminal sends can name a person, a role, a device or a time."""
    fields = msgspec.json.decode(encode(FRAMES[name]))
    with pytest.raises(BadFrame, match="ValidationError"):
        decoded(name, msgspec.json.encode({**fields, "smuggled": "now"}))


def test_a_terminal_cannot_send_what_a_server_sends() -> None:
    """Nor claim a seat once it has one."""
    for name in sorted(set(FRAMES) - set(FROM_TERMINAL)):
        with pytest.raises(BadFrame):
            from_terminal(encode(FRAMES[name]))


@pytest.mark.parametrize("n", [0, -1, 2**53 + 1, 10**30])
def test_a_command_has_a_number_that_a_journal_can_hold(n: int) -> None:
    """From 1 to two to the 53rd."""
    with pytest.raises(BadFrame):
        from_terminal(f'{{"t":"do","n":{n},"command":{{"ask":"Submit"}}}}')


@pytest.mark.parametrize(
    "body", [b"", b"\xff", "nonsense", "[" * 100_000, '{"t":"hello"', '{"t":"x"}', "[]", "7"]
)
def test_what_is_no_frame_is_a_typed_fault_that_echoes_nothing(body: str | bytes) -> None:
    """Broken JSON, deep nesting, unknown tags, invalid bytes."""
    with pytest.raises(BadFrame) as bad:
        from_terminal(body)
    assert str(bad.value).isidentifier()


@pytest.mark.parametrize(
    ("sent", "read"),
    [
        (r"a\u001b[2Jb", "a\ufffd[2Jb"),
        ("a\u202eb", "a\ufffdb"),
        (r"a\u202eb", "a\ufffdb"),
        (r"a\r\nb\tc", "a\nb\tc"),
        ("a\x7fb", "a\ufffdb"),
        (r"plain \u00e9 text", "plain é text"),
    ],
)
def test_every_string_is_made_safe_when_it_arrives(sent: str, read: str) -> None:
    """Escape codes and bidirectional overrides are shown as what they are, written or escaped."""
    do = from_terminal(f'{{"t":"do","n":1,"command":{{"ask":"WriteNote","criterion":null,"text":"{sent}"}}}}')
    assert read == do.command.text


@pytest.mark.parametrize("half", [r"\ud800", r"\udfff", r"\ud83d x"])
def test_half_of_a_character_is_no_text(half: str) -> None:
    """It stands for nothing that anybody typed; a whole pair is the character that it says."""
    text = '{{"t":"do","n":1,"command":{{"ask":"WriteNote","criterion":null,"text":"{}"}}}}'
    with pytest.raises(BadFrame):
        from_terminal(text.format(half))
    assert "\U0001f600" == from_terminal(text.format(r"\ud83d\ude00")).command.text


def test_a_server_is_trusted_as_little_as_a_terminal() -> None:
    """Strings in keys, in tuples and deep in parts are made safe, and decimals stay exact."""
    body = encode(FRAMES["picture"]).replace("Senior Backend", "Senior\\u001bBackend")
    safe = from_server(body)
    heading = next(each for each in safe.body if type(each).__name__ == "Heading")
    assert "Senior\ufffdBackend Engineer" == heading.position
    criterion = next(each for each in safe.body if type(each).__name__ == "Rated")
    assert criterion in SIGHTS


def test_the_longest_note_fits_into_one_command() -> None:
    """In any script: four bytes for each of 12,000 characters, or quotes that are written as two."""
    for letter in ("😀", '"', "é"):
        body = encode(Do(2**53, c.WriteNote(cast.AMBIGUITY, letter * 12_000), expect=2**31))
        assert LARGEST_COMMAND >= len(body.encode())


@given(st.text())
def test_encoding_and_decoding_gives_safe_text_back_unchanged(text: str) -> None:
    """What was made safe once stays as it is."""
    once = from_terminal(encode(Do(1, c.WriteNote(None, text.encode(errors="replace").decode()))))
    assert once == from_terminal(encode(once))


@given(st.binary(max_size=60))
def test_random_bytes_are_a_typed_fault(body: bytes) -> None:
    """Never another exception."""
    with pytest.raises(BadFrame):
        from_terminal(body)
