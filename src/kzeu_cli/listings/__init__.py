"""Facts gathered into the rows of the listings: agreements with their steps, meetings with their gaps, and so on."""
