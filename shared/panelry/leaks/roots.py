"""The tables of PROTECTED on origin and belief: where a candidate comes from, and what they hold dear.

Each is added to the short patterns of `protected`. Patterns are read as `rules` and `patterns` say.
"""

from panelry.leaks.patterns import classes, terms

CLASSES = classes(
    r"""
FOLK: afghan|african|albanian|algerian|american|arab|arabic|argentinian|armenian|asian|australian|austrian
    |bangladeshi|balkan|basque|belgian|bengali|black|bolivian|bosnian|brazilian|british|bulgarian
    |cameroonian|canadian|caribbean|catalan|caucasian|chilean|chinese|colombian|congolese|croatian|cuban
    |czech|danish|dutch|eastern european|east european|ecuadorian|egyptian|english|eritrean|estonian
    |ethiopian|european|filipino|finnish|french|georgian|german|ghanaian|greek|gypsy|hispanic|hungarian
    |icelandic|indian|indigenous|indonesian|iranian|iraqi|irish|israeli|italian|jamaican|japanese|jordanian
    |kazakh|kenyan|korean|kosovan|kurdish|latin american|latin|latina|latino|latvian|lebanese|libyan
    |lithuanian|macedonian|malaysian|maltese|maori|mediterranean|mexican|middle eastern|mixed race|moldovan
    |mongolian|moroccan|nepalese|nepali|nigerian|north african|norwegian|pakistani|palestinian|persian
    |peruvian|polish|portuguese|punjabi|roma|romani|romanian|russian|rwandan|saudi|scandinavian|scottish
    |senegalese|serbian|singaporean|sinti|slavic|slovak|slovakian|slovenian|somali|south american|southern
    |spanish|sri lankan|sudanese|swedish|swiss|syrian|taiwanese|tamil|tanzanian|thai|tibetan|traveller
    |tunisian|turkish|ugandan|ukrainian|uruguayan|uzbek|venezuelan|vietnamese|welsh|west african|white
    |yemeni|zimbabwean
NATIVES: swede|dane|finn|pole|turk|kurd|serb|croat|scot|scotsman|irishman|irishwoman|englishman|englishwoman
    |frenchman|frenchwoman|dutchman|spaniard|briton|german|slav|afghan|brit|aussie|yank|foreigner|immigrant
    |migrant|expat|refugee|asylum seeker|outsider|newcomer to (?:the|this|our) country|non national
    |southerner|northerner|easterner|westerner
TONGUE: farsi|persian|arabic|mandarin|cantonese|chinese|hindi|urdu|bengali|punjabi|tamil|turkish|kurdish
    |russian|ukrainian|polish|romanian|bulgarian|hungarian|czech|slovak|serbian|croatian|albanian|greek
    |spanish|catalan|portuguese|french|italian|german|dutch|swedish|danish|norwegian|finnish|japanese|korean
    |vietnamese|thai|tagalog|swahili|somali|amharic|hebrew|yiddish|english|welsh|gaelic|pashto|dari|yoruba
    |igbo|hausa|zulu|xhosa|malay|indonesian
FAITH: catholic|protestant|christian|evangelical|baptist|methodist|lutheran|anglican|pentecostal|muslim
    |moslem|islamic|shia|sunni|jew|jewish|hindu|buddhist|sikh|jain|taoist|pagan|bahai|quaker|amish|mormon
    |jehovahs witness|scientologist|orthodox|zoroastrian|rastafarian|atheist|agnostic|non believer
    |unbeliever|believer|churchgoer|devout \w+|practi[sc]ing \w+|born again|spiritual person|freemason
    |religious person|convert|nun|monk|priest|rabbi|imam|pastor
FEAST: ramadan|eid|eid al \w+|diwali|holi|navratri|yom kippur|rosh hashanah|passover|hanukkah|chanukah|purim
    |sukkot|pesach|shabbat|sabbath|good friday|ash wednesday|easter sunday|orthodox (?:christmas|easter)
    |lent|advent|vesak|nowruz|norouz|ashura|vaisakhi|lunar new year|chinese new year|all saints
    |corpus christi|epiphany|pentecost|assumption day|religious holidays?|holy (?:day|week|month)s?
    |friday prayers?|sunday (?:mass|service|worship)
CLOTH: head ?scar(?:f|ves)|head ?covering|hijab|niqab|burka|burqa|chador|veil|turban|kippah|kippa|yarmulke
    |skull ?cap|sari|cassock|habit of a nun|dastar|kirpan|tichel|wig for religious|rosary|prayer beads
    |crucifix|cross around|star of david|religious (?:dress|clothing|symbol|jewell?ery)|habit
RITE: pray|praying|prayed|prayers?|worship|fast|fasting|fasted|mass|church|mosque|temple|synagogue|gurdwara
    |chapel|parish|congregation|bible(?: group| study)?|quran|koran|torah|scripture|religion|faith|creed
    |belief|beliefs|baptism|confession|communion|pilgrimage|hajj|halal|kosher|vegan beliefs?|missionary
    |mission work|imam|rabbi|priest|pastor|spirituality|god
""",
    {},
)
ORIGIN = terms(
    r"""
(?:as an?|being an?|being|you are|you were|you are an?|you were an?|like an?|for an?
    |you came across as) (?:\w+ )?(?:<FOLK>|<NATIVES>)(?= (?:you|and|we|but|so|by|with|in|or|may|might|would
    |person|man|woman|speaker|citizen|national|applicant|candidate|colleague|nurse|engineer|teacher|cook
    |worker|developer|immigrant|native|family|descent|origin|background|passport|roots|here|abroad|who)
    |\W*$)
your (?:\w+ )?<FOLK> (?:\w+ )?(?:background|heritage|roots|origins?|descent|family|name|surname|accent
    |passport|citizenship|nationality|temperament|mentality|culture|upbringing|parents|degree|diploma
    |education|school|university|looks|features|community|ways?|manners?|warmth|charm|directness|punctuality
    |ancestry|ethnicity|blood|side|pronunciation|english|identity|mother|father|wife|husband)
your (?:\w+ )?(?:accent|pronunciation|intonation|mother tongue|native tongue|first language|dialect|origins?
    |roots|heritage|ancestry|descent|background as|birth ?place|home ?land|motherland|fatherland
    |home country|country of \w+|skin|complexion|race|ethnicity|tribe|clan|caste|nationality|citizenship
    |passport|surname|foreign (?:name|degree|diploma|passport|roots|looks?|origins?|background
    |qualifications?|english|parents)|(?:im)?migration (?:background|status|history|papers|past|story|case)
    |residence (?:status|permit|card)|residency|permit|visa|work (?:permit|visa|authori[sz]ation)|papers
    |settled status|asylum \w+|right to (?:work|stay|remain)|leave to remain|naturali[sz]ation|mentality
    |people back home)(?! (?:colou?rs?|walls?|lights?|marks? (?:table|column)|condition (?:query|bug)
    |certificate (?:authority|store)|query|check|table|column|field|element|node|cause))
(?:strong|heavy|thick|foreign|slight|noticeable|regional|funny|charming|lovely|soft|broad|rural|exotic
    |distinct|<FOLK>|<TONGUE>) (?:\w+ )?accent(?! (?:colou?rs?|walls?|lights?|lamp|tone|shade))|(?:accent
    |dialect) (?:was|is|made|makes|charmed|slowed|may|might|could|would|gave|got|confused|irritated
    |put)(?! (?:chosen|set|picked|too (?:dark|bright)))
<TONGUE> (?:is|was|being) (?:not |only |clearly |obviously |just ){0,4}(?:your|a) (?:\w+ )?(?:first|second
    |third|mother|native|foreign|other|own|main) (?:language|tongue)|(?:not|non|near|being|as|only|of|want
    |wanted|need|needed|prefer|preferred|prefers|seek|sought|looking for|hire
    |for) (?:an? |our |more ){0,4}(?:native|mother tongue|near native) (?:\w+ )?(?:speakers?|english|level)
    |(?:native|mother) tongue|native speakers?|(?:your|you speak|speaking|spoke) (?:\w+ )?(?:broken|accented
    |imperfect|flawed|foreign|poor|bad|weak|limited|halting|non native|school) <TONGUE>
    |your <TONGUE>(?= (?:was|is|may|might|would|could|needs|made|held|let|sounded|has|had|slowed|will)
    |\W*$)(?! (?:lesson|translation|text|menu|letter|homepage|version))
(?:born|raised|grew up|brought up|educated|schooled|trained) (?:here|abroad|elsewhere|overseas
    |outside (?:the|this|our)|in (?:another|a different|a foreign|this|our|the) (?:country|land|region
    |culture|part of)|in your (?:country|home))|you (?:were born|grew up|(?:are|come|came) from (?:abroad
    |another|a (?:different )?(?:country|culture|village)|the (?:north|south|east|west|islands|countryside))
    |come from|moved here|came here|arrived here|immigrated|emigrated|fled|hail from|originate)(?! (?:with
    |a (?:different )?(?:test|design|product|support|sales|math|physics|science)))(?= (?:in|from|to|abroad
    |with|a|an|as|here|and|the|so|we|elsewhere|overseas|by|out|\w+ (?:and|so|we|where))|\W*$)
where you (?:come|are|were|grew|came|live|lived) (?:from|born|up|before)|(?:people|folks?|everyone|others
    |many|men|women|those|somebody|someone|colleagues) (?:from|of|in) (?:your|that|those|these
    |such) (?:\w+ )?(?:country|part|parts|region|culture|background|area|corner|community|continent|nation)
    |back (?:home|in your (?:country|home))(?= (?:you|in your|where|people|things|they|this)|\W*$)|(?:in
    |from|to|for) your (?:home |native |own |former |birth )?(?:country|culture|homeland|nation|village
    |community|people)(?! (?:samples?|of (?:practice|users)|codes?|table))|(?:cultural|ethnic|national
    |migrant|immigrant|migration|foreign|racial|minority|religious|family|social|class) (?:background
    |origins?|differences?|minority|group|diversity|heritage|roots|descent)(?! (?:column|field|table
    |colou?r))
(?:hold|holding|have|having|has|had|need|needed|needs|lack|lacked|without|get|getting|got|renew|extend
    |extended|obtain|expired|expires|sponsor|missing|your|of|for|about|no|valid|hold a|hold no) (?:(?:a|an
    |the|no|any|valid|your|local|our|proper|of|eu|dual|permanent|own|new|limited) ){0,4}(?:citizenship
    |passport|visa|work permit|residence (?:permit|status|card)|residency|green card|work authori[sz]ation
    |right to (?:work|stay|remain|live)|permission to work|permit to (?:work|stay)|settled status
    |leave to remain|immigration status|papers to work)(?! (?:field|column|form|number field|check|scanner
    |application|page|photo|for (?:hot|welding|the (?:hot|roof|welding)))|(?: card)? payment)
(?:residence|immigration|visa|residency|refugee|asylum|migrant|citizenship|nationality|passport|foreign
    |work permit) (?:status|papers|permit|sponsorship|issues?|problems?|situation|question|documents?|seeker
    |requirements?|runs out|ran out|expires|expired)(?! (?:field|column|in the (?:form|case|role play
    |brief)))|(?:local|locals?|people|somebody|someone|a person|candidates?|applicants?|citizens?
    |nationals?) (?:only|(?:who )?(?:was|were|are|is) (?:born|raised|from) here|from here|from (?:around
    |abroad|this (?:area|country|region)|the (?:area|region))|of (?:this|our) (?:country|nation))|(?:eu
    |foreign|our own|local) (?:citizens?|nationals?)|foreign(?:er|ers|born| born| sounding| looking| name
    | degree| diploma)
(?:only|lone|first|single|one|another) (?:<FOLK>|foreign|colou?red|dark skinned|non white|ethnic
    |minority) (?:person|man|woman|colleague|engineer|teacher|nurse|employee|face|member|hire|candidate
    |applicant|one)|(?:<FOLK>|dark|light|fair|brown|pale) skinned|skin (?:colou?r|tone)|of colou?r|(?:exotic
    |foreign|unusual|strange|hard to pronounce|difficult) (?:sounding )?(?:name|surname|looks?
    |appearance)(?! (?:for (?:a|the) (?:function|variable|file|column|class|dish|service)))|your name (?:is
    |was|sounds?|sounded|looks?|made) (?:\w+ )?(?:hard|difficult|foreign|strange|exotic|odd|unusual|hard to
    |to pronounce|unpronounceable|us (?:think|wonder))
(?:arab|black|brown|white|asian|african|ethnic|racial|coloured|colored|minority|immigrant|migrant|refugee
    |foreign|roma|gypsy|indigenous) (?:person|people|man|woman|men|women|candidate|applicant|colleague|hire
    |employee|teacher|nurse|engineer|family|community|voice|face|worker|background)s?(?! in the (?:role play
    |case|exercise|brief))|(?:rac(?:e|ial)|ethnic(?:ity)?|tribal|caste)(?= (?:background|origin|group
    |profile|mix|diversity|identity|minority|or|and (?:religion|gender|origin)))(?! (?:condition|column))
""",
    CLASSES,
)
BELIEF = terms(
    r"""
(?:as|being|like|for|you are|you were|you being|you seem|you seemed|you came across as|since you are
    |because you are) (?:an? |one of the |the only |our only )?(?:(?:very|deeply|openly|strictly
    |practi[sc]ing|devout|strict|committed|good|active|young|fellow) ){0,4}<FAITH>(?= (?:you|we|and|but|so
    |in|who|may|might|would|or|with|this|person|man|woman|family|teacher|nurse|candidate|applicant
    |colleague)|\W*$)
(?:your|their|wear|wears|wore|wearing|in|with|without|of|under|remove|take off|took off|about
    |behind) (?:(?:a|an|the|your|his|her|that|full|black|religious) ){0,4}<CLOTH>(?= (?:would|could|may
    |might|was|is|in|on|at|for|and|to|you|we|made|under|while|with|does|did|has|will|during|when)|\W*$)
(?:your|you kept|you keep|keep|keeping|observe|observed|observing|celebrate|celebrated|celebrating|for|on
    |during|off for|away for|away at|over|wanted|want|off|around|before|respect|honou?r|of|at|and|as
    |during) (?:the |your |an? |all )?<FEAST>(?! (?:menu|campaign|window|poster|sale|card|cards|lesson
    |offers?|dishes?|buffet|decorations?|promotion|eggs?|baskets?|schedule|delivery|recipe|cakes?|rota
    |opening hours|bread|turnover|figures|in the (?:plan|rota|brief|sample|calendar|case)))
<FEAST>(?: \w+){0,3} (?:off|would|was|is|clash|clashes|clashed)|you (?:do not|did not|dont|didnt|cannot
    |could not|would not|will not|refuse to|refused to|never) (?:work|come in|eat|drink|travel|drive
    |shake hands|serve|handle|touch)(?: \w+){0,4} (?:<FEAST>|fridays?|saturdays?|sundays?|pork|alcohol|beef
    |meat|sundown|religious|faith|women|men|prayer)
your (?:\w+ )?<RITE>(?! (?:of (?:the |a )?(?:data|tests?|samples?|messages?|product)|in (?:the|our|your
    |a) (?:data|plan|design|tests?|product|numbers|figures|process|team)|that|about (?:the )?(?:market|cause
    |load|bug)|menu|room (?:plan|on)|network|state|path|lane|forward|test|track))|your (?:church|religious
    |bible|mosque|parish|faith|mission) (?:\w+ )?(?:work|group|choir|duties|service|community|school
    |activities|holidays?|meeting|commitments?)
(?:time|times|break|breaks|pause|pauses|room|place|space|need|needed|wish|wished|asked|wanted|have|had|stop
    |stopped|leave|left|want|going|go|went) (?:off )?(?:to |for |at |in )(?:your |a |the |noon |daily
     |friday ){0,4}(?:pray|prayers?|praying|worship|church|mosque|synagogue|fast|fasting)(?! (?:room (?:on
    |in|sign)|forward|track|lane|path|as possible))|prayer (?:times?|breaks?|mat|rug|rooms?|group)
    |you (?:\w+ )?(?:pray|prayed|worship|worshipped|fasted|are fasting|were fasting|go to (?:church|mosque
    |temple|mass)|eat (?:only )?(?:halal|kosher)|converted|believe in (?:god|allah|jesus))(?! (?:that|the
    |for the))
(?:religious|faith|spiritual) (?:beliefs?|reasons|grounds|holidays?|views|community|observance|person|family
    |duties|background|clothing|convictions?|needs|practices?|obligations|upbringing|symbols?
    |feelings)(?! in the (?:case|brief|role play|lesson|sample))|(?:catholic|protestant|christian|muslim
    |jewish|islamic|hindu|buddhist|sikh|religious|church|faith) (?:faith|beliefs?|school background
    |upbringing|family|values|community|name|holidays?|way of life|colleagues?|candidates?
    |applicants?)(?= (?:may|might|would|was|were|is|are|could|made|you|and|did|in your|of yours|gave|so)
    |\W*$)
(?:shop steward|union (?:steward|rep\w*|member(?:ship)?|man|woman|official|work|activit\w+|activism
    |organi[sz]er|past|background|links?|ties|delegate|leader|secretary|card|meetings?|duties|involvement
    |talk|stance)|unioni[sz]\w+|trade unions?|trade unionist|labou?r (?:union|activist)
    |works council(?:lor)?|staff (?:council|representative|delegate|association)|collective (?:bargaining
    |agreement activist)|employee representative|(?:on|in|at|led|lead|joined|organi[sz]ed
    |called) (?:a |the |that |last ){0,4}(?:strike|picket line)|(?:strike|picket)(?= (?:at your|you
    |in which you)))(?! (?:type|types|case|in the (?:role play|case|exercise|brief)))|(?:your|in|to|of|with
    |join|joined|joining|by|from|for|left) (?:the |a |an |your )?union(?= (?:work|may|might|would|was|and
    |made|at|gave|in your|you|is|has)|\W*$)(?! (?:type|of (?:the )?(?:two|sets|both)))|your (?:political
    |party|activist) (?:\w+ )?(?:views?|past|beliefs?|activit\w+|membership|work|opinions?|leaning|card
    |engagement)
""",
    CLASSES,
)
NOT_THEIRS = terms(
    r"""
(?:the|no|each|every|one|(?<!with\W)(?<!on\W)(?<!in\W)an?) (?:condition|treatment|operation|period|weight
    |recovery|stroke|panic|symptoms?|injury|tablets|disease|allerg(?:y|ies)|oxygen mask|cast|dressing|scar)
(?:your|a|the|of) (?:habit|mass|temple|fast|god|belief|confession)(?: of \w+)?|as fast as|your visa card
    |an english \w+|(?:of|with|in) glasses
work permit (?:for|of) (?:the )?(?:hot|welding|roof|confined|electrical|live|high|crane|scaffold|grinding
    |maintenance|isolation)\w*|permit to work (?:form|sheet|system|for|board)
first aid \w+|(?:male|female) (?:and|or|to) (?:female|male) (?:connectors?|plugs?|ends?|sockets?|threads?
    |adapters?)
(?:maternity|cancer|geriatric|stroke|diabetes|asthma|pain|pregnancy|dementia|dialysis|health|retirement
    |pension|nationality|ethnicity|religion|gender|wheelchair|hearing|disability|prayer|family|visa|passport
    |citizenship|accent|native|union|veteran|senior|kids|children|child|baby|babies|parental leave
    |sick leave|medication|allergy|mental health|age|marriage|divorce|custody|care) (?:ward|unit|clinic|case
    |leaflet|plan|fields?|columns?|ramp|access|user|users|symbol|lift|test cases?|form|forms|home residents?
    |scheme|calculator|brochure|app|page|chart|module|lesson|menu|discount|account|accounts|fund|label
    |labels|filter|types?|colou?rs?|records?|card|cards|code|codes|policy|rules?|clause|clauses|aisle
    |section|department|toys|clothes|play area|seat|food|formula|range|groups? (?:chart|table)|law|tickets?
    |portion|portions|station)
(?:the|a) nursery (?:opens?|closes?|class|school|rhymes?|group|plants?|plan|teacher)
in the (?:nursery|religious|church) (?:class|group|lesson|exercise|case)
""",
    {},
)
"""What is none of these: a word of the task, or somebody else's."""
