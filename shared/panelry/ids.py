"""The names of things: opaque strings, so that two kinds are never mixed up.

Every id is drawn at random by a shell (terminal or server) and means nothing, except
a criterion's, which its rubric states.
"""

from typing import NewType

CriterionId = NewType("CriterionId", str)
"""A criterion inside its rubric: lower-case letters, digits and hyphens."""
DebriefId = NewType("DebriefId", str)
PersonId = NewType("PersonId", str)
DeviceId = NewType("DeviceId", str)
ObservationId = NewType("ObservationId", str)
PointId = NewType("PointId", str)
SentenceId = NewType("SentenceId", str)
PositionId = NewType("PositionId", str)
CandidateId = NewType("CandidateId", str)
NoticeId = NewType("NoticeId", str)
"""A notice to one candidate: made of the candidate's id and what it tells, so there is never a second."""
HoldId = NewType("HoldId", str)
LaterId = NewType("LaterId", str)
