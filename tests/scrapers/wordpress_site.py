"""A real WordPress on loopback, from Debian's packages: started, filled and ended by the test that needs it."""

import contextlib
import json
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FILES = Path("/usr/share/wordpress")
#: WordPress keeps no language that it has no texts of.
TEXTS = FILES / "wp-content/languages/es_PE.mo"
PROGRAMS = ("php", "mariadbd", "mariadb", "mariadb-install-db", "mariadb-admin")
PATIENCE_S = 60.0

#: Answers requests for PHP's built-in server: real files as they are, everything else by WordPress.
_FRONT = """<?php
$root = getenv('SITE_ROOT');
$path = rawurldecode(parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH));
$file = realpath($root . $path);
if ($file && strpos($file, $root) === 0 && is_file($file)) {
    if (pathinfo($file, PATHINFO_EXTENSION) !== 'php') { return false; }
    $_SERVER['SCRIPT_NAME'] = $path;
    require $file;
    exit;
}
$_SERVER['SCRIPT_NAME'] = '/index.php';
chdir($root);
require $root . '/index.php';
"""

_SETTINGS = """<?php
define('DB_NAME', 'redaccion');
define('DB_USER', 'root');
define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:{socket}');
define('DB_CHARSET', 'utf8mb4');
define('DB_COLLATE', '');
define('WP_HOME', '{url}');
define('WP_SITEURL', '{url}');
define('DISABLE_WP_CRON', true);
define('WP_HTTP_BLOCK_EXTERNAL', true);
define('AUTOMATIC_UPDATER_DISABLED', true);
foreach (array('AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE') as $name) {{
    define($name . '_KEY', hash('sha256', $name));
    define($name . '_SALT', hash('sha256', 'salt ' . $name));
}}
$table_prefix = 'wp_';
if (!defined('ABSPATH')) {{ define('ABSPATH', __DIR__ . '/'); }}
require_once ABSPATH . 'wp-settings.php';
"""

#: Runs inside WordPress and does what the JSON on its input says.
_DESK = """<?php
$order = json_decode(stream_get_contents(STDIN), true);
if ($order['do'] === 'install') { define('WP_INSTALLING', true); }
$_SERVER['HTTP_HOST'] = $order['host'];
$_SERVER['REQUEST_URI'] = '/';
$_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1';
$_SERVER['REQUEST_METHOD'] = 'GET';
require getenv('SITE_ROOT') . '/wp-load.php';
$ids = array();
switch ($order['do']) {
    case 'install':
        require ABSPATH . 'wp-admin/includes/upgrade.php';
        wp_install('Radio del Río', 'redaccion', 'redaccion@example.org', true, '', 'una clave de prueba');
        foreach (get_posts(array('numberposts' => -1, 'post_status' => 'any', 'post_type' => 'any')) as $post) {
            wp_delete_post($post->ID, true);
        }
        update_option('WPLANG', 'es_PE');
        update_option('timezone_string', 'America/Lima');
        update_option('posts_per_rss', 20);
        break;
    case 'permalinks':
        global $wp_rewrite;
        $wp_rewrite->init();
        $wp_rewrite->set_permalink_structure($order['structure']);
        $wp_rewrite->flush_rules(false);
        break;
    case 'publish':
        foreach ($order['posts'] as $post) {
            $row = array('post_title' => $post['title'], 'post_content' => $post['content'],
                         'post_status' => 'publish', 'post_author' => 1);
            if (isset($post['date'])) {
                $row['post_date'] = $post['date'];
                $row['post_date_gmt'] = get_gmt_from_date($post['date']);
            }
            if (isset($post['id'])) { $row['ID'] = $post['id']; $ids[] = wp_update_post($row); }
            else { $ids[] = wp_insert_post($row); }
        }
        break;
    case 'delete':
        foreach ($order['ids'] as $id) { wp_delete_post($id, true); $ids[] = $id; }
        break;
}
echo json_encode($ids);
"""


def missing() -> str:
    """Why it cannot be started here, "" where it can."""
    absent = [name for name in PROGRAMS if shutil.which(name) is None]
    absent += [str(path) for path in (FILES, TEXTS) if not path.exists()]
    needed = "Debian's wordpress, wordpress-l10n, mariadb-server and php-cli"
    return f"{needed} are needed; not installed: {', '.join(absent)}" if absent else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordPressSite:
    """A running site."""

    url: str
    root: Path

    def _order(self, do: str, **values: Any) -> list[int]:
        done = subprocess.run(
            ["php", str(self.root.parent / "desk.php")],
            input=json.dumps({"do": do, "host": self.url.removeprefix("http://"), **values}),
            capture_output=True, text=True, check=True, timeout=120, env=_environment(self.root),
        )  # fmt: skip
        ids: list[int] = json.loads(done.stdout.splitlines()[-1])
        return ids

    def install(self) -> None:
        """Set the site up: Spanish of Peru, Lima's time, dated permalinks."""
        self._order("install")
        self.permalinks("/%year%/%monthnum%/%day%/%postname%/")

    def permalinks(self, structure: str) -> None:
        """Choose the form of addresses; "" for `?p=12`."""
        self._order("permalinks", structure=structure)

    def publish(self, posts: Sequence[Mapping[str, Any]]) -> list[int]:
        """Publish posts (title, content, date in Lima's time), or change those that carry an id; answers with ids."""
        return self._order("publish", posts=[dict(post) for post in posts])

    def delete(self, *ids: int) -> None:
        """Delete posts for good."""
        self._order("delete", ids=ids)


def _environment(root: Path) -> dict[str, str]:
    return {
        "SITE_ROOT": str(root),
        "PATH": "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin",
    }


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_until(command: Sequence[str], what: str) -> None:
    until = time.monotonic() + PATIENCE_S
    while subprocess.run(command, capture_output=True, check=False).returncode:
        if time.monotonic() > until:
            raise TimeoutError(f"{what} did not start within {PATIENCE_S:.0f} s")
        time.sleep(0.2)


@contextlib.contextmanager
def wordpress(folder: Path) -> Iterator[WordPressSite]:
    """A fresh site in `folder`, ended with its database at the end."""
    root = (folder / "site").resolve()
    shutil.copytree(FILES, root, symlinks=False, ignore_dangling_symlinks=True)
    (root / "wp-config.php").unlink(missing_ok=True)
    database, door = folder / "database", folder / "db.sock"
    # A database that starts sweeps the temporary tables out of its folder: in /tmp those are another one's, too.
    scratch = folder / "scratch"
    scratch.mkdir()
    places = ["--no-defaults", f"--datadir={database}", f"--tmpdir={scratch}", "--user=root"]
    made = subprocess.run(
        ["mariadb-install-db", *places, "--auth-root-authentication-method=normal", "--skip-test-db"],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
    )  # fmt: skip
    if made.returncode:
        raise RuntimeError(f"mariadb-install-db ended with {made.returncode}:\n{made.stdout}")
    running: list[subprocess.Popen[bytes]] = []
    with (folder / "log").open("wb") as log:
        try:
            running.append(
                subprocess.Popen(
                    ["mariadbd", *places, f"--socket={door}",
                     "--skip-networking", f"--pid-file={folder / 'db.pid'}", "--innodb-flush-log-at-trx-commit=0"],
                    stdout=log, stderr=log,
                )
            )  # fmt: skip
            ask = ["--no-defaults", f"--socket={door}", "--user=root"]
            _wait_until(["mariadb-admin", *ask, "ping"], "the database")
            create = "CREATE DATABASE redaccion CHARACTER SET utf8mb4"
            subprocess.run(["mariadb", *ask, "-e", create], check=True, capture_output=True)
            port = _free_port()
            site = WordPressSite(url=f"http://127.0.0.1:{port}", root=root)
            (root / "wp-config.php").write_text(_SETTINGS.format(socket=door, url=site.url), encoding="utf-8")
            (folder / "front.php").write_text(_FRONT, encoding="utf-8")
            (folder / "desk.php").write_text(_DESK, encoding="utf-8")
            site.install()
            running.append(
                subprocess.Popen(
                    ["php", "-S", f"127.0.0.1:{port}", "-t", str(root), str(folder / "front.php")],
                    stdout=log, stderr=log, env=_environment(root),
                )
            )  # fmt: skip
            _wait_until(["php", "-r", f"exit(@fsockopen('127.0.0.1', {port}) ? 0 : 1);"], "PHP's server")
            yield site
        finally:
            for process in reversed(running):
                process.terminate()
            for process in reversed(running):
                with contextlib.suppress(subprocess.TimeoutExpired):
                    process.wait(30)
