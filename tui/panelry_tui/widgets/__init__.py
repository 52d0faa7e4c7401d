"""What the eye sees on a screen: each widget draws a plain record and knows nothing of the network."""
