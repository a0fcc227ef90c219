"""Anybody may suggest a source: a page of its own, which ends in the inbox and is shown to nobody else."""
