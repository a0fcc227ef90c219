"""The door of the desk: password, code, pauses after failures, and sessions that end without losing a word."""
