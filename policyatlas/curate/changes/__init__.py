"""What becomes of records after they were published: corrected, taken back, replaced, put back, renamed, merged."""
