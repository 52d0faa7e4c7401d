"""The table of PROTECTED on origin: tongue, papers, name, skin, hair, and whose kind one is.

SAID is unfit wherever it is said of somebody, BESIDE only beside a doubt (`crowd`). Patterns are read as
`rules` and `patterns` say.
"""

from panelry.leaks.crowd import CROWD
from panelry.leaks.patterns import classes, terms

_CLASSES = classes(
    r"""
TINT: black|white|brown|coloured|colored|dark|mixed race|non white|ethnic|minority|bame|foreign|immigrant
    |migrant|native|local|refugee|overseas|expat
LAND: (?:country|homeland|culture|nation|continent|village|part of the (?:world|country|globe)
    |corner of the (?:world|globe)|neck of the woods|side of the (?:world|border)|region|people|community
    |islands?)
DEMONYM: africans?|albanians?|americans?|arabs?|asians?|australians?|bangladeshis?|brazilians?|bulgarians?
    |chinese|colombians?|croatians?|czechs?|dutch|egyptians?|eritreans?|filipin\w+|frenchm[ae]n|germans?
    |ghanaians?|greeks?|hungarians?|indians?|iranians?|iraqis?|irish|italians?|jamaicans?|japanese|kenyans?
    |koreans?|latinos?|latinas?|lithuanians?|mexicans?|moroccans?|nigerians?|pakistanis?|poles|portuguese
    |romanians?|russians?|scots|serbs?|slavs|slovaks?|somalis?|spaniards?|sudanese|swedes|swiss|syrians?
    |thais?|turks?|ukrainians?|vietnamese|welsh|zimbabweans?|europeans?|easterners?|westerners?|southerners?
    |northerners?|foreigners|immigrants|migrants|refugees|outsiders|incomers|expats|gyps(?:y|ies)|travellers
SPEAK: (?:accents?|vowels?|consonants|lilt|brogue|drawl|twang|dialect|pronunciation|intonation|cadence
    |sing ?song|way of (?:speaking|talking|pronouncing)|rolled rs|mother tongue|native tongue|first language
    |native language|tongue)
""",
    CROWD,
)
SAID = terms(
    r"""
(?:where|which country|what country|which part)(?: \w+){0,2} (?:are|were|do|did|is
    |was) you (?:\w+ ){0,2}(?:from|come from|born|grow up|originate)
    |where you (?:are |were |come |hail )?(?:\w+ )?from|originally from|where your (?:family|people|parents
    |name|folks|accent)(?: \w+){0,2} from|hail(?:s|ed)? from|(?:not|nt|isnt|werent|arent) (?:\w+ )?(?:from
    |of) (?:round |around |these )?(?:here|parts|this (?:area|region|country))|from round here|(?:born|bred
    |raised) (?:and bred )?(?:here|locally|round here|in the (?:village|valley))|born and bred
(?:you|your|someone|somebody|person|people|anyone|man|woman|candidates?|applicants?|those|stranger|strangers
    |new|newcomer|newcomers)(?: \w+){0,8} (?:in|into|to|from|of|leave|know|outside) (?:this|our) country
    |(?:grow up|grew up|grown up|raised|born|schooled|trained|educated|qualified|learned|learnt|studied
    |brought up|started out|come from|came from|came over|moved)(?: \w+){0,3} (?:abroad|overseas
    |somewhere else|outside (?:this|the|our)|over there|in (?:your|another
    |a different) (?:own |home )?(?:country|culture|land)|in (?:warsaw|lagos|delhi|mumbai|bucharest|kyiv
    |cairo|manila|lahore|dhaka|istanbul|beijing|nairobi|accra))(?! (?:market|sales|team|desk|the plan
    |the scheme))|your (?:training|degree|schooling|studies|qualifications?|diploma|education|certificates?
    |upbringing|references?|school|licen[cs]e|time)(?: \w+){0,3} (?:abroad|overseas|foreign|over there
    |from (?:another|a different|your) country|elsewhere|back home|not recogni[sz]ed)
(?:done|work(?:s|ed)?|things are|the way|handled|taught|cook\w*|used to)(?: \w+){0,3} (?:over there
    |back home|where you|in your country)|over here(?=|\W*$)|(?:go|going|goes|return|returning|fly|flying
    |heading|head|move|moving|sent) back (?:home|there|to your)|you (?:\w+ ){0,3}(?:go|going|return
    |returning|fly|flying) (?:back )?home (?:at|after|for|when|soon|one|eventually|once|in)|home ?sick
    |back home(?= |\W*$)|your (?:home ?land|motherland|mother country|fatherland|own people|own country
    |own kind|lot|kind|sort|sorts|compatriots|countrym[ae]n|ancestors|ancestry|tribe|clan
    |caste)(?! (?:number|of (?:answer|test|code|question|work|plan)))|(?:your|that|those
    |such) (?:<LAND>)(?= (?:is|are|are often|they|it|people|would|do|might|may|where|usually|tend)
    |\W*$)(?! (?:code|page))
your (?:<FOLK>|<TONGUE>|\w+ern|foreign|regional|rural|exotic|local|native|\w+ european) (?:\w+ )?(?:<SPEAK>
    |temper|blood|ways|sense of \w+|humou?r|manners?|hospitality|first name|features|hair|eyes|work ethic
    |directness|politeness|fire|passion|reserve|mentality|training|past|twang)|(?:your|the|that|a|lovely
    |charming|soft|slight|thick|strong) (?:\w+ )?(?:lilt|brogue|drawl|twang|rolled rs)
    |your (?:\w+ )?(?:<SPEAK>)|the <SPEAK>(?= (?:is|was|would|might|may|could|will|takes?|took|needs|made
    |gets|got|threw|put)(?! (?:right|chosen|held|kept|on))|\W*$)(?=.{0,160}(?:\byou|customers|clients|pupils
    |patients|callers))|(?:with|of|behind|through|past) (?:an? |that |the )?(?:accent|lilt
    |dialect)(?= (?:like|you|is|that|it|our)|\W*$)
your (?:(?:spoken|written|own|lovely|good|broken|limited|school) )?english(?= (?:is|was|sounds?|still|has
    |needs|came|held|slowed|would|might|may|could|will|lets?|late|and|at|as|before|after|improves?|really
    |clearly|gets)|\W*$)(?! (?:lesson|class|plan|is clear in the))|for (?:a |an |someone )?(?:foreigner
    |non native|second language)|(?:learn(?:ed|t)?|pick(?:ed)? up|speak|spoke|master\w*|improve|improving
    |polish|work on|brush up) (?:your|the|our) (?:english|language)(?= |\W*$)|(?:command|grasp|level
    |standard|knowledge|mastery|fluency) (?:of|in) (?:the )?(?:english|language|local language)|(?:your|the
    |a|some|any|of|no) (?:language|linguistic) (?:barrier|level|skills|gap|difficult\w+|problem|problems
    |issue|issues)(?! (?:in|of) the (?:scenario|role|case))|way you (?:speak|talk|pronounce|sound|say|roll
    |swallow)(?= (?:is|was|would|might|may|could|will|some|your|certain|the words|words|and|lovely|charming
    |in)|\W*$)|hard to understand you|(?:understand|catch|make out|follow)(?:ing)? (?:every|each|half of
    |all of|what|everything) (?:word )?(?:you|of what you|word)(?= (?:say|said|were|spoke|and|with|because))
    |translat\w+ (?:in your head|from <TONGUE>|everything)|you (?:\w+ )?(?:think|thinking|dream|count
    |swear) in <TONGUE>
(?:native|mother tongue|first language|fluent native) (?:\w+ )?(?:speakers?|english|level)
    |<TONGUE> speakers?(?= (?:would|might|like|for|on the|are|is))
(?:<FOLK>|<TINT>) (?:faces|officers|nurses|colleagues|programmers|engineers|teachers|drivers|workers
    |candidates|applicants|staff|cooks|chefs|builders|hires|carers|doctors|waiters|men|women|people|folk
    |lads|girls|guys|owners?|crews?|bosses|voices|families|temperament|mentality|time ?keeping
    |work ethic)(?! (?:of|in|from|on) the (?:role play|case|scenario|exercise|story|sample|book|poster))
    |(?:an?|another|no|first|only|one|any|our|token|other|more|some|few|lone|single|being
    |us) (?:\w+ )?(?:<FOLK>|mixed race|non white|migrant|immigrant|foreign|overseas
    |ethnic minority)(?: \w+)? (?:<ROLE>)(?! (?:of|in|from) the (?:role|case|scenario|story))
(?:first|only|another|lone|sole|token|other|one more|no|few|many|more|any|too many|all|most|mostly|we have
    |us|you|like) (?:<DEMONYM>)(?= (?:here|in|on|at|with|among|we|who|you|tend|are|do|and (?:you|we)|would
    |might|may)|\W*$)(?! (?:in|of|on) the (?:story|play|scene|sample|lesson))|(?:<DEMONYM>) (?:are|tend
    |often|usually|never|always|make|makes|rarely|love|generally|do not|work hard|like|can be|will always
    |have a)(?= )(?! (?:in|of) the (?:story|play))|(?:typical(?:ly)?|very|so|thoroughly|distinctly|terribly
    |properly|proper|too|all|quite) (?:british|english|german|french|latin|italian|spanish|irish|scottish
    |american|polish|russian|indian|asian|african|chinese|japanese|dutch|scandinavian|eastern|mediterranean
    |white|foreign|northern|southern)(?= (?:firm|team|company|place|crew|staff|village|town|area|kitchen
    |office|shop|bunch|group|environment|crowd|manner|way|and (?:you|we|it)|temper|of you)|\W*$)(?! (?:sauce
    |chocolate|bread|flavour|paint))
(?:village|area|town|team|crew|staff|office|clientele|school|place|firm|company|customers|neighbou?rhood
    |parents|county|district|shift|we are|everyone (?:here )?is) (?:\w+ ){0,2}(?:is|are|was|all|mostly
    |mainly|remains)? ?(?:very |all |mostly |mainly |predominantly |overwhelmingly |entirely |rather |pretty
     |so )(?:white|british|english|german|black|asian|local|foreign)(?= |\W*$)(?! (?:paint|bread|wall|box))
    |(?:brown|black|dark|foreign|asian|african|ethnic|coloured|non white|different) faces?(?! (?:of
    |on) the (?:clock|dial|board|card|rock))|(?:a|your|some|bit of|add|adds|more
    |bring\w*) (?:\w+ )?colou?r to (?:the|our) (?:team|crew|staff|office|brochure)|(?:of|person of
    |people of) colou?r(?! (?:code|chart))|(?:dark|brown|black|olive|pale|fair|lighter|darker) (?:skin
    |complexion)(?! (?:of|on) the)|skin like|your (?:\w+ )?(?:skin|complexion|colou?ring|dreadlocks|dreads
    |locs|afro|braids|cornrows|headwrap|head wrap|hair ?style|natural hair|exotic \w+)(?! (?:test|grade
    |tone of|of the (?:wig|doll|model)|for the (?:part|role|scene)))|(?:braids|dreadlocks|an afro
    |cornrows)(?= (?:would|might|may|under|will|are not)|\W*$)
(?:home office|immigration (?:office|authorities|service|people|rules|department))(?= (?:will|would|might
    |may|lets?|decides?|takes?|has|paper\w*|allows?|and|are|is)|\W*$)|sponsor(?:ing|ship)? (?:you|your
    |an? (?:foreign|worker|visa|migrant|skilled|\w+ worker)|overseas|foreign|workers|licen[cs]e|for you
    |certificate)|foreign (?:workers?|nationals?|hires?|recruits?|staff|employees?)|(?:a|the|your|any|no
    |work|student|spouse|dependant|of) visas? (?:for you|would|could|will|took|takes|might|is|was|has|runs?
    |expires?|paperwork|situation|issue|question|status|problems?|to|before|in time|allows?|means|stamp
    |held)(?! (?:the|page|line|form in)|\W*(?:page|number) )|sort(?:ing)? out (?:a|the|your) (?:visa|papers
    |paperwork|permit)|(?:let|lets|allow|allows|allowed|permit|permits|permitted) (?:you )?(?:to )?(?:stay
    |remain|work)(?= (?:in|here|on|so|for|and|beyond|after|past)|\W*$)(?=.{0,160}(?:home office|country
    |papers|visa|permit|legally|authorities))|right to (?:work|remain|stay)|leave to remain|(?:settled
    |pre settled|refugee|residency|immigration|migration|residence|citizenship) status|(?:your|proper|valid
    |the right|any|no) papers (?:are|were|run|ran|expire|in order|would|might|came|come|for)
    |without (?:the right |proper |valid |british |eu )?(?:papers|citizenship|passport)|(?:british|eu|uk|us
    |foreign|second|german|irish|the right|local) passport|deport\w+|naturali[sz]\w+|asylum
    |points based system
(?:name|names|surname|surnames|first name) (?:like yours|of yours)|(?:pronounce|spell|say|get (?:our|my
    |your) (?:tongues? )?(?:round|around)|remember|shorten|anglici[sz]e|manage|wrestle with|stumble\w* over
    |trip\w* over) (?:your|a foreign|a) (?:\w+ )?(?:name|surname)(?! of the)|your (?:\w+ )?(?:name
    |surname)(?: \w+){0,5} (?:pronounce|unpronounceable|tongue ?twister|mouthful|foreign|exotic|unusual
    |tongue|origin|spell|comes from|made us)|(?:foreign|exotic|ethnic|unpronounceable|funny|strange|unusual
    |difficult|hard to pronounce) (?:sounding )?(?:names?|surnames?)(?! (?:for (?:a|the)|of (?:a
    |the) (?:variable|file|column|class|dish|drug|plant)))|easier name|english name
mother tongue(?= (?:is|was|not))|(?:a|an?|hear a|want a|prefer a) (?:\w+ )?(?:local|british|english|foreign
    |american|native) (?:voice|accent|face|tongue)|(?:which|what|whose|a different|another
    |the wrong) (?:passport|nationality|citizenship)|whether you (?:may|can|are allowed to
    |will be allowed to|have leave to) (?:stay|remain|work)|how long you (?:may|can|are allowed to) (?:stay
    |remain)|with a name like|english (?:came|comes|does not come) to you|english (?:second|is not what)
    |(?:come|comes|coming|came|being|are|hail\w*) (?:here )?(?:straight )?from <COUNTRY>|(?:in
    |back in) <COUNTRY> (?:that|this|it|people|they|you|one|things|everybody)|(?:an?|your|the
    |with an?) (?:<FOLK>|foreign|overseas) (?:degree|diploma|certificate|licen[cs]e|qualification|training
    |reference|school report|university)s?(?! (?:in|of|from) the (?:case|role|sample))|(?:melody|tune|rhythm
    |music|sound) (?:that |which )?(?:is|was) not (?:quite )?<TONGUE>|(?:hair|curls|locks|plaits) (?:would
    |will|might|has|have|had) (?:need |have )?(?:to be )?(?:straighten\w*|tied|cut|covered|tamed|changed
    |come off)|close ?knit (?:\w+ )?(?:and|all)|from the same (?:\w+ )?(?:streets?|village|valley|families
    |town|school)|(?:a|another|our last|last|two|three|the two|more) (?:\w+ )?(?:pole|romanian|turk|kurd
    |finn|swede|dane|serb|croat|nigerian|ghanaian|ukrainian|russian|indian|pakistani|somali|syrian|bulgarian
    |albanian)s?(?= (?:with|like|left|in|on|would|who|has|had|is|are|was|were|from|and)|\W*$)
    |(?:a |purely |bit of a )?cultural (?:thing|difference|differences|matter|issue|gap|norms?|habit|reasons
    |background|baggage|misunderstanding)(?! (?:in|of) the (?:lesson|case|text))|in your culture
    |your (?:\w+ )?culture(?= (?:is|people|it|and|that|where|teaches|values|may|might)|\W*$)(?! (?:plate
    |dish|medium|grew|was|sample))|(?:people|someone|somebody|men|women|folk|others|those|colleagues
    |applicants|candidates|lads|girls) (?:like you(?= (?:are|tend|often|usually|rarely|always|do|who)|\W*$)
    |from (?:abroad|overseas|outside|(?:your|that|those|other|foreign|eastern|southern|your part) \w+))
    |(?:not )?(?:quite )?(?:one of us|one of our own|one of ours|our own (?:kind|people
    |sort))(?= |\W*$)(?! (?:who|asked|played|spoke|was|had|read|took|will|did|saw|told|left|held|made))
    |(?:outsiders?|incomers?|blow ?ins?|stranger to (?:these|our)|newcomers? to (?:the|this|our) (?:country
    |area|village|region|valley)|foreigners?|immigrants?|migrants)(?! (?:table|key|in the (?:case|lesson
    |story))| detection)|(?:with|given|of|because of|despite|considering|from
    |for someone of) your background(?! (?:in|as|with|check|reading|task|process|colou?r|job|noise|of))
    |(?:white|ethnic|racial|foreign|migrant|immigrant) (?:background|heritage|roots|minorit\w+|community
    |families|descent|origin)(?! (?:in|of) the (?:case|lesson))|(?:tick|ticks|ticked|ticking|check
    |checks) (?:a|an|the|our|some|another|two|several) (?:\w+ )?box(?:es)?(?= (?:for (?:us|the board
    |head office|our)|here|with hr)|\W*$)|diversity (?:hire|target|targets|numbers|drive|brochure|photo
    |figures|policy would|quota|points)|(?:racism|racist|prejudiced?|xenophob\w+|bigot\w*
    |old ?fashioned about|narrow minded)(?! (?:in|of) the (?:lesson|text|book|play))
""",
    _CLASSES,
)
BESIDE = terms(
    r"""
(?:as|being|for|like|to|of|with|by) (?:an? )?(?:<DEMONYM>|foreigner|outsider
    |immigrant)(?= |\W*$)(?! (?:supplier|part|plug|word|text|song|role))|accents?(?! (?:colou?r|wall|light
    |mark|table|column|on the (?:second|first)))|nationality|citizenship|ethnicity|the way you (?:speak|talk
    |sound)|(?:<FOLK>) (?:by|in) (?:origin|birth|blood|manner|temperament)|(?:a|the|your|for you) visa
""",
    _CLASSES,
)
