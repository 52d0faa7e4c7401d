"""The table of PROTECTED on bare words: what hints at a person's age, home, body, roots, creed or sex.

These words stand in honest sentences every day. They count only where the sentence holds a scruple: what
somebody wants or fears of a person, what people like that would find hard, what our work asks. SCRUPLE is
that frame, narrower than the doubt of `crowd`. A person who is told of with "the" is one of the exercise.
"""

from panelry.leaks.crowd import CROWD
from panelry.leaks.patterns import classes, terms

_CLASSES = classes(
    r"""
OTHERS: we|i|they|some|many|most|owners?|managers?|sergeants?|boss|governors|customers?|clients?|guests
    |patients|parents|pupils|residents|villagers|farmers|regulars|families|brides|partners|people
    |neighbou?rs|nobody|everyone|insurers?|drivers|callers|viewers|readers|mothers|lads|girls|crew|team
    |staff|board|chef|foreman|head|matron|men|women|blokes|apprentices
SCRUPLE: (?:<OTHERS>)(?: \w+){0,3} (?:worr\w+|wonder\w*|fear\w*|doubt\w*|hesitat\w*|prefer\w*|wants?|wanted
    |rather|(?:was|were|am|are) (?:\w+ )?(?:after|wary|nervous|surprised|concerned|afraid|cautious|careful
    |unsure|uneasy|curious|looking|hoping|used to|sure|told|keen|convinced)|sure|hop(?:e|ed)|look(?:ed
    |ing)? for|expect\w*|needs?|needed|held back|had to (?:think|ask)|could not (?:see|picture|imagine|tell
    |help)|cannot|cant|trust|mind|talks?|still ask|stare|find|appreciate|have nothing|have never|have had
    |never had|had never|last|feel easier|take it|knew whether|could tell|get used|laugh|tease|gossip
    |suspect\w*|assum\w+|imagin\w+|guess\w*|gather\w*|thought|noticed|felt)
    |(?<!you\W)(?<!also\W)(?<!that\W)(?:would|might|may|will|wont|cannot|cant|wouldnt|couldnt
    |shouldnt)(?! help to| help if)|you (?:would|might|may|will|could|cannot)(?: \w+)? (?:be|find|feel|want
    |need|stand|struggle|get used|not|prefer|like|miss|settle|stay|bring|fit|leave|cope|suit|have been
    |have to|enjoy|tire|mind|grow)|(?:do|does) not (?:usually|often|normally|always|really|tend|take|go|last
    |stay|like|want|belong|mix|fit|stick|trust)|dont (?:usually|often|normally|tend|take|go|last|stay|like
    |want|belong|mix|fit|stick)|hard (?:to|for)|not (?:easy|a career|the place|the job|that easy)
    |heavy (?:load )?to carry|so you see|complicated|wrong way|reassur\w*|some looks|doubts|plain that
    |says it all|lacked the standing|but here we|sorry to say|put (?:it )?down to|bound to go|might suit
    |poor (?:start|match|choice)|timing|no privacy|too near|way too|no place|change the mood|rarely|seldom
    |so often|bound to|tends? to|(?:rare|unusual|odd|funny|strange|brave|refreshing|lovely|nice|good
    |surprising) (?:of you )?(?:to|for)|hard on|too much|asking for trouble|(?:not
    |nt) (?:\w+ )?(?:made |meant |something )?for (?:an? |some|people|those)|a lot to ask|question or two
    |stand out|adds? up|chill|awkward\w*|delicate|difficult|perhaps because|for some(?:one|body)|despite
    |easier for|as it is|to be (?:honest|frank|fair)|frankly|sadly|honestly|our (?:rota|shifts?|nights?
    |weekends?|insurers?|village|uniform|handover|line of work|clients|customers|guests|brochure|team|crew
    |yard|kitchen|ward|squad|garage|floor|front desk|counter|work|hours|week|job|trade|sort|kind|place
    |parents|residents|pupils|patients|drivers|owner|founders?|regulars|boss|staff|department|office|shop
    |apprentices)|weekend shifts?|night shifts?|nights|on call|long days|rota|happier|must (?:be|keep)
    |in the picture|conscience|put (?:us|them|people|you) off|scares|frighten\w*|cant have|cannot have
    |language like that|(?:all|us|we) (?:from|to) the same|tells you something|pressure cooker|exhausting
    |made us|seems? to be|seemed to us|we are an?|pattern seemed|two minds
BORN: (?:<FOLK>|<NATIVES>)s?|romanians?|poles?|hungarians?|foreign\w*|refugees?|immigra\w+|migrants?
    |passports?|visas?|permit|homeland|over ?seas|abroad|accents?|vowels?|melody|lilt|dialect\w*|<COUNTRY>
    |your (?:papers|name|hair)|(?:black|asian|african|arab|brown) (?:<ROLE>|face|faces|skin)|pronounc\w+
    |mother tongue|native|ethnic\w*|racial\w*|(?:your|that) culture|cultural(?! fit)|temperament|roots
    |heritage|surname|skin|complexion|outsiders?|villagers?|incomers?|english
CREEDS: devout|pious|saturdays|holy days|politic\w+|activist|<FAITH>s?|jehovahs \w+|scripture|bible|quran
    |koran|churches|mosque|synagogue|prayers?|pray(?:ing|s)?|faith|beliefs?|religio\w+|god|sabbath|ramadan
    |eid|diwali|christmas|hymns?|carols?|turban|hijab|headscarf|veil|crucifix|beard|halal|kosher|pork
    |alcohol|fasting|unions?|union \w+|strikes?|shop steward|works council|shak\w+ hands with|imam|rabbi
    |vicar|pastor
SEXES: (?:wom[ae]n|m[ae]n|girls?|lad(?:y|ies)s?|ladys|mans|womans|chaps?|blokes?|lass\w*|gents|gentlem[ae]n
    |females?|males?|sisters?|brothers?|mens|womens|lads|fellows?|boys|guys?)|feminin\w+|masculin\w+
    |testosterone|he or she|gender|pretty|attractive|handsome|gay|lesbian|trans|husbands?|wives|wife
    |maternal|locker rooms?|heels|skirt|prettiest|another (?:man|woman)|dressed|lipstick|shower
    |changing room|dress sense
KINDRED: (?:boys|kids|children|sons?|daughters?|toddlers?|bab(?:y|ies)|twins|little (?:girl|boy|one|ones)
    |spouse|husband|wife|wives|fianc\w+|boyfriend|girlfriend|mothers?|mums?|fathers?|dads?|grandparents?)
    |push ?chairs?|prams?|school gates?|bedtimes?|child ?mind\w+|married|marri(?:ed|age)|(?:some|any)(?:one
    |body) single|divorc\w+|widow\w*|wedding|family life|families|foster\w*|wedding ring|engagement ring
    |(?:the|that|your) ring(?= (?:and|on)|\W*$)|due date|bump|gran|nan|custody|maternity|paternity|expecting
    |breast ?feed\w*|commitments|from leave|on leave|(?:your|the|waiting|anyone|nobody) (?:family|home) life
    |family
BODIES: faint\w*|drowsy|medication|doctors?|check ups|in pain|mobility|seasick|phobia|vertigo|dizzy
    |blood pressure|(?:metal|false|glass|dodgy|stiff|sore|artificial|gammy|creaky|wonky|plastic) (?:hips?
    |knees?|legs?|eyes?|hands?|arms?|backs?|shoulders?)|(?:those|these) (?:knees|hips|eyes|legs|lungs|ears
    |shoulders)|pills|therapy|inhaler|episode|surgery|hernia|veins|(?:bad|weak|your) (?:back|ears?|eyes
    |wrists?|hips?|knees?|legs?|heart|hands?|lungs?)|eyesight|tremor|cough\w*|wheez\w*|extra weight
    |your (?:weight|size|build|height)|short of breath|fever|illness|sick\w*|long absences?|hospital|clinic
    |medic\w+|mental\w*|anxi\w+|depress\w+|autis\w+|dyslex\w+|adhd|deaf\w*|hearing|limp\w*|stammer\w*
    |stutter\w*|wheelchair|crutch\w*|diabet\w+|epilep\w+|asthma\w*|cancer|disab\w+|eaten|sleepless|frail
    |pregnan\w+|nerves|varicose|arthrit\w+|glasses|lenses
YEARS: veterans?|vintage|a levels?|millenn\w+|boomers?|old fashioned|(?:your|a|that|this|certain|younger
    |older) (?:\w+ )?generation|generations|mileage|living under|(?:at|of) (?:that|this|the|an|such an?|his
    |her|our) age|point in (?:your|their|ones|a) life|(?:in|into|past|under|over|approaching|mid|early
    |late) (?:(?:their|your|his|her|the|early|late|mid) ){0,4}(?:teens|twenties|thirties|forties|fifties
    |sixties|seventies|thirty|forty|fifty|sixty)|looks? (?:about |all of |barely |hardly )?(?:<n>|twelve
    |fourteen|fifteen|sixteen|eighteen)|school leavers?|school bench|babe|baby of|young|younger|youth
    |elderly|older|retir\w+|grey|slow(?:ing)? down|your ways|gentler pace|finished learning|nappies
    |pension\w*|teenagers?|greybeards?|decades|old (?:ladies|people|men|age|timers|dogs?)
    |<n> years old(?:er)?|the old days|digital side
""",
    CROWD,
)
SCRUPLE = _CLASSES["SCRUPLE"]
HINTS = terms(
    r"""
(?<!the\W)(?<!that\W)(?<!this\W)(?<!each\W)(?<!every\W)(?:<SEXES>)(?! (?:in|of|from|on) the (?:role|case
    |scene|story|sample|picture|photo|herd|flock|group|class|survey|video|van|queue|gate|line))
(?<!the\W)(?<!each\W)(?<!every\W)(?:<KINDRED>)(?! (?:in|of|from|on) the (?:role|case|scene|story|sample
    |picture|photo|herd|flock|group|class|survey|video|queue)| (?:nodes?|process\w*|class\w*|tickets?|rooms?
    |plan|tree|elements?))
(?:<BODIES>)(?! (?:of|in|from|on) the (?:patient|resident|case|role|scene|man|woman|customer)| (?:form|plan
    |chart|records?|notes?|file|leaflet|trolley|round|drill|kit|scheme|report|check\w*))
(?:<BORN>)(?! (?:cabbage|wine|cheese|key|plug|grass|species|protein|app|code|library|method|supplier|law
    |lesson|class|verbs?|text|version|words?|buns|dish|oak|beans?|bread|food|song|play|rules?|market))
(?:<CREEDS>)(?! (?:roof|type|of the|room on|quarter|query|tower|choir|scene|menu|stock|lesson|test|rates?
    |price|case|class))
(?<!the\W)(?:<YEARS>)(?! (?:stock|plants?|calf|lamb|cheddar|cheese|wine|version|build|pump|machine|files?
    |records?|data|trees?|birds?|node|code|ewes?|hens|cows?|sheep|model|method|boiler|part|parts|patients?
    |pupils?|children|class|driver in|orders?|invoices?))
""",
    _CLASSES,
)
