"""The language rules of a summary, as data: what may not be said, and what to say instead.

A pattern is a regular expression over folded text (`stems.fold`), matched at word borders. In it
a blank stands for anything between two words, ` ?` for one such sign or none, and `<n>` for a number in
digits or as a word. Patterns look at the words around a word: bare lists fire on "parent process".
"""

import re
from enum import Enum
from functools import cache

import msgspec

from panelry.ids import PersonId
from panelry.stems import NUMBERS, Folded

PACK = "en-1"
"""The version of the rule pack; signatures cover it."""


class Gate(Enum):
    """What a finding does: a block cannot be signed, a warning is shown."""

    BLOCK = "block"
    WARN = "warn"


class Finding(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing a check found in a sentence of a draft.

    `span` is where in that sentence, from and to in code points. `owner` wrote the private text
    that a LEAK is near. A finding never holds private text: it is shown to others than its owner.
    """

    rule: str
    level: Gate
    span: tuple[int, int]
    owner: PersonId | None = None


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One rule of the pack.

    It fires where one of `terms` matches, no match of `exceptions` overlaps that place, and, if it
    has a `frame`, that matches somewhere in the sentence. Rules without terms are decided in `leaks`.
    """

    id: str
    level: Gate
    message: str
    suggestion: str
    terms: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    frame: str = ""
    overridable: bool = False
    version: int = 1


_NUMBER = "(?:" + "|".join((r"\d+", *NUMBERS)) + ")"
_MEN = "woman|man|women|men|mother|father|mum|mom|dad|parent|girl|boy|lady|female|male"
_BELIEVERS = "catholic|protestant|christian|muslim|jew|jewish|hindu|buddhist|sikh|atheist|mormon|orthodox"
_SMALL = r"(?:a|an|one|<n>|your|the|small|young|little|new)"
_THOUGHT = "felt|thought|said|believed|wanted|liked|disliked|preferred|voted|worried|agreed|disagreed|argued"
_PEOPLE = "people|candidates|applicants|interviewees"
_US = "us|the panel|our panel|the interviewers|our interviewers|the panelists"
_BY = "too|very|rather|quite|a bit|a little|so"
_SEEMED = f"(?:seemed|appeared|came across as|were|are|sounded|looked)(?: (?:{_BY}))?"
_TRAITS = (
    "abrasive|aggressive|arrogant|bossy|bubbly|charming|cold|confident|defensive|emotional|friendly|humble|lazy"
    "|likeable|nervous|nice|passive|quiet|rude|shy|stubborn|timid|warm"
)
_DRIVE = "energy|confidence|passion|enthusiasm|drive|presence|charisma|warmth|motivation"
_LOW = "depressed|anxious|stressed|burnt out|burned out"
_INFANT = "baby|babies|kids?|toddlers?|newborn"
_ONE = "person|candidate|applicant|engineer|developer|colleague|somebody|someone"
_WON = "got|offered|received|accepted|took|given"
_PLACE = "(?:the|our|an|a) (?:offer|job|position|role|place)"
_OTHER = "other|another|stronger|better|previous|fellow|chosen|successful|winning"
_PART = "<n>|some|most|half|all|none|few|many|several|majority|minority|part|rest|members?"
_ON = r"(?= (?:on|for|in|overall|points?|marks?|stars?)|\W*$)"

RULES = (
    Rule(
        id="LEAK",
        level=Gate.BLOCK,
        message="These words are close to somebody's private text.",
        suggestion="Say it in your own words, or ask the person named for a yes.",
    ),
    Rule(
        id="NAME",
        level=Gate.BLOCK,
        message="This names a person.",
        suggestion='Leave the name out; write "we".',
    ),
    Rule(
        id="NAME.ambiguous",
        level=Gate.WARN,
        message="This may name a person.",
        suggestion='If it does, write "we" instead.',
        overridable=True,
    ),
    Rule(
        id="LENGTH",
        level=Gate.WARN,
        message="The text or a sentence is longer or shorter than it should be.",
        suggestion="Aim at 120 to 220 words, and at most 30 in a sentence.",
        overridable=True,
    ),
    Rule(
        id="PROTECTED",
        level=Gate.BLOCK,
        message="This touches age, family, health, origin, belief or sex.",
        suggestion="Leave it out; say what was done in the interview.",
        terms=(
            r"your age|you (?:\w+ ){1,2}too (?:old|young)|millennials?|boomers?|gen z|generation z|youthful",
            r"digital natives?|(?:fresh|recent) graduates?",
            r"over ?qualified|your career stage|early in your career",
            r"with (?:only |just |over |your )*<n> years|late in your career",
            r"pregnan(?:t|cy)|(?:maternity|paternity|parental) leave",
            r"child ?care|caring (?:duties|responsibilities)",
            rf"(?:with|have|having|has|had|your)(?: {_SMALL})* (?:{_INFANT})",
            rf"(?:you have|you had|your)(?: {_SMALL})* (?:child|children)|children at home",
            r"your (?:husband|wife|spouse|boyfriend|girlfriend|marriage|family)",
            r"your partner (?:works?|lives?|moved|moves)",
            r"(?:live|lives|living|home|move|moving|time) with your partner",
            r"you (?:are|were) (?:married|divorced|disabled|ill|sick)",
            r"single (?:mother|father|mum|mom|dad)|(?:a|are|were) single parent",
            r"your (?:disability|disabilities|illness|health|medication|therapy)",
            r"your (?:hearing|speech|stress levels)",
            r"wheelchair|hearing aids?|(?:you|your) (?:stutter|stammer)\w*|autis\w+",
            r"adhd|dyslexi\w+|bipolar|mental (?:health|state|illness)",
            rf"you (?:are|were|seemed|appeared|looked) (?:\w+ )?(?:{_LOW})",
            r"your accent|(?:strong|heavy|thick|foreign) accent|native (?:language|speakers?|english|tongue)",
            r"nationality|ethnic\w*|your race|immigra\w+|your visa",
            r"visa (?:status|sponsorship)|(?:work|residence) permit",
            r"citizenship|your (?:home )?country|foreigners?",
            r"foreign nationals?|permit to work",
            rf"as an? (?:{_BELIEVERS}|believer)|you (?:are|were) an? (?:{_BELIEVERS})",
            r"your (?:religion|faith|church|mosque|temple|prayers?|beliefs)",
            r"hijab|headscarf|turban|kippah|ramadan|sabbath",
            r"(?:trade|labou?r) union|union membership|(?:a|your) union member",
            rf"as an? (?:{_MEN})|(?:female|male) (?:engineer|colleague|candidate|developer|applicant)s?",
            r"your (?:gender|sex|sexuality|sexual orientation|orientation)",
            r"all male|all female|only (?:woman|man)",
            r"gay|lesbian|bisexual|transgender|trans (?:woman|man|person)",
        ),
        exceptions=(
            r"child process(?:es)?|children process(?:es)?",
            r"health (?:checks?|endpoints?|probes?|page)|your race condition",
            r"(?:a|single) parent (?:process|node|class|element|record|directory)",
            r"(?:child|children|family) (?:nodes?|class|classes|components?|tables?|records?|themes?|rows?)",
            r"<n> years of (?:data|logs|history|records)",
            r"your country (?:codes?|columns?|fields?|tables?|lists?)",
            r"man in the middle",
        ),
    ),
    Rule(
        id="RATING",
        level=Gate.BLOCK,
        message="This gives a rating, a grade or a place against the bar.",
        suggestion="Say what was done instead of how it was rated.",
        terms=(
            r"\d+(?:[.,]\d+)? ?/ ?\d+",
            r"<n> out of <n>",
            r"scored(?: you)?(?: an?| the)? <n>|(?:rated|graded) you",
            rf"you (?:got|received|earned|were given) (?:an? )?<n>{_ON}",
            r"you were (?:rated|scored|graded|ranked)",
            r"your (?:final |overall |total )?(?:scores?|ratings?|grades?|marks?)",
            r"an? <n> (?:on|for|in)|(?:score|rating|grade|mark|level) of <n>|level <n> (?:on|for|in)",
            r"(?:strong|weak|lean|leaning|clear) (?:no )?hire|no hire|strong (?:yes|no)|thumbs (?:up|down)",
            r"(?:below|above|at|under|over|met|missed|reached|cleared|raised) (?:the|our) (?:hiring )?bar",
            r"(?:below|above|under|over) (?:the|our) (?:pass mark|threshold|required level|expected level)",
        ),
        exceptions=(
            r"24 ?/ ?7|50 ?/ ?50|\d+/\d+/\d+",
            r"<n> out of <n> (?!on\b|for\b|in\b|at\b|and\b|overall\b|points?\b|marks?\b|stars?\b)[a-z]+",
            r"your (?:scores?|ratings?|grades?|marks?) (?:table|service|column|function|model)",
            r"the bar (?:charts?|graphs?|codes?)",
        ),
    ),
    Rule(
        id="COMPARE",
        level=Gate.BLOCK,
        message="This compares the candidate with other people.",
        suggestion="Speak of this person's work alone.",
        terms=(
            rf"(?:{_OTHER}) (?:candidate|applicant|interviewee)s?",
            rf"(?:{_ONE}) (?:who|that) (?:was |has |had )*(?:{_WON}) {_PLACE}",
            rf"(?:{_ONE}) (?:that |whom )?we (?:have |had )?(?:chose|chosen|hired|selected|picked|appointed)",
            rf"most (?:{_PEOPLE})",
            r"(?:many|all|few)(?: of the)?(?: other)? (?:candidates|applicants|interviewees)",
            r"you(?: \w+){1,2} \w*(?:er|more|less|worse)(?: \w+){0,3} than (?:the )?(?:most|others|rest)",
            r"than (?:anyone|anybody|everyone|everybody|somebody|someone|the person)",
            r"(?:best|strongest|weakest|top|only|second|third) (?:candidate|applicant)s?",
            r"you (?:are|were) (?:in|among) (?:the|our) (?:top|bottom) <n>",
            r"compared (?:to|with) (?:others|the others|the rest|anyone|somebody|someone)",
        ),
        exceptions=(r"candidates? (?:keys?|solutions?|causes?|releases?|fix|fixes|designs?|queries|query)",),
    ),
    Rule(
        id="PANEL",
        level=Gate.BLOCK,
        message="This tells how the panel is made up or how it decided.",
        suggestion='Write "we", without numbers or sides.',
        terms=(
            rf"(?:{_PART}) of (?:{_US})",
            r"<n> (?:interviewers|panelists|panel members|people on the panel)",
            rf"(?:panel|interviewers?|panelists?)(?: members?)? (?:was|were|could not|{_THOUGHT}|split)",
            rf"(?:hiring manager|team lead|tech lead|recruiter|facilitator|coordinator) (?:{_THOUGHT})",
            r"(?:we|panel) (?:all )?(?:voted|were split|were divided|disagreed|argued)",
            r"out ?voted|we (?:were )?over ?ruled|(?:our|the) vote was split",
            r"opinions (?:were |was )?(?:split|divided|differed)",
            r"(?:we|decision) (?:was|were) (?:not )?unanimous",
        ),
        exceptions=(r"(?:control|solar|admin|side) panels? \w+",),
    ),
    Rule(
        id="ACCUSE",
        level=Gate.BLOCK,
        message="This accuses the candidate of dishonesty.",
        suggestion="Say only what was seen or heard.",
        terms=(
            r"(?:you|your)(?: \w+){0,2} (?:cheat(?:ed|ing)?|lied|plagiari[sz]\w+|deceived)",
            r"dishonest(?:y|ly)?|you (?:were|are) (?:not honest|untruthful|lying)|made (?:it|that) up",
        ),
        exceptions=(r"cheat ?sheets?",),
    ),
    Rule(
        id="PROMISE",
        level=Gate.BLOCK,
        message="This promises a job or an interview.",
        suggestion="Say what the candidate may do, not what we will do.",
        terms=(
            r"we (?:will|shall) (?:hire|employ|offer you|invite you|interview you)|we (?:guarantee|promise)",
            r"you will (?:get|receive|have|be given) (?:an? |the )?(?:offer|job|position|interview)",
            r"guaranteed? (?:you )?(?:an? |the )?(?:offer|job|position|interview)",
        ),
    ),
    Rule(
        id="PERSONALITY",
        level=Gate.WARN,
        message="This judges the person rather than the work.",
        suggestion="Say what you saw or heard that gave this impression.",
        overridable=True,
        frame=r"you|your",
        terms=(rf"you {_SEEMED} (?:{_TRAITS})", rf"lack(?:ed|s|ing)?(?: of)? (?:{_DRIVE})"),
    ),
    Rule(
        id="CULTURE",
        level=Gate.WARN,
        message="This speaks of fit, which says nothing one can act on.",
        suggestion="Name the way of working that was missing or present.",
        overridable=True,
        terms=(r"cultur(?:e|al) fit|team fit|(?:good|right|bad|poor|not an?) fit|chemistry",),
    ),
)


@cache
def _pattern(terms: tuple[str, ...]) -> re.Pattern[str]:
    """Return one expression for several patterns of a rule."""
    whole = "|".join(terms)
    for sign, expression in (("<n>", _NUMBER), (" ?", r"\W?"), (" ", r"\W+")):
        whole = whole.replace(sign, expression)
    return re.compile(rf"(?<!\w)(?:{whole})(?!\w)")


def rule(rule_id: str) -> Rule:
    """Return the rule of that id; KeyError for an unknown one."""
    return {each.id: each for each in RULES}[rule_id]


def language_findings(sentence: Folded) -> tuple[Finding, ...]:
    """Return what the rules with terms find in one folded sentence, in the order of the pack."""
    return tuple(finding for each in RULES if each.terms for finding in _fired(each, sentence))


def _fired(each: Rule, sentence: Folded) -> list[Finding]:
    """Return the findings of one rule."""
    if each.frame and not _pattern((each.frame,)).search(sentence.text):
        return []
    excused = (
        [found.span() for found in _pattern(each.exceptions).finditer(sentence.text)]
        if each.exceptions
        else []
    )
    return [
        Finding(each.id, each.level, sentence.span(*found.span()))
        for found in _pattern(each.terms).finditer(sentence.text)
        if not any(start < found.end() and found.start() < end for start, end in excused)
    ]
