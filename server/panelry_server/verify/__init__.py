"""The proof of blindness: two debriefs that differ in private matter alone are the same to everybody else.

Nothing here serves: the command `verify-blind` and the tests play random histories on real rooms.
"""
