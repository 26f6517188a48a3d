"""The window: docks, menus, tool bar, banners, dialogs, help pages."""
