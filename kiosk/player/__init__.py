"""Play a whole visit from an answers file: the demonstration, a test and a bug report in one."""
