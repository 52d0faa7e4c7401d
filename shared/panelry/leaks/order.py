"""The rules that block words on an order of people, on other people met, and on how the panel decided.

Patterns are read as `rules` and `patterns` say. None of them can be waived.
"""

from panelry.leaks import rivals, sides, standing, verdicts
from panelry.leaks.finding import Gate, Rule
from panelry.leaks.patterns import classes, terms
from panelry.leaks.task_words import TASK

_CLASSES = classes(
    r"""
THOUGHT: felt|thought|said|believed|wanted|liked|disliked|preferred|voted|worried|agreed|disagreed
    |argued|doubted|hoped|objected|insisted|decided|found you|saw you|favou?red|supported|opposed
    |backed|rejected|pushed for|spoke (?:up )?(?:for|against)|vetoed|had (?:doubts|concerns
    |reservations|hoped|hesitated)|hesitated|would (?:not )?(?:have|like|rather|hire|prefer|take)|did
     not (?:want|like|agree|think|believe|see)|could not (?:agree|decide|see)|was not|were not
    |disapproved|approved|overruled|insists|thinks|feels
MINDED: against|in favou?r|for (?:it|you|hiring)|convinced|keen|sceptical|skeptical|unsure|sure of you
    |impressed|unimpressed|sold on|won over|enthusiastic|undecided|opposed|persuaded|doubtful|on your
     side|reluctant|hesitant|disappointed|worried about you|uneasy|split|divided|torn|lukewarm|unhappy
     with you|negative|positive
BE: (?:was|were|is|are|remained|seemed|stayed)(?: not| nt)?(?: (?:all|both|mostly|clearly|very|quite
    |strongly|fully|less|more|also|rather|firmly|at first|really)){0,2}
US: us|the panel|our panel|the interviewers|our interviewers|the panelists|the committee|the jury|the
     hiring (?:team|committee|group)|the people (?:on the panel|in the room|who (?:met|interviewed|saw)
     you)
ROOM: (?:the|our|this) (?:group|room|team|committee|jury|table|crew|board|round|staff|department)
ROLE: hiring manager|hiring lead|team lead(?:er)?|tech(?:nical)? lead|recruiter|facilitator|coordinator
    |hr|human resources|people team|department head|head of (?:department|hr|people|the department)
    |hiring (?:team|committee|group)|committee|jury|chair(?:man|woman|person)?|interviewers?|panelists?
    |personnel department|works council|works manager|line manager|director|managing director|ceo|cto
    |cfo|board
STAFF: <ROLE>|owner|boss|manager|partner|senior partner|principal|head teacher|foreman|supervisor
    |founder|matron|head nurse|chef|head chef|president|others?|colleagues?|member|person|lead|engineer
    |developer|designer
ONE: person|candidate|applicant|engineer|developer|colleague|somebody|someone|one|teacher|nurse|cook
    |clerk|winner|finalist
WON: got|offered|received|accepted|took|given|won|landed|secured
PLACE: (?:the|our|an|a|this) (?:offer|job|position|role|place|post|contract)
OTHER: other|another|stronger|better|previous|fellow|chosen|successful|winning|rival|competing|average
    |typical|different|remaining|earlier|next|weaker
PART: <n>|some|most|half|all|none|few|many|several|majority|minority|part|rest|members?|both|not all
    |each|third|quarter|two thirds
ORDINAL: first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|next to last|second to
     last|penultimate|second last|\d+(?:st|nd|rd|th)
STOOD: you (?:(?:were|are|have been|had been|would be|would have been|was) )?(?:\w+ly |also |still
     |once )?(?:ranked|placed|came|come|finished|ended|ended up|landed|stood|stand|made it|sat|rank
    |rated|fell|put|listed|were|are|been)
BEST: best|strongest|weakest|worst|top|slowest|fastest|quickest|brightest|smartest|most \w+|least \w+
    |better ones|weaker ones|stronger ones
MET: (?:we|that we|whom we|whom you|the panel|i) (?:have |had |ever |also )*(?:met|saw|seen|interviewed
    |spoke (?:to|with)|talked (?:to|with)|invited|heard|tested|had)
FIELD: (?:field|people|list|group|candidates|applicants|round|pack|pile|class|cohort|interviewees
    |finalists|short ?list|everyone|everybody|those|ranking|all)
ELSE: (?:everybody|everyone|nobody|no one|anybody|anyone|all the people|most people|somebody|someone)
     else
""",
    TASK,
)

_RANK = terms(
    r"""
(?:best|strongest|weakest|worst|top|only|second|third|favou?rite|preferred) (?:candidate|applicant
    |interviewee|finalist)s?
you (?:are|were|got|came) (?:not |only |just )?(?:in|among|into) (?:the|our) (?:top|bottom) <n>
<STOOD> (?:in |at |on |near |close to |among |somewhere in )?(?:(?:the|our|a|an|just|only|very|about)
     )*<ORDINAL>(?: (?:place|overall|of|out of|among|from|in line|on|after|behind|in (?:the|our|this)
    |for the)|(?=\W*$))
<STOOD> (?:up )?(?:in |at |on |near |close to |among |towards? |somewhere in |into )?(?:(?:the|our|a
    |very|about) )*(?:top|bottom|upper|lower|first|last|leading|better|weaker|front|back|tail|end|rear)
     (?:half|third|quarter|fifth|tenth|<n>|few|tier|ranks?|percent|end of|group|part of|of|spots?
    |places?)(?! (?:hour|page|stack|stairs|ladder))
you(?: \w+)? rank(?:ed)? (?:(?:much|far|rather|quite|very|so|too|slightly|well|a little) )*(?:high
    |higher|low|lower|above|below|ahead|near|as|among|behind|just|at|in the|better|worse)
you (?:were|are|have been) ranked|your (?:final |overall )?(?:rank(?:ing)?|placing|placement in the
     (?:field|group))(?! (?:of|query|function|model|list|table|rule))
you (?:were|are|remain|remained|became|would be) (?:\w+ )?(?:(?:the|our|a|very) )*(?:runner up|(?:first
    |second|third|last|back ?up) (?:choice|pick|option)|number <n>|favou?rite|front ?runner|plan b
    |reserve|also ran)
(?:our|the panels|their) (?:\w+ )?(?:first|second|third|last|top|number <n>) (?:choice|pick|preference)
    |runners? up|(?:a )?close second(?! to)
(?:top|bottom|upper|lower) (?:half|quarter|third|<n>|tenth|fifth) of (?:the |our |all |this )*<FIELD>
(?:first|second|third|last|high|higher|low|lower|top|next) on (?:the|our) (?:short ?)?list
you (?:were|are|came across as|was|ended up|proved) (?:\w+ )?(?:(?:one|some) of |among )?(?:the|our)
     <BEST>(?: \w+){0,2} (?:<MET>|of (?:the|all|our|those|<n>|everyone)|in (?:the|this|our) (?:field
    |round|group|list)|on (?:the|our) (?:list|day))
you (?:were|are|came|finished) (?:\w+ )?(?:ahead of|behind|above|below) (?:(?:the|most|all|almost
    |nearly|many|some|<n>|of|our) )*(?:others?|rest|candidates|applicants|finalists|everyone|everybody
    |people|group|field|average|winner)
among (?:the|our) (?:<BEST>|top|bottom) (?:<n> )?(?:candidates|applicants|people|<MET>)|(?:ordinal
    |final) ranking of (?:the )?(?:people|candidates)
""",
    _CLASSES,
)
_NOT_RANK = terms(
    r"""
you (?:\w+ )?ranked (?:the|each|every|all|both|these|those|<n>|your) \w+
(?:put|placed|listed|moved|set) (?:the|a|an|each|every|your|it|them|this|that|heavy|all) [a-z]+(?:
     [a-z]+){0,6}
(?:came|finished|ended|were|are|stood|sat|landed) (?:up )?(?:at|on|in|near) the (?:\w+ )?(?:top|bottom
    |end|back|front|first|last|middle|second|third) (?:of the )?(?:room|stairs|page|board|hour|floor
    |ladder|table|task|part|step|exercise|half of the (?:lesson|task|hour|talk|interview|exercise)
    |section|slide|queue of|row|minutes?|line|shop|stall|van|truck|lorry|counter|bed|building|stage
    |corridor
    |hall|machine|van|bus|church|shelf|rack)|(?:stood|sat|were|went|came) (?:at|to|in) the (?:front
    |back) of the
     class
""",
    _CLASSES,
)
_COMPARE = terms(
    r"""
<OTHER> (?:candidate|applicant|interviewee|finalist|contender|competitor)s?
<ONE> (?:who|that) (?:was |has |had |finally |then |in the end )*<WON> <PLACE>
<ONE> (?:that |whom |who )?we (?:have |had |finally |then |now |in the end )*(?:chose|chosen|hired
    |selected|picked|appointed|took on|taken on|went with|employed|preferred|settled on|decided (?:for
    |on)|made an offer)
(?:most|other|few|many|the average|almost all|nearly all) (?:people|persons?|candidates?|applicants?
    |interviewees?|finalists?) (?:\w+ )?(?:manage|managed|do|did|can|could|finish|finished|need|needed
    |find|found|solve|solved|take|took|get|got|know|knew|answer|answered|would|will|have|had|bring
    |brought|we|at your|in your|with your|start|started|see|saw|understand|understood|make|made|pass
    |passed|reach|reached|give|gave|name|named|ask|asked|show|showed|spot|spotted|write|wrote)
most (?:candidates|applicants|interviewees|finalists|people)(?= (?:here|on this|in this)|\W*$)
(?:many|all|few|some|several|both|none|<n>)(?: of the)?(?: (?:other|our))? (?:candidates|applicants
    |interviewees|finalists)(?! (?:keys?|rows?))
you(?: \w+){1,6} (?:\w*er|more|less|worse|better|fewer)(?: \w+){0,4} than (?:(?:the|our|all|any|most
    |many) )*(?:most(?! (?:of|tools))|others?(?= (?:in|who|we|did|had)|\W*$)|rest(?! of the (?!group
    |field|people|list|room|crowd|round|candidates|class))|average|field|people|persons?|peers
    |colleagues? we|finalists?|candidates?|applicants?|winner|competition)
(?:than|as|unlike|like|beside|next to|against|to|with|from) (?:(?:those|that|the ones?|the work|the
     answers?|what) (?:of|by|from) )?(?:(?:the|our|all|any|most) )*(?:other|remaining) (?:finalists?
    |people (?:we|who)|interviewees|contenders)
than (?:anyone|anybody|everyone|everybody|somebody|someone)|(?:than|as) the (?:person|one|colleague|man
    |woman|candidate) (?:before|after|we|who|next to|ahead)
(?:finalists?|contenders?) (?:for (?:the|this)|were|was|had|did|brought|in (?:the|this))|short ?listed
     people
(?:compared|in comparison|by comparison|in contrast|next|relative) (?:to|with) (?:the )?(?:others?|rest
    |anyone|somebody|someone|field|people|average|competition|group|everyone|everybody)(?! (?:queries
    |query|services?|options?|tools?|versions?|of the code))
unlike (?:(?:the|our|a|most|all|many|some|you) )*(?:others?(?! \w*(?:tools|services?|systems|versions))
    |colleagues?|people|persons?|rest|candidates?|applicants|finalists?|somebody|someone|everybody
    |everyone|<ONE>)
(?:^|(?:while|whereas|where|but|although|though|when|as|than|what|unlike|and|like) )(?:almost |nearly
     |just about )?<ELSE>
others (?:<MET>|who (?:came|applied|interviewed|did|took)|in (?:the|this|your) (?:round|field|process
    |group)|for this (?:post|job|role))
(?:^|(?:while|whereas|where|but|although) )(?:the |some |many |all |most |all the |several )?others
     (?:\w+ )?(?:did|had|have|brought|managed|found|were|was|could|gave|named|solved|finished|showed
    |went|knew|needed|took|got|wrote|asked|saw|answered|made|came|thought|offered|passed|prepared|stood)
(?:people|persons|somebody|someone|anybody|anyone|colleagues) <MET>
(?:person|people|one|colleague|candidate|man|woman) (?:before|after|ahead of|next to|behind) you
we (?:\w+ )?(?:chose|picked|went with|hired|took on|preferred|selected|appointed|decided (?:for|on)
    |opted for|found|gave (?:it|the \w+) to|offered (?:it|the \w+) to|settled on|met|have|had|saw)
     (?:somebody|someone|another|one (?:person|candidate)|a (?:stronger|better|different|more \w+|local
    |younger|internal)(?: (?:candidate|person|colleague|applicant|one|match|fit|profile)))(?! to help|
     to play)
(?:somebody|someone|a person|a colleague|people) (?:else )?(?:with|who (?:has|had|brought|brings|knew
    |knows|showed|was|is)) (?:more|better|stronger|deeper|longer|less|a better|a stronger|already
    |closer)
(?:competition|field|shortlist|short list) (?:was|is|were) (?:very |so |extremely |unusually |really
     |quite )?(?:strong|stiff|tough|high|fierce|large|hard|close|crowded|excellent)
(?:strong|crowded|large|tough|competitive|very good) field of|field of (?:<n>|strong|good|many)(?! \w*
    (?:bytes|bits|characters|digits))|your competit(?:ors?|ion) (?:for|in|was|were|did|had)
we (?:have |had )?(?:seen|met|saw|interviewed) (?:\w+ )?(?:better|stronger|weaker|worse|faster)|stood
     out (?:from|among)(?! the (?:text|background|page))
(?:the )?(?:successful|chosen|selected|winning|hired) (?:person|one|colleague)|new (?:hire|colleague)
     (?:was|is|had|knew|showed|brought|did)
(?:the|our) last person (?:in|who|we)|others? (?:finalist|interviewee|contender)s?|you (?:beat|outshone
    |outperformed|outdid|surpassed|trailed|lagged behind|lost (?:out )?to) (?:the|all|most|every
    |another|other|many|some|a|somebody|someone)(?! (?:eggs?|egg
     whites?|dough|cream|batter|mixture|butter|clock|carpet|drum|metal|iron|rug)\b)
""",
    _CLASSES,
)
_NOT_COMPARE = terms(
    r"""
candidates? (?:keys?|solutions?|causes?|releases?|fix|fixes|designs?|queries|query|lists?|indexes)
<TOLD>
""",
    _CLASSES,
)
_PANEL = terms(
    r"""
<PART> of <US>
<PART> of <ROOM> (?:\w+ )?(?:<THOUGHT>|<BE> <MINDED>)
<n> (?:interviewers|panelists|panel members|people on (?:the|our) panel|members of the panel|(?:yes|no)
     votes|votes)(?! (?:in the (?:poll|sample)))
(?:panel|interviewers?|panelists?)(?: members?)? (?:was|were|could not|<THOUGHT>|split)
<ROOM> (?:\w+ )?(?:voted|<BE> <MINDED>|would (?:not )?have (?:hired|taken|liked|preferred)|wanted you
    |liked you|felt (?:that )?you|thought (?:that )?you|disagreed)
<ROLE> (?:\w+ly |also |alone |still |at first )?(?:<THOUGHT>|<BE> <MINDED>)
(?:the|our|one|a|your) (?:\w+ )?<STAFF>s? (?:\w+ )?(?:wanted|hoped|refused|decided|preferred|insisted
     on|was keen|pushed|voted|would have|would not have|did not want|tried|asked) (?:not )?(?:to )?
    (?:hire|hired|hiring|take you|taken you|invite you|invited you|reject|rejected|you|employ|employed
    |see you again|for you|against you)
(?:(?:the|our|one|a|another|every|each) )(?:\w+ )?<STAFF>s? (?:on|from|of|in) (?:the|our|your) panel
(?:some|one|others?|many|most|several|a few|<n>|both|a colleague|a majority|another) (?:of them
     |panelists? |interviewers? |colleagues? |members? |voices? |people (?:here|on the panel|in the
     room) )(?:\w+ )?(?:<THOUGHT>|<BE> <MINDED>)
(?:we|panel) (?:all |both |then |finally |even )?(?:voted|were split|were divided|disagreed|argued
    |quarrell?ed|clashed|fell out|differed|were torn|(?:could|did) not (?:all )?agree|were unable to
     agree|were (?:in|of) two minds|had (?:a|some|long) (?:row|arguments?|disagreements?))(?! with
     (?:the|your) (?:estimate|tool|output))
out ?voted|we (?:were )?over ?ruled|over ?ruled (?:us|the panel|by|him|her|them|everyone|that)|(?:our
    |the|a|final|close) vote (?:was|went|ended|stood|came|on you|in your|for you|against you|split)
(?:voted?|votes|split|decided|decision|ended)(?: \w+){0,3} <n> (?:to|against|versus) <n>|<n> (?:votes?
     )?(?:for|in favour) and <n> against|casting vote|(?:by|with) (?:a |one |the |narrow |clear )*
    (?:majority|votes?)(?! (?:quorum|element|function|class))
opinions (?:about you |on you |on your \w+ )?(?:were |was |are )?(?:split|divided|differed|mixed|varied
    |clashed)|views (?:on you |about you )?(?:were|was) (?:split|divided|mixed)
(?:we|decision|panel|vote|verdict) (?:was|were) (?:not )?(?:quite )?(?:unanimous|close|tied|a tie
    |controversial|contested|a close call)
had (?:the )?(?:final|last) (?:say|word)(?: (?:in|on|about|over) (?:your|you|this|the (?:decision
    |hire)))?|(?:your|a) (?:supporters?|advocates?|champion|critics?|opponents?) (?:on|in|among) (?:the
    |our|us)
(?:spoke|stood|fought|argued|pleaded|lobbied|campaigned) (?:up )?(?:for|against) (?:you|hiring you|your
     hire)|sided (?:with|against) you|championed you|vetoed (?:you|your|it|the hire)|(?:his|her|their|a
    |the|one) veto
(?:our|the panels|the groups|internal) (?:deliberations?|disagreements?|arguments?|debates?
    |differences)|we were in two camps|two camps (?:in|on) (?:the panel|this|you)|no consensus|
    (?:reached|found|without) (?:a |any )?consensus (?:on|about) you|consensus (?:of|in|on) the panel
    |not everyone (?:here|on the panel|in the room|agreed|was|liked|wanted|felt|thought)
""",
    _CLASSES,
)
_NOT_PANEL = terms(
    r"""
(?:control|solar|admin|side|distribution|wall|glass|touch|display|instrument|fuse|door) panels? \w+
(?:feel|felt|look|looked|seem|seemed|sound|sounded) like one of us|(?:by|with) (?:a )?majority (?:vote
    |quorum) (?:of|in) the (?:nodes|replicas|cluster)
<OBJECTS>
<TOLD>
""",
    _CLASSES,
)

ORDER = (
    Rule(
        id="RANK",
        level=Gate.BLOCK,
        message="This places the candidate in an order of people.",
        suggestion="Speak of this person's work alone.",
        terms=(*_RANK, *verdicts.RANK, *standing.RANK),
        exceptions=_NOT_RANK,
    ),
    Rule(
        id="COMPARE",
        level=Gate.BLOCK,
        message="This compares the candidate with other people.",
        suggestion="Speak of this person's work alone.",
        terms=(*_COMPARE, *verdicts.COMPARE, *rivals.COMPARE),
        exceptions=(*_NOT_COMPARE, *verdicts.NOT_COMPARE, *rivals.NOT_COMPARE),
    ),
    Rule(
        id="PANEL",
        level=Gate.BLOCK,
        message="This tells how the panel is made up or how it decided.",
        suggestion='Write "we", without numbers or sides.',
        terms=(*_PANEL, *verdicts.PANEL, *sides.PANEL),
        exceptions=(*_NOT_PANEL, *sides.NOT_PANEL),
    ),
)
