"""Words for people by what they are in a hiring: who interviews, who else applied, who was chosen.

Other tables combine them with what such people do or get. A trade may stand on any side, so it
never decides alone. Written as `patterns` says.
"""

from panelry.leaks.patterns import classes

PEOPLE = classes(
    r"""
TRADE: accountant|actor|actress|admin|analyst|apprentice|architect|assistant|auditionee|baker|barista
    |barman|bookkeeper|builder|butcher|buyer|carer|carpenter|cashier|caterer|chef|cleaner|clerk|colleague
    |constable|cook|cleric|dancer|designer|detective|developer|dispatcher|doctor|driver|electrician
    |engineer|farmer|farmhand|fitter|florist|forester|gardener|groom|hand|hygienist|installer|joiner
    |journalist|keeper|labourer|lawyer|lecturer|librarian|machinist|maid|mason|mechanic|midwife|musician
    |nurse|nursery nurse|officer|operator|operative|packer|painter|paralegal|paramedic|pharmacist|pilot
    |planner|plumber|porter|programmer|rep|sales ?man|sales ?woman|sales ?person|salesperson|scientist
    |secretary|seller|shepherd|singer|soldier|solicitor|steward|sous chef|surgeon|surveyor|tailor|teacher
    |technician|tester|trainee|tutor|typist|vet|waiter|waitress|warehouse ?man|welder|worker
SOUL: person|man|woman|chap|fellow|fella|bloke|guy|lad|lass|lady|gentleman|girl|boy|individual|human
RIVAL: candidate|applicant|interviewee|finalist|contender|competitor|auditionee|hopeful|entrant|runner
BODY: somebody|someone|anybody|anyone|nobody|no one|everybody|everyone
CHOSEN: hire|appointee|recruit|starter|new starter|pick|winner|successor|choice
BOSS: manager|owner|boss|chef|head ?chef|head|head ?teacher|deputy head|headmistress|headmaster|matron
    |sister|ward sister|charge nurse|sergeant|inspector|superintendent|captain|chief|foreman|forewoman
    |gaffer|supervisor|director|principal|partner|founder|farmer|landlord|landlady|chair|chairwoman
    |chairman|dean|governor|professor|producer|conductor|editor|consultant|bailiff|proprietor|lead|team
     lead|team leader|tech lead|shift lead|shift leader|department head|section head|bursar|controller|cto
    |ceo|cfo|hr lady|hr|personnel|recruiter|stage manager|choreographer|casting director|registrar
RATER: interviewer|panelist|panel member|assessor|juror|rater|judge|observer|examiner|jury member
SHOWN: (?:in|from|of) (?:the|our|this|that) (?:role play|case|exercise|scenario|brief|sample|example
    |simulation|script|story|scene|play|bundle|file|game)|in your (?:role play|scene)
JOB: job|role|post|position|place|spot|seat|contract|vacancy|opening|part|offer|apprenticeship|placement
    |traineeship|slot|desk|van|bench
ORDINAL: first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|\d+(?:st|nd|rd|th)
TASK: lesson|audition|interview|trial|shift|trial shift|exercise|test|task|talk|presentation|pitch|demo
    |round|session|performance|reading|answers?|work|code|plan|role play|demonstration|application|handover
    |monologue|assessment|paper|portfolio|sample|essay|solution|drawing|weld|dish|menu|report|case|case
     study|cover letter|letter|cv|resume|exam|effort|attempt|showing|take home|walk|drill|statement|speech
    |scene|song|piece|design|sketch|route|ledger|notes|run|tasting
""",
    {},
)
