"""The columns of every command, declared once: a module for each command, and `shown` for what they share."""
