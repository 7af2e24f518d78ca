"""Tier 1: what a title means, where its words leave a doubt."""
