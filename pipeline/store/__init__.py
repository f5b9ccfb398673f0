"""Queries as functions of a session, one file per aggregate."""
