"""The tables of SALARY, PRIVATE and ADJUST on what the short patterns of those rules do not name.

Money said round about, places where records lie, and help that was arranged. Patterns are read as `rules`
and `patterns` say.
"""

from panelry.leaks.deeds import DEEDS
from panelry.leaks.patterns import classes, terms

_CLASSES = classes(
    r"""
PAY: (?:pay|pays|paid|paying|earn|earns|earned|earning|give|gives|offer|offers|offered|afford|manage
    |stretch to|match|run to|go to)
ASK: (?:asking|ask|asked|hoping|hoped|looking|wanting|wanted|expecting|expected|after|named|quoted|mentioned
    |had in mind|settled|negotiat\w+|pushed|held out)
MONEY: (?:money|pay|salary|wages?|package|remuneration|compensation|earnings|rate|figure|figures|sum|terms
    |number|price|bonus|commission|mileage|pension contribution|overtime|allowance|perks|benefits|day rate
    |hourly rate|london weighting|pay packet|pay cheque|take home|going rate|minimum wage|living wage
    |stipend|fee|fees)
GRADE: (?:pay )?(?:band|grade|scale|spine|point|step|tier|bracket|pay point|salary point|scale point)
COIN: (?:£|€|\$)\W?\d[\d.,]*k?|\d[\d.,]* ?(?:k|grand|quid|euros?|pounds?|dollars?|thousand)
    |(?:<n> ?)+(?:thousand|grand|quid|k)
PER: (?:a|an|per|each|every) (?:year|annum|month|week|hour|day|shift|night|lesson|head)
ROOM: room|space|corner|bay|table|desk|place|booth|office
""",
    {},
)
SALARY = terms(
    r"""
(?:more|less|higher|lower|above|below|over|beyond|what|than|as much as|anything like) (?:\w+ ){0,4}(?:we|i
    |the (?:post|job|role|budget|charity|school|hospital|shop|firm|company|owner|council|trust
    |union rate)) (?:\w+ ){0,2}<PAY>(?= (?:you|for|an?|our|the|any|somebody|someone|to|here|at|on|in|right
    |this|even)|\W*$)(?! (?:the|a) (?:customer|patient|class|pupil|guest))|what (?:your|the) (?:present
    |current|last|old|former|new|other) (?:employer|job|post|boss|place|firm|company|kitchen|garage
    |school) (?:\w+ )?<PAY>|what (?:you are|you were|you get|youre|you re) (?:\w+ )?(?:on|paid|getting
    |earning|used to being paid|asking)(?= (?:now|at|today|there|for|in)|\W*$)
(?:we|they|the (?:budget|school|shop|trust|company|firm|farm|theatre|hospital|council|owner
    |boss))(?: \w+)?(?: \w+)? (?:match|meet|beat|reach|stretch to|run to|go to|afford|top|better|get near
    |come close to|stomach) (?:what you (?:\w+ )?(?:earn|make|get|are on|asked|wanted|named|have)
    |your (?:figure|price|terms|demands?|present|current|last|old|rate|pay|salary|wage|package|expectations?
    |number|ask|asking|wish|wishes|money)|that figure|that sum|that rate|that number|that kind of money|you)
    |what your (?:present|current|last) \w+ gives
(?:your|the) (?:\w+ )?(?:expectations?|demands?|figure|number|sum|price|rate|ask|asking price|terms|wishes
    |hopes|wage|salary|money|package|pay|amount)(?: \w+){0,4} (?:above|over|beyond|outside|out of|north of
    |more than|higher than|too (?:high|rich|steep|much|dear|big|low)|(?:was|were|is|are) (?:\w+ )?(?:high
    |steep|low|dear|higher|a (?:lot|good deal|little|bit|touch) (?:higher|more|above|over))|exceed\w*
    |beyond)(?= (?:our|us|what we|the (?:band|budget|scale|range|ceiling|grade|going|rate)|for (?:us|this
    |the|a (?:post|job|role))|reach|line|a few|by)|\W*$)|a few thousand (?:above|over|below|more|less|apart
    |too|under|short)
(?:figure|sum|number|amount|rate|wage|salary) (?:that )?you (?:\w+ )?(?:named|gave|quoted|wrote|asked|wanted
    |had|put|mentioned|suggested|said)(?! (?:in|on|for) the (?:table|report|sheet|total|column|invoice|order
    |quote|customer|buyer|plan|graph))(?= (?:was|is|were|made|took|would|could|did|for|and|in (?:your
    |the (?:form|letter|interview|application))|on your|when|at the)|\W*$)(?=.{0,80}(?:high|deal|afford
    |above|budget|surprise|band|more|too|pay|reach|match|month|year))
(?:on|about|over|when it came to|because of|down to) (?:the )?(?:money|pay|salary|wages|package
    |remuneration)(?: side| front| question)?(?= (?:we|you|alone|and|that|side|front)
    |\W*$)(?! (?:side )?of the)|too far apart|(?:price|priced|pricing) yourself|(?:too|rather|a bit
    |very) (?:expensive|pricey|dear|costly) for (?:us|our|a \w+|the \w+)|you (?:\w+ )?(?:would|will
    |might)? ?(?:cost|set) (?:us|the \w+) (?:back |more|too|about|as much|twice|double|nearly|almost)
    |what you (?:would |will |might )?cost us|(?:commission|bonus|rise|raise|car|package|rate|wage|salary
    |money|pay) you (?:\w+ )?(?:hoped|asked|wanted|expected|wished|had in mind|were after)|(?:lower|upper
    |low|bottom|top) end of what you|(?:gap|difference) (?:on|in|over) (?:the )?(?:money|pay|salary)
    |made our eyes water|that (?:kind|sort) of money|(?:you would|we|somebody|someone|post|job|role|want
    |you will)(?: \w+){0,4} (?:top|bottom|middle|upper end|lower end) of (?:the|our) (?:scale|band|range
    |spine|bracket|pay \w+)|(?:live|make do|manage|happy|be content|get by|work) (?:with|on
    |for) (?:\w+ )?less(?=\W)|(?:overtime|holiday|sick|weekend|night) pay (?:here|would|is|was|we|you|and)
    |(?:extra|another|more|further) (?:<n> )+(?:thousand|hundred|grand)(?= (?:was|is|would|a year|more|than
    |we|and)|\W*$)|come (?:cheap|cheaper|dear|expensive)|(?:come|came|go|went|drop|climb) down (?:by|to
    |a bit|a little|from|on (?:your|the)) (?:\w+ )?(?:<COIN>|grand|price|figure|salary|money|rate)
    |(?:settled?|settling|work(?:ed)?|come|came|accept(?:ed)?|take|taken|took|ask(?:ed)?
    |prepared to) (?:\w+ )?(?:for|on) (?:\w+ )?less(?= |\W*$)(?! than <n> minutes)|drop your (?:price|rate
    |figure|expectation)
(?:in|into|at|on|within|above|below|outside|of|from|our|the|bottom of|top of
    |in pay) (?:the |our |pay |lowest |highest |first |second |top |bottom ){0,4}(?:pay )?(?:band|spine
    |pay point|salary point|pay scale|pay grade|wage group|pay bracket|salary bracket
    |salary scale)(?: (?:<n>|[a-h]\d?|[ivx]+|six|five|four))?(?= (?:and|which|for|of (?:the|our) (?:pay
    |salary|scale)|is|was|would|so|here|because|we|on (?:our|the) (?:pay|salary)|than|with|from)
    |\W*$)(?! (?:of the (?:sheep|saw|radio)|saw))|(?:pay )?(?:band|spine point|pay grade|nhs band
    |salary grade) (?:<n>|[a-h]\d?)(?! (?:of the|frequenc\w+|gap|saw|in the (?:chart|sample)|on the (?:radio
    |gel|meter|chart)))(?=.{0,90}(?:pay|figure|named|money|salary|post|job|role|come in|start|would|more
    |\W*$))|(?:post|job|role|position) (?:\w+ )?(?:sits?|starts?|is graded|falls|comes|goes|pays?|is paid
    |tops out|carries|attracts|ends|begins) (?:\w+ )?(?:in|at|with|on|from|out at|up to
    |for)(?: \w+){0,3} (?:band|grade|scale|pay|money|<COIN>|salary|wages?|minimum|\d\d[\d.,]*)
(?:start|starts|started|starting|begin|pay|put|place|hire|bring in) (?:\w+ ){0,3}(?:on|at
    |in) (?:the |our )?(?:lowest|bottom|first|minimum|entry|top|highest|going|living|national|usual
    |standard) (?:\w+ )?(?:pay|rate|wage|salary|scale|point|band|spine)|(?:minimum|living|union|going|trade
    |standard) (?:wage|rate)(?= (?:is|and|here|for (?:the|this) (?:job|post)|would|was|we)|\W*$)(?! (?:case
    |law|act))|(?:at|for|on) (?:that|this|your|such an?) (?:\w+ )?(?:rate|price|salary|wage|money|figure
    |pay)(?= (?:you|we|it|a|would)|\W*$)|(?:good|nice|decent|better|worse|less|more) money (?:elsewhere|than
    |at|here|for (?:you|it))|(?:pay|wage|salary) (?:cut|rise|drop|packet|expectations?|demands?|request
    |negotiation\w*|question|talks|review|gap|level|offer)(?! (?:in|of|for) the (?:case|role|union|lesson
    |exercise|report|sample|model|data))|money (?:is|was|would be|seemed|matters|mattered) (?:\w+ )?(?:what
    |tight|to you|the (?:problem|sticking|main|reason|issue)|your|not)|sticking point was
<COIN> <PER>|<COIN> (?:\w+ )?(?:is|was|would be) (?:\w+ )?(?:more|too|above|all|the most|our|as high
    |what we)|(?:ask\w*|want\w*|hop\w+ for|expect\w*|named|after|looking for|on|earning|offer|pay|worth|get
    |paid|at least|over|under|up to|budget of|only have|stretch to|with|come with|comes with|salary of
    |out at|by) (?:about |around |nearly |another |at least |only |over |just ){0,4}<COIN>(?= (?:and (?:a
     van|we|our|you|a car|a phone)|but|which|while|to start|plus|more than|a year|is|was|would|for (?:this|a
    |the) (?:job|post|role)|basic|gross|net|before)|\W*$)
(?:company car|luxury|signing bonus|golden hello|relocation (?:money|package|costs)|pension scheme
    |holiday pay|overtime pay|night premium|shift allowance) (?:you (?:\w+ )?(?:asked|wanted|expected|hoped
    |mentioned)|was|were|is not|would)|you (?:\w+ ){0,3}(?:asked|asking|ask|wanted|pushed|hoping|hoped
    |held out|negotiated) (?:\w+ ){0,3}(?:more (?:money|pay|than we (?:can|could))|a (?:raise|bonus|rise
    |higher (?:rate|wage|salary|figure))|company car|too much|that much(?= |\W*$)(?! (?:detail|time)))
""",
    _CLASSES,
)
NOT_SALARY = (
    *DEEDS,
    *terms(
        r"""
(?:wages?|salar(?:y|ies)|pay) of (?:the|an?|each|all|two|three) \w+(?: \w+)?
(?:out|off|short|over|under) by <COIN>|(?:invoice|bill|quote|order|discount|refund|deposit|fare|fine|budget
    |cost|costs|total|price|balance|loan|debt|claim|estimate|repair|machine|ticket|till|float|cheque|payment
    |rent|tax|vat|fee|credit|sale|premium|damages|part|parts|pallet|litre|kilo
    |unit)(?: \w+){0,5} <COIN>(?: <PER>)?
<COIN>(?: <PER>)? (?:in|of|for|on|from|to|as) (?:the )?(?:till|float|invoice|discount|rent|stock|damages|tax
    |vat|fuel|sales|savings|order|cash|customer|buyer|repair|fare|goods|feed|ticket|pallet|materials)\w*
pitch band|(?:saw|rubber|elastic|frequency|age|size|risk|price|tax|colour|color|brass|wedding|steel|weight
    |thirty day|30 day) bands?|in (?:thirty|30|<n>) day bands?|bands? (?:on the gel|of (?:colour|thirty
    |the gel|rain))
""",
        _CLASSES,
    ),
)
PRIVATE = terms(
    r"""
(?=[0-9a-f-]*\d)(?=[0-9a-f-]*[a-f])[0-9a-f]{6,}(?:-[0-9a-f]{3,}){1,4}|(?:stored|filed|kept|saved|recorded
    |logged|found|listed|held|registered) (?:\w+ )?(?:under|as|at|in) (?=[\w/-]*\d)[a-z]*[\d/-][\w/-]{4,}
(?:intranet|wiki|sharepoint|jira|confluence|workday|greenhouse|teamwork|notion|drive|dropbox|trello
    |slack)/[\w./-]+|[a-z][\w-]*/[a-z][\w-]*/[\w-]*(?:hiring|panel|candidates?|recruit\w*|osei
    |interview)[\w-]*|(?:our|the|my) (?:\w+ )?(?:intranet|sharepoint|slack(?: channel)?|jira|greenhouse
    |workday|applicant system|hr system|tracking system)(?= |\W*$)(?=.{0,60}(?:your|panel|notes|scorecard
    |score|you|file|record))
[\w.]+ (?:at|\(at\)|\[at\]) [\w]+ (?:dot|\(dot\)|\[dot\]) \w+|(?:my|our|the) (?:own )?(?:home|private
    |personal|direct) (?:address|number|line|mobile|phone|e ?mail)(?= (?:is|if)|\W*$)|(?:whatsapp|telegram
    |signal|linkedin|facebook|insta(?:gram)?|twitter) (?:me|us|group|at|on|@)
(?:ticket|case|file|record|requisition|req|candidate|applicant|reference|application|vacancy|personnel|staff
    |employee|badge|payroll) (?:\w+ ){0,5}(?:is|was|reads|are|:) [a-z]{1,6}[-/ ]?\d{3,}(?:[-/]\d+){0,4}
    |(?:your|our|the panels) (?:\w+ )?(?:ticket|case|file|record|req|reference|application|form|sheet
    |score ?card|debrief|entry|id|number)(?: \w+){0,6} [a-z]{2,6}-\d{2,}[\w/-]*
""",
    _CLASSES,
)
ADJUST = terms(
    r"""
(?:the|a|some|slightly|even with the|with the|thanks to the|your|that) (?:larger|bigger|enlarged|large|big
    |bold|coloured|colored|tinted|yellow|blue|braille|dyslexia friendly|printed out|simplified
    |easy read) (?:\w+ )?(?:print|font|type|text|overlay|paper|sheets?|version|script|letters)(?= (?:seemed
    |helped|made|that|you|we|did|was|were|for you|gave|as|on)|\W*$)(?! (?:on the|of the|for the))
    |on (?:coloured|colored|tinted|yellow|pastel) (?:paper|sheets?)(?= (?:as|for you|because|at your|you)
    |\W*$)
your (?:support worker|note taker|scribe|signer|sign language \w+|interpreter|reader|helper|assistant
    |job coach|carer|personal assistant|guide|companion|access \w+|adjustments?|adaptations?|arrangements?
    |aids?|ear defenders|noise cancelling \w+|headphones|fidget \w+|software|screen reader|voice software
    |dictation \w+|magnifier|standing desk|stool|own chair|special \w+|extra (?:time|minutes|half hour|hour
    |breaks?|day))(?= |\W*$)(?! (?:for|of|in|with) the (?:patient|customer|class|lesson|stove|plan|list|hall
    |wall))(?! (?:loop|class|node|test|code|pattern))
(?:the|a|our) (?:sign ?language|bsl|asl|lip speaking|speech to text) (?:interpreter|reporter|support|signer)
    |interpreter (?:we (?:booked|hired|arranged|had)|you (?:asked|needed|had|brought|booked)|beside you
    |at your side|for you)
(?:we|i|the panel|our \w+|somebody|someone) (?:had )?(?:\w+ )?(?:dimmed|lowered|turned (?:down|off)
    |switched off|closed|cleared|moved|put|seated|sat|placed|found|booked|chose|swapped|changed|kept
    |arranged|set up|raised|slowed|read|repeated|typed|wrote|printed|spoke
    |left)(?: \w+){0,7} (?:for you(?! to (?:see|test|solve|fix|find|read|try|plate|cook|finish|check|sort
    |mend|use))|for your sake|so that you could (?:sit|hear|see (?:our|the) (?:lips|faces|screen)|lip|rest
    |lie|concentrate|follow (?:us|the lips)|manage|reach|use your)|because of (?:the stairs|your|the noise
    |the light)|to (?:help|suit|spare|accommodate) you|as you (?:had )?(?:asked|wished|needed|requested)
    |at your request|on account of your|because you (?:could not|cannot|needed|find|found))
(?:let|allowed|permitted|invited|asked|able) (?:you )?(?:to )?(?:have|sit|take|do|type|answer|write|use
    |bring|rest|stand|move|record|work|complete|finish|leave|start|read)(?: \w+){0,5} (?:in a (?:quieter
    |quiet|separate|smaller|side|different|darker|calmer) <ROOM>|from home|by (?:phone|video) instead
    |sitting(?: down)?|seated|lying down|on a (?:laptop|keyboard|separate day|stool|chair)
    |instead of (?:writing|standing|speaking|lifting|by hand|the phone|in person|walking|reading)
    |over two (?:days|sessions|mornings)|in (?:two|several|shorter) (?:parts|sittings|sessions)|a day later
    |with (?:the door|breaks|headphones|your (?:own|support|dog|sister|carer|helper|reader)))
(?:in|into|from|to) (?:a|the|that) (?:quieter|quiet|separate|side|calmer|darker|smaller|low stimulus
    |ground floor) <ROOM>(?= (?:as|because|where|you|for (?:the|your) (?:test|task|exam|exercise)|we|away
    |with|helped|suited|at your|that)|\W*$)(?=.{0,90}(?:you|\W*$))(?! (?:so that (?:the|she|he)|with (?:her
    |him|the)))
(?:(?:extra|additional|added|longer|more|spare) (?:\w+ )?(?:half ?hour|quarter|<n> minutes|hour|minutes|time
    |breaks?)|<n> extra \w+|half an hour extra|time and a (?:half|quarter|third)|a third more time
    |twice the (?:usual )?time|double (?:the )?time|a quarter of an hour longer|half an hour longer
    |<n> (?:minutes|hours) longer)(?= (?:we|you|than|for you|that|the|for (?:the|your) (?:test|task|exam
    |written|exercise|lesson)|did|made|was|helped|and (?:still|you)|on the|that you|agreed|granted
    |to (?:read|write|finish))|\W*$)
you (?:\w+ )?(?:were|had|took|got|used|took advantage of|made use of|sat|wrote|did|completed|needed|received
    |worked|finished|answered|came)(?: \w+){0,8} (?:in advance|beforehand|ahead of time|the day before
    |a day early|on a separate day|on (?:two|separate) days|over two (?:days|sessions|mornings)|at home
    |by (?:video|phone) instead|in large print|in writing|on (?:coloured|tinted) \w+|instead of (?:writing
    |standing|speaking|lifting|by hand|the phone|walking|reading)(?: it)?(?: by hand)?|sitting down|seated
    |on a stool|with (?:breaks|rests|pauses|headphones|ear ?plugs))(?= (?:as|because|which|you|so that
    |for you|at your|and)|\W*$)(?=.{0,60}(?:as (?:you )?(?:had )?(?:asked|agreed|requested|arranged|wished
    |needed)|allowed|request|because you|arranged|agreed|excused))
(?:excused|exempt\w*|spared|let off|freed|released|allowed to (?:skip|miss
    |leave out)) (?:you |from |of ){0,4}(?:the |all |any )?(?:\w+ )?(?:lifting|ladder|stairs?|climb\w*
    |standing|reading aloud|phone|written|walking|running|carrying|physical|swimming|night|manual|group|oral
    |task|part|test|round|driving|heights?)(?= |\W*$)|(?:as|because|since) you (?:needed|need|had|have
    |were unable|could not|cannot|asked|wanted|preferred) to (?:sit|lie|rest|stand|move about|leave
    |take breaks|eat|pause|walk about|see (?:our )?(?:lips|faces))
you were (?:\w+ )?(?:given|allowed|granted|offered|allotted) (?:\w+ ){0,4}(?:longer|more|extra|additional
    |a (?:break|rest|pause|second day|later slot|quieter \w+|separate \w+)|breaks
    |rests)(?= |\W*$)(?! (?:tasks?|work|data|files|questions?|boxes|customers))|as we (?:had )?(?:agreed
    |arranged)|(?:quiet|quieter|separate|calm) (?:\w+ )?(?:corner|room|space|place
    |table) (?:that )?we (?:had )?(?:set|put|kept|found|gave|booked|made)|we (?:had )?(?:cleared|allowed
    |agreed to|permitted|approved)(?: \w+){0,2}(?: beforehand| in advance| for you)|which we had (?:cleared
    |allowed|agreed|approved|arranged)|(?:having|getting|seeing|had|got) (?:the|your|our
    |all) \w+(?: \w+)? (?:a day|an hour|two days|a week|<n> days) (?:early|earlier|before|ahead
    |in advance)(?=.{0,40}you)|(?:cannot|can not|could not|are unable to|find it hard to) (?:stand|sit|kneel
    |lift|hear|see|climb|walk)(?: \w+){0,3} we (?:let|gave|allowed|moved|set)|from a stool|as we had offered
    |as your (?:letter|doctor|form|note) (?:had )?(?:asked|said|requested|advised|recommended)
    |room (?:of your own|to yourself|all to yourself)|alone in a room|(?:because of|thanks to|even with
    |despite) (?:the|a|your) (?:screen ?reader|interpreter|signer|scribe|note ?taker|hearing loop|captions
    |large print|voice software|dictation \w+|magnifier|ear defenders)|(?:the|your|a) (?:signer|scribe
    |note ?taker|lip ?speaker)(?= (?:stood|sat|beside|did|was|helped|wrote|made|kept|and|came|next|at))
    |(?:later|earlier|slower|shorter|longer|different|separate|quieter|seated|remote|online|video) (?:start
    |slot|pace|session|day|date|time|room|version|format|interview|chair|seat|finish
    |breaks?)(?: \w+){0,2} (?:you (?:had )?(?:asked|requested|needed|wanted|wished)|we (?:gave|offered
    |arranged|agreed))|(?:breaks?|rests?|pauses?) (?:every|after each|after every
    |between each)(?: \w+){0,4} (?:as (?:your|you|we)|because)|(?:agreed|arranged) (?:with|for) you|(?:was
    |were) (?:split|spread|moved|shortened|extended|read|printed|enlarged|slowed|held|set up|arranged
    |changed|adapted|adjusted)(?: \w+){0,6} for you(?! to)|(?:read|typed|wrote|spelt
    |signed)(?: \w+){0,4} (?:out )?(?:to|for) you(?= and you|\W*$)|because of your (?:wrist|hand|arm|back
    |eyes|eyesight|hearing|leg|hip|knee|shoulder|condition|migraine|injury)s?|(?:half ?hour|hour|minutes
    |time|break|breaks|day) (?:that |which )?(?:we|they) (?:had )?(?:added|allowed|gave|granted|built in)
    |(?:rest|extra|additional|regular|frequent|short) breaks? (?:we|you|that (?:we|you)|every|between
    |after each|agreed|during your)|(?:at|on) the ground floor (?:because|for you|so)|step free
    |ground floor (?:because|for you|so that you)
(?:reasonable|workplace|agreed|requested|special) (?:adjustments?|accommodations?|adaptations?|provisions?)
    |adjust\w+ (?:we|you|that we|made|for you|agreed)|accommodat\w+ (?:you|your|we|made
    |for you)(?! (?:for the|of the))
""",
    _CLASSES,
)
NOT_ADJUST = (
    *terms(
        r"""
(?:rest|bake|cook|simmer|dry|cool|soak|prove|stand|set|run|steep|fry|roast
    |settle)\w*(?: it)? (?:for )?(?:an? )?(?:extra|longer|more|<n> more|<n> minutes longer)(?: \w+){0,2}
you (?:asked for|called|booked|found|fetched|phoned|requested|rang for
    |arranged) an? interpreter(?: \w+)? (?:as soon|when|for the|because the|to (?:help|explain)|before|once
    |so that (?:the|she|he)|and (?:let|spoke|asked))
(?:for|with|to|of) (?:the|each|every|both|one|two|his|her|their|all|a) (?:\w+ )?(?:pupils?|patients?|class
    |customers?|guests?|residents?|witness(?:es)?|clients?|users?|passengers?|child|children|group|dough
    |caller|man|woman)
""",
        _CLASSES,
    ),
)
