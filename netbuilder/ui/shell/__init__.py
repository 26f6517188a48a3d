"""The window: panels, docks and banners; its dialogs, menus and files in rooms of their own."""
