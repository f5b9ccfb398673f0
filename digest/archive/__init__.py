"""The archive of editions as a static site: pages, feeds and texts as path and content, to be written anywhere. Pure.

Every page works from a folder, a web server or behind any path: links within the archive are relative.
"""
