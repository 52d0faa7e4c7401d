"""The tables of the rules that warn of guesses: ADJUST, ABSOLUTE, SWEEPING, MINDREAD, REASON.

Patterns are read as `rules` and `patterns` say; each table is added to the short patterns of `doubtful`.
"""

from panelry.leaks.patterns import terms
from panelry.leaks.task_words import TASK

ADJUST = terms(
    r"""
you (?:\w+ )?(?:needed|asked for|were given|were allowed|required|requested|had to have|relied on)
     (?:(?:an?|the|your|some|more|our) )*(?:(?:special|assistive|adapted|adaptive|dictation|speech
    |magnifying|reading|text to speech|voice) (?:software|keyboard|mouse|equipment|tools?|devices?
    |screen|chair|desk|program|recognition)|interpreter|scribe|note taker|signer|support worker
    |assistant beside|helper|carer|larger (?:print|font|screen)|large (?:print|font)|quiet(?:er)?
     (?:room|place|corner|space)|separate room|extra (?:breaks?|minutes|time|help|support)|more (?:time
    |breaks)|additional (?:breaks?|time(?! stamps?)|help)|rest breaks?|longer (?:breaks?|time|slot)
    |standing desk|step free \w+|ramp|written (?:questions|version)|braille \w+|hearing loop|time and a
     half)(?! (?:for the (?:patient|customer|guest|pupils?|resident|class|client|user)|loop|pattern
    |class|interface|thread|in the (?:role play|case)))
you (?:had|used) (?:an? )?(?:(?:special|assistive) (?:software|keyboard|equipment)|reader (?:for|to)
    |scribe|note taker|support worker|(?:extra|longer) time)(?! in the role play)
(?:larger|large|bigger|enlarged|braille|easy read|audio|plain language|high contrast) (?:print|font
    |version|copy|type|format|screen)(?: \w+){0,6} (?:for you|you (?:had|asked|needed|used|were given)
    |we (?:made|printed|prepared|gave))
(?:arranged|adapted|adjusted|enlarged|hired|granted|extended|slowed down|shortened)(?: \w+){0,5} (?:for
     you(?! to (?:see|test|solve|fix))|at your request|as you (?:asked|needed|wished)|because of your)
    |(?:prepared|changed|moved|set up|made|allowed|booked|provided)(?: \w+){0,5} (?:at your request|as
     you (?:needed|wished)|because of your)
(?:we|the panel) (?:\w+ )?(?:gave|allowed|granted|let|offered) you (?:to have )?(?:(?:an?|some|the)
     )*(?:<n> )?(?:more (?:time|minutes|breaks?)|(?:extra|additional) (?:time|minutes|help|support
    |breaks?|equipment)|longer|another <n> minutes|<n> (?:more|extra) minutes|(?:separate|quiet)
     (?:room|space|place|corner)|breaks?|pauses?)
(?:thanks to|despite|even with|with|because of|without|given) (?:the |your |our |an? |all )*(?:special
     arrangements?|adjustments? (?:we|you|made|on file)|extra (?:time|help|breaks?|support)|support
     worker|interpreter|note taker|adapted \w+|assistive \w+|software you (?:use|need))
(?:access|support|special) (?:needs|requirements|arrangements?)(?= (?:you|we|of yours|that you|for you
    |in your))|your (?:access|support|special) (?:needs|requirements|arrangements?|equipment|software
    |aids?)|(?:remote|at home|sitting down|step free|ground floor) (?:interview )?(?:so that you could
    |at your request)
""",
    TASK,
)
NOT_ADJUST = terms(
    r"""
<OBJECTS>
<TOLD>
<PLAYED>
we wrote these (?:lines|words) for you
you (?:gave|give|allowed|left) (?:it|them|each|every|the (?!candidate)\w+)(?: \w+)? extra time
(?:in the \w+|the (?:\w+ ){1,3}|it|them|bread|loaf|dough|meat|paint|glue|mixture) for extra time|extra
     time (?:in|on|for) the (?:oven|pan|grill|dough|paint|customer|patient|pupils?|delivery|last|second
    |weld|glue)
(?:a|the|any|every) screen readers? (?:can|could|would|will|may|announces?|announced|reads?|users?|test
    |tests|support|label|into|in the|output|mode|text)|(?:for|with|by|of) (?:a |the )?screen
     readers?(?= (?:users?|into|in|and|as|before|on the page)|\W*$)
""",
    TASK,
)
ABSOLUTE = terms(
    r"""
you(?: \w+){0,3} (?:always|never|constantly|invariably|continually|continuously|perpetually|forever
    |unfailingly|without exception|every single time|each and every time|all the time|at all times|at
     no (?:time|point)|not once|never once|never ever|ever once)
(?:anything|anyone|anybody|nothing) at all(?= ever|\W*$)
you (?:did|do|were|are|could|would|had|have|said|asked|checked|showed|can|will)(?: not|nt)(?: \w+){0,6}
     (?:a single time|even once|once in the whole|in the slightest|whatsoever)(?= (?:in|during|on|when
    |while|and|at)|\W*$)
you (?:didnt|dont|couldnt|werent|arent|cant|havent|hadnt)(?: \w+){0,6} (?:a single|even once
    |whatsoever)|(?:always|never|invariably|constantly|at no (?:time|point)|not once|not a single time
    |without fail)(?: \w+)? (?:do|did|are|were|will|would|have|had|could|can)? ?you
your (?:\w+ )?(?:answers?|work|tests?|plans?|code|explanations?|questions?|tone|notes?|style|drawings?)
     (?:\w+ )?(?:always|never|constantly|invariably|without exception)|you(?: \w+){1,8} (?:every single
     time|without exception|each and every time|not even once|every time without fail)(?=\W*$)
""",
    TASK,
)
NOT_ABSOLUTE = terms(
    r"""
<TOLD>
you (?:\w+ )?(?:asked|told|warned|reminded|begged|advised) (?:us|me|them|him|her|everybody|the \w+)
     (?:always|never) to \w+
(?:you|your) (?:\w+ )?(?:\w+ed|drew|built|wrote|chose|saw|found|said|knew|made|kept|set up|put|gave
    |told|taught) (?:(?:it|us|a|an|the|this|that|why|how|how to|your|each|both|every|which|what|its
    |sure|for|of|to|in|on|\w+) ){1,6}?(?:that |which |is |are |was |were |must |should |can |may |will
     |would |it |to )+(?:\w+ )?(?:always|never|constantly|ever)(?! (?:you|your))|always on|never
     (?:null|ending|empty|events?)|for ever loop
""",
    TASK,
)
SWEEPING = terms(
    r"""
(?:you|we think you|find you|consider you)(?: \w+){0,3} (?:not|never|hardly)(?: \w+)? (?:be )?(?:cut
     out|suited|made|fit|suitable|qualified|meant|born|built|the (?:right )?(?:type|stuff|person|kind)
    |material|capable of|capable) (?:for|to be|to become|to work|as) (?:(?:this|any|the|an?|being|such
    |that|our|working) )*\w+(?! (?:ranges?|index|tables?|large|small) )
you(?: \w+){0,3} (?:not|never|hardly)(?: \w+)? (?:ready|right|equipped) (?:to be|to become|to work|to
     lead|for (?:(?:this|the|a|an|such|any|our|that) )*(?:\w+ )?(?:job|role|work|position|post|trade
    |responsibility|profession|level|career|team))
(?:not cut out|not (?:the )?material) for(?: \w+){1,3}
(?:do|did|does|will|would|may|might)(?: not|nt) (?:\w+ )?have (?:what it takes|it in you|the (?:makings
    |stuff|talent|brains|brain|head|hands|aptitude|gift|nerves?|personality|potential|ability
    |intelligence|backbone|spine|feel) (?:for (?:this|the (?:job|work|trade|role|task)|it|an?|teaching
    |nursing|leading|numbers|people)|to (?:be|become|lead|teach|work))|a (?:future|place|chance|career)
     (?:in|as|here|with))|(?:dont|didnt|doesnt) have (?:what it takes|it in you|the (?:makings|talent
    |stuff))
you (?:will|would|are going to|are likely to) (?:not|never)(?: ever)? (?:make it|become|succeed|survive
    |cope|thrive|amount to|get (?:far|anywhere)|be (?:able to (?:lead|teach|learn|cope)|an? (?:\w+
     ){0,2}(?:\w+(?:er|or|ist|ian|man)|nurse|cook|chef|clerk)|good at|happy (?:here|in)|any good)|make
     an? (?:(?:good|great|real|decent|proper|strong) \w+|\w+(?:er|or|ist|ian))|(?:manage|learn|improve
    |lead|teach|last|work)(?=\W*$| (?:as|here|well|anything|in (?:this|our)))|(?:master|understand)
     (?:this|the|our) (?:job|work|trade|subject|field))
you (?:can|could) (?:not|never)(?: \w+)? (?:make it|become|succeed|survive|cope|last|thrive|amount|get
     (?:far|anywhere))(?: (?:as|in|to|an?|at|with|this|it|far)|(?=\W*$))
you (?:wont|couldnt|cant|wouldnt) (?:\w+ )?(?:make it|ever|become|succeed|survive|cope|last as|make a
    |amount)
we (?:can|could|do|did|cannot|would)(?: not|nt)? (?:\w+ )?(?:imagine|picture|envisage|believe in|think
     of|recommend) you (?:\w+ )?(?:in|as|at|for|doing|becoming|working|leading|teaching|running
    |anywhere)(?: \w+)?|(?:can|could|do|did|cannot|would)(?: not|nt)? (?:\w+ )?see you (?:\w+ )?(?:as
     an?|in (?:this|that|our|such an?|any|the) (?:\w+ )?(?:role|job|position|team|post|trade|company
    |field|profession|kitchen|classroom|school|ward)|becoming|leading|doing this)|(?:we|i) (?:cannot
    |cant|couldnt) (?:imagine|picture) you
you (?:are|were|seem|seemed|remain) (?:(?:simply|just|completely|utterly|totally|really|clearly
    |fundamentally|generally|a|an|basically|rather|quite|so|plainly|absolutely) )*(?:hopeless|useless
    |incompetent|incapable|clueless|worthless|unemployable|unteachable|untrainable|inept|unqualified
    |talentless|untalented|helpless|a failure|lost cause|hopeless case|waste of time|no good|bad (?:at
    |with) (?:numbers|people|everything|maths?|words|details?)|disaster|write off|not good enough|not
     smart enough|out of your depth|natural born|unable to (?:learn|lead|think|listen|teach))
you (?:know|knew|understand|understood|have|had|learned|showed) (?:nothing|no (?:idea|clue|sense
    |feeling|understanding|grasp|talent|gift|hope|future)|not the (?:first|slightest|faintest))(?!
     (?:of|about) (?:the|this|that|a|an|his|her|their) (?!(?:trade|job|field|subject|work|basics
    |role)\b))|(?:all|everything|each|every part) (?:of )?(?:that |what |about |in )?(?:you|your \w+)
     (?:\w+ ){0,3}(?:wrong|bad|badly|weak|poor|useless|failed|below|worthless|hopeless|missed|wanting)
    |(?:nothing|none) (?:of )?(?:that |what |about |in )?(?:you|your \w+) (?:(?:did|said|wrote|made
    |showed|built|tried|was|were|is|answers?|work\w*|interview|application) ){1,3}(?:good|right|useful
    |correct|enough|convinc\w+|us|worked|helped|made|any|of|impress\w+|usable)
(?:(?:consider|try|look for|look at|think (?:about|of)|find|choose|pick|better off in|better in|suited
     to|go into|move to|want|need) (?:(?:an?|the|some) )?(?:another|different|other|new)|(?:chose
    |chosen|in|picked|have|entered|is) the wrong|(?:change|rethink|reconsider) your|wrong choice of)
     (?:line of |choice of )?(?:career|profession|line of work|calling|vocation|trade(?! (?:for|to|who
    |that|came|of|on))|walk of life|field for you)|(?:this|the) (?:trade|profession|job|work|field
    |career) is not for you|not (?:really )?(?:a |your )(?:\w+ )?(?:calling|vocation|thing for you)(?!
     cards?)|(?:beyond|past) (?:help|hope|teaching)|(?:(?:weak|poor|failed|failing|bad|lacking|behind
    |below)(?: \w+){0,3} across the board|from (?:start|beginning) to (?:end|finish) you|in every
     (?:single )?(?:way|respect|area|regard)|on all (?:fronts|counts)|in any (?:role|capacity)(?=
     (?:here|with us)|\W*$)|at any level (?:here|with us|of (?:this|the) (?:job|work|trade))|anywhere
     in this (?:trade|field|profession|company|industry)|not (?:\w+ ){0,2}for any (?:role|job|position
    |post|team)|whole interview (?:was|went) (?!recorded|filmed|held|by|on|in|planned)\w+|you (?:\w+
     )?(?:totally|completely) failed|(?:was|were) an? (?:total|complete) failure)
""",
    TASK,
)
NOT_SWEEPING = terms(
    r"""
<TOLD>
<OBJECTS>
you (?:said|showed|explained|noted|wrote|warned|told us)(?: \w+){0,8} (?:not|never) (?:\w+ )?(?:made
    |suited|fit|suitable|ready|meant|built|right) for \w+
""",
    TASK,
)
MINDREAD = terms(
    r"""
you (?:\w+ )?(?:did not|didnt|do not|dont|never|hardly|barely|no longer|were not|werent|are not|had no
    |showed no|had little|showed little|lacked)(?: (?:really|truly|seem to|appear to|even|actually
    |particularly|want to|very|all that|much|any|real|genuinely|that|look)){0,3} (?:want (?:this|us|our
    |the (?:job|role|position|work|task)|to (?:be|work|answer|listen|learn|talk|share|help|join|take
     part|do|try|hear))|care(?! for the)|bother|take (?:it|this|us|the \w+) seriously|like (?:us|the
     (?:job|task|question|idea of|panel|company|role)|our|being)|enjoy (?:the (?:talk|interview|task
    |question|day|job|work)|it|this|talking|working|being)|believe in|mean (?:it|what)
    |interest(?:ed)?(?! (?:rates?|on|payments?|in the (?:sum|formula|loan)))|(?:feel|felt) like|respect
    |trust (?:us|our)|expect to (?:get|pass)|try(?! (?:the|a|an|it|to|out|another|running|again))|make
     an effort|heart in|motivated|keen|serious about|invested|appreciate|value (?:the|our|us|other))
you (?:\w+ )?(?:wanted|tried|hoped|meant|intended|were trying|were hoping|seemed to want|set out|were
     out|aimed|wished|only came|came only|were eager|were keen|were desperate) (?:only |just |mainly
     |simply |to )*(?:to )?(?:impress|hide (?:your|that you|the fact|a lack|how|what you|behind)|avoid
    |dodge|please (?:us|the panel|everyone|everybody)|provoke|show off|look (?:good|clever|smart
    |important|better)|flatter|test us|trick|confuse us|buy time|win (?:us|the panel) over|get (?:out
     of the (?:task|question)|away with it)|be (?:liked|admired|somewhere else|elsewhere|the boss)
    |prove (?:yourself|that you|a point|us)|score|stall|distract|intimidate|sound (?:clever|smart
    |important|modest)|seem|appear|cover up|escape|annoy|use us|leave (?:early|soon)|practise
     interviewing|cut corners|save yourself|control|dominate|leverage)
(?:to|in order to|so as to|just to|only to|trying to|hoping to|meant to) (?:please|impress|flatter
    |provoke|annoy|fool|test|appease|charm|manipulate|shock|mislead) (?:us|the panel|the interviewers?
    |me|everyone|the room)|to show off(?! the (?:product|wine|dress|cake|design|feature))|to (?:hide
    |cover up|mask|conceal) (?:your|that you|the fact|a lack|how little|what you)
(?:because|as|since|for) you (?:\w+ )?(?:wanted|feared|hoped|felt|disliked|hated|thought (?:they|we|you
    |this|yourself|nobody|no one)|did not (?:want|care|like|feel|trust|respect|dare)|didnt (?:want|care
    |like)|(?:were|was|are|felt) (?:\w+ )?(?:afraid|scared|bored|embarrassed|ashamed|nervous|proud|lazy
    |tired of|too proud|jealous|angry|offended|unsure of yourself|insecure|uncomfortable|hoping|trying
    |looking for)|looked down|consider(?:ed)? (?:it|them|the|yourself)|found (?:it|them|us) (?:boring
    |beneath|silly|pointless)|resented|lost interest|had given up|gave up on)
out of (?:fear|pride|boredom|laziness|spite|vanity|jealousy|shame|arrogance|nervousness|embarrassment
    |frustration|insecurity|anger|politeness|contempt|stubbornness|habit more)|(?:for fear of|ashamed
     (?:of|to)|(?:was|were|felt|seemed) beneath you|deep down|in your heart|at heart|your (?:heart
    |mind) (?:was|is|were) (?:not|elsewhere)|mind was elsewhere|secretly|hidden agenda|ulterior motive
    |your (?:real reason|true feelings)|subconsciously|going through the motions|already given up|you
     had given up|you (?:had )?lost interest|you lost heart|gave up inside)
you (?:were|are|seemed|looked|felt|sounded|appeared|got|became) (?:(?:\w+ly|a bit|a little|rather|quite
    |very|so|too|somewhat|already|not) )*(?:bored|uninterested|disinterested|unmotivated|desperate
    |afraid|scared|annoyed|offended|jealous|resentful|disappointed (?:by|in|with) (?:us|the (?:question
    |task|panel))|frustrated with|threatened|intimidated|embarrassed|ashamed|indifferent|hoping (?:to
    |for|that)|not interested|half hearted|looking for (?:an? )?(?:way out|excuse)|pretending|in two
     minds|unhappy (?:with|about)|tired of|fed up|thrilled|impatient to leave|reluctant to (?:share
    |tell|work|learn))
you (?:probably|obviously|clearly|apparently|secretly|must have|presumably|surely|evidently|no doubt
    |undoubtedly|seem to have|may have|might have|deep down)(?: \w+)? (?:thought|felt(?! (?:the|a|an|it
    |for))|wanted|believed|assumed|hoped|been|not (?:want|care|like|prepare|interested|read|bother)|did
     not (?:want|care|like|prepare|bother|enjoy|mean|take|believe|read|respect)|didnt (?:want|care|like
    |prepare|bother)|feared|disliked|hated|expected|resented|considered|preferred|intended|meant to
    |find|found (?:it|us|the \w+) (?:boring|easy|silly|beneath)|saw (?:it|us|this) as|were (?:bored
    |afraid|thinking|hoping|not interested)|lost interest|look down|like|want|think|prefer)
you (?:thought|felt|believed|considered|assumed|saw) (?:yourself|that you (?:were|are) (?:above|better
    |too good)|(?:it|this|that|they|the \w+|we|us|our \w+) (?:was|were|to be|as|is) (?:\w+ )?(?:beneath
    |below you|boring|silly|stupid|pointless|unimportant|a waste|unworthy|easy|not worth))|what you
     really (?:wanted|want|thought|felt|meant)
""",
    TASK,
)
REASON = terms(
    r"""
(?:position|role|vacancy|post|job|department|opening)s? (?:(?:that you applied for|for this|here|itself
    |in question) )?(?:was|were|has been|have been|is|are|had been|will be|went|has now been|being|no
     longer) (?:(?:now|being|then|later|since|sadly|finally|about to be|to be|going to be|all) )*(?:cut
    |cancell?ed|frozen|restructured|reorgani[sz]ed|gone|closed|withdrawn|moved|relocated|outsourced
    |merged|scrapped|axed|abolished|dropped|shelved|postponed|put on (?:hold|ice)|on hold|eliminated
    |removed|reduced|downsized|redefined|changed|rethought|filled|exists|needed|funded|available
    |downgraded|halved|redundant|split up|lost|delayed|ended|sold|taken over|reviewed)(?! (?:from|by|in
    |on|to|into|with|after) (?:the |a |your |you )?(?:code|list|diagram|plan|form|board|sketch|role
     play|exercise|you|drawing))
(?:(?:the |our |its )?(?:head office|headquarters|owners?|management|board|parent company|group|company
    |directors?|ceo|investors?|shareholders?|leadership|firm|organi[sz]ation|council|ministry|trust
    |authority|city|school board|finance (?:department|team)|hr) (?:has |have |had |then |recently |now
     )*(?:decided|chose|wants?|wanted|plans?|planned|resolved|announced|ordered|told us|asked us|agreed
    |intends?|stopped|froze|cut|closed|cancelled|canceled|postponed|put|imposed|did not (?:approve
    |release)|refused) )(?:(?:to|us|the|a|an|all|not|that|any|every|our|its) )*(?:\w+ )?(?:move|close
    |cut|freeze|save|stop|merge|sell|reduce|outsource|postpone|cancel|restructure|reorgani[sz]e
    |downsize|relocate|shift|drop|fund|hire|hiring|recruit|recruiting|recruitment|posts?|jobs?|roles?
    |positions?|budget|headcount|shift|branch|money|vacancy|vacancies|team|department|spending)
(?:number|amount) of (?:posts?|jobs?|positions?|roles?|vacancies|hires|staff) (?:was|were|has been|had
     to be|is|fell|went|dropped|had) (?:\w+ )?(?:cut|reduced|halved|lowered|down|limited|to)|(?:fewer
    |less|only one|only <n>|just one|no) (?:posts?|jobs?|positions?|roles?|vacancies)(?= (?:than|left
    |to fill|available|this year|are|were|was|is|remained|to give)|\W*$)
(?:budget|funding|financing|head ?count|sponsorship)(?: \w+){0,5} (?:was|were|is|has been|had been|ran
    |run|fell|did|does|dried|ended|had|have been) (?:(?:not|suddenly|been|then|now|later|since)
     )*(?:cut|reduced|frozen|gone|out|through|withdrawn|halved|up|lost|lowered|stopped|exhausted
    |slashed|short|tight|expired|ended|released)(?! (?:in|into|by|from|on) (?:the |your )?(?:sheet
    |columns?|table|plan|exercise|<n>|task))
(?:contract|deal|order|agreement|project|partnership|cooperation) with (?:the|our|a|one) (?:(?:main
    |biggest|largest|key|important|major|big|only) )*(?:client|customer|partner|supplier|investor)(?:
     \w+)? (?:ended|was lost|fell|was cancelled|ran out|was not|went|is over|has ended|collapsed
    |expired)|(?:lost|losing|loss of) (?:a|our|the|an) (?:(?:main|biggest|largest|key|important|major
    |big) )*(?:client|customer|contract|order|investor|grant|funding)(?= (?:and|so|which|that|last|this
    |we|in (?:spring|summer|autumn|winter))|\W*$)
(?:so|and|then|hence|therefore|thus|that is why|which is why|meaning) (?:the|this|that|your|our) (?:\w+
     )?(?:post|role|job|position|vacancy) (?:went|no longer|fell away|disappeared|ended|had to go|(?:is
    |was|has|had|will|does)(?: \w+)? (?:gone|filled|frozen|withdrawn|closed|cancell?ed|exist|needed
    |open|away))(?: \w+)?
(?:because of|due to|owing to|on account of|for|given|as a result of|in view of|by reason of) (?:(?:our
    |the|an?|internal|tight|recent|changed|purely|some|general|current|new|company|wide|strategic
    |sudden|ongoing|planned|difficult) )*(?:reorgani[sz]ation|restructuring|merger|take ?over|lay
     ?offs?|redundanc\w+|down ?sizing|cost cutting|savings (?:plan|programme|measures)|(?:staff|cost
    |spending|job) cuts|budget (?:reasons|cuts?|limits?|freeze|constraints?|pressure|situation)|hiring
     (?:freeze|stop|ban|pause)|economic (?:situation|climate|reasons)|market (?:situation|conditions)
    |financial (?:reasons|situation|position|difficulties)|change (?:of|in) (?:strategy|direction
    |plans?|priorities|leadership|management|ownership)|strategic (?:reasons|shift|change)|lack of
     (?:funds|funding|budget|money|capacity)|internal (?:reasons|changes|politics|matters|policy)
    |organi[sz]ational (?:reasons|changes?|needs|matters|issues)|scheduling (?:reasons|conflicts?)
    |capacity reasons|timing reasons)(?! (?:in the (?:case|exercise|role play|brief|sample)))
(?:hiring|recruitment|recruiting) (?:freeze|stop|ban|pause|was stopped|is on hold|has stopped|stopped
    |was frozen|ended)|(?:hire|hiring|recruit|filled|fill|appoint|promote|promoted|recruited) (?:it
     |the (?:post|role|job|position) )?(?:internally|from within|in house|from inside)|(?:to|for|by
    |chose|took|appointed|hired) (?:an? )?(?:colleague|somebody|someone|person|candidate|applicant)
     from (?:within|inside|another (?:department|branch|team)|our own)|internal(?:ly)? (?:candidate
    |applicant|hire|promotion|promoted)|our (?:needs|plans|priorities|strategy|requirements|direction
    |situation|focus) (?:have |has |had |did )?(?:changed?|shifted?|moved|evolved)|(?:needs|plans
    |priorities) of the (?:company|business|team|department|firm|organi[sz]ation) (?:have |has |had
     )?(?:changed|shifted)|we (?:\w+ )?(?:had to|have to|decided to|chose to|are going to|need to|were
     told to|were asked to) (?:\w+ )?(?:save (?:money|costs?)|stop hiring|restructure|downsize|(?:cut
    |freeze|close|move|cancel|postpone|reduce|withdraw|merge|pause|redefine|rethink) (?:(?:the|our|this
    |that|all|a|an|some|its|<n>) )*(?:\w+ )?(?:posts?|positions?|jobs?|roles?|vacanc\w+|openings?
    |teams?|departments?|branch\w*|offices?|hiring|recruit\w*|budgets?|headcount|spending|plans?))
""",
    TASK,
)
NOT_REASON = terms(
    r"""
<TOLD>
<OBJECTS>
in the (?:role play|case|exercise|scenario|brief|sample)(?: \w+){1,8}
""",
    TASK,
)
