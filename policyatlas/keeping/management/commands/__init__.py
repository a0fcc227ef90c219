"""The commands that write a backup and put it back: thin, they hand over what was asked for and print the outcome."""
