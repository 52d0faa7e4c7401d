"""Programs of the peers, each run in a throw-away environment that has the peer's packages."""
