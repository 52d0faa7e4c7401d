"""The rules that block: ratings, promises and private data, with those of `order` and `trust`.

Patterns are read as `rules` and `patterns` say. None of them can be waived.
"""

from panelry.leaks import promises, standing, sums, verdicts
from panelry.leaks.finding import Gate, Rule
from panelry.leaks.order import ORDER
from panelry.leaks.patterns import classes, terms
from panelry.leaks.task_words import TASK
from panelry.leaks.trust import TRUST

_CLASSES = classes(
    r"""
WILL: will|shall|would|are going to|plan to|intend to|mean to|definitely|certainly
JOB: offer|jobs?|position|post|place|spot|seat|role|contract|desk|slot|placement|apprenticeship
    |permanent contract
ON: (?= (?:on|for|in|overall|points?|marks?|stars?)|\W*$)
FILE: (?:ticket|case|requisition|req|candidate|applicant|employee|personnel|reference|ref|file)
""",
    TASK,
)

_RATING = terms(
    r"""
(?:gave|awarded|assigned|marked) you (?:an? |the |only |just |full |top )*(?:[a-f](?:[+-]|(?= (?:for|on
    |in)|\W*$))|<n><ON>|\d+(?:[.,]\d+)?(?:[+%]| percent)|(?:full|top|low|high|good|poor|pass|fail|merit
    |distinction)(?: (?:marks?|grades?|scores?|ratings?|stars?|points?)))
(?:put|marked|rated|scored|graded|filed|classed|classified|noted|listed|levell?ed|tagged|recorded) you
     (?:down |all )?(?:as|at|under|an?|on|in the|with|low|high|lower|higher|below|above|<n>)
you (?:came|went|ended|finished|stood|were put|were listed|were marked|landed|scored) (?:out |up |down
     |through )?(?:as|at|on|with) (?:an? |the |our )?(?:lean|strong|weak|clear|borderline|solid|yes|no
    |maybe|hire|reject|pass|fail|<n>|[a-f][+-]?|average|junior|senior|mid)(?: (?:hire|yes|no|candidate
    |level|points?|average|stars?|overall)|(?= (?:in|on|for|from)|\W*$))(?! (?:minutes?|hours?|line))
(?:fell|fall|came|were|are|was|stopped|landed) (?:\w+ )?(?:short of|below|under|above|over|at|past
    |beneath|near) (?:the|our|that|this) (?:(?:hiring|required|expected|quality|pass|passing|senior
    |team|entry|minimum) )*(?:bar(?! (?:charts?|graphs?|codes?|counter|stools?))|pass mark|threshold
    |required level|expected level|cut ?off|standard we|mark we|level we|level for|standard for|minimum)
(?:below|above|met|meet|missed|reached|reach|cleared|clear|passed|pass|hit) (?:our|the hiring|the pass
    |the required)
     (?:hiring |quality )?(?:bar|standards?|level|mark|line|minimum|threshold)
(?:meets?|met|exceeds?|exceeded|below|above|partly met|mostly met|fully met) (?:our |all |the |most
     )?expectations(?! of (?:the )?(?:customers?|users?|guests?|clients?|test))
(?:needed|need|needs|lacked|missed|missing|short|wanted|shy|away|short by|by)(?: \w+)? (?:<n>|a few
    |half an?|another|a single) (?:more )?(?:points?|marks?|stars?)(?= (?:to pass|for (?:an? |the )|on
    |in|more|short|to)|\W*$)|<n> (?:more )?(?:points?|marks?) (?:more |short|below|above|under|over
    |away|to pass|off|too few|from)
your (?:\w+ )?(?:average|mean|median|total|sum|result|results|score|overall|marks?|level)(?: (?:over
    |across|of|for|on|in|from|the|all|our|<n>|criteria|criterion|scores?|ratings?|points?|panel|marks?
    |sheet|rounds?|parts?|task|test|interview|overall)){0,7} (?:was|is|were|came to|came out at|stood
     at|reached|lay at) (?:an? |only |just |about |at )?(?:<n>|[a-f](?:[+-]|\b)|low|high|average|poor
    |good|below|above)(?! (?:seconds?|minutes?|ms|kg|grams?|requests?|hours?|euros?|metres?|litres?
    |percent of the))
you (?:just |barely |narrowly |nearly |almost |only just )(?:passed|failed|missed)(?= (?:the|our|on|in
    |by)|\W*$)|(?:final|overall|panel|score|rating) sheet (?:says?|said|showed|has|had|puts?)
(?:see|saw|place|placed|put|rate|rated|levell?ed|judged|assessed|grade|graded) you (?:\w+ )?(?:at|on|in
    |as|below|above|between) (?:an? |the |our )?(?:\w+ )?(?:level|grade|band|tier|junior|senior|mid
    |average|<n>)
you (?:were|are|was) (?:an? |the )?(?:\w+ )?(?:borderline|narrow|clear|near|marginal|bare|straight|easy
    |hard|solid|definite|firm) (?:pass|fail|miss|case|call|reject|no|yes|maybe|hire)
(?:full|top|low|high|poor|bottom|highest|lowest) (?:marks|scores?|ratings?|grades?) (?:for|on|in|from
    |went)|<n> stars? (?:for|on|in|out|overall)|you (?:reached|got|made|have|had|earned|achieved
    |collected|received)(?: \w+)? <n>(?:[.,]\d+)? (?:points?|marks?|stars?)(?! (?:of|on) the (?:list
    |agenda|map))
\d+(?:[.,]\d+)? ?/ ?\d+
<n> out of <n>
scored(?: you)?(?: an?| the)? <n>|(?:rated|graded) you
you (?:got|received|earned|were given) (?:an? )?<n><ON>
you were (?:rated|scored|graded)
your (?:final |overall |total )?(?:scores?|ratings?|grades?|marks?)
an? <n> (?:on|for|in)|(?:score|rating|grade|mark|level) of <n>|level <n> (?:on|for|in)
(?:strong|weak|lean|leaning|clear) (?:no )?hire|no hire|strong (?:yes|no)|thumbs (?:up|down)
(?:below|above|at|under|over|met|missed|reached|cleared|raised) (?:the|our) (?:hiring )?bar
(?:below|above|under|over) (?:the|our) (?:pass mark|threshold|required level|expected level)
""",
    _CLASSES,
)
_NOT_RATING = terms(
    r"""
(?:glass(?:es)?|bottles?|shel(?:f|ves)|lamps?|mirror|signs?|stools?|menu|lights?|racks?|board|tray
    |cups?)(?: \w+){0,4} (?:above|below|at|under|over|behind) the bar
(?:story|power|data|pressure|reward|bonus|loyalty|measuring|access|end|turning|check) points?|<n>
     points? (?:of|on) the \w+
<OBJECTS>
<TOLD>
24 ?/ ?7|50 ?/ ?50|\d+/\d+/\d+
<n> out of <n> (?!on\b|for\b|in\b|at\b|and\b|overall\b|points?\b|marks?\b|stars?\b)[a-z]+
your (?:scores?|ratings?|grades?|marks?) (?:table|service|column|function|model)
the bar (?:charts?|graphs?|codes?)
[1-7] ?/ ?[2-9] (?:(?:of )?(?:an? |the )?)(?:cups?|inch|inches|litres?|teaspoons?|tablespoons?|pints?
    |pounds?|mile|hour|kilo|turn|beat|bars?|pages?|full|way|load|note|time)
""",
    _CLASSES,
)
_PROMISE = terms(
    r"""
we <WILL> (?:\w+ly )?(?:hire|employ|offer you|invite you|interview you|take you|recruit|have you back
    |call you first)
we (?:\w+ly )?(?:guarantee|promise|assure|swear|give you our word)|you have (?:our|my) word|(?:rest|be)
     assured that
you (?:will|shall|are going to) (?:\w+ly |soon |then |first )?(?:get|receive|have|be given|be offered
    |be sent|land) (?:an? |the |this |your )?(?:next )?(?:<JOB>|interview)
(?:<JOB>|opening|vacancy|next one) (?:is|will be|would be|is going to be|shall be) (?:\w+ly |all |as
     good as )?(?:yours|open for you|waiting for you|kept for you|held for you|safe|secure|reserved for
     you)
you (?:are|will be|would be) (?:\w+ )?(?:sure|certain|guaranteed|bound) (?:to (?:get|be|pass|have
    |succeed)|of an?|an? )
guaranteed? (?:you )?(?:an? |the )?(?:<JOB>|interview)|(?:<JOB>|interview) (?:is|will be) (?:guaranteed
    |certain|a formality)
we (?:<WILL>|have|are|can) (?:\w+ly |still |also )?(?:keep|keeping|hold|holding|kept|held|save|saving
    |reserve|reserved|reserving|find|create|make|set aside|leave) (?:you )?(?:an? |the |one |this |your
     |some )(?:\w+ )?<JOB>(?: (?:\w+ ){0,2}(?:for you|open|free|warm|aside)|(?=\W*$))
we <WILL> (?:find|keep|hold|save|reserve|make) you (?:an? |the |one |some )?(?:\w+ )?<JOB>
there (?:will|would|is|shall)(?: \w+)? (?:be )?(?:an? |always )*(?:\w+ )?<JOB> (?:(?:waiting|open|free
    |here|kept|reserved|with us) )*for you
you (?:will|would|shall|can|are going to) (?:\w+ly |certainly |then |surely |soon |always )?be (?:\w+ly
     )?(?:hired|employed|taken on|appointed|recruited|on (?:the|our) team|one of us|first in line|our
     first call|at the top of our list|invited (?:back|again|to)|(?:asked|called|contacted|considered)
     first|working (?:here|with us|for us)|part of (?:the|our) team)
you (?:will|are going to|shall) (?:\w+ly |soon |then )?(?:join (?:us|the team|our)|start (?:with us
    |here|on|in \w+ with)|work (?:here|with us|for us))
we would (?:\w+ly )?(?:hire|take|employ|appoint) you (?:on )?(?:at once|immediately|right away|straight
     away|tomorrow|any ?time|any day|on the spot|without|as soon|next|if|when|in a heartbeat)
you (?:are|re) (?:as good as |almost |practically |basically )?(?:hired|in)(?=\W*$)|consider yourself
     (?:hired|part|on)|welcome (?:to the team|aboard|on board)|shoo in
you (?:can|may) (?:\w+ly )?(?:count|rely|bank|depend) on (?:an? |the |us to |getting |our )(?:\w+ )?
    (?:<JOB>|interview|hire|call|invitation|take)
(?:looking|look) forward to (?:working with you|welcoming you|having you (?:here|with us|on))|next time
     (?:you will|it will|we will) (?:\w+ )?(?:pass|succeed|get|work out|hire|make it|take)|your
     (?:chances|odds) (?:are|will be|would be) (?:\w+ )?(?:certain|excellent|very good|high|great|good
    |better)
""",
    _CLASSES,
)
_PRIVATE = terms(
    r"""
\+\d{1,3}[\s().-]{0,3}\d[\d\s().-]{5,}\d|\(0\d{1,4}\)\s?\d[\d\s-]{4,}\d|0\d{9,11}
(?:call|ring|text|phone|reach|dial|fax|whatsapp|mail|message)(?: (?:me|us|her|him|them|the team))?
     (?:on|at|under|via)\W+\+?\d[\d\s-]{2,}
(?:my|our|your|his|her|the teams?) (?:direct line|mobile(?: number)?|phone(?: number)?|extension
    |telephone(?: number)?|number) is\W+\+?\d+|extension \d{2,6}(?! in the (?:role play|exercise))
(?:your|our|the) <FILE> (?:number|no|id|code)(?: \w+){0,5} (?:is|was|reads)\W+[a-z]{0,6}[-/ ]?\d+
<FILE> (?:(?:number|no|id|code) )?(?:is |was |called )?[a-z]{1,6}[-/]\d{2,}(?:[-/]\d+)*
(?:your|our) (?:social security|national insurance|tax|passport|id card|identity card|insurance|bank
     account|personnel|staff) (?:number|no|details|id)|[a-z]{2}\d{2}(?: ?\d{4}){3,7}
(?:visit|see|go to|write to|apply at|apply on|apply via|look at|look on|read more (?:at|on)|more (?:at
    |on)|find us (?:at|on)) [a-z0-9][\w-]*(?:\.[a-z0-9][\w-]*)*\.(?:com|org|net|io|eu|example|info|jobs
    |de|fr|uk|co|dev|app|test)(?:/[\w/.-]*)?|[a-z0-9][\w-]*\.(?:com|org|net|eu|example|jobs)/[\w/.-]+
(?:https?://|www\.)[^\s]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+
\d{3}[-.\s]\d{3}[-.\s]\d{4}|0\d{1,4}[\s/-]\d[\d\s/-]{4,}\d
<FILE>(?: (?:number|no|id))?\W{1,3}\d{3,}
[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}
""",
    _CLASSES,
)
_DISGUISE = terms(
    r"""
(?:[a-z] ){6,}[a-z]
[a-z0-9]{30,}
""",
    _CLASSES,
)
_NOT_DISGUISE = terms(
    r"""
a b c d(?: [a-z])*
""",
    _CLASSES,
)

UNFIT = (
    *ORDER,
    *TRUST,
    Rule(
        id="RATING",
        level=Gate.BLOCK,
        message="This gives a rating, a grade or a place against the bar.",
        suggestion="Say what was done instead of how it was rated.",
        terms=(*_RATING, *verdicts.RATING, *standing.RATING),
        exceptions=(*_NOT_RATING, *verdicts.NOT_RATING, *standing.NOT_RATING),
    ),
    Rule(
        id="PROMISE",
        level=Gate.BLOCK,
        message="This promises a job or an interview.",
        suggestion="Say what the candidate may do, not what we will do.",
        terms=(*_PROMISE, *verdicts.PROMISE, *promises.PROMISE),
    ),
    Rule(
        id="PRIVATE",
        level=Gate.BLOCK,
        message="This holds an address, a number or a name that is not for the reader.",
        suggestion="Leave it out; the sender's line says how to reply.",
        terms=(*_PRIVATE, *verdicts.PRIVATE, *sums.PRIVATE),
    ),
    Rule(
        id="DISGUISE",
        level=Gate.BLOCK,
        message="Letters are written apart, in one row or in several scripts, so that nobody can check them.",
        suggestion="Write whole words, in plain letters.",
        terms=_DISGUISE,
        exceptions=_NOT_DISGUISE,
    ),
)
