"""The inbox: texts that somebody wants in the atlas, from an address or a file to a proposed source."""
