"""Labelled news: what the judge learns from it, and how well it then judges."""
