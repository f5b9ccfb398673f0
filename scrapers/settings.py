"""How Scrapy is set: every protection on, everything that listens or remembers off."""

from typing import Any

from scrapers.config import CrawlConfig


def scrapy_settings(config: CrawlConfig, *, verify_tls: bool = True) -> dict[str, Any]:
    """Scrapy's settings: nothing listens, nothing is remembered, nothing is followed that we did not ask for."""
    limits = config.limits
    handler = "scrapers.download.GuardedDownloadHandler"
    return {
        "TWISTED_REACTOR_ENABLED": False,
        "TELNETCONSOLE_ENABLED": False,
        "REMOTE_CONTROL_ENABLED": False,
        "EXTENSIONS": {
            "scrapy.extensions.telnet.TelnetConsole": None,
            "scrapy.extensions.remote_control.RemoteControl": None,
            "scrapy.extensions.memusage.MemoryUsage": None,
            "scrapy.extensions.feedexport.FeedExporter": None,
            "scrapy.extensions.logstats.LogStats": None,
            "scrapy.extensions.closespider.CloseSpider": None,
            "scrapy.extensions.throttle.AutoThrottle": None,
        },
        "USER_AGENT": config.user_agent,
        "DEFAULT_REQUEST_HEADERS": {
            "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,application/json;q=0.9,*/*;q=0.8",
            "Accept-Language": "es-PE,es;q=0.9,en;q=0.5",
        },
        "ROBOTSTXT_OBEY": False,  # Scrapy's own reads a failing robots.txt as a yes; ours stands below
        "DOWNLOADER_MIDDLEWARES": {
            "scrapers.politeness.WishesMiddleware": 50,
            "scrapers.robots.RobotsMiddleware": 100,
            "scrapers.politeness.RetryAfterMiddleware": 560,
            "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
            "scrapy.downloadermiddlewares.httpauth.HttpAuthMiddleware": None,
            "scrapy.downloadermiddlewares.redirect.MetaRefreshMiddleware": None,
            "scrapy.downloadermiddlewares.cookies.CookiesMiddleware": None,
            "scrapy.downloadermiddlewares.httpproxy.HttpProxyMiddleware": None,
        },
        "DOWNLOAD_HANDLERS": {
            "http": handler, "https": handler, "data": None, "file": None, "ftp": None, "s3": None,
        },
        "DOWNLOAD_VERIFY_CERTIFICATES": verify_tls,
        "DOWNLOAD_MAXSIZE": int(limits.download_max_mib * 1024 * 1024),
        "DOWNLOAD_WARNSIZE": 0,
        "DOWNLOAD_TIMEOUT": limits.timeout_s,
        "DOWNLOAD_FAIL_ON_DATALOSS": True,
        "DOWNLOAD_DELAY": 0,  # the pauses are kept in scrapers.politeness, over all outlets of a host
        "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
        "COOKIES_ENABLED": False,
        "HTTPPROXY_ENABLED": False,
        "METAREFRESH_ENABLED": False,
        "REFERER_ENABLED": True,
        "REFERRER_POLICY": "no-referrer",
        "REDIRECT_MAX_TIMES": limits.redirects,
        "RETRY_TIMES": limits.retries,
        "RETRY_HTTP_CODES": [500, 502, 503, 504, 522, 524, 408, 429],
        "RETRY_GIVE_UP_LOG_LEVEL": "DEBUG",
        "DUPEFILTER_CLASS": "scrapy.dupefilters.BaseDupeFilter",
        "LOG_INSTALL_ROOT_HANDLER": False,
        "STATS_DUMP": False,
    }  # fmt: skip
