"""Facts in bytes: deterministic CBOR, COSE_Sign1, HPKE, dictionaries, trust."""
