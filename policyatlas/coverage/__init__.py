"""What is known of every case, how well, and what is not: the matrix of cases and dimensions, and its page."""
