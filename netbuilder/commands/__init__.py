"""The command line's verbs, one file each; none of them imports Qt."""
