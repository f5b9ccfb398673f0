"""The sample press: a week of articles and the loopback server that publishes them."""
