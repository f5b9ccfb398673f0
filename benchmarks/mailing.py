"""Print the figures of mailing: kills at every point and at random, faults of servers, and 5,000 recipients.

`python -m benchmarks mailing [--kills=1000] [--readers=5000]`
"""

import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from meanwhile.crashing import POINTS
from meanwhile.jobs import open_store
from pipeline.store import deliveries, recipients
from tests.digest.mail_rig import MODULES, MOMENTS, Rig, command, kill_at_random, make_key, verifies
from tests.digest.sample_editions import weekly_edition
from tests.digest.smtp_server import SmtpServer
from tests.kills import Nursery

#: What a server may do, by command, and how the mail ends once the waits have passed.
FAULTS: dict[str, dict[str, list[str]]] = {
    "greylisted twice": {"RCPT": ["451 4.7.1 greylisted"] * 2},
    "greeting 421": {"CONNECT": ["421 busy"]},
    "greeting 554": {"CONNECT": ["554 no service"]},
    "EHLO 421": {"EHLO": ["421 later"]},
    "MAIL 451": {"MAIL": ["451 later"]},
    "MAIL 550": {"MAIL": ["550 sender refused"]},
    "RCPT 452": {"RCPT": ["452 too many"]},
    "RCPT 550": {"RCPT": ["550 5.1.1 no such user"]},
    "DATA 451": {"DATA": ["451 later"]},
    "DATA 554": {"DATA": ["554 no"]},
    "dot 452": {"DOT": ["452 full"]},
    "dot 554": {"DOT": ["554 refused"]},
    "lost at connecting": {"CONNECT": ["drop"]},
    "lost at MAIL": {"MAIL": ["drop"]},
    "lost at RCPT": {"RCPT": ["drop"]},
    "lost at DATA": {"DATA": ["drop"]},
    "lost before the dot": {"BODY": ["drop"]},
    "lost at the dot, not taken": {"DOT": ["drop"]},
    "lost at the dot, taken": {"DOT": ["drop_after"]},
}


def main(options: list[str]) -> int:
    """Run all and print the tables; 1 when a mail came twice, was lost in silence, or a limit was missed."""
    chosen = dict(option.lstrip("-").split("=", 1) for option in options if "=" in option)
    failed = 0
    with tempfile.TemporaryDirectory() as scratch, Nursery(*MODULES) as nursery:
        failed += _points(Path(scratch) / "points", nursery)
        failed += _faults(Path(scratch), nursery)
        failed += _kills(Path(scratch) / "kills", nursery, int(chosen.get("kills", "200")))
    failed += _many(int(chosen.get("readers", "5000")))
    return 1 if failed else 0


def _points(folder: Path, nursery: Nursery) -> int:
    print(f"{'killed at':28} {'mails':>6} {'sent':>5} {'unknown':>8} {'twice':>6} {'lost':>5}")
    failed = 0
    for point in POINTS:
        with SmtpServer() as server:
            rig = Rig(folder / point, port=server.port, n_recipients=5)
            rig.add_edition()
            nursery.run(command(rig), crash=f"{point}:2")
            nursery.run(command(rig))
            found = rig.account(server.journal)
        failed += not found.is_sound or found.unknown_elsewhere > 0
        c = found.states
        print(
            f"{point:28} {c.total():6} {c['sent']:5} {c['unknown']:8} {found.duplicates:6} {found.lost:5}", flush=True
        )
    return failed


def _faults(folder: Path, nursery: Nursery) -> int:
    print(f"\n{'server':28} {'mails':>6} {'sent':>5} {'failed':>7} {'unknown':>8} {'twice':>6} {'lost':>5}")
    failed = 0
    for number, (name, script) in enumerate(FAULTS.items()):
        with SmtpServer(script) as server:
            rig = Rig(folder / f"fault{number}", port=server.port, n_recipients=3)
            rig.add_edition()
            for _ in range(4):
                nursery.run(command(rig))
                rig.forget_waits()
            found = rig.account(server.journal)
        failed += not found.is_sound
        c = found.states
        ends = f"{c['sent']:5} {c['failed']:7} {c['unknown']:8}"
        print(f"{name:28} {c.total():6} {ends} {found.duplicates:6} {found.lost:5}", flush=True)
    return failed


def _kills(folder: Path, nursery: Nursery, n_kills: int) -> int:
    began = time.monotonic()
    kills = kill_at_random(folder, nursery, n_kills=n_kills, seed=20261124)
    found = kills.account
    print(f"\n{'killed at random, last seen':28} {'kills':>6}")
    for moment, said in MOMENTS.items():
        print(f"{said:28} {kills.by_moment[moment]:6}")
    c, seconds = found.states, time.monotonic() - began
    print(
        f"{n_kills} kills in {kills.n_runs} mailings of {kills.whole_s:.2f} s, {seconds:.0f} s in all; "
        f"{c.total()} mails, {c['sent']} sent, {c['unknown']} unknown ({found.twice_possible} of them taken, "
        f"{found.unknown_elsewhere} without need), {found.duplicates} twice, {found.lost} lost, "
        f"{c.total() - c['sent'] - c['unknown']} elsewhere; database {'intact' if found.is_intact else 'DAMAGED'}",
        flush=True,
    )
    return not found.is_sound or found.unknown_elsewhere > 0


def _many(n_readers: int) -> int:
    """Mails with personal sections for many, in a process of its own, so that its memory can be told."""
    command = [sys.executable, "-c", f"from benchmarks.mailing import send_many; send_many({n_readers})"]
    return subprocess.run(command, check=False).returncode


def send_many(n_readers: int) -> None:
    """Recipients with choices of their own, a fast sink, one signed mailing; ends with 1 when a limit was missed."""
    from digest.signing import read_signer
    from meanwhile import jobs

    chance = random.Random(7)
    topics = ["redd", "mining", "titling"]
    regions = ["Loreto", "Madre de Dios", "Ucayali", "San Martín", "Amazonas", "Junín", "Pasco", "Puno", "Cusco"]
    with tempfile.TemporaryDirectory() as scratch, tempfile.TemporaryDirectory() as kept:
        sink = subprocess.Popen(
            [sys.executable, "-m", "tests.digest.smtp_server", kept],
            stdout=subprocess.PIPE,
            stdin=subprocess.PIPE,
            text=True,
        )
        assert sink.stdout is not None
        assert sink.stdin is not None
        port = int(sink.stdout.readline())
        key, record = make_key(Path(scratch))
        mail: dict[str, object] = {
            "base_url": "https://digest.example.org",
            "bounces": {"address": "bounces@digest.example.org"},
            "list_id": "Meanwhile <meanwhile.digest.example.org>",
            "dkim": {"domain": "digest.example.org", "selector": "s1", "key_file": str(key)},
        }
        rig = Rig(Path(scratch), port=port, n_recipients=n_readers, mail=mail)
        with open_store(rig.config) as database, database.writing() as session:
            for row in recipients.every(session):
                row.topics = sorted(chance.sample(topics, chance.randint(1, 3)))
                row.regions = sorted(chance.sample(regions, chance.choice((0, 0, 1, 2, 3))))
        rig.add_edition(weekly_edition())
        began, cpu_began = time.monotonic(), time.process_time()
        report = jobs.send(rig.config)
        seconds, cpu_s = time.monotonic() - began, time.process_time() - cpu_began
        # Of this process alone, and before the signatures are verified.
        megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        with open_store(rig.config) as database, database.reading() as session:
            counts = deliveries.counts(session)
            rows = recipients.every(session)
            n_choices = len({(tuple(row.topics), tuple(row.regions)) for row in rows})
        sink.stdin.close()
        n_taken = int(sink.stdout.readline())
        sink.stdout.close()
        sink.wait(timeout=10)
        samples = [path.read_bytes() for path in sorted(Path(kept).iterdir())]
        n_valid = sum(verifies(raw, record) for raw in samples)
        bits = read_signer(domain="digest.example.org", selector="s1", path=key).key.key_size
    print(
        f"\n{n_readers} recipients with {n_choices} different choices, signed with {bits} bits: {counts} in "
        f"{seconds:.1f} s ({cpu_s:.1f} s of them CPU), {n_taken} at the sink, {n_valid} of {len(samples)} signatures "
        f"looked at are valid, at most {megabytes:.0f} MB (wanted: 120 s, 250 MB)"
    )
    missed = seconds > 120 or megabytes > 250 or n_taken != counts.get("sent", 0) or n_valid != len(samples)
    sys.exit(missed or not samples or bool(report.exit_status))
