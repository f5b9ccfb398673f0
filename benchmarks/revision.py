"""Write the next migration step from the difference between the tables and the steps so far.

.venv/bin/python -m benchmarks.revision "Add the shelf mark of items"
"""

import sys
import tempfile
from pathlib import Path

from alembic import command

from pipeline.store.database import open_database
from pipeline.store.schema import _alembic, upgrade


def main() -> None:
    """Make an empty database, bring it to the newest step, and let Alembic write what is missing."""
    message = sys.argv[1]
    folder = Path("pipeline/migrations")
    number = f"{len(list((folder / 'versions').glob('0*.py'))) + 1:04d}"
    with tempfile.TemporaryDirectory() as scratch:
        database = open_database(f"sqlite:///{scratch}/empty.db")
        if int(number) > 1:
            upgrade(database)
        config = _alembic(str(folder))
        config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
        with database.engine.begin() as connection:
            config.attributes["connection"] = connection
            command.revision(config, message=message, autogenerate=True, rev_id=number)
        database.close()


if __name__ == "__main__":
    main()
