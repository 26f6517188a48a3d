"""Problems in words, each with its cure."""
