"""The table of PROTECTED on health: illness, body, aids, speech, hearing, and guesses about a mind.

SAID is unfit wherever it is said of somebody, BESIDE only beside a doubt (`crowd`). Patterns are read as
`rules` and `patterns` say.
"""

from panelry.leaks.crowd import CROWD
from panelry.leaks.patterns import classes, terms

_CLASSES = classes(
    r"""
SURE: asthma|epilepsy|epileptic fits?|diabetes|insulin|eczema|psoriasis|arthritis|rheumatism|sciatica
    |dyslexia|dyspraxia|dyscalculia|adhd|autism|aspergers?|ocd|ptsd|tourettes?|bipolar|schizophrenia
    |psychosis|depression|depressive \w+|breakdown|nervous \w+|burn ?out|anxiety(?: \w+)?|panic attacks?
    |cancer|chemo\w*|tumou?r|leuk\w+|lupus|crohns|colitis|ibs|hepatitis|hiv|long covid|migraines?|vertigo
    |tinnitus|insomnia|narcolepsy|sleep apn\w+|anorexia|bulimia|eating disorder|self harm|stammer(?:ing)?
    |stutter(?:ing)?|lisp|limp|tremors?|squint|twitch(?:es)?|tics?|cleft (?:lip|palate)|hare ?lip
    |speech impediment|disabilit(?:y|ies)|handicap|impairment|learning difficult(?:y|ies)|special needs
    |pacemaker|prosthe\w+|artificial (?:leg|arm|hand|limb|hip)|missing (?:finger|fingers|leg|arm|hand|eye)
    |hearing (?:aids?|loss|problem|trouble)|deafness|blindness|eyesight|poor (?:sight|hearing|eyesight
    |health)|wheel ?chair|crutch(?:es)?|walking (?:stick|frame)|guide dog|assistance dog|white (?:cane
    |stick)|inhaler|stoma|dialysis|transplant|hysterectomy|miscarriage|endometriosis|menopause|hot flushes
    |hormones|medication|painkillers|antidepressants|methadone|rehab|detox|sobriety|addiction|alcoholism
    |drinking|drink problem|obesity|multiple sclerosis|parkinsons?|cerebral palsy|heart (?:attack|condition
    |trouble|problem|disease|bypass|murmur|surgery)|bad (?:back|hip|knee|leg|heart|chest|shoulder|nerves)
    |slipped disc|back (?:trouble|problem|pain|injury|operation|brace|surgery)|mental (?:health|illness
    |state|breakdown|condition|problems?|troubles?)|sick(?:ness)? (?:leave|record|absence|days|note)
    |ill health|fatigue|chronic \w+|health (?:problems?|issues?|scare|history|worries|troubles?|condition)
    |illness(?:es)?|sickness|therapist|psychiatrist|psychologist|counsellor|shakes
POOR: bad|weak|poor|sore|stiff|aching|failing|dodgy|gammy|crooked|damaged|worn|swollen|wonky|arthritic
    |creaky|troublesome|injured|broken|wobbly|new|replaced|titanium|plastic|trick
BODY: backs?|knees?|hips?|hearts?|eyesight|eyes|lungs?|chests?|joints|spines?|legs?|shoulders?|wrists?
    |ankles?|feet|foot|nerves|hearing|arms?|hands?|necks?|stomachs?|bladders?
ILL: depressed|suicidal|disabled|handicapped|diabetic|epileptic|autistic|dyslexic|bipolar|manic|unwell
    |out of breath|short of breath|breathless|wheezy|hung ?over|drunk|tipsy|stoned|medicated|on something
    |frail|fragile|infirm|burnt out|burned out|traumati[sz]ed|in pain|in agony|short ?sighted
    |hard of hearing|deaf|deafened|overweight|obese|underweight|anorexic|skinny|chubby|plump|mentally \w+
    |not all there|not quite (?:right|well|yourself|all there)|troubled|under the weather|poorly|sickly
    |off colou?r|run down|on the verge of (?:tears|a breakdown)|ill|sick|in a (?:bad|dark) (?:place|way)
    |on edge|close to (?:tears|a breakdown)|on the edge|out of shape|unfit for lifting|physically \w+
    |asthmatic|arthritic|anaemic|blind|lame|paralysed|neuro ?(?:diverse|divergent|typical)|hyperactive
    |shaky on your feet|unsteady on your feet|in a wheelchair|on crutches|hearing impaired|visually impaired
    |partially sighted|colou?r ?blind|immunocompromised|in remission|allergic to (?:flour|latex|dust|animals
    |nuts|fur|hay)|wired differently|not sleeping|sleeping badly|tired of life|weepy|tearful|highly strung
    |clinically \w+
""",
    CROWD,
)
SAID = terms(
    r"""
your (?:\w+ ){0,2}(?:<SURE>)(?! (?:leaflet|plan|chart|form|check|checks|sheet|page|poster|case|column|field
    |table|ramp|lesson|module|policy|test|protocol|trial|sample|assay|research|scenario|patient|user|essay
    |project|data|drill|kit|box|cabinet|round|trolley|access|of the))
you (?:\w+ ){0,3}(?:are|were|is|was|seem(?:ed)?|look(?:ed)?|appear(?:ed)?|sound(?:ed)?|feel|felt|be|been
    |came across as|struck us as|turned up|arrived)(?:\W+(?!an?\b|the\b|in\b|to\b)\w+){0,4} (?:a (?:bit
    |touch|little|shade|tad) )?<ILL>(?! at ease| from the| to (?:see|leave))
you (?:\w+ ){0,4}(?:have|had|got|suffer|suffered|suffering|recover\w*|with|mentioned|told us about
    |told us of|spoke of|from|disclosed|declared|admitted to|battl\w+|manage|managing|managed|cope with
    |living with|live with)(?: (?:from|with|of|the|a|an|your|some|severe|mild|chronic|about|bad|past|recent
    |serious|slight)){0,4} (?:<SURE>)(?! (?:leaflet|plan|chart|form|check|sheet|page|poster|case|column
    |field|table|ramp|lesson|module|policy|test|protocol|trial|sample|patient|user|in the (?:role|case
    |scenario)|of the))
<SURE> (?:\w+ )?(?:you (?:had|have|mentioned|told|suffer\w*|spoke|live|described|were|are|take|use|wear)
    |kept whistling|would (?:be|make|mean|not|cope|get|have|need|slow|distract)|might (?:be|make|mean|get
    |slow)|makes? (?:you|it|a|any|long|us)|will (?:be|make|get)|came up|worried|showed|meant|means you
    |explains|slowed you|held you|got in)
(?:the|with a|with the) (?:limp|stammer|stutter|lisp|tremor|hearing aids?|wheelchair|crutches|panic attack
    |breakdown|inhaler|insulin pump|walking stick|guide dog|prosthe\w+)(?= (?:would|was|is|kept|made|might
    |may|could|cannot|does|did|and|you|in the waiting|we|slowed|will|has|had|on)|\W)(?! (?:user
    |in the (?:role|case|scenario)|on the (?:plan|drawing)))(?=.{0,160}(?:\bwe\b|\bus\b|would|might
    |could not|may|our\b|shop|job))
(?:some|any|no)?(?:one|body|person|people|those|colleagues?|applicants?|candidates?|folk|man|woman
    |<ROLE>) (?:who|that|with)(?: \w+){0,4} (?:<SURE>|disability|condition|(?:<POOR>) <BODY>)(?! (?:in
    |from) the (?:role play|case|scenario|ward|sample))(?<!patient)
(?:people|person|someone|anyone|those|who is|who are|be|are|were|you|youre|somewhere
    |people) (?:\w+ )?on the (?:autis\w+ )?spectrum
(?:an?|any|our|another|no|first|only|being|other|more|some) (?:\w+ly )?(?:deaf|blind|disabled|autistic
    |epileptic|diabetic|dyslexic|wheelchair bound|lame|mute|obese|overweight|fat|depressed|bipolar|asthmatic
    |frail|sickly|pregnant|one (?:handed|armed|eyed|legged)|handicapped|neuro ?divers\w+|neuro ?divergent
    |hard of hearing|partially sighted|stammering|stuttering|limping|infirm|unwell|mentally ill|able bodied
    |fit and healthy|healthy) <ROLE>(?! (?:in|from|of) the (?:role|case|scenario))|one (?:handed|armed|eyed
    |legged) \w+|able ?bodied
(?:with|has|have|had|having|of|given|and) (?:an? |such an? |your |that |those )?<POOR> <BODY>(?= |\W*$)(?!
     (?:of|in|from) the (?:patient|case|role))(?! (?:gear|brake|pin|bolt|axle|wheel))|(?:operation|surgery
    |fall|accident|injury|fracture|burns|scars?|trouble|pain|problem|problems|weakness|weaknesses) (?:on
    |with|to|in|of) your (?:\w+ )?(?:<BODY>|head|face|body|skin)|your <BODY> (?:trouble|problems?|pain
    |injury|operation|surgery|complaint|condition|replacement|giving you|playing up|would (?:not )?(?:stand
    |hold|last|take|cope)|might not|gives? out|acts? up|lets? you)
(?:signed|laid|been) off (?:sick|ill|with (?:your|stress|nerves|anxiety|depression|a bad|your back)
    |for (?:stress|months|your|health))|(?:months?|weeks?|year|time|spells?
    |while)(?: that)?(?: you)? (?:were |was |spent |being ){0,4}signed off|off (?:sick|ill|with (?:stress
    |nerves|your (?:back|nerves|chest)|depression|anxiety))|signed off with|(?:lost|losing
    |lose) (?:\w+ ){0,5}to (?:illness|sickness|ill health|hospital|treatment|your health|migraines?)|(?:long
    |many|frequent|repeated|unexplained) absences|how you are in yourself|sick ?note|medical(?:ly)? (?:fit
    |unfit|grounds|clearance|retired|exempt|history)(?! (?:of|in))|for (?:your own )?health(?:
     reasons)?(?=\W*$)|health permitting
(?:not|nt|been|hardly|badly|little|without) (?:been )?(?:sleeping|slept)(?= (?:well|much|properly|at all|and
    |for)|\W)(?=.{0,160}(?:you))|bags under your eyes|dark circles|sleepless(?= nights you)|your (?:tired
    |bloodshot|red|puffy|glassy) eyes|lip ?read\w*|you (?:cough|sneez|wheez|sniff|splutter)\w*(?= |\W*$)
    |your (?:\w+ )?(?:absence|time away|time in hospital|hospital)(?= (?:last|this|was|in|for|from|of|made
    |would)|\W*$)|(?:surgery|operations?|illness(?:es)?|cancer|conditions?) of (?:that|this|your) kind
    |your eyes (?:struggl\w+|could not|fail\w*|hurt|are not|were not|are going|watered|tired|squint\w*)
    |your (?:left|right) (?:ear|eye|leg|arm|hip|knee|foot|side|shoulder)(?= (?:seems?|is|was|would|might
    |does|did|gave|let|could|cannot))|(?:scars?|burns?|birthmark|disfigure\w*|acne|rash) (?:on|across|down
    |over) your|(?:recovering|former|dry|functioning|reformed|an|ex) (?:alcoholic|addict|drinker|user)s?
    |with (?:that|this|such a) (?:leg|back|arm|hip|knee|hand|eye|heart|foot|cough|weight|skin|stammer
    |limp)s?|your blood (?:sugar|pressure|count)|your (?:panic|asthma|epileptic|dizzy|coughing|migraine
    |heart) (?:attacks?|fits?|spells?)|some kind of (?:episode|attack|fit|turn|breakdown|disorder|condition)
    |(?:having|had|have) (?:an?|one of your) (?:\w+ )?(?:episode|turn|wobble|moment|bad spell)|not eaten
    |nt eaten|hadnt eaten|models? of health|picture of health|cochlear|(?:read|reading
    |follow\w*) (?:our |the )?lips|registered (?:disabled|blind)|blue badge|disability (?:pension|benefit
    |allowance|living)|mood swings|screw loose|inner demons|(?:your|of|fragile) (?:state of mind
    |mental state|head ?space)|(?:nervous|mental) breakdown|special needs (?:yourself|person)
    |a bit (?:special|slow in the head)
(?:stop|tics|blink\w*|shak\w+|trembl\w+|twitch\w*|sweat\w*|cough\w*|wheez\w+|sniff\w*) because of your
    |your (?:\w+ )?(?:hands?|fingers|voice|lip|legs?|head|body|eyelids?|eyes?|knees?)(?: \w+){0,2} (?:shook
    |shake|shakes|shaking|trembl\w+|twitch\w*|shivered|wobbl\w+|gave way|gives way|buckled|swelled|cramp\w*
    |ached?|hurts?)|you (?:\w+ )?(?:shook|trembled|wheez\w+|limp\w*|stammer\w*|stutter\w*|lisped|faint\w+
    |collapsed|keeled over|passed out|wince[sd]?|winced|hobbled|shuffled in)(?! the| it| hands| a| them
    | off)|(?:drag|dragging|dragged|favour\w*|nursing|rest) your (?:\w+ )?(?:leg|foot|hip|knee|arm|back)
(?:be|being|been|were|was|are|is|seem\w*|seemed to be) on (?:something|(?:strong )?(?:tablets|medication
    |pills|drugs|painkillers|sedatives|antidepressants|beta blockers))|(?:take|takes|taking|took|need|needs
    |inject\w*) (?:your |some |any |strong ){0,4}(?:insulin|medication|antidepressants|painkillers
    |beta blockers|sedatives|tranquilli[sz]ers)(?= (?:for|and|at|in|before|during|which|would|at work)|\W*$)
    |smell\w* (?:\w+ )?(?:of|like) (?:drink|alcohol|beer|wine|smoke|sweat|medicine)|under the influence
    |a drinker|heavy smoker|fond of a drink
(?:heavy|larger|big|bigger|broad|chubby|plump|well built|heavily built|slightly built|slim|slender|petite
    |tiny|dainty|small|short|tall|thin|skinny|stout|portly|rotund) (?:girl|lass|lad|lady|man|woman|bloke
    |chap|fellow|person|frame|figure|physique|<ROLE>)(?= (?:like|would|might|for|to|may|could|can|will
    |cannot|such|of your|in our)|\W*$)|(?:heavy|larger|plump|small|big|slight|short|tall) side(?= |\W*$)
    |(?:some|a few|extra|those|carrying|too many|shed|lose) (?:\w+ )?(?:weight|pounds|kilos|stone)(?= (?:you
    |and (?:you|we|it)|round|around|first|would)|\W*$)(?! of)|your (?:weight|build|bulk|girth|waist(?:line)?
    |belly|physique|frame|figure|stature|frailty|shape|looks)(?= (?:would|might|may|could|is|was|will|makes?
    |made|against|and|on|in the|means|meant|worried|we|for this)|\W*$)|(?:some|any)(?:one|body) (?:of
    |with) your (?:\w+ )?(?:size|build|stature|weight|height|frame|condition|health|fitness|limitations?
    |restrictions?)
you (?:\w+ )?(?:wear|wore|need|needed|use|used|rely on|relied on|walk with|came with|came in on
    |brought) (?:(?:an?|your|such|very|two|the) ){0,4}(?:thick (?:glasses|lenses)|hearing aids?
    |glasses(?! case)|stick to walk|wheelchair|crutch(?:es)?|walking (?:stick|aid|frame)|cane|inhaler|splint
    |brace|oxygen|lenses|eye ?patch|wig)(?! (?:user|for the (?:patient|resident|customer|part|role|scene
    |costume)|from the (?:props|costume)))|(?:turn|turned|switch\w*|adjust\w*) (?:up|down|off|on
    |your) (?:\w+ )?hearing aid
(?:not|nt|never|hardly|struggle to|unable to|difficult to|trouble|barely) (?:really )?(?:hear|see|hearing
    |seeing) (?:us|the (?:question|questions|board|screen)|what we|properly|well|everything we)(?= |\W*$)
    |your (?:good|better|bad|one good|other) (?:ear|eye|leg|hand|arm)|a word (?:in|into) your good
""",
    _CLASSES,
)
BESIDE = terms(
    r"""
your (?:(?:own|poor|old|left|right|delicate|nervous|general|physical|lower|upper|dear) )?(?:<BODY>|weight
    |size|build|height|hearing|speech|operation|condition|treatment|recovery|breathing|stroke|stick|cane
    |vision|glasses|health|body|legs|figure|doctors?|appointments?|tablets|pills|diet|allerg(?:y|ies)|nerves
    |therapy|surgery|absences?|state|diagnosis|fitness|episodes?|wobbles?)(?= (?:would|might|may|could|will
    |was|is|were|are|had|has|stand|and|you|we|the|at|in|makes?|routine|held|on (?:the )?(?:stairs|ladders?
    |nights))|\W*$)(?! (?:of|in|on|for) the (?:patient|case|fault|part|cow|plan|plate|bench|list|file
    |fence))
(?:hernia|keel over|faint|pass out|collapse|funny turn|hypo|dizzy spells?|fits|seizures?
    |blackouts?)(?= |\W*$)|(?:physical|bodily|medical|mental|emotional) (?:limits?|limitations?
    |restrictions?|strain|toll|demands of|robustness|resilience|fitness|shape|condition|side)|disability
    |wheelchairs?|(?:the|an?) (?:deaf|disabled|blind) (?:person|people)|depression|anxiety|burn ?out
    |autis\w+|the limp|hearing aid|guide dog|(?:the|that) (?:illness|operation|accident|diagnosis|tremor
    |stammer|stutter|lisp)
""",
    _CLASSES,
)
