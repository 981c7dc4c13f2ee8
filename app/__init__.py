"""G7 Ledger: what G7 interior ministers promised through INTERPOL, in the ministers' own words."""
