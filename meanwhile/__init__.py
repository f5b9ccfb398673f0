"""DRIVE: command line, clock, editors' desk and demo; imports everything, imported by nothing."""
