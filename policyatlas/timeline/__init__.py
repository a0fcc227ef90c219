"""Dated claims on several cases, years down the page: one engine and its page."""
