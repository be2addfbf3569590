"""What the centre says, signed and versioned (TUF): bytes in, result out, no network."""
