"""LOOKING IN: a page, an API and metrics, for whoever runs the service."""
