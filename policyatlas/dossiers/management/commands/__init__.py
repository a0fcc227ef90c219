"""The commands for dossiers: thin, each hands its paths to one function and prints what comes back."""
