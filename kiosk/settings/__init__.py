"""Settings of one kiosk: one table of what there is, the file they are kept in, their page."""
