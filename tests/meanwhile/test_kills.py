"""Whatever job is killed, and wherever: the database is whole, nothing acknowledged is lost, nothing comes twice."""

from collections.abc import Iterator

import pytest

from tests.meanwhile.killing import Installation, installation, kill_everything

pytestmark = pytest.mark.sqlite


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    with installation(tmp_path_factory.mktemp("kills") / "installation") as made:
        yield made


def killed(made: Installation, n: int, *, seed: int) -> None:
    tallies = list(kill_everything(made, n, seed=seed))

    assert sum(tally.kills for tally in tallies) >= n, [tally.line for tally in tallies]
    # Both ways have hit: at points that have names, and at any moment.
    for tally in tallies:
        assert 0 < sum(tally.at_points.values()) < tally.kills, tally.line


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_sixty_kills(made: Installation) -> None:
    killed(made, 60, seed=60)


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_a_thousand_kills(made: Installation) -> None:
    killed(made, 1000, seed=1000)
