"""The tables of the rules that block on how a verdict was reached: marks, places, sides, pay, promises.

Each is added to the short patterns of `unfit`, `order` and `trust`. Patterns are read as `rules` and
`patterns` say.
"""

from panelry.leaks.patterns import classes, terms

_CLASSES = classes(
    r"""
WE: we|i|they|the panel|the panelists|our panel|the interviewers?
GIVEN: marked|rated|scored|graded|gave|assessed|judged|valued|put|set|placed
MARK: <n>(?= (?:points?|marks?|stars?|percent|for|in|on|overall|out|at|of)\b|\W*$)|[a-f](?= (?:plus
    |minus)|[+-]|\W*$)|(?:an? )?(?:satisfactory|average|borderline|pass|fail|low|high|top|full|half
    |poor)
    (?: marks?| scores?| points?)?
ASKED: (?:that |which |what )?(?:we|they|the (?:team|role|job|post|panel)) (?:\w+ )?(?:ask|asks|asked
    |set|expect|expects|expected|want|wants|wanted|need|needs|needed|require|requires|required|hope
    |hoped|look|looks|looked|use|agreed)|(?:is |was )?(?:asked|expected|required|needed|demanded) (?:of
    |for|from|at|here)|(?:of|for) an? (?:senior|junior|middle|mid|lead|principal)
LEVELS: level|standard|bar|mark|line|minimum|threshold|grade|requirements?|expectations?|target
BETTER: better|faster|quicker|stronger|sooner|clearer|deeper|slower|worse|weaker|shorter|longer
STAFF: manager|owner|boss|chef|head|partner|principal|director|lead|foreman|supervisor|founder|matron
    |recruiter|chair|engineer|colleague|president|head teacher|shift lead|team lead|ward sister
PAY: earn|earned|are paid|get paid|were paid|would be paid|will be paid|take home|make
""",
    {},
)
RATING = terms(
    r"""
an? [a-f] (?:minus|plus)|[a-f] (?:minus|plus)(?= (?:for|in|on|from|overall)|\W*$)
<WE> (?:\w+ )?(?:put|wrote|noted|set|entered|recorded|gave) (?:down )?(?:an? |the |only )*<n> (?:next to
    |beside|against|behind|under|by) (?:your|you|the)|<n> (?:next to|beside|against|behind) your name
<WE> (?:\w+ )?<GIVEN> (?:the|your|this|that|each) (?:\w+ ){1,3}(?:with|at|as|by) (?:an? |only |just )*
    (?:<MARK>)
your (?:\w+ ){1,3}(?:was|were|has been) (?:marked|rated|graded|scored|assessed|judged|valued|given)
    (?: \w+)? (?:with |at |as |by )?(?:an? |only |just )*(?:<MARK>)
on (?:our|the|a) (?:\w+ )?scale (?:of|from) <n>|(?:on|of) (?:our|the) (?:rating|marking|grading|scoring)
     (?:scale|sheet|scheme|grid)
you (?:were|are|came|stayed|landed|remained) (?:(?:just|slightly|well|a|little|bit|far|still|only
    |somewhat)
     )*(?:under|below|above|short of|beneath|over) (?:what|the <LEVELS>) (?:<ASKED>|(?:is|was) (?:asked
    |needed|required|expected))
(?:under|below|above|short of|beneath|over|reach|reached|met|meet|meets|miss|missed|beyond|pass|passed
    |clear|cleared|exceed|exceeded|up to) (?:the|that|our) (?:\w+ )?<LEVELS> (?:<ASKED>)
(?:<LEVELS>) in <n> (?:out )?of (?:the |our )?<n>|<n> (?:out )?of (?:the |our |all )?<n> (?:areas
    |criteria|fields|categories|competenc\w+|dimensions|must haves)
(?:was|as|were|is|am|a) (?:an? |the |only |just )*(?:weak|strong|clear|narrow|solid|firm|hesitant|half
    |lukewarm|reluctant|faint|borderline|cautious|soft|conditional) (?:yes|no|pass|fail|hire)(?=\W*$
    | (?:for|from|in|to|overall|and|but))
(?:overall|final|panels?) (?:grade|mark|score|rating|verdict|assessment) (?:was|is|came|stood|of|for
     you)
scored? (?:(?:very|quite|rather|really|so|only|just) )?(?:well|low|lower|high|higher|poorly|badly|best
    |worst|highest|lowest|top|below|above|average)(?= (?:on|in|for|at|overall|and|with)|\W*$)
an? (?:solid|weak|strong|clear|low|high|bare|safe|generous|straight|firm|comfortable) <n>(?= (?:for|in
    |on|overall|from)|\W*$)
your (?:\w+ ){1,4}(?:earned|got|received|reached|scored|was worth|is worth|came to|stands at|stood at)
     (?:an?
     |only |just )*<n>(?:[.,]\d+)?(?= (?:on (?:our|the|a)|out|for|overall|points?|marks?|stars?)|\W*$)
    |<n>(?:
    [.,]\d+)? on (?:our|the|a) (?:\w+ )?(?:scale|scorecard|sheet|grid)(?! of the)
""",
    _CLASSES,
)
NOT_RATING = terms(
    r"""
by [1-7] ?/ ?[2-9]|(?:\d{3,} ?/ ?\d{1,2}|\d{2} ?/ ?\d)(?!\d)|\d+(?:[.,]\d+)? ?/ ?\d+(?:[.,]\d+)?\s(?:of
     (?:the|an?|all|its
    |each) )?(?!(?:on|for|in|at|and|overall|points?|marks?|stars?|score\w*|rating\w*|grade\w*|from|by
    |here
    |which|that|is|was|we|you|your|but|so|or|because|with|as|to|of|this|criteria|questions?
    |answers?)\b)[a-z]+
""",
    _CLASSES,
)
"""What is a part of a thing or more than the whole, and so no mark."""
RANK = terms(
    r"""
you (?:\w+ )?(?:were|are|stood|came|finished|ended|landed|sat|remained|ended up) (?:\w+ )?(?:at|near
    |towards?) the (?:very )?(?:top|bottom|end|back|front|head|tail) of (?:the|our|this) (?:field|list
    |short ?list|candidates|applicants|pack|interviewees|finalists|ranking|people|group we|round)
(?:<WE>) (?:\w+ )?(?:put|placed|saw|had|ranked|listed|see|have) you (?:\w+ )?(?:at|near|towards?|in) the
     (?:very )?(?:top|bottom|end|back|front|head|tail|middle|upper|lower)
(?:one|<n>|a few) (?:places?|spots?|ranks?) (?:short|away|behind|from|below|off|ahead)
(?:only |just )?(?:one|<n>|a few|some|several|two) (?:people|candidates|applicants|others|persons|person
    |finalists) (?:were|was|came|stood|finished|ranked|is|are) (?:\w+ )?(?:ahead|before you|above|in
     front
     of you|better)
(?:close|tight|narrow|neck and neck|hard fought) (?:race|contest|finish|field)(?! (?:condition|lane))
(?:came|come|finished|ended|landed|were) (?:in )?(?:(?:just|right|only|close|narrowly) )+(?:behind
    |second|after|ahead)(?=\W*$| (?:of )?(?:the (?:winner|chosen|one|person we|best|first)|another
     (?:candidate|applicant|person)|somebody|someone|whoever))
(?:you|name) (?:\w+ )?(?:were|stood|are|came|was) (?:\w+ )?(?:lower|higher|further|far) (?:down|up)(?=
     (?:on
    |in|the|our|than)|\W*$)|(?:order|ranking) of (?:the|our) (?:short ?list|candidates|applicants|field
    |interviewees)
you (?:\w+ )?(?:belong|belonged|count|counted|were counted) (?:to|among|with) (?:the|our) (?:\w+
     )?(?:best
    |better|weaker|stronger|top|bottom|upper|lower|half|third|favou?rites|strongest|weakest|few)
(?:yours|your \w+) (?:was|is|were) (?:\w+ )?(?:the|our|one of the|among the) (?:\w+ )?(?:best|strongest
    |weakest|worst|poorest|finest|top) (?:\w+ )?(?:we|of all|of the (?:day|week|round|field|candidates
    |group we)
    |that day|among|in the field|by far)|(?:among|of) (?:all |the |those |everyone )*(?:invited
    |interviewed
    |applicants|candidates|people we|who applied|whom we) (?:\w+ )?your?s?
""",
    _CLASSES,
)
COMPARE = terms(
    r"""
(?:person|candidate|somebody|someone|one|applicant|man|woman|colleague|engineer|nurse|teacher|cook
    |clerk)
     (?:who|that) (?:will|is going to|is to|is about to|has agreed to|now) (?:starts?|joins?|fills?
    |works?
    |takes? (?:up|on)|gets?|begins?) (?:with us|here|in (?:january|february|march|april|may|june|july
    |august|september|october|november|december|spring|summer|autumn|winter)|(?:the|this|your) (?:post
    |job|role|position|place)|us|the team|instead|next (?:month|week))
(?:there were|there was|we (?:had|saw|met|interviewed)|were also) (?:\w+ )?(?:people|some|others?
    |somebody
    |someone|candidates|applicants) (?:who|that) (?:did|knew|had|could|were|was|showed|brought|finished
    |spoke|asked|wrote|explained)(?: \w+){0,5} (?:more|half|less|fewer|<BETTER>|already|before)
than (?:the )?rest of (?:the|our) (?:applicants|finalists|interviewees|people we|candidates|field|short
     ?list)
(?:the|our|this years) winner(?= (?:had|knew|brought|showed|spoke|wrote|has|of the (?:post|job|role)))
(?:usually|normally|typically|generally|on average|as a rule) (?:people|everybody|everyone|candidates
    |applicants|somebody)(?: \w+)? (?:solves?|finish\w*|needs?|takes?|manages?|gets?|succeeds?)|people
     (?:usually|normally|typically|generally) (?:solve|finish|manage|need|take)(?! (?:the|a) (?:bus
    |train
    |lift))
<BETTER>(?: \w+){0,3} than (?:you|yours)(?= (?:did|were|was|in the|on the)|\W*$)|your (?:colleague
    |neighbou?r|predecessor|rival|fellow \w+|friend)(?: \w+){0,5} (?:did|was|were|knew|showed|finished
    |answered|spoke) (?:\w+ )?<BETTER>
(?:person|candidate|somebody|one|applicant|man|woman|colleague|engineer|nurse|teacher|cook|clerk)
     who(?:m we)?
     (?:(?:was|has been|is|got|have|had|finally|then|now|later|in the end) )*(?:appointed|hired|chosen
    |selected
    |picked|recruited|preferred|engaged)
""",
    _CLASSES,
)
NOT_COMPARE = terms(
    r"""
(?:let|asked|gave|helped|told|thanked|invited|left|heard|showed|reminded|waited for|listened to|looked
     after|called on) (?:(?:all|each|both|some|of|the) )*others? in (?:the|your) (?:group|team|room
    |round
    |process)
""",
    _CLASSES,
)
"""What somebody did for others in a task."""
PANEL = terms(
    r"""
(?:<n>|several|a few|many|two) rounds? of voting|(?:voted?|voting|ballot) (?:on|about|for|against)
     (?:you
    |your \w+)(?! (?:idea|name for))
(?:the|a|our) majority (?:(?!and\b)\w+ )?(?:said|wanted|felt|thought|spoke|found|preferred|liked|disliked
    |believed)
<n> (?:out )?of (?:the |our )?<n> (?:\w+ )?(?:(?:were|was|are) (?:in favou?r|against|for|convinced|not
     sure|unsure|keen|sceptical|impressed)|voted|said (?:yes|no)|wanted you|liked you|would have
     (?:hired
    |taken|chosen))
my (?:colleagues?|co interviewers?|fellow \w+|boss|partner) (?:\w+ )?(?:saw|felt|thought|said|believed
    |wanted|liked|disagreed|was|were|found|preferred|agreed|had)
(?:the|our|your) (?:\w+ )?<STAFF> (?:had|has|voiced|raised|expressed|kept|shared) (?:\w+ )?(?:doubts
    |concerns|reservations|misgivings|hesitations)(?= (?:about (?:you|your|hiring)|from|at first
    |throughout
    |early)|\W*$)
i (?:alone |myself )?(?:was|am|would|voted|argued|spoke|pleaded) (?:\w+ )?(?:in favou?r|alone|against
    |for
     you|have (?:hired|taken)|outvoted|overruled|the only one)
(?:<n>|two|several|both) (?:people|persons|colleagues|of our \w+|pairs of eyes) (?:read|saw|heard|met
    |watched|interviewed|judged|assessed) (?:you|your|the) (?:\w+ )?(?:and|but) (?:only )?(?:<n>|one
    |both
    |neither|none)
not (?:everyone|all)(?: \w+){0,4} (?:agreed|liked|wanted|felt|thought|was (?:sure|convinced|keen|in
     favou?r))
    (?= (?:about|on|with|that|of) (?:you|your|hiring|this hire)|\W*$| (?:you|your)\b)
""",
    _CLASSES,
)
SALARY = terms(
    r"""
your (?:price|rate|wish|demand|ask) (?:was|is|would be|seemed) (?:\w+ )?(?:too )?(?:high|low|steep|much)
     (?:for us|for (?:the|this|our) (?:budget|post|job|role|team|company))
(?:what|as much as|how much) you (?:(?:want|wanted|wish|hope|hoped|expect|expected|would like|currently
    |now|today|to) )*(?:earn|make a|be paid|get paid)|you (?:\w+ )?<PAY>(?= (?:more|less|there|elsewhere
    |by the (?:hour|day)|per|too (?:much|little)|well)|\W*$)(?<!make)|than you (?:\w+ )?earn
(?:role|job|post|position|we) (?:pays?|paid|will pay|can pay|could pay|would pay) (?:\w+ )?(?:less|more
    |better|little|only|what you|at most|below|above)
(?:asked|ask|wanted|named|hoped) (?:for |at )?(?:\d[\d.,]*\d{3}|\d+ ?k)(?= (?:and we|but we|while we|a
     year|per year|euros|pounds|dollars)|\W*$)
(?:talked|spoke|agreed|speak|talk|spoken) (?:\w+ )?(?:about|of|on) (?:an? |your )?(?:raise|pay rise
    |rise after|bonus)|lower (?:wish|ask|demand|expectation)s?
you (?:would|will|are|were|could)(?: \w+)? be paid|paid (?:by the|per|an?) (?:hour|month)(?= (?:here
    |with
     us|in this (?:job|role|post))|\W*$)
""",
    _CLASSES,
)
NOT_SALARY = terms(
    r"""
(?:the|an?|each|every|this|that|<n>) (?:\w+ )?(?:salary|wages?) (?!(?:bands?|grades?|ranges?|scales?
    |rise
    |raise|expectations?|requests?|demands?|claims?|levels?|cuts?|question|wish\w*|negotiations?|offers?
    |points?|ceiling|cap|limit|bracket|package|increase|history|requirement\w*|we|you|your|that|which
    |was
    |is|are|were|of|for|at|in|on|and|or|with|above|below|would|will|could|can|than|to|by|but|so|from|not
    |did|does|has|had|must|may|might|should|as|if|too)\b)\w+
""",
    _CLASSES,
)
"""Compound words of a thing that reckons with pay: "the salary calculator"."""
PROMISE = terms(
    r"""
you (?:can|may|could) (?:\w+ )?(?:start|begin|join|work) (?:with us|for us|in our)
<WE> (?:\w+ )?(?:have|had|keep|see|found) (?:\w+ )?(?:an? |the |one )(?:\w+ )?(?:place|post|job|desk
    |position
    |spot|seat|role|contract) (?:for you|with your name)
(?:contract|letter of appointment|job offer|written offer|signed offer) (?:will|shall|is going to)
     (?:\w+
     )?(?:follow|come|be sent|arrive|reach|be with you)
""",
    _CLASSES,
)
PRIVATE = terms(
    r"""
[a-z][\w-]* (?:at|@) [\w-]+ dot (?:example|com|org|net|eu|info|co|[a-z]{2})(?!\w)
[a-z0-9][\w-]+\.(?:ly|gl|me|gg|link|page|site|cc|us)/[\w.-]+
(?:chat|write|follow|message|ping|find|reach|dm|contact)(?: (?:with|to|me|us|the team|him|her)){0,2}
     (?:as|at|on|to|under|via)\s@[a-z]\w{3,}
(?:cand|app|appl|req|ref|job|pos|case|hr|emp|ticket|tkt|pers|person|cv|rec)[-_#/]\d{2,}
""",
    _CLASSES,
)
ACCUSE = terms(
    r"""
<WE> (?:do not|did not|cannot|could not|can not|dont|didnt) (?:\w+ )?(?:think|believe|be sure|imagine
    |accept)
     (?:that )?(?:the|your|this|these|those|that) \w+ (?:\w+ )?(?:are|is|were|was) (?:really |all
     |entirely
     )?(?:yours|true|your own|genuine|real)|<WE> (?:\w+ )?doubt(?:ed)? (?:that|whether|if) (?:you
     (?:wrote
    |did|made|said|were there|had|have)|(?:the|your|these) \w+ (?:is|are|was|were) (?:yours|true|your
     own
    |real|genuine))
your (?:story|account|version|cv|resume|history|statements?|claims?|papers)(?: \w+){0,3} (?:do|does|did)
     not (?:add up|match|hold|agree|hang together)(?! (?:the|in) (?:query|table|test))|you (?:\w+
     )?(?:said
    |told us|claimed|wrote) (?:\w+ )?(?:things|something|a thing) (?:that |which )?(?:is|are|was|were)
     (?:not
     (?:so|true|the case)|untrue|false|made up)
(?:somebody|someone|a friend|another person) (?:\w+ ){0,3}(?:have )?(?:helped|prompted|told|fed
    |whispered to)
     you (?:with|in|during|the answers?|through) (?:the |your )?(?:test|task|exam|exercise|answers?
    |interview
    |take home|call)
""",
    _CLASSES,
)
