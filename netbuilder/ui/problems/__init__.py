"""Problems in words, each with its fix."""
