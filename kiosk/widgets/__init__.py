"""The kit screens are built of. Only ``tokens`` names colours and sizes."""
