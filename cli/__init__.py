"""The `sarhad` command: one way into every door and every tool."""
