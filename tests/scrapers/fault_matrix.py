"""The crawl matrix C1–C24: one function per row that provokes the fault on loopback and measures what came of it."""

from tests.scrapers.fault_addresses import c1_redirect_to_private, c2_spellings, c3_rebinding, c4_schemes
from tests.scrapers.fault_contents import (
    c11_charset_lies,
    c12_broken_dates,
    c13_future_dates,
    c14_guids,
    c15_calendar,
    c16_challenges,
    c17_soft_404,
    c21_truncated,
    c22_html_in_titles,
)
from tests.scrapers.fault_figures import Row
from tests.scrapers.fault_loads import c5_bombs, c6_endless, c7_slow, c8_redirect_loop, c9_xml_bombs, c10_deep_pages
from tests.scrapers.fault_manners import c18_robots, c19_retry_after, c20_tls, c23_silence, c24_control_ports

ROWS: dict[str, Row] = {
    "C1": c1_redirect_to_private,
    "C2": c2_spellings,
    "C3": c3_rebinding,
    "C4": c4_schemes,
    "C5": c5_bombs,
    "C6": c6_endless,
    "C7": c7_slow,
    "C8": c8_redirect_loop,
    "C9": c9_xml_bombs,
    "C10": c10_deep_pages,
    "C11": c11_charset_lies,
    "C12": c12_broken_dates,
    "C13": c13_future_dates,
    "C14": c14_guids,
    "C15": c15_calendar,
    "C16": c16_challenges,
    "C17": c17_soft_404,
    "C18": c18_robots,
    "C19": c19_retry_after,
    "C20": c20_tls,
    "C21": c21_truncated,
    "C22": c22_html_in_titles,
    "C23": c23_silence,
    "C24": c24_control_ports,
}
