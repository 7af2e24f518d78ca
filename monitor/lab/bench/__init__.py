"""What it costs and what it withstands: the measurements behind `monitor bench`, and the worlds that they need."""
