"""The document that is open: changed, saved, recovered."""
