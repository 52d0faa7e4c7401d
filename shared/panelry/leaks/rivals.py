"""The table of COMPARE on people beside the candidate: those who applied, and whoever was chosen.

It is added to the short patterns of `order`. Patterns are read as `rules` and `patterns` say.
"""

from panelry.leaks.patterns import classes, terms
from panelry.leaks.people import PEOPLE

_CLASSES = classes(
    r"""
ANY: <RIVAL>|<SOUL>|<TRADE>|one|colleague
GOT: got|gets|landed|received|was given|has been given|was offered|accepted|took|takes|has taken|won
    |secured|filled|fills|is getting|will get|ended up with|walked away with|is to have|has|now has|now
     holds|signed
WE: we|they|the panel|the house|the firm
CHOSE: chose|chosen|choose|hired|took|taken|took on|picked|appointed|selected|employed|preferred|went with
    |settled on|engaged|recruited|signed|are taking|are hiring|have now|went for|decided on|offered it to
    |opted for|plumped for
DID: had|has|was|were|knew|knows|got|brought|brings|showed|came|did|could|took|fits|fitted|offered|managed
    |finished|spotted|solved|asked|found|wrote|reconciled|needed|gave|drove|spoke|read|saw|named|reached
    |used|started|made|rang|checked|built|explained|answered|cooked|sang|taught|sold|closed|held|kept|laid
    |passed|noticed|left|stopped|began|went|thought|ran|put|set|turned|called|handled|caught|washed|plated
    |counted|raised|covered|drew|carried|proved|turned up|already|simply|just|also|each|all|usually|mostly
    |merely|clearly
THAN: than|beside|next to|against|compared (?:to|with)|unlike|like|as|alongside|from
""",
    PEOPLE,
)
COMPARE = terms(
    r"""
(?:the|an?|our|that|this|one) (?:\w+ )?(?:<ANY>)(?: (?:who|that|whom))? (?:(?:<WE>|finally|then|in the end
    |now|has|had|will|is going to|is to|eventually|actually) )*(?:<GOT>|get|take|fill|have|start in) (?:the
    |this|that|your|our) (?:<JOB>)(?! (?:of|at|in|on) the (?:table|queue|line|road))
(?:the|an?|our|that|this) (?:\w+ )?(?:<ANY>|<CHOSEN>)(?: (?:who|that|whom))? (?:<WE>) (?:(?:have|had
    |finally|then|in the end|now|eventually|ultimately|actually|did) )*<CHOSE>|whoever (?:got|gets|took|we
    |is|was|landed|has)|(?:those|people|the ones?|everyone|all) (?:who|whom|that)? ?(?:<WE>) (?:\w+ )?
    (?:<CHOSE>|invited back|put through|short ?listed)
(?:eventual|future|successful|winning|lucky|unsuccessful|rival|hired|appointed|chosen|favou?red) (?:\w+ )?
    (?:<ANY>|<CHOSEN>)s?|(?:our|the) (?:new|newest) (?:hire|appointee|recruit|starter|joiner)(?! (?:form
    |checklist|pack))
(?:(?:that|because|as|since|fact|where|while|whereas|but|though|although|when|and|if|only|so) |^)(?:in the
     end )?(?:somebody|someone|anybody|anyone|everybody|everyone|nobody|no one|hardly anyone|hardly anybody
    |almost everyone) else (?:\w+ )?(?:in (?:the|your) (?:\w+ )?(?:round|group|field) )?(?:<DID>|who|with
    |we|on the day|that day|in the field) ?(?! (?:speaking|talking|using|standing|working|at the))
(?:came|comes|come|boiled|was|went|is|goes) (?:down )?to (?:the fact that |a |an |the )?(?:somebody|someone
    |another|a (?:more|better|stronger|local|different|less)|an (?:internal|older|insider)|people|others?)
(?:job|role|post|position|vacancy|apprenticeship|traineeship) (?:\w+ ){0,2}(?:went|goes|has gone|is going
    |was given|has been given|fell|was offered|was awarded|has been offered) to|(?:place|offer|part|seat
    |spot|slot|desk|contract) (?:\w+ ){0,2}(?:went|goes|has gone|is going|was given|has been given|fell) to
     (?:somebody|someone|another (?:person|<ANY>)|an? (?:\w+ )?(?:<ANY>)|the (?:person|<RIVAL>|other|one))
    (?! (?:in|from|of) the (?:play|scene|game|exercise))
(?:the |all the |most of the |some of the |half the |much of the )?rest of (?:the |our |your )?(?:field
    |short ?list|candidates|applicants|finalists|interviewees|hopefuls|people we|competition|contenders
    |auditions|line ?up)
(?:<THAN>) (?:the )?(?:rest|others|competition|field of (?:candidates|applicants))(?=\W*$|\W*(?:who|we|on
     the (?:day|list|short ?list)|in (?:the|this) (?:field|round|running)|of the (?:field|day|list|people)
    |did|were|had|that|and|but)\b)(?! of the (?:table|code|rows|dish|page|night))
(?:<THAN>) (?:the |an? |our |any |most |your |that of (?:the |an? |our |most |any )?)*(?:average|typical
    |usual|ordinary) (?:<SOUL>|<TRADE>|<RIVAL>|<TASK>)s?|(?:average|typical|usual) (?:<RIVAL>|(?:<TRADE>
    |person|man|woman|chap|rep)s?(?= (?:would|takes|took|does|did|needs|needed|finishes|manages|can|could
    |we|has|had|asks|knows)))
your (?:\w+ ){1,7}(?:\w{2,}er|more|less|worse|fewer)(?: \w+){0,4} than (?:(?:those|that|the ones?) (?:of
    |from|by) )?(?:(?:the|our|all|any|most|many|some) )*(?:most(?=\W*$| (?:we|people|of (?:our|the
     (?:people|candidates|others))))|others?(?= (?:we|who|in (?:the|your) (?:round|group|field)
    |candidates?)|\W*$)|rest|average (?:<ANY>|\w+s)|field|people|persons?|peers|finalists?|<RIVAL>s?|<BODY>
    |competition|norm|usual|what (?:we|others|most|people))(?! of the (?:loaf|sample|code|table|dish))
(?:more|less|better|worse|faster|quicker|slower|longer|sooner|later|stronger|weaker|tidier|cleaner|clearer
    |further|fewer|higher|lower)(?: \w+){0,3} than (?:<BODY>(?= (?:else|we|who|i|on|in|that|before|so far
    |this|has|had)|\W*$)|most(?=\W*$| (?:people|who|we|of (?:our|the people|the others|those)|can|do|would
    |candidates|applicants))|(?:is |we are |we )?(?:usual(?:ly)?|used to|normal|customary)(?= (?:for (?:a
    |this|people|candidates)|we|here|see|with us)|\W*$)|the (?:norm|next|other (?:two|three|four|five|one
    |<ANY>s?))|we (?:usually|normally|often|generally) (?:see|get|hear|find|meet)|(?:all|any|either|both
    |some|many|several) (?:of )?(?:the )?(?:others?|rest|people we))
(?:faster|better|quicker|sooner|further|more|as \w+|same|twice|half|double|three times)(?: \w+){0,6} (?:the
    |in the) time (?:that )?you (?:took|needed|spent|had|used|were)|in the time (?:that )?(?:you|it took
     you) (?:took|needed|spent|to) (?:for|to|over|on)?|while you (?:were still|did only|managed only|had
     only|finished only)
(?:few|hardly any|not many|very few|only a few|many|most|some|plenty of|lots of|several|all|none of|almost
     all|nearly all|a lot of|the majority of|a number of|a handful of)(?: of)?(?: (?:the|our|other))*
     (?:people|persons|<RIVAL>s|<TRADE>s) (?:(?:we|who|that|whom|in (?:this|the|your) (?:round|field)) )*
    (?:met|saw|see|interviewed|meet|apply|applied|sat|took|try|tried|would have|did it|get this|got this
    |manage|managed|fail|failed|miss|missed|spot|spotted|do this|notice|solve|solved|finish|finished|come
    |came)(?! (?:the|a) (?:bus|train|road|stairs))
(?:^|(?:while|whereas|where|but|although|though|and|as|whilst|yet|when) )(?:(?:the|some|many|several|two
    |three|four|most|all|both|a few|of the|all the|almost all the|nearly all the) )*(?:others|other
     (?:<ANY>|<RIVAL>|people|auditionee)s?|<RIVAL>s|rest of (?:them|the field|the group we met))(?: (?:on
     the (?:day|list|short ?list)|we (?:met|saw|invited)|in (?:your|the|this) (?:round|field|running|group)
    |all|each|both|had|who \w+ \w+))? (?:<DID>|\w+ed|\w+ly|of course|would)(?! (?:in the role play|for the
    |a turn|their turn|finished speaking|speak|spoke first))
(?:stood|stand|stands|stood up|held up|holds up|held your own|shone|paled|pales|looked|looks|seemed|fared
    |fares|compared|compares|measured up|measured|sat|ranks?|suffered|suffers|lost out|came off)(?:
     \w+){0,4} (?:beside|next to|against|alongside|compared (?:to|with)|in comparison|by comparison|among
    |with) (?:(?:the|our|all|that|those|what|of|other|of the|such) )*(?:rest|others?|field|competition
    |<RIVAL>s?|<ANY>s? (?:we|who)|applications|people we|finalists|lessons we|auditions|short ?list)
(?:strong|tough|crowded|talented|competitive|outstanding|impressive|close|strongest|high quality|deep
    |gifted|exceptional|excellent|rich|stiff|hard|keen|fierce|big|wide|large|good|full|weak|thin|small)
    (?:est)? (?:field|short ?list|line ?up|competition|crop|intake|set of (?:candidates|applicants)|pool
    |group of (?:candidates|applicants|people who applied))(?= (?:this|that|of (?:candidates|applicants
    |people|talent|<n>)|and|so|for (?:the|this|our) (?:<JOB>|\w+ <JOB>)|we|you|to choose|with|on the day|in
     which|where)|\W*$|,)(?! (?:of (?:view|maize|wheat|barley|force)|and (?:sowed|walked|fenced|ploughed
    |plowed)))|field (?:this|so|as|that) (?:big|strong|large|wide|crowded|good|close)
(?:better|stronger|more (?:experienced|qualified|suitable|convincing|relevant)|closer|likelier|readier)
     (?:qualified|suited|matched|prepared|placed|match|suitable|equipped)? ?(?:<RIVAL>|<SOUL>|<TRADE>
    |people|hands|option|profile|match|suited)s?(?= (?:than|was|were|who|with|on the|in the|for (?:the|this
    |us)|came|applied|we|had|this|available|than you)|\W*$)(?! (?:for the (?:customer|sauce|dish)|was the
    |in the (?:play|role)))
(?:an?|one|the|your) (?:other|rival|fellow|previous|earlier|later|next|competing|different|last|second)
     (?:<RIVAL>|auditionee|hopeful)s?|(?:your|the) (?:rivals?|competitors?|competition|opposition|fellow
     (?:<RIVAL>|<TRADE>|auditionee)s?|predecessors?)(?= (?:did|were|was|had|could|knew|showed|for|in the|on
     the|managed|all|each|who|brought|asked|got)|\W*$)|(?:person|<RIVAL>|slot|<SOUL>) (?:right |just
     |directly |immediately )?(?:before|after) you(?= |\W*$)|(?:<TASK>|<TRADE>|one)s? (?:right |just
     |directly |immediately )?(?:before|after) yours(?= |\W*$)(?! (?:had (?:shown|asked)|go|left|leave
    |start|begin|can|have|were|are|came|finish))
unlike (?:the |our |some |most |many |all |any |your |several |certain )*(?:<RIVAL>|<SOUL>|<BODY>|people
    |others?|<CHOSEN>|one|those|peers?|rest)s?|unlike (?:you|yours)|(?:not|nt) (?:like|as) (?:the )?others
    |you,? (?:on the other hand|by contrast|in contrast|however),? (?:did|were|had|took|needed|left|forgot
    |chose|went)
any (?:decent|half decent|competent|seasoned|experienced|real|self respecting|trained|proper|serious
    |halfway good) (?:<TRADE>|<RIVAL>|<SOUL>|one|professional) (?:would|knows|could|should|can|will|does
    |has|might)|(?:we|i) (?:\w+ )?(?:often|usually|normally|rarely|seldom) (?:see|meet|get|hear|find)
     (?:\w+ )?(?:people|candidates|applicants|<TRADE>s|better|stronger|weaker|this (?:done)?|such)
(?:nobody|no one|no other \w+|none of (?:the|our) \w+|few others?|hardly anyone|only you|not one other \w+)
     (?:\w+ )?(?:we (?:met|saw|heard|interviewed)|else|in the field|that day|on the day|on the short ?list
    |in your round)(?= |\W*$)
(?:you|your|yours|we|our|us)(?: \w+){0,9} (?<!you\W)(?:candidates|applicants|finalists|interviewees
    |auditionees|contenders|hopefuls|competitors for)(?! (?:keys?|solutions?|causes?|releases?|fix|fixes
    |designs?|lists?|indexes|queries|for the (?:cause|fix|leak|key)|in the (?:case|exercise|list|role play
    |sample|table|query)))|(?:candidates|applicants|finalists|interviewees|auditionees|contenders|hopefuls)
    (?: \w+){0,9} (?:you|your|yours|we|us)(?= |\W*$)|^(?:\w+ ){0,4}(?:applicants|finalists|interviewees
    |auditionees|contenders|hopefuls|candidates) (?:could|did|had|were|knew|brought|showed|asked|managed
    |finished)
(?:the|our|this|that|these|those|two|three|four|five|six|many|several|all|most|some|few|other|\w+)
     (?:<TASK>|<TRADE>)s (?:that |which |who |whom )?(?:we|i) (?:\w+ )?(?:saw|heard|met|read|tasted|watched
    |interviewed|had|invited)(?= (?:before|after|that|this|on|in|all|had|were|was|did|showed|last|so|far
    |brought|knew|could|yours|today)|\W*$|,)
(?:the|those|both|all|our) other (?:<n>|ones|people|lot|persons)(?: (?:who|that|we|in your round))? (?:\w+
     )?(?:brought|had|did|were|could|showed|knew|managed|met|saw|came|started|finished|have|has|got|took)
(?:up|ran|run|running|pitted|measured|weighed|set|judged|held|stacked|compared) (?:up )?against (?:an?|the
    |some|two|three|several|very|people|somebody|someone|others|strong|stiff|such) (?:\w+ ){0,4}(?:<TRADE>
    |<SOUL>|<RIVAL>|people|competition|others|field|opponent|opposition|match|lot)s?(?! <SHOWN>)
spoil(?:t|ed) for choice|(?:plenty|lots|no shortage|a wealth|a range|the choice) of (?:good |strong |able
     |better )*(?:people|choice|talent|candidates|applicants|<TRADE>s)(?= (?:to choose|this|for|came|who
    |applied|could|know|knew|we|wanted)|\W*$)|(?:set|sets|setting|put) (?:the winner|her|him|them|that
     person|the other \w+) apart
(?:the|a) (?:woman|man|person|lady|gentleman|chap|girl|lad|colleague|<TRADE>) (?:who|that) (?:starts
    |started|begins|joins|joined|replaces|fills|is joining|is starting|will be joining|will be starting
    |moves in|takes over)(?= |\W*$)(?! (?:the (?:engine|machine|pump|shift|lesson|call|oven)|<SHOWN>))
(?:beat|edged|pipped|outran|outdid|outperformed|overtook|passed|eclipsed|trumped|bettered|left|leaves) you
     (?:to|in|on|by|behind|with|standing|at|for|out)(?= |\W*$)(?! (?:the (?:message|key)|a (?:note|message
    |key)))|(?:behind|after|next to|beside|alongside|against) (?:somebody|someone|a (?:\w+ )?(?:<SOUL>
    |<TRADE>)) (?:who|with|from)(?! <SHOWN>)(?= (?:had|has|was|were|ten|<n>|more|a |years|the right|better
    |real))
(?:most|other|many|average|typical|few|some|all|usual|normal|good|better|experienced|trained) (?:trainees
    |beginners|graduates|learners|newcomers|people|<TRADE>s|colleagues|juniors|seniors) (?:at|of|with|in
    |on) (?:your|this|that|the same|such|a similar|our) (?:\w+ )?(?:stage|level|age|experience|position
    |point|test|task|role|exercise|job|trade|place|shoes|grade)
(?:set|raised) (?:\w+ )?(?:high )?by (?:the|those|others|people|somebody|someone|your)(?= (?:people|others?
    |person|who|before|rivals?|predecessors?|competition|winner|field|best))|(?:some|many|several|others?
    |one or two|two or three|a few|plenty|most) (?:of (?:them|the others) )?(?:simply |just |already
     |clearly |even )?(?:had more|had better|had already|knew more|did more|did better|brought more|were
     (?:better|stronger|faster|closer|further|more)|offered more|showed more|finished|sold more|scored)(?=
     |\W*$)
another (?:<TRADE>|<SOUL>|auditionee) (?:\w+ )?(?:had|has|brought|brings|knew|knows|showed|shows|could|did
    |sang|spoke|was|offered|wrote|came|taught|drove|played|gave|ran|sold) (?:\w+ )?(?:more|better|higher
    |faster|further|stronger|fewer|already|longer|deeper|what we|exactly|ahead|closer|sharper|the (?:\w+er
    |edge|nod|right|better|experience|stronger))|(?:given|got|gets|received|getting|had) the nod|than the
     rest of (?:the|our) (?:office|team|crew|ward|staff|class we|kitchen|shift|department|house|company
    |intake|field|people|group)|(?:nurses|cooks|drivers|teachers|welders|people|singers|actors|clerks
    |engineers|<TRADE>s) (?:like|of) (?:the one|those|that) we (?:hired|chose|took|met|prefer)
""",
    _CLASSES,
)
NOT_COMPARE = terms(
    r"""
(?:(?:the|an?|each|every|his|her) )(?:other|second|third|next|last) (?:pupil|guest|customer|patient|actor
    |driver|node)s?
you (?:\w+ )?(?:let|asked|told|invited|gave|helped|left|waited|allowed|called|sent|brought|paired|fetched
    |reminded|listened)(?: \w+){0,2} (?:somebody|someone|everybody|everyone|nobody|no one|anybody|anyone
    |others?)(?: else)?(?: \w+){0,3}
so that (?:\w+ )?(?:somebody|someone|everybody|everyone|nobody|anybody|anyone|others?)(?: else)?(?:
     \w+){0,3}
""",
    _CLASSES,
)
