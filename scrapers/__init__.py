"""GATHER: from an outlet to its articles."""
