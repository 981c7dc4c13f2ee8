"""The only HTTP and HTML of the ledger."""
