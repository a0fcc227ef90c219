"""Places, clusters, policies and what is said of them besides claims: lists, forms, proposals."""
