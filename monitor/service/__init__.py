"""THE CORRIDOR: where the rooms meet. `wiring` furnishes it, `daemon` runs it, `poll` and `deliver` are its roads."""
