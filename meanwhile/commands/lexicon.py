"""`meanwhile lexicon …`: what a change of the words would gain and lose."""

from pathlib import Path
from typing import Annotated

import typer

from meanwhile import terminal
from meanwhile.commands.jobs import settings_of

#: Tags that are counted, of those that most items gain or lose.
MOST_TAGS = 30

app = typer.Typer(no_args_is_help=True, help="The words that make tags: try a change before it is kept.")


@app.command("test")
def try_lexicon(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(help="A folder whose files would replace the shipped ones.")],
    *,
    show: Annotated[int, typer.Option(help="How many changed items to show.")] = 20,
    json: Annotated[bool, typer.Option("--json", help="One line of JSON a change.")] = False,
) -> None:
    """Run the bench on a changed lexicon, and compare its tags with today's on every stored item."""
    from meanwhile.lexicon_bench import bench, changes

    settings = settings_of(context)
    config = settings.load()
    rows = bench(config, folder)
    for line in rows.failing:
        terminal.notice(line)
    with settings.store() as database, terminal.progress("comparing", quiet=settings.quiet) as bar:
        found = changes(database, config, folder, bar)
    if json:
        for change in found.changed:
            terminal.json_line(change)
    else:
        for change in found.changed[:show]:
            gained = " ".join(f"+{tag}" for tag in change.gained)
            lost = " ".join(f"-{tag}" for tag in change.lost)
            terminal.plain(f"{change.item}: {gained} {lost}  {change.title}")
        for what, counts in (("gained", found.gained), ("lost", found.lost)):
            if counts:
                terminal.plain(f"{what}: " + ", ".join(f"{tag} {n}" for tag, n in counts[:MOST_TAGS]))
        terminal.plain(
            f"{found.n_items} items compared, {len(found.changed)} would change; of the bench {len(rows.failing)} rows "
            f"fail ({len(rows.gained)} gained, {len(rows.lost)} lost)"
        )
    if rows.failing:
        raise typer.Exit(1)
