"""What the web doors share: page shell, sessions, security headers, language."""
