"""Copies of the whole database: `writing` to a file, `checking`, `restoring`; knows tables and migrations, no page."""
