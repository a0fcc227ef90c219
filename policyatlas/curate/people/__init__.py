"""Who works at the desk: roles, accounts, and how each is protected."""
