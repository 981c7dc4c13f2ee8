"""How fast the program is, in ratios that mean the same on every machine: `make bench`."""
