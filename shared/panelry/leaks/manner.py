"""The tables of the rules that warn of words on manner, fit and praise: PERSONALITY, CULTURE, VAGUE.

Patterns are read as `rules` and `patterns` say; each table is added to the short patterns of `doubtful`.
"""

from panelry.leaks.patterns import classes, terms
from panelry.leaks.task_words import TASK

_CLASSES = classes(
    r"""
SEEMED: (?:seemed|seem|appeared|appear|came across|come across|struck us|were|are|was|is|sounded|sound
    |looked|look|felt|acted|behaved|remained|stayed|became|got|can be|tend to be|could be)(?: (?:as|to
     be|being))?
HOW: too|very|rather|quite|a bit|a little|so|naturally|generally|overly|somewhat|slightly|extremely
    |really|often|almost|not|a bit of|a|an|always|sometimes|obviously|clearly|basically|fairly|pretty
    |just|at times|less|more|incredibly|terribly|such|both|by nature|oddly|strangely
TRAITS: abrasive|abrupt|aggressive|agreeable|aloof|ambitious|amiable|amusing|anxious to please
    |argumentative|arrogant|assertive|authoritarian|awkward|bitter|bland|blunt|boastful|boring|bossy
    |brash|bright|brusque|bubbly|calm natured|careless|catty|charismatic|charming|cheeky|cheerful
    |chatty|childish|clever|clingy|closed off|clumsy|cocky|cold(?! (?:air|water|spots?|in|to the
     touch))|combative|compliant|conceited|condescending|confident|confrontational|controlling|cool
     hearted|cranky|creepy|cynical|defensive|dependable|difficult(?! to (?:hear|read|see|find))
    |diligent|disagreeable|disengaged|dishevelled|disorgani[sz]ed|distant|dominant|domineering|dramatic
    |dreamy|driven|dull|eager|easygoing|easy going|eccentric|egocentric|egotistical|emotional|energetic
    |enthusiastic|entitled|evasive|excitable|fake friendly|feisty|flaky|flirty|forgetful|friendly|fun
    |funny|fussy|gentle|giggly|glib|gloomy|good natured|grumpy|guarded|gullible|hardworking|harsh
    |haughty|headstrong|hesitant|hostile|humble|humou?rless|hysterical|icy|immature|impatient|impulsive
    |inflexible|insecure|insensitive|intense|intelligent|intimidating|introverted|extroverted|irritable
    |jolly|jovial|judgmental|kind hearted|know it all|lazy|laid back|likeable|likable|lively|loud(?!
     enough)|lovely|low energy|mean|meek|modest|monotone|moody|motherly|naive|narcissistic|needy
    |negative|nervous|nervy|nice|obnoxious|obstinate|odd|opinionated|outgoing|overbearing|overconfident
    |overly \w+|passionate|passive|patronising|patronizing|pedantic|personable|pessimistic|petty
    |pleasant|polite by nature|pompous|pretentious|proud|pushy|quiet(?! (?:while|at|during|when|for
    |enough))|quirky|rambling|reserved|restless|rigid|rude|sarcastic|scatterbrained|secretive|self
     absorbed|self assured|self centred|self centered|self important|selfish|sensitive(?! to)|serious
     minded|sharp tongued|shallow|shrill|shy|silly|sleepy|sloppy|slow(?! (?:on|at|with|in|to))|slow
     witted|smart|smug|snappy|snobbish|soft(?! (?:spots?|ground|when|to))|sour|spiky|spineless
    |standoffish|stand offish|stern|stiff|strange|strong willed|stubborn|stuffy|submissive|sulky|sullen
    |superficial|surly|sweet|talkative|tame|temperamental|tense|thick skinned|thin skinned|timid
    |tiresome|too soft|touchy|unapproachable|unassertive|unassuming|uncooperative|undisciplined
    |unemotional|unenergetic|unenthusiastic|unfriendly|unlikeable|unpleasant|unprofessional|unreliable
    |unsure of yourself|untidy|uptight|vain|volatile|vulnerable|warm(?! in)|warm hearted|weak|weak
     willed|weird|whiny|withdrawn|witty|wooden
DRIVE: energy(?! (?:left|in the|to|for|per))|confidence|passion|enthusiasm|drive|presence|charisma
    |warmth|motivation|ambition|assertiveness|backbone|charm|courage|curiosity|dedication|determination
    |ego|empathy|flair|gravitas|grit|guts|hunger|humility|humou?r|initiative|integrity|leadership
     presence|maturity|modesty|optimism|patience as a person|personality|poise|polish|positivity
    |professionalism|resilience|self assurance|self awareness|self belief|self confidence|self esteem
    |sense of humou?r|spark|stamina|tact|temper|tenacity|toughness|vigou?r|vitality|willpower|zest
    |attitude|people skills|emotional intelligence|arrogance
WORKS: presentation|performance|interview|talk|lesson|answers?|work|leadership|communication|teamwork
    |approach|attitude|code|coding|design|drawing|plan|planning|portfolio|delivery|style|skills?|soft
     skills|people skills|technical skills?|manner|organi[sz]ation|time management|structure|strategy
    |thinking|analysis|contribution|collaboration|knowledge|customer service|service|cooking|writing
    |speaking|listening|preparation|problem solving|effort|teaching|overall performance|response
    |explanation|examples?|role play|trial|round|session|application|expertise|understanding
    |negotiation|pitch|management
MERIT: good|great|nice|excellent|amazing|awesome|fantastic|impressive|brilliant|wonderful|solid|strong
    |weak|bad|poor|okay|ok|fine|decent|average|mediocre|outstanding|superb|perfect|terrific|exceptional
    |remarkable|acceptable|adequate|sufficient|insufficient|inadequate|lacking|disappointing|below par
    |satisfactory|unsatisfactory|professional|unprofessional|competent|convincing|unconvincing
    |interesting|first rate|splendid|lovely|terrible|awful|incredible|commendable|admirable|pleasing
    |pleasant|so so|hit and miss|patchy|inspiring|weaker|favou?rable
BETTER: proactive|assertive|strategic|structured|senior|visible(?! (?:to|in|on|from|at))|professional
    |confident|confidence|engaged|enthusiastic|dynamic|flexible|mature|maturity|independent|creative
    |innovative|curious|leadership|ownership|initiative|organi[sz]ed|analytical|communicative|open
     minded|positive|ambitious|detail oriented|hands on|decisive|presence|impactful|convincing|self
     aware|business minded|customer focused|resilient|polished|focused|authentic|energetic
    |collaborative|presentation skills|communication skills|soft skills|gravitas|vision|experience
    |experienced|expertise|patience|impact|effective|efficient|agile|outgoing|vocal|yourself
    |(?:thorough|careful)(?! (?:with|to|not))
""",
    TASK,
)
PERSONALITY = terms(
    r"""
(?:you|your (?:manner|tone|style|attitude|way|personality|character|nature|voice|presence|behaviou?r
    |demeanou?r)) <SEEMED> (?:<HOW> )*<TRAITS>(?: (?:and|but|or|yet) (?:<HOW> )*<TRAITS>)*(?! (?:at
    |with|about|of|on|in) (?:the )?(?:seals?|taste|touch)| (?:questions?|that (?:the|your|no)|with the
     (?:sauce|heat)|to the touch))
you (?:were|are|seem|seemed|appeared|appear|came across as|come across as|struck us as) (?:<HOW> )*an?
     (?:\w+ )?(?:<HOW> )*(?:<TRAITS>(?: (?:and|but) <TRAITS>)* )?(?:person|personality|character|soul
    |know it all|show ?off|loner|dreamer|bully|diva|prima donna|control freak|people pleaser|pushover
    |chatterbox|wallflower|doormat|hothead|pessimist|optimist|perfectionist|introvert|extrovert|team
     player|lone wolf|go getter|natural(?=\W*$)|born \w+|joker|clown|drama queen|ego|snob|smart alec
    |maverick|nerd|geek|softie|moaner|whiner|follower|push ?over|grump|charmer|gossip|quitter)(?! (?:in
    |on) the (?:role play|case))
(?:you|your) (?:\w+ ){0,2}(?:lack(?:ed|s|ing)?(?: of| in)?|need(?:ed)?|were missing|were short of
    |want(?:ed)? for) (?:(?:too|very|so|little|not|enough|much|any|a|an|more|less|some|the|certain|of
    |bit|lot|great|good|real|your|sufficient) )*<DRIVE>(?! (?:intervals?|levels?|per|consumption|saving
    |label|use|bill|price|cost|shaft|bay|check|meter|marks?|sensors?))
(?:you|your) (?:\w+ ){0,2}(?:showed?|shows?|have|had|has|displayed|came with|brought) (?:(?:too|very|so
    |a|any|overly|hardly|that) )*(?:little|no|not enough|too much|less|not much|insufficient)
     <DRIVE>(?! (?:intervals?|levels?|per|consumption|saving|label|use|bill|price|cost|shaft|bay|check
    |meter|sensors?|left|in the (?:circuit|battery|sauce)))
(?:you|your) (?:\w+ ){0,2}(?:showed?|shows?|have|had|has|displayed|brought|radiated|exuded|conveyed)
     (?:(?:too|very|so|much|a|an|more|some|the|certain|of|bit|lot|great|good|real|your|sufficient
    |overly|big) )*(?:energy|confidence|passion|enthusiasm|charisma|warmth|charm|gravitas|flair
    |motivation|ambition|ego|attitude|assertiveness|guts|personality|positivity|self (?:assurance
    |belief|confidence|esteem)|arrogance)(?! (?:intervals?|levels?|per|consumption|saving|label|use
    |bill|price|cost|meter|left|in the (?:circuit|battery|sauce)|on the))
your (?:\w+ )?lack of <DRIVE>|(?:there was|we saw|we felt|we noticed|with|showed|by) (?:a |some |your
     |the )?(?:\w+ )?lack of <DRIVE>|(?:with|you (?:\w+ )?(?:showed|had|brought|have)) too (?:little
    |much) <DRIVE>|your (?:ego|temper|temperament|personality|character|attitude|charm|arrogance
    |shyness|nervousness|laziness|aggression|stubbornness|modesty|coldness|warmth|enthusiasm|passion
    |charisma|humou?r|lack of \w+|bossiness|impatience|insecurity|vanity|pride|sensitivity|moods?)(?=
     (?:was|were|is|made|got|came|put|may|might|could|would|did|showed|shone|won|helped|let|and|stood
    |does|has|gave|seemed)|\W*$)
(?:rub(?:bed)? (?:us|people|some|me) (?:up )?the wrong way|full of yourself|you (?:are|were|seem|seemed
    |can be|came across as|have|had|come across as)(?: (?:a|an|too|very|rather|bit|of|quite|so
    |little))* (?:thin skinned|thick skinned|hard to (?:read|like)|easy to like|high maintenance|hot
     headed|cold fish|people person|quick tempered|short fuse|short tempered|two faced|larger than
     life)|big head(?:ed)?|chip on your shoulder|wears? your heart|heart on your sleeve|too big for
     your boots|holier than thou|not a people person|sunny disposition|bit of a \w+ it all|in your
     nature|passive aggressive)
""",
    _CLASSES,
)
CULTURE = terms(
    r"""
(?:cultur(?:e|al)|team|personality|company|values|social|organi[sz]ational) (?:fit|match|add)(?! (?:for
     the (?:hole|gap|socket|pipe|size|data|curve|slot|screw|model)|(?:was|is) found|in the (?:table
    |list|data|index)))|(?:perfect|great|natural|strong|wrong|ideal|best|a|any|no|not|of|the) (?:fit
    |match) (?:for|with|in|into) (?:us|our|the (?:team|company|culture|group|house|crew|firm|office
    |role|job|position))|you (?:are|were|would be|seem|seemed) an? (?:\w+ )?(?:fit|match)
(?:fit|fitted|blend|blended|slot|slotted|gel|gelled|gel(?:l)?ing|click|clicked|mesh|meshed|jell?|jelled
    |integrate|integrated|settle) (?:right |well |badly |easily |nicely |really |quite )*(?:in|into
    |with|to|here)(?: (?:with|to|well))? (?:us|our (?:team|culture|company|group|way|house|office|crew
    |family|style|values|people)|the way (?:we|things)|the team|the group|the crew|the company|the
     culture|here|the others|the people|everyone|the office|around here|the staff)
you (?:\w+ ){0,1}(?:fit|fitted|blend|blended|belong|belonged|slot|gel) in(?! (?:the (?:box|slot|table
    |page|frame|hour|time|data)|all|one|a))(?: (?:well|here|with|easily|badly|nicely|really)|(?=\W*$))
one of us|(?:our|the|this|wrong|right|good|bad|team|same|strange|odd|off) (?:vibes?|chemistry(?=
     between| with)|wavelength(?= as| with us| as us|\W*$)|energy in the room|mentality)(?! (?:lesson
    |task|class|teacher|lab|exercise|set|room|book|sample|test|of the (?:sauce|water)))(?= (?:was|were
    |is|with|between|here|of the team|did|when|felt|about|in the (?:room|team)|for|and|as|we)|\W*$)
    |(?:the |a |no |good |bad )?vibes?(?= (?:was|were|is|between|with|off|you|when|in the room|did
    |felt)|\W*$)|chemistry (?:between (?:us|you|the)|with (?:us|the team|you)|among|in the team|(?:was
    |is) (?:\w+ )?(?:missing|right|off|good|wrong|there|lacking))
(?:breath of fresh air|part of our family|(?:for|into|of|to|like|as) our (?:little |big |work |team
     )?(?:family|tribe|clan|gang|crew culture)|we are (?:like )?a family|like a family|beer test|have a
     (?:beer|drink|pint) with|our kind of (?:person|people)|our sort of|same page as us|on our
     wavelength|same wavelength|square peg|round peg|(?:an? |the )?odd one out here|like a fish out of
     water|(?:we|it|things|you and we) did not click|never clicked|did not gel|(?:no|missing|the)
     spark(?= between| with us|\W*$)|our gut feeling|our way of (?:doing|being|life)|the way we are|how
     we are here|how we tick|our dna|feel at home (?:here|with us)|misfit|black sheep|(?:shared?|live
    |lived|match\w*|fit|fitted|embod\w+|with|to|by) our values|share our (?:values|vision|way|spirit
    |culture|passion|humou?r)|team spirit|right mindset|our mindset|the right attitude|like minded|rock
     the boat|hit it off|feel like one|(?:did not|didnt) feel right|our banter|after work drinks|our
     sense of humou?r)
""",
    _CLASSES,
)
NOT_CULTURE = terms(
    r"""
<OBJECTS>
<TOLD>
(?:a|the|in|your|of|for) chemistry (?:lesson|class|task|teacher|lab|exercise|set|room|book|test|of)
    |(?:the|a|best|good|right|tight|loose) fit (?:of|between|for) (?:the |a )?(?:door|lid|pipe|screw
    |mask|data|model|curve|line|shoe|frame|window|plug|socket)\w*
""",
    _CLASSES,
)
VAGUE = terms(
    r"""
your <WORKS>(?: (?:skills?|style|manner|abilities|ability))? (?:was|were|is|are|seemed|looked|needs?
    |need|could be|should be|can be|lacked|left) (?:(?:really|very|quite|so|just|not|simply|generally
    |overall|mostly|pretty|fairly|rather|somewhat|a bit|too|all|always|to be|be|more|much) )*(?:<MERIT>
    |there(?! (?:in|on|at))|stronger|better|improved|improvement|polish|work|sharper|something to be
     desired|weaker|up to (?:scratch|par|standard)|on point|spot on|good enough)(?= (?:overall|in
     general|in many|and|but|on the whole|throughout|work|for us|to us|today|that day|in places|in
     parts|at times)|\W*$)
(?:made|left|leave|gave|have made|make) (?:an? |the |us |with )*(?:very |really |most |rather
     )?(?:<MERIT>|lasting|mixed|positive|negative) (?:\w+ )?impression
you (?:were|are|did|have been) (?:\w+ly |so |very |quite |just )*(?:<MERIT>|an? (?:<MERIT>|pleasure)
     (?:\w+ )?(?:candidate|job|person|engineer|teacher|nurse|cook|colleague|interviewee|to talk to|to
     meet|professional))(?= (?:in (?:many|most|some|general|every|all|several|places|parts|the
     (?:interview|end|conversation))|overall|throughout|on the whole|and|but|with us|at times|for
    |today)|\W*$)
(?:(?:please|just|simply|try to|you (?:should|could|need to|must|have to|ought to|might)|aim to|next
     time|in future) )(?:try to |learn to |also )?(?:be|become|appear|get|act|show|have|develop|gain
    |grow|build|display|bring) (?:(?:a|an|bit|little|even|much|far|lot|more|some|better|your)
     )*<BETTER>(?=\W*$| (?:and|in|at|when|during|overall|as|here|about|generally|person|while)\b)(?!
     (?:about the (?:error|cause|order)|in the (?:code|name)))
(?:need|needs|needed|lack|lacked|lacks|gain|build|gather|missing|short of|get more|not enough|have
     more) (?:(?:some|a|bit|lot|little|of|more|further|enough|much|the|additional|broader|deeper|hands
     on|practical|general|relevant|real|solid|sufficient|your) )*(?:experience|polish|maturity
    |seniority|gravitas|professionalism|business sense|common sense|know how|expertise|finesse|soft
     skills|people skills|presence|practice in general)(?= (?:in general|overall|for|first|to|before
    |and|as a|at this|yet|with|here|in (?:the|this) (?:field|area|role|industry|trade)|of (?:the|this)
     \w+)|\W*$)
(?:room (?:for|to) (?:improve\w*|develop\w*)|areas? (?:for|of) (?:improvement|growth|development)
    |(?:are|were|have|had|is|bring|brought) the (?:whole|full|total|entire) package|(?:your \w+|things
    |this|it|yourself) to the next level|raise your game|step it up|step up your|up your game|brush
     up(?: on)? (?:your|on)|hone your (?:\w+ )?skills|sharpen your \w+|work harder|(?:^|please |just
     |and )keep (?:going|learning|growing|trying|working|at it)|(?:^|please |just )stay (?:positive
    |hungry|the course)|believe in yourself|be yourself|(?:show|shows|need|needs|needed|with|have|bring
    |build|gain|take|want|wanted) (?:a bit |some |a little )?more (?:polish|presence|gravitas|oomph
    |impact|seniority|confidence|maturity|ownership)|go the extra mile|hit the ground running|ticked
     (?:all|many|most) (?:of )?our boxes|ahead of the curve|wow factor|good stuff|nice work|fine work
    |nothing to complain|no complaints|top notch|(?:was|were|is) first class|second to none|blew us
     away|knocked it out|lots? of (?:potential|promise)|great potential|much potential|promising
     (?:candidate|person|start|talent|future)|(?:are|were|is|was|very) promising|rough diamond|diamond
     in the rough|(?:are|were) on the right track(?=\W*$)|continue (?:like|as) (?:this|you are)|see the
     bigg?e?r? picture|not (?:quite )?there yet(?=\W*$)|was not quite there|left (?:a lot|something
    |much) to be desired|could have gone better|(?:it|that|this|interview|your \w+|everything|things
    |all|talk|day) went (?:badly|great|fine|smoothly)(?= overall| in general|\W*$)|all in all (?:good
    |strong|weak|solid))
""",
    _CLASSES,
)
