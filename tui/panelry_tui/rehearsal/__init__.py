"""The rehearsal: a fictional debrief for one person, who rates blind and then meets a panel."""
