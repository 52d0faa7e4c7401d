"""The keys of a replay: they move in time on every screen, whatever the key does in a live debrief."""

from panelry_tui.keys import AT_TIMES, MAIN, OFTEN, PALETTE_ONLY, Key

REPLAY_KEYS = (
    Key("right", "Step", "app.replay_step(1)", MAIN, "replay.on", shown="left right"),
    Key("left", "Step back", "app.replay_step(-1)", PALETTE_ONLY, "replay.back"),
    Key("space", "Play", "app.replay_play", MAIN, "replay.play"),
    Key("v", "Reveal", "app.replay_to('reveal')", OFTEN, "replay.reveal"),
    Key("r", "Revised", "app.replay_to('revision')", OFTEN, "replay.revision"),
    Key("R", "Revised before", "app.replay_to('revision', True)", AT_TIMES, "replay.revision-before"),
    Key("c", "Agreed", "app.replay_to('agreed')", OFTEN, "replay.agreed"),
    Key("C", "Agreed before", "app.replay_to('agreed', True)", AT_TIMES, "replay.agreed-before"),
    Key("+,equals_sign", "Faster", "app.replay_faster(1)", OFTEN, "replay.faster"),
    Key("-", "Slower", "app.replay_faster(-1)", AT_TIMES, "replay.slower"),
    Key("<", "Start", "app.replay_end(True)", AT_TIMES, "replay.start"),
    Key(">", "End", "app.replay_end(False)", AT_TIMES, "replay.end"),
)
