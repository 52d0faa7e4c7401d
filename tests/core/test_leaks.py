"""The leak guard and the language rules: what they stop, what they let pass, and what they never tell."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from panelry.ids import PersonId, SentenceId
from panelry.leaks import PACK, Finding, Gate, Guard, Names, Private, check_summary, rule
from panelry.points import SENDER, Section, Sentence
from work_done import calls_of

ANA, GRACE = PersonId("p-ana"), PersonId("p-grace")
NOTE = (
    "Typed for ten minutes in silence. Forgot to close the database connection twice. "
    "Reads error messages carefully and narrows the cause before changing code. "
    "Bug hunt: wrote down three possible causes and ruled them out one by one."
)
RUBRIC = "Reads error messages carefully and narrows the cause before changing code."
POINT = "In the bug hunt you wrote down three possible causes and ruled them out one by one."
LEAK = "You forgot to close the database connection two times."
GUARD = Guard.build([Private(GRACE, NOTE)], [RUBRIC, POINT])
NAMES = Names(("Ana Duarte", "Grace Hill"), candidate="Amara", handles=("gracie77",))


def found(text: str, names: Names = NAMES, guard: Guard = GUARD) -> list[tuple[str, str, str]]:
    """Return rule, gate and words of each finding on one sentence, length aside."""
    sentence = Sentence(SentenceId("s"), Section.CLOSING, text, ())
    return [
        (each.rule, each.level.value, text[slice(*each.span)])
        for _, each in check_summary((sentence,), guard, names)
        if each.rule != "LENGTH"
    ]


@pytest.mark.parametrize(
    "text",
    [
        LEAK,
        "You for\u200bgot to close the data\u200bbase connection two times.",
        "You forgot to clоsе the dаtabаse соnnесtiоn two times.",
        "You forgot to close the data-\nbase connection twice.",
        "ＹＯＵ ＦＯＲＧＯＴ ＴＯ ＣＬＯＳＥ ＴＨＥ ＤＡＴＡＢＡＳＥ ＣＯＮＮＥＣＴＩＯＮ",
        "You f0rg0t to cl0se the d4tab4se c0nn3cti0n tw1ce.",
        "You forgot to close the d@tab@se connect!on.",
        "f o r g o t  t o  c l o s e  t h e  d a t a b a s e  c o n n e c t i o n",
        "You f.o.r.g.o.t to c l o s e the d-a-t-a-b-a-s-e connection.",
        ".eciwt noitcennoc esabatad eht esolc ot togrof uoY",
        "togroF ot esolc eht esabatad noitcennoc eciwt.",
        "Youforgottoclosethedatabaseconnectiontwice.",
        "You forgotto closethe databaseconnection.",
        "You for-got to clo-se the data.ba.se con nec tion.",
        "You forgotyoutoclose the databaseconnection twotimes.",
    ],
)
def test_a_copied_note_is_blocked_under_any_disguise(text: str) -> None:
    """Case 1: words of a note are found, with hidden, foreign, wide or broken letters too."""
    assert [(Gate.BLOCK, GRACE)] == [(each.level, each.owner) for each in GUARD.check(text)]


def test_digits_inside_names_of_things_stay_different() -> None:
    """Reading digits as letters makes no two names of things alike."""
    guard = Guard.build([Private(ANA, "Compared utf8 p99 k8s badly.")], [])
    assert () == guard.check("You explained utf3, p90 and k9s.")
    assert [Gate.BLOCK] == [each.level for each in guard.check("You compared utf8, p99 and k8s.")]


def test_words_cut_anew_are_found_in_their_place() -> None:
    """A joined word is marked as a whole, and the words around it are not."""
    text = "In the task you forgottoclosethe database, it was said."
    assert ["forgottoclosethe database"] == [text[slice(*each.span)] for each in GUARD.check(text)]


def test_words_that_only_share_letters_with_a_private_text_pass() -> None:
    """Words are cut anew to find copies: longer words, and words with others between, are none."""
    guard = Guard.build([Private(ANA, "Forgot close database twice.")], [])
    assert () == guard.check("The forgotten closets were databased by somebody long ago, as you said.")
    assert () == guard.check(
        "You said what each room forgets once its doors close, and drew the base of a dam."
    )


def test_a_few_single_letters_are_no_word() -> None:
    """Three letters beside each other, such as variables, stay three."""
    guard = Guard.build([Private(ANA, "Wrote abc for every variable.")], [])
    assert () == guard.check("You called them a b c.")


def test_a_free_paraphrase_passes_the_guard() -> None:
    """Case 2: the guard sees words, not meaning; proof of origin covers the rest."""
    assert () == GUARD.check("For a long stretch you worked without saying anything.")


@pytest.mark.parametrize(
    "text",
    [
        "You read error messages carefully and narrowed the cause before changing code.",
        "In the bug hunt you wrote down three possible causes, then ruled each of them out.",
        "You explained how a parent process waits for its children.",
        "You added a foreign key.",
        "You graded each build.",
        "You got four tests to pass.",
        "You measured 3 out of 5 replicas and the service ran 24/7.",
        "You disabled the cache and added a health check.",
        "You wrote a cheat sheet about race conditions.",
        "You asked what other people on your team needed.",
        "You handled it with grace, uphill.",
        "You saw that each node has children and a single parent directory.",
        "You asked whether delivery was guaranteed and which union members overlap.",
        "You found the library version too old and the video stuttered.",
        "You saw that the driver was too old for the new kernel.",
        "You kept the old and the new format side by side.",
        "You saw that one query was slower than the others, among the top 3 results.",
        "You named a candidate key and drew the bar chart below the bar code.",
        "You explained how a split vote is settled, and where a man in the middle could stand.",
        "You faked the clock in a test and said where the fault lies.",
        "You asked the engineer who took the call, and the one that got stuck was restarted.",
        "You kept 10 years of logs, and the admin panel was your idea.",
        "You noticed that caches were cold.",
        "",
    ],
)
def test_plain_words_about_the_work_pass(text: str) -> None:
    """Cases 3 and 7: rubric words, approved points and honest technical words are allowed."""
    assert [] == found(text)


def test_rubric_words_are_a_leak_without_the_allowed_texts() -> None:
    """What is subtracted is what makes case 3 pass."""
    bare = Guard.build([Private(GRACE, NOTE)], [])
    assert [Gate.BLOCK] == [each.level for each in bare.check(RUBRIC)]
    assert () == bare.with_allowed(RUBRIC).check(RUBRIC)


@pytest.mark.parametrize(
    ("text", "rule_id"),
    [
        ("You got 4/10 for testing.", "RATING"),
        ("You scored four on design.", "RATING"),
        ("It was a 2 on design.", "RATING"),
        ("You were just below the bar.", "RATING"),
        ("It was a strong no hire.", "RATING"),
        ("The person who got the offer knew more about queues.", "COMPARE"),
        ("You knew more than most.", "COMPARE"),
        ("The engineer we hired did this.", "COMPARE"),
        ("You are among our top three.", "RANK"),
        ("You have small children.", "PROTECTED"),
        ("We graded you.", "RATING"),
        ("We can guarantee you an interview.", "PROMISE"),
        ("Three of us liked it.", "PANEL"),
        ("The panel was split.", "PANEL"),
        ("The hiring manager felt that it was thin.", "PANEL"),
        ("Ana felt that your plan lacked detail.", "NAME"),
        ("You cheated in the take-home task.", "ACCUSE"),
        ("You will get an offer.", "PROMISE"),
        ("With a baby at home you may find shifts hard.", "PROTECTED"),
        ("As a Catholic you may dislike our Sunday rota.", "PROTECTED"),
        ("Your accent made it hard.", "PROTECTED"),
        ("You are too young for this.", "PROTECTED"),
        ("You lost the thread twice, and were too old for the pace.", "PROTECTED"),
        ("You seemed a little old for this team.", "PROTECTED"),
        ("As a woman you saw it at once.", "PROTECTED"),
        ("With your disability it went well.", "PROTECTED"),
    ],
)
def test_words_that_may_not_reach_the_candidate_are_blocked(text: str, rule_id: str) -> None:
    """Cases 4, 5 and 6, and their neighbours."""
    assert [(rule_id, "block")] == [each[:2] for each in found(text)]


@pytest.mark.parametrize("text", ["You seemed cold and lacked energy.", "It was not a culture fit."])
def test_words_about_the_person_are_warned_about(text: str) -> None:
    """Case 8: a judgement of the person can be waived, and is shown."""
    assert {"warn"} == {gate for _, gate, _ in found(text)}


def test_a_trait_is_no_finding_where_nobody_is_addressed() -> None:
    """A rule with a frame waits for it."""
    assert [] == found("The room was cold.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Grace Hill asked.", [("NAME", "block", "Grace Hill")]),
        ("Grace thought so.", [("NAME", "block", "Grace")]),
        ("You spoke with Grace.", [("NAME", "block", "Grace")]),
        ("Thanks to Grace.", [("NAME", "block", "Grace")]),
        ("Grace matters.", [("NAME.ambiguous", "warn", "Grace")]),
        ("You used the Ana library.", [("NAME.ambiguous", "warn", "Ana")]),
        ("You met ana.", [("NAME", "block", "ana")]),
        ("As Аna saw it.", [("NAME", "block", "Аna")]),
        ("G.H. wrote it.", [("NAME", "block", "G.H.")]),
        ("GH wrote it.", [("NAME", "block", "GH")]),
        ("The AD service.", [("NAME.ambiguous", "warn", "AD")]),
        ("Ask gracie77.", [("NAME", "block", "gracie77")]),
        ("Prince rang.", [("NAME", "block", "Prince")]),
        ("Ana's question came late.", [("NAME", "block", "Ana's")]),
        ("You liked Ana’s plan.", [("NAME", "block", "Ana’s")]),
        ("Grace's period.", [("NAME.ambiguous", "warn", "Grace's")]),
        ("You drew the anas on the lake.", []),
        ("As @gracehill put it.", [("NAME", "block", "gracehill")]),
        ("You wrote gracehill on the wall.", []),
        ("Dear Amara, you were on the API team.", []),
    ],
)
def test_a_name_is_found_where_it_names_somebody(text: str, expected: list[tuple[str, str, str]]) -> None:
    """Full names, single names, initials and handles; a name that is a word needs a person beside it."""
    names = Names(("Ana Duarte", "Grace Hill", "Prince"), candidate="Amara", handles=("gracie77", ""))
    assert expected == found(text, names)


def test_a_first_name_that_is_a_thing_is_no_name_in_small_letters() -> None:
    """Kit brings no first aid kit into question; what Kit did is Kit's."""
    names = Names(("Kit Adeyemi", "Story Lund"))
    assert [] == found("You opened the first aid kit and told a story.", names)
    assert [("NAME", "block", "Kit")] == found("Kit finished the drawing.", names)


def test_the_candidates_own_name_is_only_doubtful_when_a_panelist_shares_it() -> None:
    """A greeting to Ana is no finding of somebody else unless a person's verb follows."""
    shared = Names(("Ana Duarte",), candidate="Ana")
    assert [] == found("Thank you, Ana.", shared)
    assert [("NAME", "block", "Ana")] == found("Ana felt this.", shared)


def test_the_senders_line_may_name_its_writer() -> None:
    """The line that signs is outside the rules on language, and still inside the guard."""
    line = Sentence(SENDER, Section.CLOSING, "Grace Hill", ())
    copied = Sentence(SENDER, Section.CLOSING, LEAK, ())
    assert () == check_summary((line,), GUARD, NAMES)
    assert ["LEAK"] == [each.rule for _, each in check_summary((copied,), GUARD, NAMES)]


def test_a_run_of_four_words_warns() -> None:
    """Less than a block is a warning: four stems in a row, two of them content."""
    guard = Guard.build(
        [Private(ANA, "The queue was chosen at random by an old habit of hers, it seems to me.")], []
    )
    text = "In the second exercise, without any prompting, the queue was chosen because it was known."
    assert [(Gate.WARN, "the queue was chosen")] == [
        (each.level, text[slice(*each.span)]) for each in guard.check(text)
    ]


def test_each_owner_is_told_apart_and_a_block_silences_their_warnings() -> None:
    """One sentence near two people's notes gives a finding for each."""
    guard = GUARD.with_private(Private(ANA, "Forgot to close the database connection, then left it."))
    assert [ANA, GRACE] == sorted({each.owner or PersonId("") for each in guard.check(LEAK)})
    assert {Gate.BLOCK} == {each.level for each in guard.check(LEAK)}


def test_two_copied_places_of_one_sentence_are_two_findings() -> None:
    """Each place is marked by itself, so the writer sees what to change."""
    guard = Guard.build(
        [Private(ANA, "Mixed up tabs, spaces, colons. Broke seven fragile staging deploy scripts.")], []
    )
    text = (
        "We remember that in a rather long and winding exercise about formatting you mixed up tabs, spaces "
        "and also colons, and later on in some quite different and unrelated conversation about releases we "
        "learned that you broke seven fragile staging machines."
    )
    assert ["mixed up tabs, spaces and also colons", "broke seven fragile staging"] == [
        text[slice(*each.span)] for each in guard.check(text)
    ]


def test_a_note_of_several_sentences_is_compared_by_neighbours() -> None:
    """Two short adjacent notes told as one sentence are found by likeness alone."""
    guard = Guard.build([Private(ANA, "Late.\nSlow typist.\nUnsure voice.\nGood eye.\n")], [])
    assert [Gate.BLOCK] == [each.level for each in guard.check("Slowly typist, unsurely voiced.")]


def test_a_repeated_note_counts_once() -> None:
    """A pair of equal sentences is no more alike than one of them."""
    guard = Guard.build([Private(ANA, "Typed slowly.\nTyped slowly.")], [])
    assert () == guard.check("You typed the answer.")


def test_likeness_below_the_block_warns() -> None:
    """A Dice similarity from 0.35 to below 0.50 warns over the whole sentence."""
    guard = Guard.build([Private(ANA, "Sketched on paper, hesitated, erased, restarted.")], [])
    text = "You sketched it, then hesitated and erased some."
    assert [Finding("LEAK", Gate.WARN, (0, len(text) - 1), ANA)] == list(guard.check(text))


def test_neither_findings_nor_guards_show_private_text() -> None:
    """The checker must not be a leak itself: reprs carry ids and counts."""
    shown = f"{GUARD!r}{Private(GRACE, NOTE)!r}{GUARD.check(LEAK)!r}{NAMES!r}"
    assert [] == [word for word in ("database", "silence", "Forgot", "Hill") if word in shown]
    assert "Private(owner='p-grace', text=<hidden>)" == repr(Private(GRACE, NOTE))


def test_a_guard_grows_without_changing() -> None:
    """Adding a note gives a new guard that equals one built with it at once."""
    small = Guard.build([], [RUBRIC])
    grown = small.with_private(Private(GRACE, NOTE)).with_private(
        Private(ANA, "A second note about pigeons.")
    )
    assert () == small.check(LEAK)
    assert (
        Guard.build([Private(GRACE, NOTE), Private(ANA, "A second note about pigeons.")], [RUBRIC]) == grown
    )


def _sentences(count: int, words: int, section: Section = Section.GROWTH) -> tuple[Sentence, ...]:
    """Return sentences of that many words each."""
    return tuple(
        Sentence(SentenceId(f"s{at}"), section, " ".join(["word"] * words) + ".", ()) for at in range(count)
    )


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        ((), []),
        (_sentences(10, 15), []),
        (_sentences(5, 8), ["block"]),
        (_sentences(5, 8, Section.CLOSING), []),
        (_sentences(21, 15), ["block"]),
        (_sentences(21, 15, Section.CLOSING), ["block"]),
        (_sentences(10, 10), ["warn"]),
        (_sentences(16, 15), ["warn"]),
        (_sentences(7, 20), ["warn"]),
        (_sentences(1, 31, Section.CLOSING), ["warn", "warn"]),
    ],
)
def test_length_has_aims_and_limits(sentences: tuple[Sentence, ...], expected: list[str]) -> None:
    """120 to 220 words are aimed at, 60 to 300 the limit; the thank-you note may be short."""
    findings = check_summary(sentences, Guard.build([], []), Names())
    assert [("LENGTH", gate) for gate in expected] == [(each.rule, each.level.value) for _, each in findings]


def test_every_finding_has_a_rule_with_words_for_people() -> None:
    """The screen can say what is wrong and what to do, and which rules can never be waived."""
    assert [False, False, False, True] == [
        rule(each).overridable for each in ("PROTECTED", "NAME", "LEAK", "LENGTH")
    ]
    assert ("en-8", True) == (PACK, rule("RATING").suggestion.endswith("."))
    with pytest.raises(KeyError):
        rule("NO SUCH RULE")


def _disguised(text: str, how: str, at: int) -> str:
    """Return a text with its letters disguised."""
    match how:
        case "invisible":
            return text[:at] + "\u200b\u2060\u00ad" + text[at:]
        case "cyrillic":
            return text.translate(str.maketrans("aceopx", "асеорх"))
        case "wide":
            return "".join(chr(ord(each) + 0xFEE0) if "A" <= each <= "z" else each for each in text)
        case "accents":
            return text[:at] + "\u0301" + text[at:]
        case "upper":
            return text.upper()
        case _:
            return text.replace("twice", "two times").replace("10", "ten").replace("3", "three")


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(["invisible", "cyrillic", "wide", "accents", "upper", "numbers"]), max_size=3),
    st.integers(1, 60),
    st.sampled_from(NOTE.split(". ")[:2]),
)
def test_disguised_letters_never_help(disguises: list[str], at: int, text: str) -> None:
    """Whatever is done to the letters, the copied sentence stays blocked within its bounds."""
    for how in disguises:
        text = _disguised(text, how, min(at, len(text)))
    findings = GUARD.check(text)
    assert [Gate.BLOCK] == [each.level for each in findings]
    assert all(0 <= each.span[0] < each.span[1] <= len(text) for each in findings)


def _vocabulary(random: Random, size: int) -> list[str]:
    """Return made-up words among function words."""
    letters = "abcdefghijklmnoprstuvw"
    made = ["".join(random.choices(letters, k=random.randint(2, 8))) for _ in range(size)]
    return made + ["the", "and", "of", "to", "a", "in", "was", "not"] * (size // 16)


def _text(random: Random, words: list[str], count: int, each: int = 10) -> str:
    """Return that many sentences."""
    return " ".join(" ".join(random.choices(words, k=each)).capitalize() + "." for _ in range(count))


@pytest.mark.parametrize("notes", [1, 100, 1000])
def test_three_hundred_words_are_checked_in_little_work(notes: int) -> None:
    """300 words against 10,000 private words, however the notes are cut: 400,000 calls are about 30 ms."""
    random = Random(20)  # noqa: S311 - made-up words, the same each time
    words = _vocabulary(random, 2500)
    private = [Private(PersonId(f"p{at % 6}"), _text(random, words, 1000 // notes)) for at in range(notes)]
    guard = Guard.build(private, [_text(random, words, 150)])
    draft = [_text(random, words, 1, each=15) for _ in range(19)] + [private[0].text[:70]]
    assert [Gate.BLOCK] == [each.level for each in guard.check(draft[-1])]
    assert calls_of(lambda: [guard.check(text) for text in draft]) < 400_000


EVASIONS = ("dropped", "typos", "filled", "swapped")


def _evaded(text: str, how: str) -> str:
    """Return a sentence with words dropped, mistyped, padded, or its halves exchanged."""
    words = text.rstrip(".").split()
    match how:
        case "dropped":
            return " ".join(word for at, word in enumerate(words, 1) if at % 5)
        case "typos":
            return " ".join(word[:1] + word[2:] if not at % 3 else word for at, word in enumerate(words, 1))
        case "filled":
            return " ".join(f"{word} really" if not at % 3 else word for at, word in enumerate(words, 1))
        case _:
            return " ".join(words[len(words) // 2 :] + words[: len(words) // 2])


def test_clumsy_changes_of_words_are_flagged() -> None:
    """At least 97 % of sentences with words dropped, mistyped, padded or swapped are flagged."""
    notes = (
        "Typed for ten minutes in silence before asking anything. "
        "Forgot to close the database connection twice during the exercise. "
        "Chose a message queue first and estimated the traffic only when prompted. "
        "Interrupted the second question and answered something else entirely. "
        "Explained the retry storm with a sketch that everybody could follow. "
        "Named four failure modes of the cache without any help. "
        "Blamed a former team for the outage and left out the own part. "
        "Wrote tests for the empty list but none for duplicates."
    )
    guard = Guard.build([Private(GRACE, notes)], [RUBRIC])
    cases = [_evaded(text, how) for text in notes.split(". ") for how in EVASIONS]
    missed = [text for text in cases if not guard.check(text)]
    assert [] == missed[len(cases) * 3 // 100 :]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("You said yes. You told us why: So it was.", []),
        ("Here is what went well, so to be clear.", []),
        ("An told us.", [("NAME", "block", "An")]),
        ("We spoke with An.", [("NAME", "block", "An")]),
        ("In it we saw So.", [("NAME.ambiguous", "warn", "So")]),
        ("Han met us.", [("NAME", "block", "Han")]),
        ("We asked You Jin.", [("NAME", "block", "You Jin")]),
    ],
)
def test_a_name_that_is_a_word_of_grammar_is_that_word(
    text: str, expected: list[tuple[str, str, str]]
) -> None:
    """Such a word begins sentences; it is a name where a person's verb or neighbour says so."""
    assert expected == found(text, Names(("You Jin", "Han So", "An Nguyen", "Jane Here", "Minh To")))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thank you for talking with Acme and Hill about it.", [("NAME.ambiguous", "warn", "Acme")]),
        ("You asked what acme means.", []),
        ("Acme told us.", [("NAME", "block", "Acme")]),
        ("We asked Acme Ng.", [("NAME", "block", "Acme Ng")]),
        ("We know IBM here.", [("NAME.ambiguous", "warn", "IBM")]),
    ],
)
def test_a_name_that_is_a_word_of_the_organisation_is_that_word(
    text: str, expected: list[tuple[str, str, str]]
) -> None:
    """In its whole name it is only doubtful; alone it is a name beside a person's verb."""
    names = Names(("Acme Ng", "Ian B Moore"), words=("Acme and Hill", "IBM", "Backend Engineer"))
    assert expected == found(text, names)
