"""TRYING OUT: what a person starts beside the service, to check, show, replay, measure, train or torture it."""
