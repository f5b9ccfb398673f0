"""Crawling on many machines: a queue of jobs in PostgreSQL. The only place that knows Procrastinate."""
