"""The process around the window: messages across threads, garbage, uncaught errors, its end."""
