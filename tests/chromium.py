"""The browser for the tests: found on this machine, or else installed.

Run as a script (`make test` does) it installs one where there is none, or fails.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
OPT_OUT = "DOSSIER_NO_BROWSER"
MISSING = (
    "No Chromium was found and none could be installed. Install one, or name it: "
    f"CHROMIUM=/path/to/chromium make test. To leave the browser tests out: {OPT_OUT}=1 make test"
)


def find(environment: Mapping[str, str]) -> str | None:
    """`$CHROMIUM`, else the first browser on PATH, else Playwright's own, else None.

    A `$CHROMIUM` that cannot be run counts as none: nothing else is put in its place.
    """
    if named := environment.get("CHROMIUM"):
        return shutil.which(named)
    found = (shutil.which(name, path=environment.get("PATH")) for name in NAMES)
    return next((path for path in found if path), None) or _playwrights_own()


def unwanted(environment: Mapping[str, str]) -> bool:
    """Whether the browser tests are to be left out."""
    return environment.get(OPT_OUT) == "1"


def main() -> int:
    """See to it that there is a browser: 0 when there is one or none is wanted, else 1."""
    if unwanted(os.environ) or find(os.environ):
        return 0
    if "CHROMIUM" not in os.environ:
        print("Installing Chromium for the browser tests …", flush=True)
        for install in (_debians, _playwright):
            if install() and find(os.environ):
                return 0
    print(MISSING, file=sys.stderr)
    return 1


def _debians() -> bool:
    """Debian's package, as root or where sudo asks for no password."""
    if not shutil.which("apt-get"):
        return False
    root = os.geteuid() == 0
    sudo = () if root else ("sudo", "-n")
    if not root and not (shutil.which("sudo") and _run(["sudo", "-n", "true"])):
        return False
    _run([*sudo, "apt-get", "update", "-qq"])
    quiet = ("env", "DEBIAN_FRONTEND=noninteractive")
    return _run([*sudo, *quiet, "apt-get", "install", "-y", "-qq", "chromium"])


def _playwright() -> bool:
    return _run([sys.executable, "-m", "playwright", "install", "chromium"])


def _playwrights_own() -> str | None:
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).is_file() else None


def _run(command: Sequence[str]) -> bool:
    """Run it out of sight; show what it said only when it fails."""
    done = subprocess.run(
        command,
        check=False,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if done.returncode:
        print(f"{' '.join(command)}: {done.stdout.strip()}", file=sys.stderr)
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
