"""The wire over HTTP: what a hub serves and what a node sends. One format, both ends here."""
