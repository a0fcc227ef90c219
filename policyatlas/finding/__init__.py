"""Words, the index of them, and what they find: tokens, rows, queries, ranks, marks; knows no page and no request."""
