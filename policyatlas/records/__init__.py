"""The tables and how they are read; knows no screens, no files and no requests."""
