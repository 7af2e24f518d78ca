"""What is typed: each command takes in its room when it is called, so that --help is quick."""
