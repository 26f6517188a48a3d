"""The file of the document: opened, saved, exported, and offered again after a crash."""
