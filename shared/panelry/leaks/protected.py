"""The rule on age, family, health, origin, belief and sex: what is never said of a candidate.

Each group of terms has its own name here, so that a missing one shows. Patterns are read as `rules` says.
"""

from panelry.leaks import ages, bodies, creeds, hints, homes, origins, sexes
from panelry.leaks.crowd import CROWD
from panelry.leaks.deeds import DEEDS
from panelry.leaks.finding import Gate, Rule
from panelry.leaks.kinds import PASSING, SUITED
from panelry.leaks.life import AGE, FAMILY, HEALTH, SEX
from panelry.leaks.roots import BELIEF, NOT_THEIRS, ORIGIN

_PERSON = r"(?:candidate|applicant|person|people|engineer|developer|colleague|man|woman|men|women)s?"
_MEN = "woman|man|women|men|mother|father|mum|mom|dad|parent|girl|boy|lady|female|male"
_SMALL = r"(?:a|an|one|<n>|your|the|small|young|little|new|school age|sick)"
_INFANT = "baby|babies|kids?|toddlers?|newborn|twins"
_LOW = "depressed|anxious|stressed|burnt out|burned out|manic|traumati[sz]ed|unstable|on the spectrum"
_BELIEVERS = "catholic|protestant|christian|muslim|jew|jewish|hindu|buddhist|sikh|atheist|mormon|orthodox"
_PLACES = (
    "african|american|arab|asian|australian|brazilian|british|chinese|dutch|eastern european|english|european"
    "|french|german|greek|indian|iranian|irish|israeli|italian|japanese|korean|latin american|mexican"
    "|nigerian|pakistani|polish|portuguese|romanian|russian|scottish|spanish|syrian|turkish|ukrainian"
)
_SKINS = r"black|white|brown|asian|african|latino|latina|hispanic|arab|indigenous"
_JOBS = r"(?:engineer|colleague|candidate|developer|applicant|interviewer|voice)s?"

_HOW = r"(?:(?:a|bit|little|much|far|rather|quite|too|very|so|pretty|fairly|slightly|somewhat|still) ){0,4}"
_WORK = (
    r"(?:pace|teams?|groups?|roles?|jobs?|work|positions?|office|people|company|us|shifts?|trade|career|place"
    r"|culture|crowd|start ?up|environment|night|hours|class|customers?|colleagues?)"
)

_AGE = (
    r"your age|you (?:\w+ ){1,2}too (?:old|young)",
    rf"you (?:are|were|seemed?|look(?:ed)?|sounded|appeared|felt) {_HOW}(?:old|young|elderly|aged)",
    rf"{_HOW}(?:old|young) (?:for|to join|to fit) (?:(?:a|an|any|the|this|that|our|such) )?(?:\w+ )?{_WORK}",
    r"(?:you are|you were|a|so|still|very) young(?! \w+ (?:node|key))",
    r"millennials?|boomers?|gen [xyz]|generation [xyz]|your generation|youthful|digital natives?",
    r"(?:an?|the|our|your|looks?|of) older (?:\w+ )?" + _PERSON + r"|older than (?:us|the team|most)",
    r"(?:fresh|recent) graduates?|(?:fresh|straight) (?:out of|from) (?:college|university|school)",
    r"over ?qualified|your career stage|stage (?:of|in) your career",
    r"(?:early|late) in your career|your long career",
    r"with (?:only |just |over |nearly |almost |your ){0,4}<n> years(?! of (?:data|logs|history|records))",
    (
        r"<n> years (?:of (?:work |working |professional )?experience"
        r"|in the (?:industry|field|job|trade|profession))"
    ),
    r"decades of experience|retire(?:d|ment)?|close to retiring",
    r"middle aged|mature (?:candidate|applicant|student)",
    r"fresh blood|young blood|new generation of (?:engineers|developers)",
    r"at your (?:age|stage|time of life)",
)
_FAMILY = (
    r"pregnan(?:t|cy)|(?:maternity|paternity|parental|family) leave",
    r"expecting (?:a|your|another) (?:baby|child)",
    r"child ?care|child ?minder|nursery|school run|caring (?:duties|responsibilities)|carers?(?: leave)?",
    rf"(?:with|have|having|has|had|your)(?: {_SMALL}){{0,4}} (?:{_INFANT})",
    rf"(?:you have|you had|your)(?: got)?(?: {_SMALL}){{0,4}} (?:child|children|son|daughter)s?",
    r"children at home",
    r"your (?:husband|wife|spouse|boyfriend|girlfriend|fiancee?|marriage|wedding|divorce|family|home life)",
    r"your (?:\w+ )?(?:mother|father|parents|grandmother|grandfather|relatives?)",
    r"your partner (?:works?|lives?|moved|moves)",
    r"(?:live|lives|living|home|move|moving|time) with your partner",
    r"you (?:are|were|being) (?:\w+ )?(?:married|divorced|single|widowed|engaged to)",
    r"marital status|newly ?wed",
    r"single (?:mother|father|mum|mom|dad)|(?:a|are|were) single parent|family commitments?",
)
_HEALTH = (
    r"(?:your|an?|any) (?:disability|disabilities|illness|impairment|injury|diagnosis)",
    (
        r"your (?:health|medication|therapy|therapist|treatment"
        r"|surgery|operation(?! on)|hearing|speech|stress levels)"
    ),
    r"you (?:are|were|seemed|looked) (?:\w+ )?(?:disabled|ill|sick|unwell|deaf|in pain)|hard of hearing",
    r"wheelchair|hearing (?:aids?|loss)|crutches|walking stick",
    r"speech impediment|lisp|(?:you|your) (?:stutter|stammer)\w*",
    r"autis\w+|asperger\w*|adhd|dyslexi\w+|bipolar|neuro ?diver\w+",
    r"ptsd|epilep\w+|diabet\w+|cancer|chronic (?:pain|illness)",
    r"mental (?:health|state|illness|breakdown)|anxiety|depression|panic attacks?|burn ?out",
    rf"you (?:are|were|seemed|appeared|looked|sounded) (?:\w+ )?(?:{_LOW})",
    r"sick (?:leave|days)|medical (?:leave|condition)",
)
_ORIGIN = (
    r"your (?:\w+ )?accent|(?:strong|heavy|thick|foreign|slight|noticeable) (?:\w+ )?accent",
    rf"(?:{_PLACES}) accent|non ?native|native (?:language|speakers?|english|tongue)|mother tongue",
    r"english is (?:not )?your (?:first|second|third)|(?:first|second) language",
    r"nationality|ethnic\w*|your race|racial\w*|immigra\w+",
    r"refugees?|your visa|your (?:roots|heritage|skin|homeland)",
    r"visa (?:status|sponsorship)|(?:work|residence) permit",
    r"permit to work|right to work|work authori[sz]ation|green card",
    r"citizenship|your (?:home |native )?country|foreigners?",
    r"foreign nationals?|where you (?:come|are) from",
    rf"(?:as an?|being|you are|you were) (?:{_PLACES}|{_SKINS})|(?:{_SKINS}) {_PERSON}",
    r"people of colou?r|skin colou?r|your (?:cultural|ethnic|national|migration) background",
)
_BELIEF = (
    rf"as an? (?:\w+ )?(?:{_BELIEVERS}|believer)",
    rf"you (?:are|were) an? (?:{_BELIEVERS})|being (?:{_BELIEVERS})",
    r"your (?:religion|faith|church|mosque|temple|synagogue|prayers?|beliefs|fasting)",
    r"religious\w*|prayer (?:room|times?|breaks?)",
    r"hijab|headscarf|head scarf|turban|kippah|yarmulke|veil|ramadan",
    r"sabbath|diwali|yom kippur|hanukkah|eid|you pray(?:ed)?",
    r"(?:trade|labou?r|works?) union|union (?:membership|rep\w*)|(?:a|your) union member|works council",
)
_SEX = (
    rf"(?:as|for) (?:an?|the only) (?:{_MEN})|(?:female|male|woman|women|lady) {_JOBS}",
    r"your (?:gender|sex|sexuality|sexual orientation|orientation|pronouns)|lgbt\w*|queer|non ?binary",
    r"all male|all female|only (?:woman|man)",
    r"mostly (?:men|women|male|female)|male dominated|team of (?:men|women)",
    r"(?:men|women|guys|girls|boys|lads|ladies) (?:on|in) (?:the|our|your) team",
    r"diversity hire|more women|more men",
    r"gay|lesbian|bisexual|transgender|trans (?:woman|man|person)|feminine|masculine|motherly|girly|manly",
)

PROTECTED = Rule(
    id="PROTECTED",
    level=Gate.BLOCK,
    message="This touches age, family, health, origin, belief or sex.",
    suggestion="Leave it out; say what was done in the interview.",
    terms=(
        *AGE,
        *FAMILY,
        *HEALTH,
        *ORIGIN,
        *BELIEF,
        *SEX,
        *SUITED,
        *PASSING,
        *_AGE,
        *_FAMILY,
        *_HEALTH,
        *_ORIGIN,
        *_BELIEF,
        *_SEX,
        *ages.SAID,
        *homes.SAID,
        *bodies.SAID,
        *origins.SAID,
        *creeds.SAID,
        *sexes.SAID,
    ),
    beside=(
        (
            CROWD["DOUBT"],
            (*ages.BESIDE, *homes.BESIDE, *bodies.BESIDE, *origins.BESIDE, *creeds.BESIDE, *sexes.BESIDE),
        ),
        (hints.SCRUPLE, hints.HINTS),
    ),
    exceptions=(
        *DEEDS,
        *NOT_THEIRS,
        (
            r"you (?:had|let) (?:the|each|every|all) (?:children|child|boys|girls|kids)"
            r" (?!(?:at|with|on|in|all|every|over|to|and|when|for|of)\b)\w+"
        ),
        r"you (?:kept|held|chose|used|tried|dropped|practised) the (?:\w+ )?accent",
        r"(?:control|test|sample|treatment|age) group (?:was|were|is) (?:older|younger)",
        r"accent (?:lamp|light|wall|colou?r|piece|chair)s?",
        r"you (?:\w+ ){0,3}marriage (?:settlement|contract|certificate|register)",
        r"(?:resident|patient)\w*(?: \w+){0,12} (?:tablets|pills)",
        r"(?:beside|behind|into|out of|pushed|folded|cleaned|brakes of) the (?:\w+ )?(?:wheelchair|crutches)",
        r"older (?:user|reader|visitor|rider|caller)s?",
        r"the (?:man|woman|lady|boy|girl|guest|resident|patient|user) in (?:the|a) wheelchair",
        r"mother tongue (?:table|column|field|form)",
        r"(?:was|is) for an? \w+ or an? \w+",
        r"(?:child|children|parent) process(?:es)?|young generation(?: collector| heap| space)?",
        r"health (?:checks?|endpoints?|probes?|page)|your race conditions?",
        r"(?:a|single|your) parent (?:process|node|class|element|record|directory|component|table|span)s?",
        (
            r"your (?:child|children|family|daughter|mother) (?:nodes?|class"
            r"|classes|components?|tables?|records?|themes?|rows?|span|board)s?"
        ),
        r"(?:child|children|family) (?:nodes?|class|classes|components?|tables?|records?|themes?|rows?)",
        r"<n> years of (?:data|logs|history|records)",
        r"your country (?:codes?|columns?|fields?|tables?|lists?)",
        r"your (?:speech|accent) (?:to text|recognition|model|synthesis|colou?rs?)",
        r"retired (?:server|service|host|key|table)s?",
        r"your (?:health|treatment|operation) (?:checks?|endpoints?|probes?|page|of|table|log)",
        r"a young (?:project|product|company|library|code ?base|language|node|key|object)",
        r"man in the middle|first language (?:feature|you (?:chose|picked|used))|(?:black|white) box \w+",
        r"(?:second|first) language (?:model|server)|retire(?:d|ment)? (?:the|an?|old|of) \w+",
    ),
)
