"""What comes out of the printer: layout as data, 1-bit drawing, ESC/POS bytes and their reader."""
