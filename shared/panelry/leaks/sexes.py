"""The table of PROTECTED on sex: gender, orientation, looks, and the make-up of a crew.

SAID is unfit wherever it is said of somebody, BESIDE only beside a doubt (`crowd`). Patterns are read as
`rules` and `patterns` say.
"""

from panelry.leaks.crowd import CROWD
from panelry.leaks.patterns import classes, terms

_CLASSES = classes(
    r"""
PEER: blokes?|fellas?|fellers?|chaps?|lass|lasses|lassies?|gals?|dudes?|geezers?|gents?|gentlem[ae]n|lad(?:s
    |dies)?|girls?|guys|lad(?:y|ies)|m[ae]n|wom[ae]n|females?|males?|boys?|mothers?|fathers?|blondes?
    |brunettes?|redheads?|housewi\w+|mums?|dads?
ODD: blokes?|fellas?|lass|lasses|lassies?|gals?|dudes?|geezers?|gents?|lads|womenfolk|menfolk
HUES: lovely|nice|young|charming|pretty|attractive|handsome|beautiful|gentle|gentler|softer|soft|strong|big
    |little|delicate|fragile|bubbly|blonde|glamorous|burly|tough|decent|proper|real|sensible
JOB: (?:role|place|job|work|trade|world|environment|game|business|thing|club|domain|preserve|shift|crew|team
    |kitchen|yard)
""",
    CROWD,
)
SAID = terms(
    r"""
(?:an?|another|the|our|any|that|by a|by an|for a|as a|some|no|more|first|last|only|one of the|of a|with the
    |than a|like a|the only|just|all|mostly|few|many|<n>|enough|other|of) (?:<HUES> )?(?:blokes?|fellas?
    |lass|lassies?|gals?|geezers?)(?= |\W*$)(?! (?:in|from|of) the (?:role play|case|scene|story|play))
    |(?:the|our|with|of|some|those|among|all|for|<n>) (?:<HUES> |other |rest of the ){0,4}(?:lads|blokes
    |fellas|lasses)(?! (?:in|from) the (?:role|scene|play))|(?:fairer|weaker|gentler|opposite|other
    |stronger) sex|both sexes|either sex|the sexes|sexe?s? (?:of|mix|balance)(?= the (?:team|crew))
    |between the sexes|women ?folk|men ?folk|boys will be boys|one of the (?:boys|girls|lads|guys)|(?:boys
    |lads|mens|gentlemens|girls|old boys) (?:club|network|world|job|work|room|zone|banter|trade
    |locker)(?! (?:toilet|department))
(?:female|male|woman|lady|girl|male only|women only|all male|all female|women|men) (?:<ROLE>|touch|presence
    |perspective|company|energy|intuition|instinct|bosses|drivers|hires|only|environment|domain|world
    |dominated|heavy|majority|role model)(?! (?:in|of|from) the (?:role play|case|scenario|scene|story
    |sample|play))(?= |\W*$)(?! (?:name|voice) (?:field|part|of))|(?:softer|gentler|womans|feminine|female
    |mothers|mens|manly|firm male|male) (?:way|side|touch|hand|approach|nature|eye|instinct|charm|wiles|ego
    |pride)(?= |\W*$)(?! (?:of the (?:fabric|brush|road)|down))
(?:ask(?:s|ed)?|asking|call(?:s|ed)?|prefer\w*|want\w*|expect\w*|need\w*|trust\w*|used to|request\w*
    |hop\w+ (?:for|to (?:hire|bring|find|get|have|take))|look\w* for|long\w* for|wish\w* for|had in mind
    |rather have|sooner have|respond\w* (?:better )?to|listen (?:better |more )?to|open up to|go for
    |keen (?:on|to (?:get|hire|find)))(?: \w+){0,3} (?:an?|another|more|some|mainly|only
    |being) (?:\w+ )?(?:man|woman|men|women|girl|boy|lady|ladies|gentleman|female|male|mum|mother|bloke
    |females|males|girls)(?= |\W*$)(?! (?:in|from|of) the (?:role play|case|photo)| (?:or|and) an? (?:boy
    |woman|man|girl))|(?:bring|hire|find|get|take on|have|recruit\w*|attract)(?:ing)? (?:in )?(?:an?|another
    |more|some|a few) (?:\w+ )?(?:man|woman|men|women|girl|girls|lady|ladies|female|male
    |bloke)s?(?= |\W*$)(?! (?:from|in the (?:role|picture|photo)))
(?:type|kind|sort|certain kind|certain type|special kind|rare|breed) of (?:woman|man|girl|lady|bloke|guy)
    |(?:not|nt|hardly|scarcely|rarely|more|really|never) (?:\w+ )?(?:a |the |an )?(?:<JOB>|something|for
    |right|suitable|easy|ideal|fit|work)(?: \w+)? (?:for|to) (?:an? |the |young |our ){0,4}(?:woman|women
    |man|men|girls?|lad(?:y|ies)|fairer sex|female|male|mother)s?(?= |\W*$)(?! (?:in|from) the)|(?:mans
    |womans|mens|womens|girls|boys|blokes|ladies) (?:<JOB>)(?! (?:shoes|toilets?))
    |no place for (?:an? )?(?:\w+ )?(?:lady|woman|girl|man|women|men|girls|ladies|female)|(?:in|from|with|of
    |on) (?:an? )?(?:woman|man|girl|lady|bloke
    |wife)(?=\W*$)(?<!the\Wman)(?<!from\Wa\Wman)(?<!from\Wa\Wwoman)(?<!of\Wa\Wman)(?<!of\Wa\Wwoman)(?<!with\
    Wa\Wman)(?<!with\Wa\Wwoman)|(?:for|as|being|like) (?:a|the only|an|our only) (?:<HUES> )?(?:bloke|fella
    |lass|chap|gal|guy|girl|boy|lady|man|woman|redhead|blonde)(?= (?:you|and|we|on|in|it|like|among|here
    |of your|your|from))(?! in the (?:role|scene|case|photo|picture))
(?:<n>|two|three|four|five|six|seven|eight|nine|ten|twelve|dozen|handful of|bunch of|crowd of|roomful of
    |team of|crew of|group of|shed full of|yard full of|only|all|mostly|mainly|nothing but|surrounded by
    |full of|just) (?:\w+ )?(?:men|blokes|lads|fellas|guys|girls|women|ladies|boys|males
    |females)(?= (?:and (?:a dog|one|no|you)|on (?:the (?:crew|team|shift|floor|site)|our)|in (?:our
    |the (?:crew|team|office|yard|workshop|kitchen|lab|depot|staff ?room))|here|who (?:swear|drink|joke|talk
    |like)|working|at (?:our|the depot|the yard)|with you|already|doing|together)|\W*$)(?! (?:in|from
    |of) the (?:role|case|survey|sample|lesson))(?<!for\Wsix\Wwomen)|(?:plenty|enough|lots|a lot|too many
    |full|no shortage|short|outnumber\w*|surfeit|majority|surplus|handful|shortage|lack) (?:of|by
    |on) (?:the )?(?:women|men|girls|lads|blokes|ladies|males|females|boys)|(?:already|mostly|only|all
    |currently|entirely) (?:\w+ ){0,3}(?:women|men|girls|blokes|ladies|lads)(?= (?:here|on (?:the|our)
    |in (?:the|our)|and|so)|\W*$)(?! (?:in|of) the (?:lesson|role|case|picture))
(?:sir or madam|madam or sir|he or (?:a )?she|she or he|him or her|mr or (?:mrs|ms|miss)|man or (?:a )?woman
    |woman or (?:a )?man|husband or wife|wife or husband|boy or (?:a )?girl|girlfriend or boyfriend
    |boyfriend or girlfriend|husband or boyfriend|whichever (?:it is|you are))(?=.{0,160}(?:\byou\b|\byour\b
    |which))|(?:call(?:s|ed|ing)?|address(?:ed)?|think of|treat|see) you (?:as )?(?:an? )?(?:sir|madam|he
    |she|him|her|they|mr|mrs|ms|miss|a (?:man|woman|lady|boy|girl))|(?:which|what|whose) (?:toilet|loo
    |bathroom|changing room|locker room|pronouns?|changing rooms)|pronouns?(?= (?:would|were|are|you|on your
    |and|confus\w+|might|threw)|\W*$)(?! (?:in|of) the)|(?:changing|locker|rest) rooms? (?:for|would
    |situation|arrangements|question|is (?:shared|mixed))|only (?:have|has|got) (?:one|a) (?:changing|locker
    |rest) room|(?:even|evens|evened) (?:up|out) the (?:numbers|balance|sexes)|balanc\w+ (?:things
    |the (?:team|numbers|crew|sexes|staff|shift)|us) ?(?:out)?(?=.{0,160}(?:woman|man|girl|male|female|bloke
    |lad|nicely))|(?:gender|male|female|sex) (?:balance|ratio|quota|mix|imbalance|gap|diversity|split
    |question|issue|politics|identity|reassignment|roles?|stereotyp\w+)(?! (?:in|of) the (?:sample|data
    |class|herd|flock|survey))
(?:pretty|attractive|handsome|beautiful|lovely|gorgeous|charming|good looking|striking|feminine|masculine
    |strong|small) (?:as|though) you are|(?:pretti|handsom|sexi)est|(?:crew|team|squad|staff|lads|men|we|all
    |everyone|workshop|yard|site)(?: \w+)? (?:shares?|sharing|only has
    |only have) (?:one |an? |the )?(?:\w+ )?(?:showers?|toilets?|loos?|bunk ?room|dormitory|washroom
    |bathroom|cabin|sleeping quarters)|you (?:are|were) (?:an? )(?:\w+ )?(?:girl|lady|lass|lad|bloke|woman
    |man|boy|gentleman|chap|fella)(?= |\W*$)(?! (?:of (?:few|your)))|(?:lovely|good|nice|great|fine|full
    |slim|trim) figure|flirt\w*|good ?looking|easy on the eye|a looker|eye candy|sex appeal|pretty face
    |(?:your|those|that) (?:pretty |lovely |long |short |high |nice ){0,4}(?:legs|figure|curves|bosom
    |cleavage|smile is|heels|nails|lipstick|make ?up|skirt|blouse|dress sense|neckline|hemline|dress
    |long hair|eyelashes|perfume)(?= |\W*$)(?! (?:of the|to the|design|list|rehearsal|code|for the (?:part
    |role|scene|patient|doll)|on the (?:model|doll|actor)|before the|chart|the (?:scar|wound)))
    |smile (?:a (?:bit|little) )?more|(?:should|could|might) smile|(?:dress|dressed|dresses|look|looked
    |looks|sound|sounded|talk|talked|walk|walked|act|behave|throw|run|fight|swear
    |swore) (?:\w+ ){0,2}(?:like|as) (?:an? )?(?:\w+ )?(?:man|woman|girl|boy|lady|bloke|lad|gentleman|sissy
    |tomboy|trucker|docker|wife|mother|mum)(?! (?:in|of) the (?:play|scene|role))
(?:takes?|has|have|had|got|need|needs|grow|enough|the|with|real|some
    |show\w*) (?:some |the |real |a pair of |big |more |bit more |a bit more |bit of ){0,4}(?:balls(?! (?:of
    |into|on|from|in|with|for|through|across|to the|bearing|between|and))|testosterone|cojones|oestrogen
    |girl power)|man(?:ning)? up|wears? the trousers|macho|manly|unmanly|blokey|laddish|effeminate
    |camp(?= (?:for|manner|in your|and|way|voice|about)|\W*$)(?<!training\Wcamp)(?<!the\Wcamp)(?<!to\Wcamp)
    |butch|tomboy\w*|girly|ladylike|unladylike|womanly|matronly|feminin\w+|masculin\w+|hormonal
    |time of the month|bossy for a|hysterical|queen bee|old maid|spinster\w*|sissy|in a (?:skirt|dress
    |frock)(?! (?:in|for) the)|petticoat|glass ceiling|sexis[tm]|chauvin\w+|(?:wolf|cat) ?(?:whistl|call)\w*
    |dirty jokes|harass\w* you
(?:gay|lesbian|bisexual|homosexual|transgender|trans|queer|straight|lgbt\w*|non ?binary) (?:<ROLE>|friendly
    |lifestyle|couple|partner|scene|issue|thing|rights|community|and|or)(?! (?:in|of) the (?:play|lesson
    |case|scene)|line|edge|cut|run|on|weld)(?<!straight\Wand)(?<!straight\Wor)(?<!straight\Wline)|(?:which
    |whatever|whichever) way you (?:swing|lean)|bat for the other|(?:your|same sex|alternative) (?:lifestyle
    |orientation|sexuality|sexual \w+|preferences? in (?:men|women|partners)|boyfriend|girlfriend
    |civil partner\w*|wife or|husband or|coming out|transition(?= |\W*$)(?! (?:plan|between
    |from the (?:first|intro|lesson))))|(?:open|openly|out|quiet|honest|private) about (?:your
    |being) (?:sexuality|orientation|gay|trans|partner|lesbian)|pride (?:badge|flag|march|parade|pin)
    |rainbow (?:badge|flag|lanyard|pin)|(?:sex|gender) (?:change|reassignment|at birth|marker|identity)
    |used to be (?:a man|a woman|called)(?=.{0,160}(?:you|man|woman))|dead ?nam\w+|misgender\w*
    |drag (?:queen|act|king)(?! in the)
(?:man|woman|men|women|girl|lady|bloke|ladies|girls|male|female) (?:in|on|at|behind|under|among|with|around
    |down|up) (?:an? |the |our |this |that |so many )?(?:\w+ )?(?:nursery|kitchen|workshop|garage|site|yard
    |dock|ward|cab|farm|depot|deck|barracks|van|bench|bonnet|car|forge|classroom|staff ?room|lab|shop floor
    |floor|crew|team|squad|patrol|beat|pit|helm|men|women|lads|office|lorry|truck|cockpit
    |counter)(?= (?:always|makes?|would|might|is|was|will|still|can|does|did|may|could|has|puts?|tends?
    |upsets?|calms?|raises|gets|hoped|were|are|like|want|prefer)|\W*$)(?<!the\Wman\Win\Wthe\Wvan)
    |the (?:girls|ladies|women|men|guys|boys) (?:in (?:accounts|the office|dispatch|the kitchen|sales
    |payroll|reception|packing|the canteen|the workshop|the warehouse)|on (?:the (?:line|floor|dock|shift
    |site|beat|crew|till)|reception|shift|nights)|down (?:at|in)|at the (?:depot|counter|yard))(?= (?:were
    |are|would|might|can|like|will|hoped|may|have|do|talk|tend|tease|prefer|expected)|\W*$)|last (?:lady
    |woman|girl|man|female|bloke|male|chap) (?:we|who|to|in|on|here)|(?:a|another|the only|only|first|lone
    |sole|token|single) (?:woman|female|lady|girl|man|male|guy)(?= (?:here|on (?:the|our|this)
    |in (?:the (?:team|office|crew|shop|yard|kitchen|workshop|garage|lab|building|depot)|our|this)|among
    |deserves|at (?:the (?:table|bench|depot)|our)|would|might|could|can|will|cannot|may|should|has to|needs
    |does not)|\W*$)(?! (?:in|from|of) the (?:role|scene|case|play|photo|picture|line|queue))
""",
    _CLASSES,
)
BESIDE = terms(
    r"""
(?:an?|another|any|as|being|for|like|more|fewer|few|of|some|by|our|those|with|all|no|only|hire
    |need) (?:\w+ )?(?:men|women|girls|ladies|gentlem[ae]n|males|females|boys|guys|lady|woman
    |man)(?= (?:would|might|could|may|will|can|on (?:our|the (?:team|crew))|here|in (?:our|uniform|charge
    |a (?:skirt|suit))|like you|are|tend|rarely|for (?:this|the|our)|deserves|always|usually|has to)
    |\W*$)(?! (?:in|from|of|on) the (?:role play|case|scene|story|photo|picture|survey))|<ODD>(?= |\W*$)
    |banter|gay|lesbian|transgender|gender|skirt|sir or madam|your (?:boyfriend|girlfriend|pronouns|looks
    |appearance|beauty|smile)(?= |\W*$)|(?:fe)?male only
""",
    _CLASSES,
)
