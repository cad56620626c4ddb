"""What is made of numbers: amounts in words, exchange, derivation, description."""
