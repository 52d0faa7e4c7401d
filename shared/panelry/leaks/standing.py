"""The tables of RATING and RANK on where somebody stands: on a scale, at a bar, in an order of people.

Each is added to the short patterns of `unfit` and `order`. Patterns are read as `rules` and `patterns` say.
"""

from panelry.leaks.patterns import classes, terms
from panelry.leaks.people import PEOPLE

_CLASSES = classes(
    r"""
SHEET: sheet|form|score ?card|card|file|record|grid|matrix
NOTCH: notch|step|grade|level|shade|cut|rung|whisker|hair|inch|touch|little|bit|way|long way|fraction
LINE: level|standards?|mark|bar|line|grade|threshold|minimum|pass mark|cut ?off|hurdle|benchmark
    |requirements?|expectations?|norm|target for
QUITE: quite|just|only|still|slightly|well|far|a little|a bit|somewhat|a touch|some way|rather|a fraction|a
     shade|a whisker|clearly|comfortably|narrowly|barely|not|not quite|not yet|never|sadly|easily
TEST: (?:<TASK>|stage|part|section|screen|quiz|practical|theory|typing test|component|criterion|criteria
    |hurdle|probation|checklist)
BEST: best|strongest|weakest|worst|finest|poorest|cleanest|clearest|neatest|sharpest|fastest|slowest
    |tidiest|warmest|liveliest|smoothest|roughest|calmest|quickest|boldest|tastiest|second best|most \w+
    |least \w+|thinnest|brightest|shakiest|richest|soundest|greatest
FIELD: field|list|short ?list|table|pack|ranking|rankings|order|pile|heap|group|bunch|lot|intake|batch
    |league|crowd|class|cohort|crop|day|week|month|round|season|morning|afternoon|year|evening|ladder|queue
    |rest|others|candidates|applicants|people|finalists|competition|contest|hopefuls|auditions|interviews
OVER: above|ahead of|before|below|behind|beneath|higher than|lower than|in front of|after|under|over|next
     to
GAVE: gave|delivered|wrote|sang|played|taught|cooked|baked|had|showed|produced|submitted|made|handed in
    |turned in|brought|presented|put on|offered
""",
    PEOPLE,
)
RATING = terms(
    r"""
<n> ?(?:percent|per cent|%) (?:for|on|in|overall|from us|was|is)(?: (?:your|the|this|our))?(?: \w+){0,3}
     <TEST>(?! (?:sets?|data|cases?|rows?|files?|tubes?|pieces?|samples?))|your (?:\w+ ){1,4}(?:was|were|is
    |got|gets|earned|came (?:to|out at)|reached|brought you|made) (?:\w+ )?<n> (?:percent|per cent|points
    |marks|stars)
(?:earned|got|gets|deserved|deserves|was worth|is worth|received|brought you|won you|picked up|gained|took
    |collected|for|scraped|with|merited|reached|achieved)(?: (?:you|only|just|a|the|about|close to))*
     (?:half|full|top|low|high|few|no|poor|fair|good|decent|bare|maximum|minimum|middling|average|passing
    |mid) (?:marks?|points|scores?|grades?|stars|credit)(?! (?:cards?|notes?|union|lines?|check|to the))
(?:below|above|under|sub|up to|not up to|beneath|short of|at|on)(?: the)? (?:standard|par|average|grade
    |pass mark|pass level|scratch) (?:is|was|were) (?:the|what|how|where|our)|(?:label|grade|mark|verdict
    |entry|tick|number|figure|word|box|letter|score|rating|result) (?:\w+ ){0,4}(?:on|in|beside|against
    |next to|at the foot of) your (?:\w+ )?(?:<SHEET>|name)(?! of the)
(?:your (?:\w+ ){1,4}(?:was|were|is|fell|came out|stayed|came in|ended|sat|remained|lay|stood)|you (?:were
    |are|came out|came in|fell|stayed|ended|remained|finished|stood|performed|scored))(?: <QUITE>)* (?:
    (?:below|above|under|beneath|at|around|about|up to|short of|over|on|in) )+(?:the |our )?(?:required
     |expected |usual )?(?:standard|par|average|grade|scratch|(?:the |our )<LINE>)(?=\W*$|\W*(?:for|on|in
    |overall|and|but|of what|we|that|this|at this|by)\b)
you (?:did not|didnt|do not|could not|just|only|almost|nearly|never|quite|\w+ly)? ?(?:ma[dk]e|meet|met
    |clear(?:ed)?|reach(?:ed)?|hit|miss(?:ed)?|pass(?:ed)?|cross(?:ed)?|scrape[d]? (?:past|over)) (?:the
    |our|that|this) (?:\w+ )?(?:grade|cut|bar|standard|pass mark|threshold|required \w+|minimum|hurdle
    |benchmark|level (?:we|for|of|that))(?! (?:chart|charts|code|stool|deviation|line with|of the (?:wood
    |plate)|in the))
(?:fell|fall|came|were|was|are|is|stayed|remained|ended|landed|sat|sits)(?: <QUITE>)* (?:short|shy|below
    |beneath|under|above|beyond|off) (?:of )?(?:where|what) (?:we|this|the|our|is|was|a|one)
(?:an?|one|two|half an?) (?:<NOTCH>)s?(?: or two| too low| too high)? (?:below|under|above|beneath|short of
    |off|shy of|too low for|too high for) (?:the |our |what |where )(?:<LINE>|we|one|pass|others|is|this|a)
not (?:yet |quite |really |fully )*(?:at|up to|of|on) (?:the|our|that|a|this) (?:\w+ )?(?:level|standard
    |grade|mark|bar)(?=\W*$| (?:we|for|of|this|that|our|yet|here|and|but))
you (?:(?:would have|had|have|did not|just|only|only just|barely|almost|nearly|narrowly|comfortably|\w+ly
    |both|also) )*(?:pass(?:ed)?|fail(?:ed)?|flunk(?:ed)?|scrape[d]? through|sailed through|aced|nailed
    |bombed|failed at) (?:the|our|this|that|your|both|all) (?:\w+ ){0,2}<TEST>(?! (?:to|on to|over|with a
    |with an|with the|cases?|data|suite|sheet|tube|runner|pipeline|around|along|back|paper to))
(?:a|an|the|with|was|as) (?:(?:bare|clear|narrow|comfortable|straight|borderline|near|weak|strong|solid
    |marginal|definite|lukewarm|firm|tentative|hesitant|reluctant|resounding|qualified|soft|hard) )+(?:pass
    |fail|yes|no|maybe|hire|reject|advance|tick|two|three|four|five|six|seven|eight|[a-d])(?=\W*$|\W*(?:for
    |from|on|in|and|but|overall|to|than|by|at|which|rather)\b)
(?:ratings?|scores?|marks?|grades?|points|stars|ticks) (?:(?:that )?(?:we|the panel|they) (?:\w+ )?(?:gave
    |put|awarded|wrote|set|had|entered|noted|agreed)(?: you)?|for (?:you|your)|(?:\w+ ){0,4}(?:averaged
    |added up|adds? up|totall?ed|worked out|came out|evened out|were low|were high|was low|was high)(?!
     (?:in|for) the (?:data|sample|pupils?)))
(?:lost|lose|dropped|drop|cost|costs|deducted|docked|took off|gained|earned|scored|picked up|collected|won
    |gave|brought|made up)(?: you)?(?: (?:some|a few|a|an|two|three|half|the|most|several|many|your
    |valuable|easy|more|most|extra|bonus|only|no|full|precious|\d+))* (?:points?|marks?|stars?)(?= (?:for
    |on|in|when|because|there|here|by|with|with us|overall|at)|\W*$)(?! (?:on|in|of) the (?:list|map|agenda
    |loaf|plank|plate|chart))
(?:<n>|half|most|all|few|none) (?:of|out of) (?:the |our |your |all )*(?:<n> )?(?:boxes|criteria|must haves
    |requirements|competenc\w+|dimensions|benchmarks) (?:were |was |got )?(?:ticked|met|missed|passed
    |failed|filled)
you (?:ticked|met|missed|fulfilled|filled|satisfied|hit|covered) (?:only |just |all |most |about )*(?:<n>
    |half|most|few|all|none) (?:of|out of) (?:the |our |your )*(?:<n> )?(?:boxes|criteria|must haves
    |requirements|benchmarks|competenc\w+|dimensions)
(?:maybe|yes|no|hold|reject|rejected|advance|pass|fail|amber|green|red|possible|doubtful) (?:pile|list
    |column|stack|camp)(?= (?:for|from|on|with|by|until|after)|\W*$)|(?:went|landed|ended|sat|were|put you
    |fell) (?:up )?(?:in|on|into) (?:the|our) (?:maybe|yes|no|hold|reject|pass|fail|amber|possible
    |doubtful) \w+
(?:green|red|amber|yellow|gold|silver) (?:light|flag|tick|star|card|dot)s? (?:for|from|on|against|beside
    |by) (?:you|your|us|the panel)|(?:we|they) (?:\w+ )?(?:had|have|put|saw|marked|filed|wrote|booked
    |counted|entered|noted|called|made|ticked) (?:you|your \w+|it|this) (?:\w+ )?(?:down |in |up )?(?:as
    |for|with|under) (?:an? |the)?(?:maybe|yes|no|pass|fail|hold|reject|borderline|average|below|above|weak
    |strong|solid|low|high|<n>|[a-d]|plus|minus|merit|distinction|credit|unsatisfactory|satisfactory)(?=\W
    |$)(?! (?:current|voltage|volume|tide|pitch))
(?:two|three|four|five|one|<n>)(?: and a half)?(?: or \w+)? (?:on|at|in|for|was) (?:the |your |our )?
    (?:scale|rubric|teamwork|communication|clarity|safety|accuracy|structure|depth|listening|speed|diction
    |technique|hygiene|planning|testing|coaching|leadership|design|craft|presentation|each criterion|that
     criterion|this criterion)(?=\W*$|\W*(?:and|but|from|because|which|is|was|we)\b)
(?:as|like|for|was|were|looked|is|at|to|an?|your|into|from|of) (?:an? )?(?:level|grade|band|tier) (?:<n>
    |[a-d])(?= (?:for|on|in|to|overall|by|at|answer|performance|engineer|candidate|and|but|<TASK>)|\W*$)(?!
     (?:of the (?:game|tree|list)|timber|steel|concrete|bolt|plate|pupil))
(?:grade|mark|score|rating|result) (?:\w+ )?(?:was|is|came out as|would be|of|came to) (?:only |just |about
     |an? |the )*(?:<n>|[a-f](?:[+-]|(?=\W))|pass|fail|merit|distinction|average|low|high|poor|good)(?=\W
    |$)(?! (?:of the|kpa|bar|degrees|mm|grit))
your (?:\w+ )?(?:percentile|quartile|decile|score ?card|scoring|point total|points total|points|totals?)
    (?=\W*$|\W*(?:was|were|is|came|put|stood|show|shows|says|said|reads|for|fell|would)\b)(?! (?:were|was
    |are) (?:clear|sharp|good|in order|brief|made|right|wrong))
you (?:would have |have |had )?(?:scored|rated|graded|marked|ranked) (?:(?:very|quite|rather|so|only|just|a
    |really|much|far|among|in|about|up) )*(?:well|lower|higher|low|high|poorly|badly|top|bottom|average
    |below|above|full|half|less|fewer|near|under|over|best|worst|better|worse|nothing|zero|<n>(?:\W\d)?
     (?:on|for|in|out|points|at|overall|from|of))(?! (?:the|each|every|all|rind|loaf))
(?:<TASK>|walk|pitch|answers?|section|part) (?:scored|rated|graded|marked|ranked) (?:you )?(?:an? |only
     |just |no |about )*(?:<n>|[a-f](?=\W)|low|high|well|poorly|badly|above|below|average|full|top)
[a-f] ?(?:[+-]|plus|minus) (?:for|from|on|in|overall|is|was|at)|(?:an?|the|with|only|straight|got|as|gave
    |solid|good) [abcdf](?=\W*$| (?:for|in|on|from) (?:your|the|that|this|us|teamwork|safety|planning
    |communication)| (?:is|was) (?:nothing|what|the|our))(?! (?:on the|in the) (?:board|map|keyboard|row
    |scale of|chord))
(?:raised|lowered|pulled|dragged|brought|pushed|tipped|nudged|bumped) (?:up |down )?(?:your|the) (?:\w+ )?
    (?:scores?|grades?|marks?|ratings?|average|total|result)(?= (?:to|by|from|up|down|a|below|above|over
    |under|considerably)|\W*$)
(?:<n>|half|several|a few|some|many)(?: (?:more|fewer|extra|full))? (?:marks|stars|percentage points)(?=
     (?:shy|short|off|below|above|under|over|for|more|less|out|down|up|behind|ahead|to|in|on|from|would|too
    |were|was|and|of)|\W*$)(?! (?:on the (?:map|plank|wood|list|wall|floor|board|chart|label|plate|ruler
    |tape)|of the|in the margin|(?:were|was) (?:on|in|visible)))
(?:need|needed|needs|require|required|wanted|asked for|short of|reached|ended (?:on|with|at)|finished (?:on
    |with|at)|got|had|have|collected|made|on|total of|only|just|about)(?: (?:you|only|just|a total of|about
    |at least|some|out with))* <n>(?: \w+)? points(?= (?:and|to|for|on|but|in|out|where|when|from|short|of
     the (?:hundred|total|possible))|\W*$|,)(?! (?:on (?:the|your) (?:list|map|agenda|slide)|for the
     (?:talk|agenda|plan)|to (?:cover|discuss|check|raise|make)|to the))|points ?wise|(?:score|mark|grade
    |rating|numbers|scoring)s? ?wise
(?:tick|ticked|ticks|ticking|check|checked|cross|crossed|filled|fill|mark|marked)(?: off)? (?:only |just
     |about |nearly |almost )*(?:<n>|half|most|all|few|none|hardly any|not many|too few|some) (?:of|out of
    |from)? ?(?:(?:the|our|your|all|<n>|many) )*(?:boxes|criteria|squares)(?= (?:for you|on|in|we|and|but)
    |\W*$)(?<!you\Wticked)(?! (?:on|in) (?:the|your) (?:checklist|drawing|list|plan|form you))
(?:amber|red|green|grey|gray|danger|safe|upper|lower|top|bottom|middle|pass|fail|relegation|border) (?:zone
    |band|bracket|tier|segment|quartile|region|range|area)(?= (?:of (?:our|the) (?:scale|sheet|form|grid
    |chart|field|rating)|for (?:teamwork|communication|us)|overall|with (?:us|your))|\W*$)(?! (?:of the
     (?:dial|gauge|thermometer)))|(?:at|to|on|below|above|near|of) (?:the )?(?:level|standard) of (?:an?
     |the |our )(?:\w+ )?(?:year|beginner|trainee|apprentice|junior|senior|novice|graduate|learner
    |assistant|professional|expert|starter|student|master|craftsman|amateur|intern|lead|principal|first
    |second|third|\w+ (?:<TRADE>)|<TRADE>)
(?:had|have|put|saw|see|place|placed|kept|hold|left|sat|set|stood|ended up|leave|pegged|pitched|mark
    |marked) (?:you|your (?:\w+ )?(?:<TASK>)) (?:\w+ )?(?:at|on|around|near|between|somewhere (?:around
    |near|between|about)) (?:an? |the |about |roughly |just )*(?:<n>|[a-d](?=\W)|low|high|middle|mid|solid
    |weak|strong)(?= (?:and|for|on|in|out|or|to|overall|of|point|points|marks|percent|minus|plus|at)|\W*$)
    (?! (?:and (?:a|the)|of the (?:clock|table)|in the (?:morning|afternoon|evening)))
(?:it|that|this|lesson|test|result|overall|which|verdict|answer|trial|interview|practical|exam|theory)
     (?:was|is|counts? as|counted as|amounts? to|amounted to|remained|remains|makes) (?:an? |only |just
     |still |barely |not |quite |the )*(?:pass|fail|merit|distinction|credit|near miss|marginal|borderline
    |bare minimum|top (?:grade|mark|score)|low (?:grade|mark|score)|<n> out|yes|no from us|clear no|clear
     yes|thumbs)(?=\W*$|\W*(?:though|but|and|for|from|on|in|overall|only|just|with|case|at)\b)(?! (?:the
     (?:ball|salt|phone)|and the (?:alarm|light)))
(?:^|(?:only|just|with|was|were|at|got|awarded|is|on|a|of|for|earned|gave you|ended|scored) )<n> (?:out
     )?of (?:a possible |possible )?<n>(?=\W*$|\W*(?:is|was|were|for|on|in (?:the|your|our)|overall|from
    |and|but|where|which|glasses|stars|points|marks|boxes|from us)\b)(?! (?:is|was|were) (?:loose|open
    |empty|broken|wrong|closed|missing))|(?:<n>|five|ten) ?point (?:\w+ )?scale|(?:our|the panels|the
     rating|the marking|the grading) (?:\w+ )?scale(?=\W)(?!,? (?:model|drawing|showed|read|was out|and))|
    (?:we|they|the (?:house|firm|school|panel)) (?:\w+ )?(?:grade|mark|rate|score)s? (?:\w+ )?(?:from|on
    |out of|between|between) (?:an?|<n>|the|one|[a-f])(?=\W)
""",
    _CLASSES,
)
NOT_RATING = terms(
    r"""
you (?:\w+ )?(?:deducted|took off|gave|awarded|docked|marked|graded) (?:the|each|every|all|it|them|a|an|one
    |two|<n>|both) (?:\w+ ){0,4}(?:for|from|with|to|at|by|on|in) (?:the|a|an|each|every|his|her|their|<n>)
    (?! (?:panel|candidate))
you (?:\w+ )?(?:rated|graded|scored|marked|set|put|placed) (?:the|each|every|it|them|a|both|all)(?: (?!
    (?:you|your)\b)\w+){1,7}
(?:the|a|each|every|his|her) (?:pupil|student|sheet|child|sample|customer|patient|key|reviewer|supplier
    |survey|page|report|user|guest)s? (?:\w+ )?(?:gave|scored|got|rated|marked|had|lost)(?: \w+){0,3}
     (?:marks?|points?|stars?|<n>) (?:out of|for|on|in|of)?(?: <n>)?(?: marks?| points?| stars?)?
(?:early warning|pain|risk|apgar|credit|health|test|opening|musical|orchestral|coma|stroke|fall|falls
    |safety|hygiene|customer|star|energy|sample) (?:scores?|ratings?|grades?|marks?)
""",
    _CLASSES,
)
"""Marks that belong to a thing or to somebody in a task."""
RANK = terms(
    r"""
(?:names?|candidates?|applicants?|people|persons?|nobody|no one|others?|finalists?|some|few|<n>|somebody
    |someone|anyone|anybody|contenders?) (?:\w+ ){0,4}(?:<OVER>) (?:yours|you on (?:the|our)|you in (?:the
    |our) (?:order|list|ranking|field|table|queue for)|your (?:name|place|application|<TASK>))(?! (?:out|of
    |in|up|hand|foot|turn))
(?:names?|candidates?|applicants?|people|others?|finalists?|some|few|contenders?) (?:\w+ )?(?:stood|ranked
    |placed|finished|came|were|was|ended up|landed|rated) (?:\w+ )?(?:above|ahead of|before|below|behind
    |beneath|higher than|in front of|over) you
(?:made|reached|were|was|got|came|are|sat|stood|into|in|among|through to|of) (?:\w+ ){0,3}?(?:the|our|that)
     (?:very )?(?:last|final|top|bottom|leading|closing|first) (?:<n>|few|pair|handful)(?=\W*$|\W*[,.;:]
    |\W*(?:for (?:the|this|our) (?:<JOB>|\w+ <JOB>)|candidates|people|applicants|finalists|names|of (?:the
    |our|all|more|over|about|some|<n>) (?:<FIELD>|<n>)|who|whom|we|out of|from a|standing|in the (?:field
    |running)|on (?:the|our) (?:list|short ?list))\b)
(?:finish\w*|coming|came|ending|ended|landing|landed|placing|being|were|was|sat|sitting|stood) (?:up |out
     )?(?:\w+ )?(?:near|at|towards?|close to|in|around) the (?:very )?(?:bottom|top|back|front|middle|foot
    |head|tail|upper end|lower end|wrong end)(?: of (?:the|our|this|a) (?:\w+ )?<FIELD>|(?= (?:is|was|in
     (?:such|a|this|so)|among|this time|for us)))
(?:yours|your (?:\w+ ){1,4}(?:was|is|were|has been|came|ranked|stood|rates?|counted|seemed|looked))(?:
     \w+){0,3} (?:the|our|among|one of|some of)(?: \w+){0,2} <BEST> (?:\w+ ){0,3}(?:of|in|on|all|we|that we
    |anyone|from|this|i|so far|yet|by far|by some)
you <GAVE>(?: us)? (?:\w+ )?(?:the|our|one of the|some of the|among the) <BEST> (?:\w+ ){1,3}(?:of|in|we
    |that we|anyone|all|this) (?:(?:the|this|our|that|all|whole|entire|any|have|had|two|three|met|every) )*
    (?:<FIELD>|saw|seen|heard|met|had|anyone|anybody|everyone|tasted|read|interviewed|year)(?! of (?:the
    |your) (?:plan|year|rota))
(?:placed|ranked|put|had|listed|rated|made|left|sorted|ordered|slotted) you (?:\w+ )?(?:<ORDINAL>|high|low
    |top|bottom|lower|higher|near the|next to|between|just|ahead|behind|right|towards? the|out in front|out
     of|joint|equal) ?(?=\W)(?! on (?:at|a))
(?:in|to|at|into|for|took|was|a|the|of|be|been) (?:joint |equal |a close |close |shared |distant )?
    (?:<ORDINAL>) (?:place|position|spot|rank)(?= (?:for|on|in|of|out|among|overall|behind|is|was|with|this
    |by|after)|\W*$)(?! (?:of the (?:decimal|list)|in the (?:code|array|queue|file|plan)|on the (?:board
    |rota|sheet)))
(?:silver|bronze|gold) medal|runners? ?up|also ran|photo finish|pipped (?:at|to)|on the podium|(?:first|on
     the|our) reserves?(?= (?:list|for|candidate|in case|bench)|\W*$)|next in line(?! (?:at|in the queue))
    |wooden spoon|dead heat|neck and neck|(?:pick|best|cream|top|pride|star|stars|tail|middle|bottom|top
    |back|front|head|rear|foot|centre|pack) of the (?:bunch|crop|pack|field|pile|heap|lot|litter|crowd
    |league|class of applicants|running order of candidates)|mid table|middle of the (?:field|pack|table)|
    (?:an?|in an?|quite a) (?:league|class) of (?:your|its|their) own|head and shoulders (?:above|over)|
    (?:streets|miles|leagues|way|well|far|a length|lengths) ahead(?= of (?:the|most|anyone|all|every|our
    |other)|\W*$)|a cut above|up (?:there )?with the best|second to none|outranked?|outclassed?|outshone
(?:topped|headed|led|closed|propped up|crowned|topping|leading|heading) (?:the|our) (?:\w+ )?(?:list|field
    |short ?list|pack|rankings?|league|leader ?board|bill|table|pile)(?= (?:for|on|in|of|by|but|and|until
    |this|among)|\W*$)(?! (?:of|with|in|on) (?:the )?(?:contents|page|allergens|names|form|tasks))|(?:slid
    |slipped|dropped|moved|climbed|fell|went|rose|shot|came) (?:up|down|back|further)?\W?(?:\w+ )?(?:the
    |our) (?:list|field|short ?list|rankings?|order|pecking order|league|table)(?= (?:for|on|after|when
    |because|once|in|from|to|with)|\W*$)
(?:first|top|leading|only|next|second|third|last|preferred|favou?rite|strongest|best) (?:person|name|man
    |woman|lady|one|<TRADE>|<RIVAL>|choice) (?:on|in|of) (?:the|our) (?:\w+ )?(?:list|field|short ?list
    |running|round|group)
we (?:\w+ )?(?:would|had|have|will|were going to|d)(?: have)? (?:\w+ )?(?:rung|called|rang|ring|call|asked
    |ask|phoned|gone to|go to|turned to|turn to|offered it to|come to|come back to|picked|taken|take) you
     (?:\w+ )?(?:next|second|first|instead|after (?:that|them|her|him)|otherwise|had)(?=\W)
you (?:were|are|would have been|would be|came|remain|are still|stood|are now) (?:\w+ )?(?:next|second|third
    |first|high|higher|low|lower|further down|further up|near the top|number <n>)(?: (?:up|in line|down))?
     (?:on|in) (?:the|our) (?:\w+ )?(?:list|line|order|short ?list|queue for|ranking|running|field)|you
     (?:were|are) (?:\w+ )?(?:next in line|in the running until|out in front|in the lead|leading|trailing
    |ahead of the)(?! (?:the|a) (?:group|exercise|class|singing))
(?:our|your) (?:plan b|back ?up (?:choice|candidate|plan|option)?|fall ?back|stand in|understudy|dark horse
    |front ?runner|favou?rite|outsider|number <n>|<ORDINAL> (?:choice|pick|favou?rite|preference|option))
    (?= (?:for|was|were|is|until|and|but|on|in|had|candidate|from)|\W*$)(?! (?:was out of|of the
     (?:customer|guest|buyer)|server|generator|route|plan|song|dish))
(?:chosen|selected|picked|ranked|placed|preferred|rated|listed) (?:\w+ )?(?:ahead of|over|before|above
    |below|behind) you|(?:preferred|lost out|gave way|yielded|second|runner up|close|came) (?:\w+ ){0,2}
    (?:to|behind|after) (?:the (?:winner|chosen|eventual|successful|person|one)|a stronger|another
     (?:candidate|applicant|<TRADE>))|(?:beat|edged|pipped|nosed|pushed|knocked) you (?:out|to it|into|by
    |down|on|at|off)(?= |\W*$)|you (?:narrowly |just |only )*(?:lost out|missed out|were beaten|were edged
    |were pipped|were outdone)(?! on (?:the|a) (?:question|step))
(?:ranking|rank|order|pecking order|placing|position in the (?:field|list)) (?:of|among|for) (?:the |our
     |all |those )*(?:people|candidates|applicants|interviewees|finalists|names|those|everyone)(?! in the)
(?:out of|of|from|among) (?:the |our |all |those |more than |over |about |nearly |some )*<n> (?:\w+ )?
    (?:people|candidates|applicants|interviewees|finalists|auditions|hopefuls|applications|who applied|we
     (?:saw|met|heard|interviewed)|<TRADE>s we)(?: \w+){0,4} you(?:rs)?|you(?:rs)?(?: \w+){1,8} (?:out of
    |of|from|among) (?:the |our |all |those |more than |over|about |nearly |some )*<n> (?:\w+ )?
    (?:candidates|applicants|interviewees|finalists|hopefuls|applications|people (?:we|who applied))
(?:an?|our|their|the panels|my|clear|strong|close|narrow|good|solid|very|firm|obvious|natural|early) (?:\w+
     )?(?:<ORDINAL>|top|number <n>) (?:choice|pick|option|preference|favou?rite)(?= (?:for|but|until|and|on
    |in|by|among|behind|all|from|to (?:us|the)|after|throughout)|\W*$)(?<!customers\Wfirst\Wchoice)(?!
     (?:on the (?:menu|list)|for the (?:customer|guest|wine|main)))
(?:dropped|fell|fallen|rose|risen|moved|slipped|climbed|slid|sank|went|jumped|shot|down|up|back|pushed
    |bumped|relegated|promoted) (?:\w+ )?(?:to|into|from) (?:joint |equal |about |the )?(?:<ORDINAL>|number
     <n>|top|bottom|last place)(?=\W*$|\W*(?:by|after|when|in the (?:field|order|end|list)|place|on (?:the
    |our) list|from|and|once|among|of|behind|overall)\b)(?! (?:gear|floor|shelf|rung|step|row|page|of the
     (?:page|stairs|ladder|list you|screen)))
your (?:\w+ ){1,5}(?:was|were|is|came out|came|ranked|stood) (?:\w+ )?(?:the |our |among the |one of the
     |some of the |easily the )*(?:<BEST>|highest|lowest|longest|shortest|weaker|stronger|better|poorer|top
    |bottom)(?: \w+)? (?:of|in|on|we|that we|all|this) (?:the |our |that |this |all |whole |entire )*
    (?:<FIELD>|saw|heard|had|met|read|tasted|got)(?! of the (?:plan|year|rota))|(?:among|one of|some of|of)
     (?:the|our) (?:weaker|stronger|better|poorer|slower|faster|lesser|brighter|top|bottom|leading|more \w+
    |less \w+) (?:\w+ )?(?:<TASK>|<TRADE>|<RIVAL>|ones|people|half|efforts|showings|entries|performances)s?
    (?! (?:in the (?:test|plan|case)|of the (?:test|sample)))
(?:<n>|some|several|a few|many|nobody|no one|somebody|someone|others|one person|few)(?: (?:people|others?
    |person|names?|more))? (?:(?:were|was|are|is|stood|came|sat|remained|finished|ended) )?(?:\w+ )?(?:in
     front of|ahead of|above|before|behind|below) you(?=\W*$|\W*(?:and|when|at the|in the (?:end|field|list
    |order|ranking|running|race)|on the|by|but|for|this|only|overall)\b)(?! (?:at the (?:till|lights|gate
    |desk)|on the (?:road|stairs|ladder)))
(?:two|three|a second|another|one more|more) (?:posts?|jobs?|places?|positions?|vacanc(?:y|ies)|seats?
    |spots?|contracts?|roles?)(?: \w+){0,3}(?: to (?:fill|give|offer))?,? (?:you (?:would|might|could)|the
     (?:other|second) (?:one )?(?:would|might|could)|we (?:would|might|could) (?:have )?(?:taken|given
    |offered|hired|chosen|had))|(?:close|closer|closest|near|nearer|nearest|within \w+ \w+) (?:\w+ )?to
     (?:getting |winning |having |taking )?(?:the|this|that|our) (?:job|post|role|top|win|offer|place|first
     place|winner|chosen)(?= |\W*$)(?! (?:site|of the (?:page|tank|ladder)|shelf))|(?:almost|nearly|just
    |all but|so close|came close|by a (?:whisker|hair|nose|point|place)) (?:\w+ )?(?:had|got|won|made|took
    |missed|secured|landed) (?:it|the (?:job|post|role|short ?list|final|cut|place|top)|out)(?= |\W*$)(?!
     (?:wrong|right|to work|in time))
(?:the|a|one|no|any|our) (?:stronger|strongest|weaker|weakest|better|best) (?:half|third|end|part|side) of
     (?:the|our|those|all)(?: \w+){0,2} (?:field|list|group|round|people|candidates|applicants|day|week
    |pile|table|class we)|(?:ranks?|ranked|ranking) (?:you|your (?:\w+ )?(?:<TASK>))|(?:you|your (?:\w+ )?
    (?:<TASK>)) (?:rank|ranks|ranked|came in|comes in)(?: \w+){0,2} (?:<ORDINAL>|high|low|top|bottom|near
    |among|behind|ahead|above|below)(?= |\W*$)
(?:best|worst|strongest|weakest|pick|cream|top|bottom|most \w+|least \w+) of (?:an?|the|this|that|our|all)
     (?:\w+ ){0,2}(?:bunch|lot|field|group|crop|intake|crowd|batch|pack|litter|<TRADE>s|candidates
    |applicants|people|auditions|interviews|lessons)(?! (?:of (?:tools|parts|bolts|seeds)|in the
     (?:exercise|case)))|of all (?:the |our |those |of )*(?:<TRADE>s|people|candidates|applicants|auditions
    |lessons|interviews|who)(?: \w+){0,4} you(?:rs?)?(?= |\W*$)(?! (?:named|asked|listed|chose))|
    (?:<ORDINAL>) (?:out of|of|from|among) (?:the |our |all )*<n>|if (?:the|our) (?:first|top|chosen
    |preferred|other|best) (?:<n>|choice|pick|person|one|candidate|<TRADE>)s? (?:\w+ )?(?:declines?|says?
     no|drops? out|pulls? out|withdraws?|falls? through|cannot|does not|turns?|changes?)
""",
    _CLASSES,
)
