"""The table of PERSONALITY on what somebody is like: traits, natures, idioms.

It is added to the short patterns of `doubtful`. A trait counts where it is said of the candidate; said of a
thing or of somebody in a task it is left alone.
Patterns are read as `rules` and `patterns` say.
"""

from panelry.leaks.patterns import classes, terms
from panelry.leaks.people import PEOPLE
from panelry.leaks.task_words import TASK

_CLASSES = classes(
    r"""
MILD: agreeable|amiable|amusing|bitter|cheerful|clever|compliant|dependable|diligent|dishevelled
    |disorgani[sz]ed|dominant|driven|eager|egocentric|forgetful|funny|gentle|good natured|gullible|hard
     ?working|hesitant|intelligent|jovial|judgmental|kind hearted|mean|modest|odd|optimistic|pessimistic
    |petty|pleasant|restless|shallow|silly|sleepy|sloppy|smart|strange|superficial|tiresome|unmotivated
    |unprofessional|unreliable|untidy|vulnerable|warm hearted|abrasive|abrupt|aggressive|aloof|ambitious
    |argumentative|arrogant|assertive|attention seeking|authoritarian|awkward|ballsy|bashful|big headed
    |bland|blunt|boastful|bolshie|bolshy|bone idle|bookish|boring|bossy|brash|brazen|brittle|brusque|bubbly
    |bullish|bumptious|cagey|carefree|catty|charismatic|charming|chatty|cheeky|cheery|childish|chilly
    |chippy|chirpy|churlish|clingy|clumsy|cocky|cocksure|cold|combative|conceited|condescending|confident
    |confrontational|contrary|controlling|cool|coquettish|coy|cranky|creepy|crotchety|curt|cynical|demure
    |difficult|diffident|disagreeable|disengaged|dismissive|distant|ditzy|docile|domineering|dour|dowdy
    |dozy|dramatic|dreamy|dreary|dull|dynamic|eager to please|earnest|easygoing|easy going|eccentric|edgy
    |egotistical|egoistic|emotional|energetic|enthusiastic|entitled|evasive|excitable|extroverted|feisty
    |fidgety|fiery|flaky|flamboyant|flappable|flat|flighty|flippant|flirtatious|flirty|flustered|fragile
    |friendly|frosty|fussy|gawky|geeky|genial|giggly|girly|glib|gloomy|goofy|grating|gregarious|grouchy
    |gruff|grumpy|guarded|gutsy|gushing|happy go lucky|hard nosed|hard bitten|hard edged|harsh|haughty
    |headstrong|highly strung|high strung|high handed|high maintenance|holier than thou|hostile|hot headed
    |hot tempered|humble|humou?rless|hysterical|icy|idle|immature|impatient|impersonal|impetuous|impulsive
    |in your face|inflexible|inhibited|insecure|insincere|insipid|intense|intimidating|introverted|inward
     looking|irascible|irritable|irritating|jaded|jittery|jolly|joyless|jumpy|kooky|laconic|laddish|laid
     back|languid|lacklustre|lazy|lethargic|lifeless|likeable|likable|listless|loud|loud mouthed|low energy
    |lukewarm|macho|manic|manipulative|mannered|matronly|matter of fact|maternal|maudlin|meek|mellow
    |melodramatic|mild|mild mannered|mischievous|monosyllabic|moody|mopey|morose|motherly|mousy|mousey
    |mulish|naggy|nagging|naive|narcissistic|needy|negative|nerdy|nervous|nervy|neurotic|nice|noisy|nosy
    |obnoxious|obsequious|obstinate|off putting|offhand|offish|oily|opinionated|oversensitive|outgoing
    |outspoken|over ?bearing|over ?confident|over ?eager|over ?familiar|over emotional|pally|passionate
    |passive|paternal|patronising|patronizing|peevish|perky|personable|pert|petulant|phlegmatic|pig headed
    |placid|playful|plodding|plucky|poised|pompous|preachy|precious|presumptuous|pretentious|prickly|prim
    |princessy|prissy|proud|prudish|puppyish|pushy|quarrelsome|quiet|quick tempered|quirky|rash|ratty
    |rebellious|relaxed|reserved|restrained|retiring|reticent|rigid|robotic|rowdy|rude|runny|ruthless
    |sarcastic|sassy|saucy|scatty|scatterbrained|schoolmarmish|scornful|scratchy|secretive|self absorbed
    |self assured|self centred|self centered|self conscious|self effacing|self important|self pitying|self
     possessed|self righteous|self satisfied|selfish|sensitive|severe|sharp elbowed|sharp tongued|shouty
    |shrewish|shrill|shy|skittish|slapdash|slick|smarmy|smug|snappy|snarky|sniffy|snobbish|snooty|soft
    |softly spoken|soft spoken|soppy|sour|spiky|spineless|spirited|spoilt|spoiled|standoffish|stand offish
    |steely|stern|stiff|stilted|stolid|stony|strict|stroppy|strident|strong willed|stubborn|stuck up|stuffy
    |subdued|submissive|suave|sulky|sullen|sunny|surly|swaggering|sweet|sweet natured|taciturn|talkative
    |tame|temperamental|tense|tepid|territorial|testy|tetchy|theatrical|thick skinned|thin skinned|tight
     lipped|tightly wound|timid|toffee nosed|touchy|tough|truculent|twitchy|unapproachable|unassuming
    |unassertive|uncertain of yourself|uncharismatic|unconfident|uncooperative|undisciplined|undynamic
    |unemotional|unenthusiastic|unfriendly|unlikeable|unpleasant|unruly|unserious|unsmiling|unsure of
     yourself|unsympathetic|uppity|uptight|vague as a person|vain|vivacious|volatile|waspish|weak|weak
     willed|wet|whiny|wild|wishy washy|withdrawn|wooden|workshy|work shy|wound up|zany|zealous|warm|wary
    |weird|witty
TRAIT: <MILD>|(?:too|overly|rather|very|so|naturally) (?:<MILD>|calm|gentle|kind|polite|serious|modest
    |trusting|honest|careful|sensible|soft hearted|cautious|clever|tidy|eager|keen|casual|familiar|formal
    |hard|direct)
NATURE: arrogance|aloofness|aggression|abrasiveness|attitude|backbone|bashfulness|bite|bluntness|boldness
    |bossiness|bravado|brashness|charisma|charm|cheek|cheekiness|childishness|chirpiness|cockiness|coldness
    |conceit|confidence|cynicism|defensiveness|detachment|diffidence|drama|ego|egotism|emotion|emotionality
    |entitlement|enthusiasm|excitability|feistiness|fieriness|flair|flamboyance|flippancy|frostiness
    |gentleness|get up and go|gravitas|grit|gumption|gusto|haughtiness|hostility|hubris|humility|humour
    |humor|hunger|immaturity|impatience|impulsiveness|insecurity|intensity|iron|jitters|laziness|liveliness
    |likeability|maturity|meekness|mettle|modesty|moodiness|naivety|neediness|negativity|nerviness
    |nervousness|niceness|oomph|passion|passivity|personality|petulance|pizzazz|pluck|poise|pomposity
    |positivity|presence|pride|prickliness|pushiness|pzazz|recklessness|reserve|reticence|rudeness|sarcasm
    |sass|self assurance|self awareness|self belief|self confidence|self doubt|self esteem|self importance
    |self pity|sensitivity|sharp elbows|sharpness of tongue|shyness|smugness|snap|snobbery|sparkle|spark
    |spine|steel|stiffness|stubbornness|sulkiness|sunniness|sunshine|superiority|swagger|sweetness|tact
    |temper|tenacity|thick skin|thicker skin|timidity|touchiness|toughness|vanity|verve|vim|vivacity
    |volatility|vulnerability|warmth|weakness of character|willpower|wit|zest|zip|edge as a person|fire in
     (?:the|your) belly|stage fright|people skills|emotional intelligence
KEEN: (?:too|very|rather|quite|a bit|a little|so|really|almost|a touch|a tad|somewhat|slightly|extremely
    |overly|always|naturally|generally|at times|sometimes|often|just|even|downright|plain|simply|frankly
    |pretty|fairly|terribly|incredibly|decidedly|distinctly|positively|more|less|most|not|perhaps|maybe
    |altogether|painfully|unusually|surprisingly|delightfully|wonderfully|disarmingly|refreshingly|a|an|bit
    |little|on the \w+ side|every bit as|both|as|far|way|much|no)
MANNER: manner|way|tone|voice|presence|nature|style|attitude|humou?r|streak|smile|personality|energy|side
    |self|disposition|demeanou?r|temperament|character|charm|exterior|edge|air|remarks?|spirit|delivery as
     a person|body language|vibe|ways|shell|facade|persona|bearing|persistence|stare
KIND: person|personality|character|soul|type|sort|individual|man|woman|girl|lad|presence|nature|creature
    |customer to deal with|so and so|company|colleague|human being|candidate|team mate|figure
""",
    {**TASK, **PEOPLE},
)
PERSONALITY = terms(
    r"""
you (?:\w+ )?(?:strike|struck|impress|impressed|hit|appeal to) (?:\w+ )?(?:us|me|people|some|others|many
    |customers|colleagues|the panel|everyone|one) as (?:being )?(?:<KEEN> )*(?:<TRAIT>)|(?:borders?
    |bordered|bordering|verge[sd]?|verging) on (?:the )?(?:<NATURE>|<TRAIT>)|(?:missed|missing|wanted
    |lacked|looked for|wished for|hoped for|saw no|saw little|found no|found little|felt no|felt little)
     (?:\w+ ){0,3}(?:fire|spark|energy|warmth|passion|drive|hunger|life|edge|steel|bite|joy|charm
    |confidence|humility) (?:in|from|about) you
you (?:\w+ )?(?:come|came|comes|coming|can come|could come|may come|might come) (?:over|across)(?: to (?:us
    |me|some|the panel|others|people|customers))? (?:as )?(?:<KEEN> )*(?:<TRAIT>)(?! (?:in the (?:role|part
    |scene)|to the touch))
you (?:(?:are|were|is|can be|could be|may be|might be|tend to be|seem|seemed|seem to be|appear|appeared
    |looked|sound|sounded|felt|struck us as|grew|got|turned|became|become|get|remained|stayed|act|acted
    |proved|proved to be|were being|were found) )(?:<KEEN> )*(?:<TRAIT>)(?=\W*$|\W*(?:and|but|or|for|in
     (?:the (?:group|interview|room|way|negotiation|talk|discussion|round|chat|kitchen|lunch|morning
    |conversation|debate)|your|our|how|conversation)|with (?:us|the (?:panel|other|others|group|team
    |interviewers?)|people|your)|when|while|on|at times|as|to (?:be|work|us|others|talk|the (?:point|others
    |panel))|under|around|during|about (?:your|it|yourself)|towards?|throughout|person|even|which|though
    |yet|by|if|once|that|we|until|by nature|from (?:the|start))\b)(?! (?:on the (?:ladder|ice|road|bend)
    |with the (?:sauce|glaze|metal|paint|ball|cut)|and (?:dry|damp|hungry|tired))|,? (?:<SHOWN>))
(?:we|i|some|people|others|the panel|everyone|everybody|customers|colleagues|it) (?:\w+ )?(?:found|find
    |thought|think|felt|considered|experienced|saw|judged|called|would call|might call|remember|remembered
    |perceived|deemed|made|makes|noticed|would describe|describe|had) (?:that )?(?:you|the candidate|the
     applicant|your (?:\w+ )?(?:<MANNER>)) (?:(?:to be|were|are|was|is|as|being|seemed|seem|came across as
    |come across as|can be|could be|rather|made you|looked|sounded|had|have) )?(?:<KEEN> )*(?:<TRAIT>)(?=\W
    |$)(?! (?:<SHOWN>)|er\b)
(?:an?|certain|some|much|touch|hint|streak|whiff|trace|dose|dash|lot|shade|air|of|with|bit|more|little|less
    |own|such|your|your own|no|enough|sheer|lack of|want of|too much|too little|real|great|any|natural
    |visible|obvious) (?:\w+ )?(?:<NATURE>)(?= (?:in|about|of yours|from you|that|when|would|was|is|made
    |came|could|might|got|showed|shone|put|did|to|on the day|and|at|as|behind|while|goes|will|may|you|with
     (?:us|your))|\W*$|,)(?<=[a-z])(?! (?:of the|in the (?:sauce|room|tyre|arc|dough|metal|steel|glass
    |voice of|circuit|paint)|of (?:a|an) \w+ (?:in|from)|for the (?:role|part|scene)))
(?:such|what|quite|rather|being|is|as|you are|you were|seemed|like|of|certainly|really|clearly|truly|bit
     of) an? (?:<KEEN> )*(?:\w+ and )?(?:<TRAIT>)(?: (?:and|but|yet|or) (?:<KEEN> )*(?:<TRAIT>))*,? (?:\w+
     )?(?:<KIND>|<TRADE>|<RIVAL>|<MANNER>)(?! (?:in the (?:role|case)|of the))
(?:<TRAIT>) (?:is|was|would be|might be|are|were) (?:the|one|a|another|how|what|an) (?:\w+ )?(?:word|words
    |way|term|adjective|we|people|to|understatement|description)|(?:in (?:a|one) word|the word is|word for
     it is|the only word|in short|put it this way|to be blunt|if (?:anything|we are honest)),? (?:\w+ )?
    (?:<TRAIT>)(?=\W*$|\W)
your (?:\w+ and |\w+, |rather |slightly |somewhat |very |too |quite |overly |own |usual |naturally )?
    (?:<TRAIT>) (?:and \w+ )?(?:<MANNER>)(?! (?:of the|in the (?:role|part|scene)|joint|weld|turn))|your
     (?:\w+ )?(?:<MANNER>) (?:\w+ )?(?:was|is|were|came across as|seemed|struck us as|felt|could be|can be
    |made you seem|made you look|may be|might be|bordered on|verged on) (?:<KEEN> )*(?:<TRAIT>)(?=\W|$)(?!
     (?:enough to|and clear|and even|<SHOWN>|for the|over))
(?:<TRAIT>|\w+) (?:streak|side to you|side of you|side came out|edge to you|way about you|air about you)(?=
     |\W*$)|(?:something|a|an|a certain|some) (?:\w+ )?(?:<TRAIT>)(?: \w+)? (?:about|in|to) (?:you|your
     (?:manner|tone|voice|way|style|face|eyes|attitude|smile))|side (?:to|of) (?:you|your (?:character
    |nature|personality))
(?:much|far|just|a bit|a little|a touch|a shade|a tad|rather|bit|altogether|simply|perhaps|probably) too
     (?:<TRAIT>) (?:for|to (?:be|work|lead|stand|manage|deal|sit|hold|win|make|sell|teach|serve|run|face
    |join|last|cope)|with|in|at)(?! (?:the|a) (?:knife|plate|pan|weld|sauce|paint|touch|oven))|too
     (?:<MILD>) for (?:a|an|the|our|this|us|sales|teaching|nursing|people|customers|some)(?! (?:sauce|knife
    |plate|mould|weld|plank|dish|paint|bend))
(?:rough (?:round|around) the edges|hard work as a|hard to (?:warm to|like|read as a|take to)|(?:difficult
    |easy|not easy|hard) to (?:warm to|like|get on with|take to|dislike|work with)|lose your (?:temper|cool
    |rag)|lost your (?:temper|cool|rag|composure)|kept? your (?:temper|cool)|your high horse|sound of your
     own voice|(?:high|low|good|exalted) opinion of yourself|love yourself|in love with yourself|sharp
     (?:elbows|tongue)|thicker skin|thick skin|stiff upper lip|butter would not melt|life and soul|ray of
     sunshine|bundle of (?:nerves|energy|laughs)|wet blanket|shrinking violet|bull in a china|loose cannon
    |busybody|teachers pet|mother hen|live wire|party animal|stick in the mud|lighten up|loosen up|liven up
    |smile (?:more|a bit more|a little more)|out of your shell|in your shell|toughen up|chill out|a bit of
     a (?:handful|diva|show off|loner|dreamer|know all|bulldozer|steamroller|mouse|misery|drip|moaner|bore
    |clown|character|snob|bully|pushover|madam|prima donna|daydreamer|fusspot|worrier|sourpuss|motormouth
    |chatterbox|flirt|tease|maverick|rebel|softie|softy|hothead)|force of nature|social butterfly|glass
     half (?:empty|full)|a natural (?:born )?(?:leader|charmer|introvert|extrovert|worrier|optimist
    |pessimist)|larger than life|cold fish|a closed book|an? (?:open|old) soul|salt of the earth|good egg
    |heart of gold|wears? your heart|big (?:ego|mouth|head|personality)|strong personality|weak character
    |not a (?:\w+ )?(?:warm|people|natural) person|full of (?:yourself|beans|life|energy|ideas about
     yourself)|rub\w* (?:us|people|some|me|the panel|others|one or two)\W(?:\w+ )?(?:up )?the wrong way|got
     (?:on|up) (?:our|some|peoples|everyones) (?:nerves|nose)|get under peoples skin|have a way with people
    |ooz\w+ \w+|brim\w* with \w+|bursting with \w+|radiat\w+ \w+|exud\w+ \w+|painfully shy|bone dry humou?r
    |attitude problem|chip on (?:your|the) shoulder|on the (?:quiet|shy|timid|dull|loud|cold|aggressive
    |abrasive|serious|sharp|soft|prickly|emotional|reserved|bossy|pushy|cocky|blunt|lazy|nervous|stubborn
    |arrogant|flat|stern|bland|wild|meek|moody|abrupt|harsh|touchy|passive) side)(?! of the (?:plate|road
    |pan|line))
(?:need|needs|needed|could use|could do with|missing|missed|lacked|lack|lacks|lacking|short on|short of
    |want of|without|want|wanted|look for|looked for|find|found|show|showed|shows|see|seen|saw|had|have
    |bring|brought|with|develop|grow|wished for|expected|hoped for) (?:(?:a|an|some|any|more|much|little|of
    |bit|touch|lot|enough|greater|the|that|certain|your|real|extra|dash|good|great|dose|deal|too|very|so
    |hardly|barely) )*(?:<NATURE>)(?=\W*$|\W*(?:in|to|from|and|for|when|on|about|at|as|than|we|would|that
    |is|was|but|with (?:us|customers|people)|you|while|under)\b)(?! (?:in the (?:role|part|scene|voice of
    |circuit|sauce|dough|metal|paint|glass|steel)|of the|to (?:the|each) (?:sauce|dish|stock|dough|soup
    |patient)))
(?:more|some|a bit more|a little more|a bit of|greater|less|a touch more|extra|a dose of|a dash of) (?:\w+
     )?(?:<NATURE>|smiles?|smiling)(?: \w+){0,3} (?:would|might|could|may|goes|is|will)(?: not|nt)? (?:have
     |be |make |go |do )*(?:hurt|help\w*|suit\w*|serve|done|gone|made|nice|welcome|you|harm|wonders|further
    |a long way|needed|no harm|good)
you (?:\w+ ){0,2}(?:show|showed|show too|let|have|had|has|came with|brought|bring|got|displayed|betrayed
    |revealed) (?:(?:us|a|an|your|some|the|such|quite|that|of|certain|rather|real|lot|little|bit|too|much
    |very|strong|big|huge|nasty|short|sharp|inner|usual) )*(?:<NATURE>|temper|ego|attitude|attitude problem
    |mean streak|inner \w+|claws|teeth|true colou?rs|emotions|feelings|nerves|tongue|fuse|mood|sense of
     humou?r|manner with people|smile|way with people|persona)(?=\W*$|\W*(?:in|to|and|when|that|at|about
    |but|with|which|for|as|on|during|towards?|once|while)\b)(?! (?:in the (?:role|part|scene)|of the|to the
     pupil|and the bits|and bit))
(?:^|(?:and|but|so|please|just|simply|try to|should|could|must|might|need to|to|you|do) )(?:show|have|take
    |use|bring|display|develop|build|find|gain|add|put|need|needed|get) (?:a bit |some |a little |a lot
     |much |far |rather |in |us )*(?:more|less) (?:initiative|energy|enthusiasm|confidence|assertiveness
    |warmth|passion|drive|courage|patience|humility|empathy|self \w+|presence|backbone|bite|fire|edge|charm
    |tact|discipline|ambition|hunger|curiosity|flexibility|maturity|attitude|ego|emotion)(?=\W*$|\W*(?:and
    |in|when|next|with|to|at|on|as|if|than|during)\b)(?! (?:to the (?:cell|motor|engine)|in the (?:battery
    |circuit|sauce)))
you (?:get|got|become|became|grow|grew|seem|seemed|looked|were|are|can get|tend to get|sounded)(?: \w+ly|
     quite| rather| so| too| very| a bit| a little| visibly)* (?:flustered|rattled|worked up|upset|carried
     away|emotional|defensive|heated|stressed|impatient|excited|tongue tied|lost for words|hot under|wound
     up|shaky|overwhelmed|snappy|loud|shy|frosty|sulky|huffy|moody|prickly|defensive)(?: easily| quickly|
     fast| often| soon| too)?(?=\W*$|\W*(?:when|under|easily|quickly|at|in|with|and|by|about|as soon|if
    |during|over|every|on|once)\b)(?! <SHOWN>)
(?:found|find|thought|think|felt|consider) you (?:\w+ )?(?:hard|difficult|easy|tiring|exhausting
    |challenging|a pleasure|a pain|a joy|a strain|a challenge|awkward|pleasant|unpleasant|impossible
    |uncomfortable) (?:to (?:read|reach|like|warm|be|work|talk|get|follow as|place|deal|handle|interrupt
    |stop|know|take)|company|to have|around|as a|person)(?= |\W*$)
""",
    _CLASSES,
)
NOT_PERSONALITY = terms(
    r"""
<OBJECTS>
<TOLD>
(?:an?|the|each|every|his|her|one) (?:\w+ )?(?:<TRAIT>) (?:customer|patient|guest|caller|client|pupil
    |resident|passenger|child|horse|dog|cow|ewe|ram|heifer|tenant|buyer|visitor|neighbour|neighbor|driver
    |witness|suspect|man|woman|relative|daughter|son|mother|father|king|queen|user|reader|audience|class
    |parent|supplier|driver|drunk|member of the public|teenager|scene|act|song|note|passage|speech)\w*
you (?:\w+ )?(?:played|acted|sang|read|spoke|voiced|danced|portrayed|made) (?:the|a|an|it|each|both|his|her
    |every) (?:\w+ ){1,6}|(?:<SHOWN>)|(?:cold|warm|wet|soft|stiff|flat|cool|mild|tough|weak|sweet|sour
    |quiet|loud) (?:spots?|chain|air|water|plate|metal|frame|start|store|cuts?|arc|joints?|weld|dough|sauce
    |steel|paint|butter|ground|room|corner|place|place|line|signals?|solutions?|acid|link|passwords?
    |references?|keys?|side of|to the touch|enough|voice|note|tissue|tissues|glass|glue)
you (?:were|stayed|kept|remained|went) (?:\w+ )?(?:quiet|soft|loud|gentle|strict|relaxed) (?:while|until
    |during|so that|and let|as the|enough)(?: \w+){0,3}
""",
    _CLASSES,
)
"""A trait of somebody in a task, or of a thing."""
