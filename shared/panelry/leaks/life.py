"""The tables of PROTECTED on age, family, health and sex: what is said of a candidate's life and body.

Each is added to the short patterns of `protected`. Patterns are read as `rules` and `patterns` say.
"""

from panelry.leaks.patterns import classes, terms

_CLASSES = classes(
    r"""
BE: (?:are|were|is|was|be|being|been|remain|seem|seemed|look|looked|sound|sounded|appear|appeared|felt|feel
    |get|got|became)(?: not)?(?: (?:still|already|also|so|very|rather|quite|a bit|a little|clearly|obviously
    |visibly|recently|newly|happily|currently|now|apparently|just|too|far|much|nearly|almost|soon|probably
    |perhaps|partly|legally|slightly|mildly|severely)){0,3}
KIN: husband|wife|spouse|boyfriend|girlfriend|fianc\w+|bride|groom|mother|father|mum|mom|dad|parents?
    |in laws|mother in law|father in law|grand(?:mother|father|parents?|son|daughter|child|children|kids|ma
    |pa)|granny|grandad|sisters?|brothers?|siblings?|aunt|uncle|niece|nephew|cousins?|son|sons|daughters?
    |child|children|kids?|baby|babies|toddlers?|newborn|twins|triplets|little ones?|infant|stepson
    |stepdaughter|step ?(?:child|children|kids|father|mother)|godchild|foster (?:child|children|kids
    |parents)|ex|ex husband|ex wife|ex partner|widower|family|families|household|relatives?|loved ones
YEARS: (?:<n>|two|a few|several|many|so many|too many|long|all those|all these|another|countless
    |more than <n>|over <n>|some) (?:years?|decades?)
DECADE: (?:early |mid |late )?(?:teens|twenties|thirties|forties|fifties|sixties|seventies|eighties|20s|30s
    |40s|50s|60s|70s)
TRADE: trade|industry|job|field|profession|business|craft|kitchen|classroom|workforce|saddle|firm|company
    |place|branch|sector|working life|work|employment|service|teaching|nursing|sales
OLDER: youthful|youngish|elderly|aged|aging|ageing|middle aged|grey haired|gray haired|old fashioned for
    |past (?:it|your (?:prime|best))|over the hill|long in the tooth|wet behind the ears|set in your ways
    |an? (?:old|young|older|younger|elderly) (?:person|man|woman|lady|gentleman|guy|soul|hand|dog|timer)
    |an? (?:veteran|youngster|oldie|pensioner|senior citizen|teenager|adolescent|baby boomer|greenhorn
    |spring chicken|old timer|kid|school leaver|dinosaur|grown ?up)
ILL: disabled|handicapped|impaired|ill|sick|unwell|deaf|blind|lame|mute|hoarse|colou?r ?blind
    |partially sighted|short sighted|visually impaired|hearing impaired|hard of hearing|in pain
    |in a wheelchair|on crutches|on medication|in (?:therapy|treatment|remission|recovery|rehab|hospital)
    |recovering|injured|paraly[sz]ed|amputee|obese|overweight|fat|underweight|anorexic|frail|fragile|infirm
    |unfit physically|depressed|anxious|stressed|traumati[sz]ed|manic|bipolar|unstable|neurotic|mentally \w+
    |emotionally unstable|burnt out|burned out|exhausted|suicidal|autistic|dyslexic|dyspraxic
    |neuro ?(?:diverse|divergent|typical)|on the (?:autism )?spectrum|hyperactive|asthmatic|diabetic
    |epileptic|allergic|hiv positive|alcoholic|an? (?:alcoholic|addict|drinker|smoker|diabetic|epileptic
    |cancer survivor|invalid)|addicted|drunk|sober|short of breath|off sick|signed off|on sick leave
    |left handed by birth|stuttering|stammering|menopausal|wearing a hearing aid
SICKNESS: disabilit(?:y|ies)|illness(?:es)?|sickness|impairments?|injur(?:y|ies)|diagnos[ie]s|disease
    |disorder|condition|ailments?|handicap|symptoms?|migraines?|headaches?|back (?:pain|problems?|trouble
    |injury)|bad (?:back|knee|hip|leg)|allerg(?:y|ies)|asthma|arthritis|diabetes|epilepsy|seizures?
    |fits of coughing|cancer|chemo(?:therapy)?|tumou?r|stroke|heart (?:attack|condition|disease|problem
    |trouble|surgery)|hiv|aids status|long covid|covid|fatigue|insomnia|multiple sclerosis|parkinsons?
    |crohns|colitis|lupus|hepatitis|tuberculosis|endometriosis|menopause|eczema|psoriasis|scars?|prosthesis
    |prosthetic \w+|artificial (?:leg|arm|limb)|missing (?:finger|hand|arm|leg)|limp|tremors?|tics?
    |tourettes?|stutter(?:ing)?|stammer(?:ing)?|lisp|speech (?:defect|impediment|disorder|difficult\w+)
    |colou?r ?blindness|blindness|deafness|poor (?:eyesight|hearing|health|sight)|eyesight|(?:bad|weak
    |failing|limited|reduced) (?:eyes|eyesight|hearing|sight|health|mobility)|weight|body (?:weight|shape
    |size)|dyslexia|dyspraxia|dyscalculia|adhd|add diagnosis|autism|aspergers?|depression|anxiety
    |panic(?: attacks?)?|ptsd|trauma|ocd|schizophrenia|psychosis|eating disorder|anorexia|bulimia
    |mental health|breakdown|burn ?out|nerves condition|addiction|drinking|alcohol(?:ism)?|drug (?:use
    |problem|habit)|rehab|medication|pills|tablets|insulin|inhaler|therapy|therapist|psychiatrist
    |psychologist|doctors? (?:note|appointments?|visits?)|hospital (?:stay|visits?|appointments?)|operation
    |surgery|treatment|dialysis|recovery|rehabilitation|sick(?: (?:leave|days?|note|record|absences?))
    |absences? (?:due to|through|from) (?:illness|sickness)|medical (?:history|leave|condition|file|reasons
    |needs|appointments?)|health (?:problems?|issues?|condition|history|reasons|record|worries|scare
    |insurance)|miscarriage|fertility|ivf|periods?|hormones?|hot flushes
AID: wheelchair|hearing aids?|cochlear implant|crutch(?:es)?|walking (?:stick|frame)|walker|rollator
    |white cane|cane|guide dog|assistance dog|service dog|support dog|prosthesis|stair lift
    |mobility (?:scooter|aid)|oxygen (?:tank|mask|bottle)|insulin pump|inhaler|leg brace|back brace
    |sign language(?: interpreter)?|lip ?reading|braille (?:display|reader)|blue badge|disability (?:pass
    |card|badge)|stoma|catheter|thick glasses
MEN: woman|man|women|men|mother|father|mum|mom|dad|parent|girl|boy|lady|female|male|guy|gentleman|wife
    |husband|widow|grandmother|grandfather|daughter|son|housewife|house ?husband|single mother
    |working mother|young man|young woman|blonde|redhead|bachelor|feminist
ORIENT: gay|lesbian|bisexual|homosexual|heterosexual|straight man|straight woman|trans|transgender
    |transsexual|queer|non ?binary|intersex|asexual|pansexual|gender ?fluid|a drag \w+|in the closet
    |effeminate|masculine|feminine|unmanly|manly|girly|ladylike|tomboyish|butch|camp|womanly|out(?= at work)
""",
    {},
)
AGE = terms(
    r"""
(?:at|given|with|for|despite|of|about|considering|regarding|because of|on account of) your (?:\w+ )?(?:age
    |years|time of life|stage of life|point in life|birth ?day|date of birth|year of birth|birth year)
    |your (?:date|year) of birth|people of your (?:age|generation|years)|your (?:advanced|tender|young|old
    |own) (?:age|years)|(?:for|act|look|looked|sound|sounded|seem|seemed) your age
you (?:\w+ ){0,2}<BE> (?:too |not )?<OLDER>
(?:you|your \w+)(?: \w+){0,4} (?:at|in|into|past|over|under|nearly|almost|around|about|approaching|nearing
    |close to|turned|turning|reaching|beyond) (?:your |the |their )?<DECADE>(?! (?:line|chart|music|style
    |building|house|brochure))
(?:team|crew|group|colleagues|staff|rest|most of us|everyone|everybody|others|crowd|people|panel|half of us
    |office|kitchen|class) (?:\w+ ){0,3}(?:is|are|was|were|in|all|mostly|tend to be
    |being) (?:\w+ )?(?:in )?(?:(?:its|their|the|our) )?<DECADE>
(?:team|crew|group|colleagues|staff|office|rest|everyone|crowd|department|company|firm|culture
    |environment) (?:here |of ours )?(?:is|are|was|were|being) (?:(?:all|mostly|rather|very|quite|so|much
    |far|a|bit|fairly|pretty|still) ){0,4}(?:young|younger|old|older|youthful)
(?:young|younger|youthful|older|old|ageing|aging|mature) (?:team|crew|colleagues?|group|staff|company|firm
    |crowd|workforce|profile|talents?|blood|face|faces|minds?|applicants?|candidates?|person|people here
    |hires?|man|woman|lady)(?= (?:here|like|of|is|was|are|were|would|than|who|for|with|may|might|so|and|on
    |in|at the)|\W*$)
(?:somebody|someone|person|people|colleague|candidate|applicant|profile|anybody|anyone
    |one) (?:\w+ )?(?:a |little |bit |rather |much |far |somewhat |slightly ){0,4}(?:younger|older
    |more youthful|earlier in (?:their|his|her|a)|later in (?:their|his|her|a)|at an earlier stage
    |at a later stage|nearer the (?:start|end)|with (?:more|fewer) years (?:ahead|left|behind)
    |closer to (?:retirement|graduation|school))
(?:earlier|later|further along|further on|early|late|at the (?:start|beginning|end|dawn|dusk|height)
    |towards the end|well (?:on|into)|far|deep|mid ?way|halfway) (?:in|into|on in|of) (?:your|their|a|his
    |her|the) (?:\w+ )?(?:working life|career|life|professional life|working years)
(?:after|with|over|for|following|behind) (?:your |almost |nearly |over |more than |about |the |only |just
     |such |some |all ){0,4}<YEARS>(?: \w+){0,2} (?:in|at|of|on|with|behind|as|under|doing|outside
    |away) (?:one |the |a |an |this |that |your |same |single |our |){0,4}(?:<TRADE>|you|same|belt|nurse
    |teacher|cook|engineer|clerk|chef|doctor|manager|driver|developer|accountant)
<n> years (?:in|at|with|under) (?:one|the same|a single) \w+|(?:your |a |such a |the )(?:very |so |too
     )?(?:long|short|lengthy|brief|<n> year) (?:\w+ )?(?:career|working life|years of service
    |professional life|track record in the trade)(?! (?:page|fair|plan for|ladder))
you (?:\w+ )?(?:have|had) been (?:doing|working|in|around|at|teaching|nursing|cooking|coding
    |selling)(?: \w+){0,4} (?:since|for longer than|longer than|before) (?:\w+ ){0,3}(?:born|alive|school
    |nappies|diapers|kids|the (?:war|eighties|nineties|sixties|seventies))
(?:since )?before (?:\w+ ){1,4}(?:was|were) (?:even )?born|old enough to be|young enough to be
    |could (?:have been|be) (?:\w+ )?(?:mother|father|son|daughter|grandmother|grandfather|parent|child)
(?:reach|reaching|reached|near|nearing|close to|approaching|before|until|till|towards|facing|past|away from
    |about|years? (?:to|from|before|until)) (?:\w+ ){0,2}(?:retirement|retiring|pension(?: age)?)
    |you (?:\w+ ){0,3}(?:retire|retiring|draw(?:ing)? (?:a|your) pension)|early retirement
    |your (?:retirement|pension|golden years|autumn years|twilight years)|pension age
(?:too|so|very|a bit|rather|still|quite|clearly|obviously) (?:junior|senior) for (?:your|this|the) (?:age
    |years|generation)|(?:silver|baby) (?:surfer|boomer)|snowflake generation|(?:older|younger|your|this
    |that|previous|next|different|another|the (?:old|new|young)) generations?(?= (?:of (?:people|workers
    |staff|teachers|nurses)|would|is|was|may|might|like|often|tends?|and|who|has|have|thinks?)|\W*$)
    |zoomers?|generation (?:alpha|snowflake)|old school(?= (?:way|manner|type|for|and)|\W*$)|old guard
    |old hand at|young gun|bright young thing|whipper ?snapper|up and coming|rising star|early career
    |late career|mid career|new grads?|long hitched|career (?:changer|stage|starter|twilight)|(?:start
    |starting|end|ending|dusk) of (?:your|a) career|over ?experienced|too much experience|too experienced
    |too many years|(?:years|decades) (?:ahead of|left in|behind) you|longer horizon
(?:more|greater|lots of|enough|less|little) (?:youthful |young )?(?:energy|stamina|drive) (?:of|than|like
    |from) (?:a |an |the |somebody |someone ){0,4}(?:young|younger|youth|older)
    |keep(?:ing)? up with (?:the |our |a )?(?:young|younger|kids|twenty)|(?:outdated|dated|stale
    |rusty) for (?:your|this) (?:age|generation)|energy of youth
""",
    _CLASSES,
)
FAMILY = terms(
    r"""
your (?:\w+ )?<KIN>(?! (?:nodes?|class|classes|components?|tables?|records?|themes?|rows?|span|board|process
    |processes|elements?|menu|tree|of (?:functions|types|products|curves)|directory|directories|folder
    |window|in the (?:role play|case|exercise|sample)|room (?:task|plan)|system|package|key|keys|hub|pack
    |ticket))
your partner(?! (?:in|on|for|at) (?:the|that|this) (?:pairing|exercise|task|role play|drill|hour|test)
    | (?:had|wrote|typed|asked|explained|suggested|took|finished|said|drew|made|found|read|left|lost|ran
    |proposed|stopped))(?= (?:lives?|works?|moves?|moved|abroad|at home|expects?|earns?|supports?
    |looks? after|(?:is|was|has|would|may|might|could) (?:abroad|ill|pregnant|expecting|moving|working|a|not
    |be|have|want|need|mind|object|struggle)))
(?:with|without|have|has|had|having|raise|raising|raised|feed|feeding|pick up|picking up|collect|collecting
    |care for|caring for|minding|about|bringing up|bring up|mention(?:ed|ing)?|looking after|look after
    |looked after|support(?:ing)?) (?:(?:a|an|your|the|two|three|four|five|<n>|small|young|little|new|sick
    |several|school age|teenage|own|elderly|ageing|aging|ill|dependent|aged) ){0,4}(?:kids?|little ones?
    |toddlers?|newborn|bab(?:y|ies)|twins|children at home|infant|family to (?:feed|support|care)
    |dependants?|dependents?|family at home|parents?|mother|father|relatives?)(?= (?:to|at|in|and|you|on|of
    |who|aged|under|we|would|is|this|from|full|while|during|every|for|with|late)|\W*$)(?! (?:in|of|from|on
    |at) (?:the )?(?:role play|case|exercise|scenario|brief|sample|ward|class|lesson|play area|waiting))
you <BE> (?:(?:about to be|going to be|not|a|an) ){0,4}(?:pregnant|expecting|with child|due in
    |breast ?feeding|nursing (?:a|your)|married|unmarried|engaged(?= (?:to be|to your|\W*$))|divorced
    |separated|widowed|single(?! (?:minded|handed|threaded))|childless|child free|newly ?wed|remarried
    |a (?:single |new |young |working |stay at home |full time |foster |expectant |proud ){0,4}(?:mother
    |father|parent|mum|mom|dad|widow|widower|carer|grandmother|grandfather|bachelor|wife|husband)
    |on (?:maternity|paternity|parental|family|baby) leave|trying for a (?:baby|child)|in the family way
    |a carer|in a relationship|living (?:alone|with)|going through a divorce|planning (?:a|to start
    |to have) (?:a )?(?:family|child|children|baby|wedding)|getting married|a newly ?wed|moving in with)
(?:since|because|as|that|while|when|now|though|if) you (?:are|were) (?:\w+ )?expecting(?! (?:that|the|us
    |an? (?:error|answer|question|number|value|reply|list|string|different|customer|easier|harder)|more|less
    |to))|expecting in (?:the )?(?:spring|summer|autumn|winter|fall|january|february|march|april|may|june
    |july|august|september|october|november|december|new year)
pregnan(?:t|cy|cies)|miscarriage|still ?birth|abortion|breast ?feeding|breast ?fed|ivf|fertility
    |adoption(?= (?:leave|process|of (?:a|your) (?:child|baby|son|daughter)|plans))|(?:due
    |birth) date of (?:your|the) (?:baby|child)|baby (?:bump|break|at home|on the way)|family planning
    |plans? (?:for|to have|to start|on having) (?:a |any |more )?(?:family|child|children|kids|baby)
    |biological clock|start(?:ing)? a family|family (?:duties|obligations|responsibilities|reasons
    |circumstances|life|plans|matters|ties|leave|situation|background|commitments?)(?! (?:in|of) the (?:case
    |role))
(?:school|nursery|kindergarten|day ?care|creche|kita) (?:run|pick ?ups?|drop ?offs?|times?|hours|fees)
    |pick(?:ing)? (?:them |him |her |kids )?up from (?:nursery|school|kindergarten|day ?care)|day ?care
    |baby ?sitter|baby ?sitting|nanny|au pair|child (?:support|benefit|custody)|custody|(?:part time
    |reduced hours) (?:because of|for|due to) (?:your|family|the) |caring (?:role|for (?:your|a|an))
    |care (?:for|of) your|care giver|nursing care (?:for|of) your|look(?:ing|ed)? after your|(?:sick|ill
    |elderly|ageing|aging|dying|frail) (?:mother|father|parents?|wife|husband|partner|child|relatives?
    |grandmother|aunt)(?= (?:at|you|and|to|may|might|would|needs)|\W*$)
(?:you|your) (?:\w+ ){0,4}(?:divorce|separation from|wedding|honeymoon|marriage|maiden name|love life
    |private life|home life|domestic situation|relationship status|marital (?:status|problems)|ex (?:husband
    |wife|partner)|custody)|recently (?:divorced|married|widowed|separated|engaged)|as two (?:men|women)
    |same sex (?:couple|partner|marriage)|bereavement|death in (?:your|the) family|(?:death|loss) of your
""",
    _CLASSES,
)
HEALTH = terms(
    r"""
(?:your|after|given|because of|due to|with|despite|about|of|through) (?:your |an? |the )(?:\w+
     )?<SICKNESS>(?! (?:checks?|endpoints?|probes?|page|table|log|plan|chart|form|leaflet|record|stations?
    |column|poster|gain|of the (?:patient|customer|caller|guest|resident|case|role)|(?:in|from
    |of) the (?:role play|case|exercise|scenario|brief)|rates?|button|code|order|test|distribution|vector
    |matrix|function|loss|handling|mode))
you (?:\w+ ){0,2}<BE> <ILL>(?! (?:at ease|of the (?:risk|word))|(?: to| from| about) (?:see|the (?:risk
    |word)|waiting))
you (?:\w+ )?(?:have|had|suffer|suffered|live|lived|struggle|struggled|deal|dealt|recovered
    |recover) (?:\w+ )?(?:from |with |of )?(?:an? |the |your |some |severe |mild |chronic
     ){0,4}<SICKNESS>(?! (?:checks?|probe|column|plan|chart|for (?:the|each|every)|(?:in|from
    |of) the (?:role play|case|exercise)))
(?:your|use|used|using|need|needed|needs|with|wear|wore|wearing|noticed|saw|see|rely on|relied on|brought
    |bring|came with|came in) (?:(?:a|an|the|your|on) ){0,4}<AID>(?= (?:could|would|may|might|was|were|is
    |made|in the (?:interview|office)|and|you|we|on|to|at|for|which|that|when|during)|\W*$)
(?:guide|assistance|service|support) dogs?|hearing aids?|colou?r ?blind(?:ness)?|(?:sign language
    |lip reading)(?= (?:interpreter|user|in|for|you|would|was))
you (?:\w+ )?(?:limped?|stutter(?:ed)?|stammer(?:ed)?|lisp(?:ed)?|mumbled because|trembled|twitched|fainted
    |coughed|shook|sweated|wheezed|squinted|cried)(?! (?:the|it|them|hands|a|off|out (?:the|your) (?:rug
    |cloth))\b)|your (?:limp|stutter|stammer|lisp|twitch|tics?|tremor|squint|shaking hands?|trembling
    |breathing|voice (?:disorder|problem)|hoarse voice|body|physique|build|height|size|weight|looks
    |appearance|fitness|stamina|health|hearing|eyesight|sight|vision of|pain|back|knees?|hip|bad leg|nerves
    |mental|mind is|psyche)(?= (?:may|might|was|were|is|are|would|could|made|make|problems?|distracted
    |worried|will|and|gave|condition|troubled|concerned|meant|means|raised|seemed|looked|kept|on)|\W*$)
off sick|off ill|sick (?:leave|days?|notes?|record)(?! (?:form|rules?|policy|entry|table))|(?:often
    |frequently|always|a lot) (?:ill|sick|absent|unwell)|ill health|health (?:grounds|reasons|problems?
    |issues?)(?! (?:endpoint|page))|for (?:medical|health) reasons|(?:long|recent|past|serious|chronic
    |mental|earlier|current) (?:illness|sickness|disease|disorder)(?= (?:may|might|was|were|is|would|could
    |you|and|which|in your|of yours)|\W*$)|(?:gap|break|absence|time off|year off
    |pause)(?: \w+){0,4} (?:illness|sickness|health|hospital|surgery|treatment|depression|burn ?out|therapy
    |rehab|accident)
you (?:\w+ ){0,2}(?:might|may|must|could|seem to|appear to|probably|possibly|likely
    |perhaps) (?:well )?(?:have|be|suffer from|be suffering from|be on|need) (?:an? |some |the )?(?:autis\w+
    |adhd|add|depress\w+|anxi\w+|burn\w* ?out|ocd|dyslex\w+|trauma\w*|therapy|help with your|medication
    |on the spectrum|spectrum|unstable|ill|disorder|disability|condition|a screw loose|mental\w*
    |personality disorder|drinking problem)|psychological (?:problems?|issues?|state)|mentally (?:ill
    |unstable|unfit|fragile|weak|strong|stable)|(?:too|not) (?:mentally|physically|emotionally) \w+
    |physically (?:unable|unfit|weak|limited|not|too|able|demanding for you)|(?:medical|physical|bodily
    |health) (?:limitations?|restrictions?|fitness)|(?:smell|smelled|smelt) of (?:alcohol|smoke|drink)
""",
    _CLASSES,
)
SEX = terms(
    r"""
(?:as|for|like|being|than|of|from|with|hire|hiring|wanted|want|prefer|preferred|needed|sought
    |another) (?:an?|the only|another|more|our only|our first|the first
    |only) (?:\w+ )?<MEN>(?! (?:in the (?:role play|case|exercise|scenario|waiting)|process|node|class
    |connectors?|component|table|element|record|plug|socket|page|who (?:called|asked|complained)|thread
    |voice over|with (?:chest|a))\b)
you (?:\w+ ){0,2}(?:are|were|being|seem|seemed|look|looked|came across as|come across as|dress(?:ed)?
    |act(?:ed)?|behaved?|sound(?:ed)?|appear(?:ed)?|present(?:ed)?) (?:in )?(?:(?:a|an|the|rather|quite|very
    |too|so|openly|obviously|clearly|a bit|overly|not|more|less) ){0,4}<ORIENT>
being (?:openly )?<ORIENT>|your (?:\w+ )?(?:transition(?= (?:is|was|may|might|would|raised|and|could|has|had
    |from (?:male|female|man|woman))|\W*$)|coming out|gender(?: \w+)?|sex|sexuality|sexual \w+|same sex \w+
    |femininity|masculinity|dead ?name|pronouns|orientation(?! (?:day|week|plan|session)))
    |sexual orientation|gender (?:identity|balance|quota|reassignment|expression|mix|ratio|roles?)
    |changing rooms? (?:for|would|could|might|are)|which (?:toilet|bathroom|changing room) you
(?:many|more|few|fewer|mostly|mainly|only|all|enough|too many|too few|several|just|predominantly|another|no
    |<n>|some) (?:\w+ )?(?:men|women|males?|females?|ladies|guys|girls|boys|lads|mothers|fathers)(?= (?:on
    |in|here|at|who|and|work|team|among|around|for this|of)|\W*$)(?! (?:in|on) the (?:role play|sample|case
    |survey|poster|data|table|chart|list|class|picture|photo|ward|brief|exercise))
(?:female|male|woman|man|feminine|masculine|mens|womens|ladies) (?:colleagues?|touch|candidates?|applicants?
    |voices?|perspectives?|engineers?|nurses?|teachers?|leaders?|staff|boss|manager|drivers?|team
    |team ?mates?|environment|world|domain|job|role|work|intuition|charm|way|quota|hires?|employees?
    |workers?|presence|view|energy|role models?)(?! (?:in the (?:role play|case|exercise)|tables?))|(?:mans
    |boys|girls|womans|mens|womens) (?:world|club|job|work|team|trade|thing)|boys club|old boys|all (?:men
    |women|male|female|girls|boys|guys|lads|ladies)(?= (?:team|crew|here|and|kitchen|shift|office|panel
    |group|staff)|\W*$)
(?:good|great|strong|tough|nice|pretty|attractive|beautiful|handsome|lovely|charming|clever|quick|loud
    |technical)(?: \w+){0,2} for an? (?:woman|man|girl|lady|mother|guy|female|male|blonde|gay)|(?:pretty
    |attractive|beautiful|handsome|sexy|hot|cute|good looking|well built|easy on the eye)(?= (?:face|smile
    |looks|appearance|young|lady|woman|man|person))(?! (?:layout|page|print|design|code|chart|offer|price
    |plate))|you (?:are|were|looked) (?:\w+ )?(?:pretty|attractive|beautiful|handsome|sexy|good looking
    |cute)(?= (?:and|but|in|so|which)|\W*$)|lone (?:woman|man|female|male)|diversity (?:hire|quota|candidate
    |target|numbers|goals?)|quota (?:woman|hire|place|for women)|tick(?:ed
    |s)? (?:a |our |the )?(?:diversity )box|maternal|paternal instinct|motherly|fatherly|bit of skirt
""",
    _CLASSES,
)
