"""What a sentence tells of the task, though its words could speak of a person: deeds, questions, parts.

DEED is what "you" did to a thing, ASKED what "you" asked or told, DREW what stands in something of yours,
SETTING what is said within an exercise, THIRD what is "his" or "hers", PART who was played, TAUGHT whom "you"
explained it to, ADVICE what "you" could do to a thing. Each goes on, word by word (ONWARD), up to a word that
leads back to the candidate (HALT). A match of PROTECTED that ends within is excused.
"""

from panelry.leaks.patterns import classes, terms
from panelry.leaks.task_words import TASK

_CLASSES = classes(
    r"""
PERSONA: (?:patient|customer|client|guest|pupil|student|resident|caller|buyer|shopper|visitor|passenger
    |tenant|landlord|user|reader|persona|character|family|child|relative|parent|witness|employee|worker
    |driver|viewer|learner|shop owner|claimant|policy holder|account holder|rider|mother|father|lady|man
    |woman|couple|actor|suspect|defendant|accused|neighbou?r|widow|widower|boy|girl|prisoner|donor|trainee
    |juror|bride|groom|soldier|king|queen|heir|pensioner|tourist|bystander|officer|applicant|complainant
    |deceased|plaintiff|asylum seeker|ewe|cow|calf|lamb|heifer|mouse|dog|horse|caregiver)s?
HALT: you|your|yourself|yours|my|our|us|me|we|i|like|despite|because|since|although|though|while|when|but
    |due|after|being|given|in your|accent|yet|unlike|than|broken|halting|as (?:an?|someone|somebody|one|if)
    |for (?:an?|someone|somebody|your|you)|with (?:an?|such|no)|without an?|and (?:it|that|this|there|an?
    |somebody|someone|not|nobody|people|they)|so (?:an?|it)
ONWARD: (?:[^\w;:.!?–—]+(?!(?:<HALT>)\b)\w+)
SELF: seem(?:ed)?|need|cough\w*|sneez\w+|wheez\w+|trembl\w+|sweat\w*|faint\w+|collapsed|sighed|looked
    |appeared|sounded|mentioned|suffered|needed|wanted|used|struggled|stammered|stuttered|limped|lived
    |retired|raised|cared|married|converted|prayed|fasted|observed|celebrated|dressed|behaved|acted|turned
    |aged|reached|belonged|disclosed|declared|admitted|wished|hoped|feared|worried|supported|attended|walked
    |trained|qualified|graduated|grew|came|wore|brought|lacked|lost|missed|required|requested|hailed|arrived
    |revealed|hinted|told us|talked|refused|declined|objected|skipped|preferred|expected|claimed|pretended
    |relied|served|worked|stayed|are|were|have|look|sound|might|may|would|will|could
GIVEN: (?:the|a|an|each|every|both|all|this|these|those|<n>|separate|no|his|her|their|any|some|two|three|one
    |several)
DEED: you (?:\w+ly |also |then |first |even |had |had also )?(?:<DID>|(?!(?:<SELF>)\b)\w+ed|told|taught|saw
    |set|gave|sent|heard|knew|spoke|met|fed|held|caught|built|lit|ran|rang|swept|swung|rode|drove|threw|tore
    |shut|sewed|sang|wove|dealt)(?: (?:up|down|out|in|on|off|back|over|through|away|to|at|about|from
    |of)){0,2} <GIVEN><ONWARD>{1,10}
ASKED: you (?:also |then |had )?(?:asked|explained|described|showed|noted|said|wrote|taught|wondered|knew
    |noticed|recogni[sz]ed|remembered|saw|learned|discussed|spoke about|talked about|read|found|told (?:the
    |a|each|every|one) \w+|heard|recorded|pointed out)(?: out| aloud| the \w+| an? \w+
    | each \w+)?(?: \w+ the \w+)? (?:how|why|whether|what|which|that|about|where|who|if)<ONWARD>{1,10}
DREW: your (?:\w+ )?(?:timeline|note|plan|report|essay|statement|draft|letter|leaflet|entry|drawing|query
    |log|lesson|budget|table|chart|sketch|script|form|survey|summary|forecast|costing|quote|design|code
    |handover|diagram|poster|slide|slides|handout|speech|lecture|rota|play|video|film|worksheet|test|tests
    |function|class|schema|answer|example|argument|skeleton|advice|sheet|list|model)(?: (?:on|for|to|about
    |of)(?: \w+){1,3})? (?:\w+ed|had|gave|set|put|left|said|told|drew|kept|began|ran|led|met|cut|held|made
    |took|was|were)<ONWARD>{1,10}
SETTING: in (?:the|your|a|each) (?:\w+ ){0,2}(?:role play|scenario|case study|mock \w+|tribunal|lesson
    |simulation|scene|play|exercise|case|script|drill|sample \w+|simulated \w+)(?:[^\w;:.!?–—]+(?!(?:your|we
    |our|us|like|because|since|as an?|being|you (?:<SELF>))\b)\w+){1,16}
THIRD: (?<=\w\W)(?<!or\W)(?:(?:he|she)(?! or)<ONWARD>{1,5}|(?:his|hers?|him)(?! or)<ONWARD>{1,5})
    |the (?:\w+ )?<PERSONA> (?:who )?(?:wore|had|said|took|left|lived|spoke|walked|came|asked
    |was)<ONWARD>{1,6}
PART: <SHOWN> (?:<CAST>|\w+) (?:in|from|of|on) the (?:role play|case|exercise|scenario|brief|task|sample
    |example|simulation|ward|script|call|story)|(?:the|each|his|her|(?:to|by|told|asked|helped|served
    |treated|called|greeted|seated|guided|played|met) an?) <SHOWN> <CAST>|(?:the|each|every
    |one) (?:\w+ )?<CAST>(?: (?:who|was|is|had|has|with|an?|the|his|her|of|felt)){1,3}(?: (?!(?:<HALT>
    |want\w*|prefer\w*|expect\w*|need\w*)\b)\w+){1,2}|an? (?:\w+ )?<CAST> (?:who|with)(?: an?| the| was
    | had){0,2}(?: (?!(?:<HALT>)\b)\w+){1,2}|(?:the|an?|each|every|one) (?:patient|customer|client|guest
    |pupil|resident|caller|user|tenant)s (?!(?:<HALT>|want\w*|prefer\w*|expect\w*
    |need\w*)\b)\w+(?: (?!(?:<HALT>)\b)\w+)?
ADVICE: (?:you (?:could|might|may|can|should)(?: also| then| first| have)?|next time(?: \w+)?|(?:would
    |might) help to|try to|remember to|please) (?!(?:be|have|not|need|want|find|feel|prefer|struggle|like
    |miss|bring|suit|retire|leave|stay|move|raise|marry|pray|fast)\b)\w+(?: \w+)? (?:the|an?|each|every|both
    |all|which|how|what|who|one)<ONWARD>{1,10}
TAUGHT: you (?:explained|described|advised|taught|covered|discussed|handled|set out|dealt with|drafted
    |summed up)<ONWARD>{1,7} (?:to|with|for|in|on) (?:the|an?|each|every) (?:\w+ )?(?:<PERSONA>|starter
    |trainee|apprentice|class|role play|scenario|case|lesson|exercise|brief)
""",
    TASK,
)
DEEDS = terms("<DEED>\n<ASKED>\n<DREW>\n<SETTING>\n<THIRD>\n<PART>\n<TAUGHT>\n<ADVICE>", _CLASSES)
"""What is told of the task; see above."""
