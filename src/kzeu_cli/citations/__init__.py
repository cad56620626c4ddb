"""Citations: from facts and references to what goes in a paper, in seven styles and five formats, as text."""
