"""Public pages as they were last sent, for as long as they would be made the same; knows no page."""
