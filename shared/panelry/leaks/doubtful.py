"""The rules that warn: words that judge a person, say nothing to act on, or guess.

Patterns are read as `rules` says. A warning is shown and can be waived with a reason.
"""

from panelry.leaks import belonging, extremes, grounds, hollow, motives, reasons, remarks, sums, temper
from panelry.leaks.finding import Gate, Rule
from panelry.leaks.guesses import (
    ABSOLUTE,
    ADJUST,
    MINDREAD,
    NOT_ABSOLUTE,
    NOT_ADJUST,
    NOT_REASON,
    NOT_SWEEPING,
    REASON,
    SWEEPING,
)
from panelry.leaks.manner import CULTURE, NOT_CULTURE, PERSONALITY, VAGUE

_BY = "too|very|rather|quite|a bit|a little|so"
_SEEMED = f"(?:seemed|appeared|came across as|were|are|sounded|looked)(?: (?:{_BY}))?"
_TRAITS = (
    "abrasive|aggressive|arrogant|bossy|bubbly|charming|cold|confident|defensive|emotional|friendly|humble"
    "|lazy|likeable|nervous|nice|passive|quiet|rambling|rude|shy|stubborn|timid|warm"
)
_DRIVE = "energy|confidence|passion|enthusiasm|drive|presence|charisma|warmth|motivation"
_HEDGE = (
    "perhaps|maybe|possibly|probably|somewhat|slightly|might|may|could have|seemed|appeared|kind of|sort of"
    "|a bit|a little|in a way|arguably|rather(?! than)|fairly|quite|i think|we think|we feel|more or less"
    "|to some extent"
    "|conceivably|presumably|apparently|supposedly|likely|somehow|partly|in some ways|so to speak|"
    f"{remarks.HEDGES}"
)
_SKILLS = (
    "communication|technical|people|leadership|interpersonal|problem solving|coding|soft|analytical|social"
)
_PRAISE = "great|good|nice|excellent|amazing|awesome|fantastic|impressive|brilliant|wonderful|solid|strong"
_TASK = "job|work|effort|performance|interview|answers?|impression|attitude|skills?|stuff"
_OFFICE = (
    r"(?:budgets?|budget cuts?|head ?count|restructuring|reorgani[sz]ation|staffing|business|operational"
    r"|organi[sz]ational)(?: (?:reasons|needs|limits?|cuts?|changes|priorities|freeze))?"
    r"(?! (?:query|queries|table|service|budget))"
)
"""Reasons of the organisation, which are none of the candidate's."""

DOUBTFUL = (
    Rule(
        id="ADJUST",
        level=Gate.WARN,
        message="This touches extra time or another arrangement made for the candidate.",
        suggestion="Leave the arrangement out; say what was done.",
        overridable=True,
        terms=(
            *ADJUST,
            *remarks.ADJUST,
            *sums.ADJUST,
            r"(?:extra|additional|extended) time|(?:special|individual) arrangements?|time extension",
            r"(?:even )?with the (?:longer|extended) (?:slot|time|interview)",
            r"(?:a|your) longer (?:slot|interview)",
            r"(?:interview|reasonable|workplace|your|the) (?:adjustments?|accommodations?)",
            r"adjustments? (?:we|you were)",
            (
                r"(?:screen reader|interpreter|note taker|quiet room"
                r"|separate room|support person)(?! (?:loop|pattern|class))"
            ),
            r"(?:questions? )?in writing (?:beforehand|in advance|because)",
        ),
        exceptions=(
            *NOT_ADJUST,
            *sums.NOT_ADJUST,
            r"(?:your|the) adjustments? (?:to|of) (?:the )?\w+|python interpreter|bytecode interpreter",
            r"interpreter (?:lock|loop|pattern)|extra time (?:complexity|series|zone)",
            r"(?:an|the) interpreter (?:for|of) \w+",
        ),
    ),
    Rule(
        id="PERSONALITY",
        level=Gate.WARN,
        message="This judges the person rather than the work.",
        suggestion="Say what you saw or heard that gave this impression.",
        overridable=True,
        frame=r"you|your|the candidate|such an?|what an?|more|less",
        exceptions=temper.NOT_PERSONALITY,
        terms=(
            *PERSONALITY,
            *remarks.PERSONALITY,
            *temper.PERSONALITY,
            rf"you {_SEEMED} (?:slow and )?(?:{_TRAITS})(?: and (?:(?:{_BY}) )?(?:{_TRAITS}))*",
            rf"lack(?:ed|s|ing)?(?: of)? (?:{_DRIVE})",
        ),
    ),
    Rule(
        id="CULTURE",
        level=Gate.WARN,
        message="This speaks of fit, which says nothing one can act on.",
        suggestion="Name the way of working that was missing or present.",
        overridable=True,
        exceptions=(*NOT_CULTURE, *belonging.NOT_CULTURE),
        terms=(
            *CULTURE,
            *remarks.CULTURE,
            *belonging.CULTURE,
            r"cultur(?:e|al) fit|team fit|(?:good|right|bad|poor|not an?) fit",
        ),
    ),
    Rule(
        id="VAGUE",
        level=Gate.WARN,
        message="This praises or advises without saying what was done.",
        suggestion="Name what was seen or heard, and where.",
        overridable=True,
        terms=(
            *VAGUE,
            *remarks.VAGUE,
            *hollow.VAGUE,
            rf"(?:{_PRAISE}) (?:{_TASK})|well done|keep (?:it|this) up|keep up the good work",
            rf"(?:{_SKILLS}) skills?|you did (?:really |very |quite |so )?(?:well|great|fine|badly|poorly)",
            r"(?:be|become) more (?:proactive|assertive|strategic|structured|senior|visible|professional)",
            r"(?:do|try) (?:better|harder)|room for improvement",
            r"(?:work on|improve) your(?:self| \w+ skills)",
            (
                r"you (?:were|are) (?:really |very |so )?(?:great|good"
                r"|excellent|amazing|impressive|strong|weak|bad|poor)"
            ),
            r"took it to the next level|think outside the box|step up your game|needs? more experience",
        ),
        exceptions=hollow.NOT_VAGUE,
        unless=r"because|by \w+ing|when you|after you|where you|so that|you (?:said|asked|wrote|drew|named)",
    ),
    Rule(
        id="HEDGE",
        level=Gate.WARN,
        message="This sentence takes itself back three times or more.",
        suggestion="Say what was seen; leave the softening words out.",
        overridable=True,
        terms=(rf"(?:{_HEDGE})(?: (?:\w+ )*?(?:{_HEDGE})){{2,}}",),
    ),
    Rule(
        id="ABSOLUTE",
        level=Gate.WARN,
        message="This says always or never of a person seen once.",
        suggestion="Say how often, and where.",
        overridable=True,
        terms=(
            *ABSOLUTE,
            *remarks.ABSOLUTE,
            *extremes.ABSOLUTE,
            (
                r"you(?: (?:are|were|will|would|did|do|have|had|can"
                r"|could|must))?(?: \w+)? (?:always|never|constantly)"
            ),
            r"(?:always|never|constantly|every single time) (?:do|did|are|were|will|would|have|had)? ?you",
        ),
        exceptions=(
            *NOT_ABSOLUTE,
            *extremes.NOT_ABSOLUTE,
            (
                r"you (?:showed|explained|said|knew|proved|noted"
                r"|saw|checked|noticed|wrote|found) (?:always|never)"
            ),
        ),
    ),
    Rule(
        id="SWEEPING",
        level=Gate.WARN,
        message="This judges more than one interview can show.",
        suggestion="Speak of the one exercise, and of this position.",
        overridable=True,
        terms=(
            *SWEEPING,
            *remarks.SWEEPING,
            *extremes.SWEEPING,
            (
                r"(?:not|never) (?:be )?(?:cut out|suited|made|fit|suitable"
                r"|ready|right|qualified) for (?:this|any|the|an?) \w+"
            ),
            r"unfit|unsuitable|unsuited",
            r"(?:no|little|without) (?:talent|potential|aptitude|future) (?:for|as|in|at)",
            (
                r"you (?:are|were) (?:not|no) (?:an? |real )*(?:engineer"
                r"|developer|leader|manager|team player)(?: material)?"
            ),
            r"(?:another|different) (?:career|profession|line of work)",
            r"in (?:every|all) (?:respects?|ways?|areas?|regards?)",
            r"you (?:will|would|can) never|everything you (?:did|said|wrote)",
            r"nothing you (?:did|said|wrote)|hopeless",
        ),
        exceptions=(*NOT_SWEEPING, r"unsuitable (?:index|type|structure|format|key)\w*"),
    ),
    Rule(
        id="MINDREAD",
        level=Gate.WARN,
        message="This guesses what somebody wanted or felt.",
        suggestion="Say what was seen or heard; leave the motive out.",
        overridable=True,
        exceptions=motives.NOT_MINDREAD,
        terms=(
            *MINDREAD,
            *remarks.MINDREAD,
            *motives.MINDREAD,
            (
                r"you (?:did not|didnt|do not|dont) (?:\w+ )?(?:care"
                r"|bother|take (?:it|this|us|the \w+) seriously)"
            ),
            (
                r"you (?:\w+ )?(?:wanted|tried|hoped|meant|intended"
                r"|were trying) to (?:impress|hide|avoid|dodge|please|provoke)"
            ),
            (
                r"you (?:were|are|seemed|looked|felt|sounded) (?:\w+ )?(?:bored|uninterested"
                r"|disinterested|unmotivated|desperate|afraid|scared|annoyed|offended)"
            ),
            (
                r"you (?:probably|obviously|clearly|apparently|secretly"
                r"|must have) (?:thought|felt|wanted|believed|assumed|hoped|been)"
            ),
            r"because you (?:\w+ )?(?:wanted|feared|hoped|felt|disliked|hated|were afraid)",
            r"your (?:real )?(?:motive|motivation|intention)s?",
        ),
    ),
    Rule(
        id="REASON",
        level=Gate.WARN,
        message="This reason for the decision is not one that the panel recorded.",
        suggestion="Give a reason that the panel recorded as deciding, or none.",
        overridable=True,
        terms=(
            *REASON,
            *reasons.REASON,
            *grounds.REASON,
            (
                rf"(?:because of|due to|owing to|given|for) (?:(?:our|the"
                rf"|an?|internal|tight|recent|changed|purely) )*{_OFFICE}"
            ),
            r"hiring freeze|internal (?:candidate|applicant|hire|transfer)",
            r"filled internally|change of (?:plans|priorities)",
            (
                r"(?:position|role|team|vacancy) (?:was|has been|is"
                r"|had been) (?:cut|cancell?ed|frozen|restructured|reorgani[sz]ed)"
            ),
            r"we (?:lost|no longer have) the (?:budget|head ?count|funding)",
        ),
        exceptions=(
            *NOT_REASON,
            *grounds.NOT_REASON,
            r"for (?:the|an?|our) (?:business|operational|budget) (?!reasons|needs)\w+",
            r"(?:given|for) (?:the|an?) (?:error )?budget",
        ),
    ),
)
