"""Standing background per region, as data; digest/background.py reads it."""
