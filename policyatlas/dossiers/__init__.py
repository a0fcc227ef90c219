"""Files and records: dossiers read, checked, loaded and exported; knows no page."""
