"""The commands, one file per subject; `meanwhile.cli` puts them together."""
