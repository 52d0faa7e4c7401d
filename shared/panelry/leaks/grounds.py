"""The table of REASON on why we decided as we did: the house, its money and its owners, or a trifle.

It is added to the short patterns of `doubtful`. Patterns are read as `rules` and `patterns` say.
"""

from panelry.leaks.patterns import classes, terms
from panelry.leaks.people import PEOPLE
from panelry.leaks.task_words import TASK

_CLASSES = classes(
    r"""
BUSINESS: budgets?|budget cuts?|reorgani[sz]ation|re ?structuring|merger|take ?over|hiring freeze|freeze
    |funding|finances?|finance|cut ?backs?|cuts|savings|economy|economies|downturn|recession|market|closure
    |relocation|cost|costs|costing|head ?count|staffing|turnover|order book|orders|sales|cash ?flow|grants?
    |donations?|rents?|insurance|insurers?|politics|policy|timing|logistics|headquarters|head office|the
     board|shareholders?|investors?|management|the owners?|the group|the council|the ministry|the
     government|the city|the client|the customer|our client|parent company|brexit|weather|flood|fire
    |harvest|season|energy prices?|inflation|interest rates?|subsid(?:y|ies)|quotas?|tariffs?|lease
    |landlord|new rules?|new law|circumstances|numbers|enrolment|footfall|roster|rota gaps?|priorities
    |strategy|direction|internal \w+|organi[sz]ational \w+|operational \w+
SLOW: slow|slack|down|weak|poor|thin|quiet|dried up|fallen|dropped|fell|low|bad|short|uncertain|empty|tight
    |halved|shrunk|shrank|shrinking|dwindled|dwindling|flat|off|gone|lost|cut|frozen|stopped|cancelled
    |collapsed|not what|worse|hard|tough|on hold|under review|in flux|changing|changed|moved|difficult
    |stalled|late|behind|dead
TRADES: trade|business|sales|orders?|bookings?|takings|turnover|market|income|footfall|demand|enrolment
    |pupil numbers|student numbers|numbers|work|order book|donations?|grants?|funding|harvest|season|money
    |budgets?|times|things|finances?|economy|profits?|margins?|prices|ticket sales|tour dates|admissions
    |contracts?|plans?|strategy|priorities|situation
GONE: put on (?:hold|ice)|on hold|on ice|shelved|paused|postponed|frozen|cut|cancell?ed|withdrawn|scrapped
    |axed|dropped|suspended|deferred|pulled|made redundant|re ?advertised|advertised again|merged|taken
     away|filled|abolished|outsourced|downgraded|redefined|under review|up in the air|no longer (?:there
    |needed|exists?|open|available|funded|required|on offer)|promised to|earmarked
NO: said no|say no|saying no|no from us|decided against|deciding against|turned you down|turn you down
    |turning you down|did not (?:choose|take|hire|pick|offer|go|appoint)|didnt (?:choose|take|hire|pick
    |offer|go|appoint)|chose not to|could not (?:choose|take|hire|offer|go|keep|give)|couldnt (?:choose
    |take|hire|offer|go|keep|give)|cannot (?:offer|take|hire|go|give|keep)|can not (?:offer|take|hire|go
    |give)|cant (?:offer|take|hire|go|give|keep)|(?:are|were|is)(?: not|nt) (?:taking|hiring|offering|going
    |able|recruiting|appointing|in a position)|not (?:taking|hiring|offering|recruiting|going (?:on|ahead
    |further|forward))|rejected|rejecting|let you go|stopped here|stop here|ended it|passed on you|pass on
     you|not to (?:take|hire|offer|go|proceed|appoint|continue)|declined|will not (?:be|go|take|hire|offer)
    |wont (?:be|go|take|hire|offer)|our no|the no|(?:our|the|this|that|a) (?:\w+ )?(?:decision|answer
    |refusal|rejection|reason|choice|outcome|verdict)
TRIFLE: notice(?: period)?|start(?:ing)? date|commute|distance|address|availability|working hours|schedule
    |shoes?|boots|clothes|clothing|outfit|dress|suit|tie|hair|hair ?cut|hairstyle|beard|tattoos?|piercings?
    |handwriting|photo|photograph|driving licen[cs]e|licen[cs]e|car|degree|diploma|certificates?|school
    |grades|former employer|last employer|cv|resume|curriculum vitae|references?|holiday|side job|hobby
    |hobbies|other offers?|lateness|late arrival|spelling|typos?|cover(?:ing)? letter|font|layout|email
     address|e mail|email|voice ?mail|phone manner|handshake|hand shake|eye contact|smile|perfume
    |aftershave|chewing gum|background|camera|microphone|connection|internet|wi ?fi|parking|parked|dog|cat
    |social media|facebook|posts|tweets|profile|linkedin|gap in|gaps? between|job hopping|too many jobs
    |three jobs|moved (?:jobs|around)|unemploy\w*|out of work|last boss|last job|previous (?:boss|employer
    |job)|thank you (?:note|letter|mail)|did not (?:write|call|ring|thank|follow)|bus|train|traffic|house
    |postcode|weekend|weekends|second job|pets?|smok\w+|coat|jacket|jeans|trainers|sandals|fingernails
    |nails|make ?up|glasses|hat|cap|bag|coffee|sandwich|lunch|seat|joke|laugh|star sign|horoscope|surname
    |room you called from|kitchen behind you
""",
    {**TASK, **PEOPLE},
)
REASON = terms(
    r"""
(?:role|post|job|position|vacancy|opening|apprenticeship|traineeship|hire|recruitment|hiring)s?(?:
     (?:itself|in question|you applied for|we (?:advertised|had)|that \w+|for (?:now|this year)|here))? (?:
    (?:has|have|had|was|were|is|are|will|been|be|since|now|to|meanwhile|unfortunately|also|being|sadly|by
     then|got|may|might|about|going|just|already|after all|then|suddenly|quietly|all|at (?:the )?\w+) )+
    (?:<GONE>)(?=\W|$)(?! (?:at (?:noon|six|the (?:door|end of the (?:day|shift|lesson)))|to the (?:left
    |right|front|back|next)|by (?:you|your|hand|the (?:pupils?|guest|customer))|with (?:a|the) (?:key|bolt
    |tape)|in (?:the|your) (?:plan|drawing|exercise|case|role play|log|sheet|table)|for (?:the )?
    (?:maintenance|cleaning)|between|into (?:two|three|steps|parts|groups)|from the (?:list|table|chart)))
(?<!you\W)(?:<NO>)(?: \w+){0,9} (?:because of|due to|owing to|on account of|thanks to|down to|to do with
    |about|over|for (?:reasons of|lack of|want of)|came from|comes from|driven by|forced by|forced on us by
    |based on|rests? on|rested on|turned on|hinged on|lay in|lies in|dictated by|made for us by|a matter of
    |a question of|reflects?|reflected|purely|was|is|has|result of|follows from|follow|blame|caused by
    |because|since|as|with)(?: (?:the|our|a|an|this|that|purely|mostly|entirely|simply|only|recent|new
    |tight|changed|less|lower|falling|rising|internal|ongoing|sudden|company|group|planned|coming|own|wider
    |business|budgetary|financial|economic|bad|of|to|with|do|has|have|no|is|not|and))* (?:<BUSINESS>)(?=\W
    |$)(?! (?:of (?:your|the) (?:plan|answer|design|lesson|dish|menu)|(?:plan|task|exercise|calculation
    |sheet|question|answer|case|section|model|line) ))
(?:(?:our|the|this|that|a|any) (?:\w+ )?(?:decision|answer|refusal|reason|choice|outcome|no)|it|this|which
    |that|none of this|no|rejection|the result) (?:\w+ )?(?:had|has|have|is|was) (?:\w+ ){0,3}(?:nothing
    |more|less|little|a lot|much|everything|something|not much|far more|purely) (?:\w+ )?to do with (?:\w+
     ){0,3}(?:<BUSINESS>|your (?:lesson|work|interview|skills?|performance|answers?|ability|plan|talk|trial
    |cooking|code|audition)|you(?=\W|$)|how you|what you|the way you|anything you)|(?:nothing|little|not
     much|not) (?:\w+ )?(?:to do with|about|a reflection (?:on|of)|down to|personal|your fault|against) ?
    (?:you(?=\W|$)|your|anything you|how you|what you)(?=\W|$)(?! (?:own|plan to))|through no fault of
     (?:yours|your own)|no fault of (?:yours|your own)|(?:not|nothing) (?:a )?(?:personal|reflection on
     (?:you|your))|not because of (?:you(?=\W|$)|anything you|your (?:lesson|work|interview|performance))
(?:<TRADES>)(?: (?:in|at|for|on|here|of|this|last|our|the|that) (?:\w+ )?\w+)? (?:(?:has|have|had|is|was
    |are|were|been|being|got|since|looks?|looked|remains?|became|went|turned|came|so|too|very|rather|not|as
    |that) )*(?:<SLOW>)(?: \w+){0,10}? (?:so we|and we|that we|which is why|why we|we (?:cannot|cant|can
     not|could not|couldnt|are not|had to|have to|will not|decided|said|chose|do not|are not|stopped)
    |reason|no (?:room|place|post|job|budget)|to hire|hiring|new (?:people|staff|hands)|taking you|take
     (?:you|anybody|anyone|on)|for (?:another|a new|an extra|this post|the post)|(?:is|was) (?:the reason
    |why))(?=\W|$)(?! (?:saw|asked|watched|heard))
(?:we|house|firm|company|school|ward|theatre|farm|shop|hospital|group|owners?|board|council|trust|station
    |lab|department|branch|garage|restaurant|kitchen|office) (?:\w+ )?(?:cannot|cant|can not|could not
    |couldnt|can no longer|are no longer able to|is no longer able to|are not|is not|have had to|has had to
    |had to|have to|has to|must|need to|were forced to|is forced to|decided to|has decided to|have decided
     to|will) (?:\w+ )?(?:afford (?:another|a|an|to (?:hire|take|train)|new|more)|hir(?:e|ing) (?:anyone
    |anybody|at present|at the moment|this year|nobody|less|fewer|outside|new|until|before)|tak(?:e|ing) on
     (?:anyone|anybody|new|more|another|people|staff)|recruit(?:ing)?(?= (?:at|this|until|any|now|anyone
    |anybody)|\W*$)|fill(?:ing)? (?:the|this|that|any) (?:post|position|role|vacancy|job|place)|freeze|save
     money|save costs|make (?:savings|cuts|redundan\w+)|cut (?:back|costs|posts|jobs|staff|down|the (?:post
    |team|budget))|close|shrink|merge|move (?:to|out|premises)|tighten|economi[sz]e|re ?organi[sz]e
    |restructure|re ?think (?:the|our)|rethink|change (?:the plan|plans|direction|course)|put (?:it|this
    |everything|the (?:post|role|search|project|plan)) (?:on (?:hold|ice)|off)|lay (?:off|people)|let
     (?:people|staff|two|three) go|reduce (?:staff|the team|our|head))(?=\W|$)
(?:out of our hands|over our heads|higher up|from above|upstairs|above our (?:heads|pay)|not (?:ours|our
     (?:decision|call|choice|doing))|(?:told|asked|instructed|ordered|advised|forced) (?:us )?(?:to|not to)
     (?:hire|stop hiring|take|choose|prefer|wait|cut|save|recruit|fill|freeze|pick|go with|look)|pressure
     from (?:above|head office|the (?:board|owner|top|group))|(?:head office|headquarters|management|the
     (?:board|owner|owners|group|ministry|city|council|directors?|trust|bishop|parent company|finance
     (?:director|department|team)|accountants?|bank|investors?|sponsors?|landlord|client|agency|union
    |insurers?|lawyers|head teacher|principal|governors?)) (?:\w+ )?(?:decided|wants?|wanted|insisted
    |insists|preferred|prefers|told|asked|said|refused|will not|would not|did not|pulled|withdrew|stopped
    |has|have|had|cut|blocked|froze|freeze|changed|vetoed|imposed|would only|expects?|demanded|chose|closed
    |sold)(?= (?:that we|us|to (?:hire|save|close|wait|cut|freeze|stop|move|keep|fill|give|reduce|merge)
    |somebody|someone|an?|the (?:post|plug|funding|budget|money|grant|position|role|vacancy|project
    |contract|plan|plans)|hiring|hire|no|all|its|his|her|their|fund|pay|agree|allow|let|otherwise|different
    |our|changed|stopped|cut|decided|cancelled|frozen|withdrawn|everything|the (?:doors?|site|branch))
    |\W*$))(?! (?:in the (?:role|case)|of the (?:case|role)))
(?:nephew|niece|cousin|son|daughter|brother|sister|friend|godson|protege|favourite|relative|wife|husband
    |acquaintance|neighbour|contact)(?: \w+)? (?:of|to) (?:the|our|a) (?:<BOSS>)|(?:<BOSS>|somebody
    |someone)s? (?:nephew|niece|cousin|son|daughter|brother|friend|godson|protege|relative|golf partner)|
    (?:somebody|someone|person|candidate|man|woman|one) (?:(?:who|that|whom) )?(?:we|they|the (?:<BOSS>)|he
    |she|everyone)? ?(?:already )?(?:knew (?:the|our) (?:owner|boss|manager|chef|family)|from (?:inside
    |within|in house|our own|another branch|head office|the agency)|in ?house|internally|already (?:works
    |worked|employed|here)|owed)(?=\W|$)|internal(?:ly)? (?:filled|candidate|applicant|move|transfer
    |promotion|hire|reasons|matters?|politics|changes?|decision|review|solution|appointment)|promoted?
     (?:from within|internally|somebody|someone|one of our own)(?! in the)
(?<!you\W)(?:<NO>)(?: \w+){0,8} (?:because(?: of)?|for|due to|owing to|on account of|since|as|over|was|is
    |came down to|down to|thanks to|after|about|when|lay in|to do with|by|given|put (?:us )?off by|tipped
     by|swayed by|cost you)(?: \w+){0,7} (?:<TRIFLE>)(?=\W|$)(?! (?:in the (?:role play|case|plan|exercise
    |log|drawing|lesson)|of the (?:customer|patient|guest|lesson|scene)|(?:plan|query|rota|stop|route|field
    |table|sheet|charts?) ))
(?:because of|due to|owing to|on account of|thanks to|put (?:us )?off by|tipped (?:the (?:scales|balance))?
     ?by|swayed by|down to|not fond of|bothered by|put off by|dealbreaker was|deciding factor was|what
     (?:decided|settled|cost|tipped|did) (?:it|you(?: the \w+)?|the matter)(?: for us)? was)(?: (?:the|your
    |a|an|those|that|way|you|had|how|state|length|colour|color|poor|bad|long|short|late|loud|cheap|scruffy
    |wrong|missing|three|two|sort|kind|of))* (?:<TRIFLE>)(?=\W*$|\W*(?:we|and|you|on|at|in (?:your|the
     (?:photo|picture))|that|which|was|were|so|the (?:panel|team)|rather|alone|not|it|is|did|put|cost)\b)
    (?! (?:in the (?:role|case)|of the))|your (?:\w+ )?(?:<TRIFLE>) (?:\w+ ){0,2}(?:cost|settled it|settled
     the|decided it|put us off|put the panel off|tipped|ruled you out|counted against|went against|was
     (?:the|a) (?:reason|dealbreaker|deciding|problem for us|drawback|no)|told against|spoke against|did
     not help your|made us (?:hesitate|doubt|decide|say no|wonder|think)|stood in the way|got in the way
    |weighed|was held against|swung)(?=\W|$)
(?:too many|so many|a flood of|the (?:sheer )?(?:number|volume|quantity) of|hundreds of|record number of
    |large number of|swamped with|inundated with|more|overwhelmed by|such a lot of|a pile of|far more|many)
     (?:\w+ )?(?:applications?|applicants|candidates|cvs|resumes|letters of application)(?= (?:for|than|to
    |and|that|so|meant|made|this|we|came|we had|forced)|\W*$)|(?:filled|gone|taken|closed|decided|promised
    |settled|given away) (?:\w+ )?(?:before (?:you|we (?:met|saw|reached|got)|your)|by the time (?:you|we)
    |already when|weeks ago|long ago|in advance|earlier)(?=\W|$)(?<=[a-z])(?! (?:the (?:tank|form|hole)))|
    (?:bad|wrong|unlucky|poor|unfortunate|awkward|difficult) (?:timing|moment|time for (?:us|a|the firm)
    |luck)|wrong time|at a bad time|came at (?:the wrong|a bad|an awkward)|(?:company|house|group|our|head
     office|school|trust) policy (?:is|says|does|did|on|was|forbids?|meant|not|requires?|means)|(?:legal
    |tax|insurance|policy|political|strategic|economic|financial|budgetary|business|commercial
    |organi[sz]ational|operational|structural|internal|staffing|company|external|logistical|administrative
    |scheduling) (?:reasons?|grounds|considerations|constraints?|needs|pressures?|factors?|circumstances)
    (?=\W*$|\W*(?:we|rather|not|that|beyond|made|led|meant|mean|behind|forced|rather|outside|played
    |alone)\b)(?! (?:in the (?:case|role|exercise)))|no longer (?:have|need|looking|hiring|plan|require
    |sure)(?: (?:the|for|to|a|an|another|any|anyone|this|that|we|money|funds))* (?:budget|post|position
    |role|hire|fill|people|staff|anyone|money|funds|job|vacancy|place|extra|need|\w+er)(?=\W|$)(?! (?:to
     (?:turn|press)|the (?:file|key|tool)))
(?:matter|question|case|result|consequence|victim|issue|problem|effect|fault) of (?:the |our |\w+ )?
    (?:money|budgets?|timing|cost|costs|space|head ?count|politics|luck|funds|funding|savings|numbers
    |circumstances?|bad luck|economics|finance|finances|capacity|staffing|planning|priorities|the market
    |the season)(?=\W*$|\W*(?:rather|and|not|for us|that|alone|more|we|only|in the end|here|at)\b)(?! (?:in
     the (?:case|exercise|plan)))
we (?:\w+ )?(?:changed|rethought|dropped|shelved|postponed|scrapped|abandoned|revised|reviewed|put off|put
     back|cancelled|altered|had to (?:change|drop|shelve|postpone|scrap|revise)) (?:(?:our|the|all|this|its
    |whole) )*(?:plans?|search|hiring|recruitment|post|role|position|project|strategy|structure|set ?up
    |programme|priorities|vacancy|budget)(?= (?:for|to|in|of|and|since|so|until|after|this|last|because
    |when|here|altogether)|\W*$)(?! (?:for the (?:lesson|exercise|day|interview|test|role play)|of the
     (?:day|lesson)))
(?:funding|money|budget|grant|sponsor\w*|contract|financ\w+|backing|subsidy|donation|lease|loan|client
    |project|tour|deal)s?(?: (?:for|of|behind) (?:the|this|that|our|your) (?:\w+ )?(?:<JOB>|project|team
    |tour|season|department))? (?:(?:has|had|have|was|were|is|unexpectedly|suddenly|since|now) )*(?:fell
     through|fallen through|dried up|ran out|run out|was refused|refused|did not (?:come|materiali[sz]e)
    |was not (?:approved|granted|renewed|extended)|not (?:approved|granted|renewed|extended|confirmed)
    |pulled out|was turned down|turned down|collapsed|came to nothing|lapsed|expired|withdrawn|was
     withdrawn)(?= |\W*$)(?! <SHOWN>)(?! (?:in the (?:case|exercise)|and you|so you))
(?:budget|money|funds?|funding|finances|means|purse|staffing plan|head ?count|plan|grant|books|figures
    |numbers|cash|bank|insurance) (?:do(?:es)?|did|would|will|can|could|cannot|has|have)(?: not|nt)? (?:\w+
     )?(?:allow|permit|stretch|run to|pay for|let us|leave room|reach|support|carry|afford|justify|be
     found)(?:ed|s)? (?:\w+ ){0,3}(?:<JOB>|hire|hires|another|more (?:people|staff)|new (?:people|staff
    |colleague)|extra|second|<TRADE>|colleague|us to|for (?:it|this|another|you)|that far|person|people)(?!
     (?:in the (?:case|exercise)|pallet|van|shelf))
""",
    _CLASSES,
)
NOT_REASON = terms(
    r"""
<TOLD>
<OBJECTS>
(?:<SHOWN>)|you (?:\w+ )?(?:priced|costed|said|explained|saw|noticed|planned|moved|booked|split|merged
    |cancelled|postponed|gave|named|cut|paused|stopped|closed)(?: \w+){1,7}
(?:says?|said|tells?|means?) nothing about your(?: application| work)?
(?:our|my) (?:own )?(?:fault|mistake|error|delay)(?:,? and)? not (?:about )?you
""",
    _CLASSES,
)
