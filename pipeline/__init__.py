"""SORT: from articles to items and stories; keeps the database."""
