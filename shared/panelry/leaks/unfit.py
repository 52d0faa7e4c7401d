"""The rules that block: ratings, ranks, comparisons, the panel, promises, accusations, pay, private data.

Patterns are read as `rules` says. None of them can be waived.
"""

from panelry.leaks.finding import Gate, Rule

_THOUGHT = "felt|thought|said|believed|wanted|liked|disliked|preferred|voted|worried|agreed|disagreed|argued"
_PEOPLE = "people|candidates|applicants|interviewees"
_US = "us|the panel|our panel|the interviewers|our interviewers|the panelists"
_ONE = "person|candidate|applicant|engineer|developer|colleague|somebody|someone"
_WON = "got|offered|received|accepted|took|given"
_PLACE = "(?:the|our|an|a) (?:offer|job|position|role|place)"
_OTHER = "other|another|stronger|better|previous|fellow|chosen|successful|winning"
_PART = "<n>|some|most|half|all|none|few|many|several|majority|minority|part|rest|members?"
_ON = r"(?= (?:on|for|in|overall|points?|marks?|stars?)|\W*$)"
_ORDER = "first|second|third|fourth|fifth|last|next to last"
_FILE = "(?:ticket|case|requisition|req|candidate|applicant|employee|personnel|reference|ref|file)"

UNFIT = (
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
            r"you were (?:rated|scored|graded)",
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
        id="RANK",
        level=Gate.BLOCK,
        message="This places the candidate in an order of people.",
        suggestion="Speak of this person's work alone.",
        terms=(
            r"(?:best|strongest|weakest|worst|top|only|second|third) (?:candidate|applicant|interviewee)s?",
            r"you (?:are|were) (?:in|among) (?:the|our) (?:top|bottom) <n>",
            (
                rf"you (?:were |are |have been )?(?:ranked|placed|came"
                rf"|finished|ended up) (?:in )?(?:the )?(?:{_ORDER})"
            ),
            (
                r"you (?:were|are) (?:the |our )?(?:runner up"
                r"|second choice|first choice|number <n>|last choice)"
            ),
            (
                r"(?:top|bottom) (?:half|quarter|third|<n>"
                r"|tenth) of (?:the |our |all )*(?:field|people|list|group)"
            ),
            r"(?:first|second|third) on (?:the|our) (?:short ?)?list|you were ranked",
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
            (
                rf"(?:{_ONE}) (?:that |whom )?we (?:have |had )?(?:chose"
                rf"|chosen|hired|selected|picked|appointed)"
            ),
            rf"most (?:{_PEOPLE})",
            r"(?:many|all|few)(?: of the)?(?: other)? (?:candidates|applicants|interviewees)",
            r"you(?: \w+){1,2} \w*(?:er|more|less|worse)(?: \w+){0,3} than (?:the )?(?:most|others|rest)",
            r"than (?:anyone|anybody|everyone|everybody|somebody|someone|the person)",
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
            r"you (?:were|are|seem to be) (?:a |an )?(?:liar|cheat|cheater|fraud|impostor)",
            r"you (?:misled|tricked) us",
            r"you (?:copied|stole) (?:the|your|this|that) (?:answer|solution|code|task)s?(?! into)",
            (
                r"you (?:faked|invented|fabricated|padded) (?:your|the"
                r"|parts of your) (?:cv|resume|experience|degree|references?)"
            ),
            r"(?:lied|lying|lie) (?:about|to us)|not (?:being )?truthful",
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
            r"we (?:will|shall) (?:hire|employ|offer you|invite you|interview you)",
            r"we (?:guarantee|promise)",
            r"you will (?:get|receive|have|be given) (?:an? |the )?(?:offer|job|position|interview)",
            (
                r"we (?:will|shall) (?:definitely|certainly|surely"
                r"|gladly) (?:hire|employ|offer|invite|interview|take)"
            ),
            r"(?:next|this) (?:job|role|position|opening) is yours",
            r"you (?:are|will be) (?:sure|certain) to (?:get|be)",
            r"guaranteed? (?:you )?(?:an? |the )?(?:offer|job|position|interview)",
        ),
    ),
    Rule(
        id="SALARY",
        level=Gate.BLOCK,
        message="This speaks of pay.",
        suggestion="Leave it out; pay is talked about in person.",
        terms=(
            r"salar(?:y|ies)|wages?|remuneration",
            r"(?:pay|salary|wage) (?:band|grade|range|scale|rise|expectations?)s?",
            (
                r"(?:your|our|the|higher|lower|more) (?:pay|compensation"
                r"|bonus|bonuses|benefits package|day rate|hourly rate)"
            ),
            r"(?:stock|share) options?(?! table)|signing bonus",
            r"too expensive for (?:us|the (?:team|role|position))",
            r"[$£€]\s?\d[\d.,]*\s?k?|\d+\s?k (?:a|per) (?:year|month)",
            r"<n> (?:dollars|euros|pounds) (?:a|an|per) \w+",
        ),
        exceptions=(
            (
                r"(?:salary|wages?) (?:tables?|columns?|fields?|services?"
                r"|database|query|model|example|report|records?)"
            ),
            r"(?:your|the) (?:bonus|pay) (?:task|question|round|exercise|load|loads|wall)",
            r"(?:your|the) compensation (?:step|transaction|action|logic|handler)s?",
        ),
    ),
    Rule(
        id="PRIVATE",
        level=Gate.BLOCK,
        message="This holds an address, a number or a name that is not for the reader.",
        suggestion="Leave it out; the sender's line says how to reply.",
        terms=(
            r"(?:https?://|www\.)[^\s]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
            r"\d{3}[-.\s]\d{3}[-.\s]\d{4}|0\d{1,4}[\s/-]\d[\d\s/-]{4,}\d",
            rf"{_FILE}(?: (?:number|no|id))?\W{{1,3}}\d{{3,}}",
            r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
        ),
    ),
    Rule(
        id="DISGUISE",
        level=Gate.BLOCK,
        message="Letters are written apart or in one row, so that nobody can check what they say.",
        suggestion="Write whole words.",
        terms=(r"(?:[a-z] ){6,}[a-z]", r"[a-z0-9]{30,}"),
        exceptions=(r"a b c d(?: [a-z])*",),
    ),
)
