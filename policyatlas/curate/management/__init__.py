"""The command for accounts."""
