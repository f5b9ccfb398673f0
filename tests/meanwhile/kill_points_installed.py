"""To be imported by a process that begets children that are killed: its import puts the points in place."""

from tests.meanwhile.kill_points import install

install()
