"""The worklist of what is missing, weak or left lying: computed, never stored."""
