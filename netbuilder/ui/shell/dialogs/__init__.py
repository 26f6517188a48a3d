"""The dialogs that a person sees."""
