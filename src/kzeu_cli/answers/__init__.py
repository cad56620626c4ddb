"""What a command answers: rows and the columns in which they are shown, a module a command."""
