"""Finds cases, sources and claims by words: one engine and its page."""
