"""Faults on purpose: what each loses, doubles and delays. `monitor lab torture` prints a row for each."""
