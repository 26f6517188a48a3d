"""Reading HDF5 files of strangers, in a process that can be ended."""
