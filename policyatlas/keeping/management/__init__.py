"""Where Django looks for commands; holds nothing itself."""
