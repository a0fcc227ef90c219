"""The command that checks links: thin, it hands over what was asked for and prints what comes back."""
