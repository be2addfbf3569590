"""The nouns and the law: declarations and their life, identifiers, allowances. Pure."""
