"""Tells you, once, when something new happens in an operation you follow."""

__version__ = "0.1.0"
