"""What has changed in public, record by record: differences in words, the ledger of corrections, histories, a feed."""
