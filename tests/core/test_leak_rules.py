"""The rules as data: every rule fires on its sentence and leaves its neighbour alone."""

import pytest

from leak_corpus import DOUBTFUL, UNFIT
from panelry.leaks import PACK, Gate, Guard, Names, check_sentence
from panelry.leaks.rules import RULES

NAMED_WORDS = """
PROTECTED NAME NAME.ambiguous RATING RANK COMPARE PANEL PROMISE ACCUSE SALARY PRIVATE ADJUST CULTURE
PERSONALITY VAGUE HEDGE ABSOLUTE SWEEPING MINDREAD REASON LENGTH LEAK
"""
OF_THE_RECORD = {"LEAK"}
"""What no sentence alone can show: these compare it with what was written."""
NAMED = frozenset(NAMED_WORDS.split())
NAMES = Names(("Grace Hill", "Mark Stone"), denied=("Bluefinch",))

NEIGHBOURS = """
PROTECTED | You explained how the young generation of the heap is collected.
PROTECTED | Your child component asked its parent component for data.
PROTECTED | You kept 10 years of logs and left the old ones in cold storage.
PROTECTED | You told a native module from a scripted one.
NAME | You handled the question with grace, and stone by stone.
NAME.ambiguous | You put a mark beside each open question.
RATING | Your rating service returned 3 out of 5 replicas.
RATING | You drew the grades table before the bar chart.
RANK | You ranked the risks and began with the second one.
COMPARE | You said which of the other services is faster.
PANEL | You put three panels on the dashboard and split the first.
PROMISE | We will read your reply.
ACCUSE | You wrote a cheat sheet for the team and faked the clock in a test.
SALARY | You normalised the salary table and paid attention to nulls.
PRIVATE | You used UTF-8 and a date such as 2026-11-22, and 10 000 000 rows.
ADJUST | You made an adjustment to the query and started the Python interpreter.
CULTURE | You fitted the model to the data.
PERSONALITY | You noticed that the caches were cold.
VAGUE | You did well because you read the message before you typed.
HEDGE | Perhaps the queue was full.
ABSOLUTE | You showed that the lock is never taken twice.
SWEEPING | You said that this index is not made for ranges.
SWEEPING | You laid the template cut out for the hinge on the door.
SWEEPING | You told us that you would not lift the board alone.
SWEEPING | You asked the pupil about another profession.
ADJUST | You tested the page with a screen reader and fixed two labels.
ADJUST | You booked a separate room for the angry customer.
ADJUST | You gave the dough extra time because the room was cold.
CULTURE | You explained the chemistry of the cleaning agent.
PERSONALITY | You were sensitive to the smell of gas and opened the window.
PERSONALITY | You were slow on the first three parts and faster on the rest.
VAGUE | You moved to the next level of the tree and counted again.
VAGUE | You told the pupil to keep trying.
ABSOLUTE | You checked your mirrors every time you changed the lane.
ABSOLUTE | You asked us never to store the key in the code.
MINDREAD | You did the sum in your head and wrote it down.
MINDREAD | You stopped because you thought the rope was worn.
REASON | You noticed that the branch was cut too close to the trunk.
REASON | You asked a colleague from another team for the key.
MINDREAD | You said that you wanted to try the second option.
REASON | You kept within the error budget of the service.
REASON | Sorry that we took so long; that was our fault and not about you.
LENGTH | You read the task, then you drew a plan with a queue in it.
UNFINISHED | You asked: “What if the queue is full?”
DISGUISE | You named the columns a, b and c.
DISGUISE | You explained internationalisation and counterrevolutionaries.
DISGUISE | あなたは失敗する試験を先に書いてから構文解析器を直しましたそして原因を絞り込みました。
"""


def fired(text: str, *, adjusted: bool = False) -> set[tuple[str, Gate]]:
    """Return rules and gates of what is found in one sentence."""
    found = check_sentence(text, Guard(), NAMES, adjusted=adjusted)
    return {(each.rule, each.level) for each in found}


def test_every_rule_of_the_pack_is_there() -> None:
    """The rules by name, with one version over all; two are our own additions."""
    assert {*NAMED, "DISGUISE", "UNFINISHED"} == {each.id for each in RULES}
    assert len(RULES) == len({each.id for each in RULES})
    assert PACK == "en-8"


def test_every_rule_of_words_has_a_sentence_that_it_finds() -> None:
    """No rule is without an example."""
    assert {each.id for each in RULES} - OF_THE_RECORD == {rule for rule, _ in (*UNFIT, *DOUBTFUL)}


@pytest.mark.parametrize("line", NEIGHBOURS.strip().splitlines())
def test_neighbours_of_a_rule_pass(line: str) -> None:
    """Words that a bare list would fire on are left alone."""
    _, text = line.split(" | ")
    assert set() == fired(text)


def test_every_rule_has_a_neighbour() -> None:
    """Each rule of words is shown to leave something alone."""
    shown = {line.split(" | ")[0] for line in NEIGHBOURS.strip().splitlines()}
    assert {each.id for each in RULES} - OF_THE_RECORD == shown


def test_an_adjustment_on_file_makes_words_about_it_block() -> None:
    """A warning where nothing is on file; a block where something is; other rules stay as they are."""
    text = "With the extra time you seemed nervous."
    assert {("ADJUST", Gate.WARN), ("PERSONALITY", Gate.WARN)} == fired(text)
    assert {("ADJUST", Gate.BLOCK), ("PERSONALITY", Gate.WARN)} == fired(text, adjusted=True)


def test_what_blocks_is_never_waived() -> None:
    """No rule that blocks can be overridden; each that warns can, and all say what to do."""
    assert [] == [each.id for each in RULES if each.overridable is (each.level is Gate.BLOCK)]
    assert [] == [each.id for each in RULES if not each.suggestion.endswith(".")]
