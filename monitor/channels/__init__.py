"""THE WAY OUT: a channel takes a message and answers Sent, Later or Refused."""
