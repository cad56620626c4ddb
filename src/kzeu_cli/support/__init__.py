"""What every other package may use: errors, the terminal, files, folded text, suggestions."""
