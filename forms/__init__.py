"""One definition of each form drives every surface: glass, paper, wire, web, desk. Pure."""
