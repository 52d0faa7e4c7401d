"""Words that several tables of PROTECTED share: who works there, and what tells of a doubt about a person.

A word such as "hip", "boy" or "church" stands in many honest sentences. It is unfit where the same sentence
doubts: what customers expect, how long somebody stays, whether shifts would be hard. DOUBT is that frame.
"""

from panelry.leaks.patterns import classes
from panelry.leaks.roots import CLASSES
from panelry.leaks.task_words import TASK

CROWD = classes(
    r"""
ROLE: (?:colleague|co worker|worker|employee|candidate|applicant|hire|recruit|starter|joiner|person|people
    |man|woman|men|women|engineer|developer|programmer|coder|tester|designer|nurse|sister|matron|midwife
    |doctor|carer|porter|teacher|tutor|head|lecturer|assistant|apprentice|trainee|graduate|lawyer|solicitor
    |barrister|judge|clerk|paralegal|accountant|bookkeeper|auditor|analyst|scientist|technician|researcher
    |welder|fitter|mechanic|electrician|plumber|builder|driver|picker|packer|loader|rep|seller|salesman
    |saleswoman|salesperson|cashier|cook|chef|baker|butcher|waiter|waitress|barman|barmaid|receptionist
    |officer|sergeant|constable|copper|detective|inspector|farmer|shepherd|farmhand|milker|actor|actress
    |dancer|singer|stagehand|director|manager|supervisor|foreman|boss|leader|hand|staff|face|voice|guy|lad
    |chap|bloke)s?
COUNTRY: (?:poland|romania|bulgaria|hungary|ukraine|russia|turkey|syria|iraq|iran|afghanistan|pakistan|india
    |bangladesh|sri lanka|china|japan|korea|vietnam|thailand|the philippines|nigeria|ghana|kenya|somalia
    |sudan|eritrea|ethiopia|morocco|algeria|tunisia|egypt|zimbabwe|south africa|brazil|colombia|mexico
    |venezuela|cuba|jamaica|italy|spain|portugal|greece|albania|serbia|kosovo|croatia|bosnia|the balkans
    |eastern europe|africa|asia|latin america|the middle east|the caribbean|france|germany|ireland|scotland
    |wales|israel|lebanon|the gulf)
CREW: (?:team|crew|shop|shift|office|firm|company|kitchen|ward|garage|workshop|yard|dock|depot|floor|staff
    |squad|lab|farm|site|school|station|branch|department|place|house|bench|unit|troupe|cast|home|line
    |nursery|village|town|area|brigade|force|business|workplace|canteen|staffroom)
OUGHT: (?:would|wouldnt|might|may|will|wont|could|couldnt|cannot|cant|should|shouldnt|must|need)
THEY: (?:we|i|they|some of us|most of us|(?:our|the|some|many|most|some of our|some of the) \w+|customers
    |clients|guests|patients|parents|pupils|residents|farmers|people|others|locals|everyone|nobody|regulars)
STEADY: (?:rarely|seldom|usually|often|tends? to|always|never|generally|typically|normally)
DOUBT: <THEY>(?: \w+){0,3} (?:worr(?:y|ied)|wonder(?:ed)?|fear(?:ed)?|doubt(?:ed)?|hesitated?|prefer(?:red)?
    |like|liked|hop(?:ed|ing)|pictured?|imagined?|picture|imagine|expect(?:ed)?|want(?:ed)?|needs?|needed
    |assumed?|suspected|had in mind|thought|think|felt|feel|noticed|gathered|guess(?:ed)?|missed|was|were
    |are|is|have no|look(?:ed)? for|stare|talk|ask for|asked for|trust|take to)|<OUGHT>(?! help to)|<STEADY>
    |how long you|stay long|stay with us|stay (?:the course|on)|(?:on|with|from|in|about) (?:our
    |this) <CREW>|(?:this|the|our) (?:job|post|role|position|rota|hours|shifts|trade)|nights?|shifts?|rota
    |out of (?:the question|place|reach|your depth)|(?:too|rather) (?:much|risky|hard|heavy|far|long)
    |struggle\w*|suits?|suited|cope|keep up|odd one out|feel at home|awkward|tricky|lonely|difficult
    |surpris\w+|refreshing|lovely|charming|to be (?:honest|frank|fair)|honestly|frankly|sadly|perhaps
    |question mark|came up|in practice|reliab\w+|flexib\w+|commit\w*|eyebrows|(?:takes?|needs?) (?:an?|some)
    |deserves?|hard to|not (?:really|quite)|hardly|no place|no job|explains?|considering|even so|although
    |though|despite|we do not|we have|we had|you (?:told|said|mentioned)|made (?:us|it)|makes|gave us
    |left us|put us off|held (?:you|us) back|got in the way|showed|distract\w+|which (?:is|was)
""",
    {**CLASSES, **TASK},
)
