"""The candidate's page: its own listener, which reads released texts and nothing else."""
