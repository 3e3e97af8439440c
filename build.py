"""Build the site from the seeds: ``python build.py --help`` says what else it does."""

from __future__ import annotations

import io
import os
import sys

HELP = "Run `make site`: it sets up what is needed. Then: `.venv/bin/python build.py`."

if sys.version_info < (3, 11):  # noqa: UP036 (run by whatever Python someone has)
    sys.exit("Python 3.11 or newer is needed. " + HELP)

try:
    from dossier import cli
except ModuleNotFoundError as error:
    if not error.name or error.name.partition(".")[0] == "dossier":
        raise
    sys.exit(f"The package `{error.name}` is not installed. " + HELP)

if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # What we print is UTF-8, whatever the locale of the terminal says.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        status = cli.main()
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read this has seen enough (`| head`). What is still to be written goes nowhere,
        # as https://docs.python.org/3/library/signal.html#note-on-sigpipe has it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 141  # 128 + SIGPIPE
    except KeyboardInterrupt:
        status = 130  # 128 + SIGINT, as shells count it
    sys.exit(status)
