"""The editors' web app."""
