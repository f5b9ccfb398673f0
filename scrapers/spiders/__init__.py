"""The Scrapy spiders, one file per kind of discovery."""
