"""Where answers come from: single keys of a terminal, or the characters of a pipe."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TextIO

try:
    import termios
    import tty
except ImportError:  # pragma: no cover (Windows: answers end with Enter there)
    termios = None  # type: ignore[assignment]
    tty = None  # type: ignore[assignment]


@dataclass(slots=True)
class Keys:
    """``terminal``: a person types; then one key needs no Enter, and lines are edited as usual."""

    source: TextIO
    out: TextIO

    @property
    def terminal(self) -> bool:
        """Whether both ends are a terminal."""
        return self.source.isatty() and self.out.isatty()

    @property
    def width(self) -> int:
        """The columns of the terminal; 0 where there is none, or it does not tell."""
        return os.get_terminal_size(self.out.fileno()).columns if self.terminal else 0

    def one(self, prompt: str) -> str:
        """The next key in lower case; empty at the end of the input. From a pipe, line breaks
        between keys are passed over."""
        if self.terminal and termios is not None:
            # Before the prompt, so that who answers at once is heard.
            with _single(self.source.fileno()):
                self._prompt(prompt)
                key = self.source.read(1)
            print(key if key.isprintable() else "", file=self.out, flush=True)
            if key == "\x03":
                raise KeyboardInterrupt
            return "" if key == "\x04" else key.lower()
        self._prompt(prompt)
        key = self.source.read(1)
        while key and key.isspace():
            key = self.source.read(1)
        if not self.terminal:
            print(key, file=self.out, flush=True)
        return key.lower()

    def line(self, prompt: str) -> str:
        """A whole line without its end and the spaces around it."""
        self._prompt(prompt)
        answer = self.source.readline()
        if not self.terminal:
            print(answer.strip(), file=self.out, flush=True)
        return answer.strip()

    def _prompt(self, prompt: str) -> None:
        print(prompt, end="", file=self.out, flush=True)


@contextmanager
def _single(descriptor: int) -> Iterator[None]:
    """The terminal gives each key at once; as it was before, whatever happens."""
    before = termios.tcgetattr(descriptor)
    try:
        tty.setcbreak(descriptor, termios.TCSADRAIN)
        yield
    finally:
        termios.tcsetattr(descriptor, termios.TCSADRAIN, before)


def of_standard_input() -> Keys:
    """The keys of whoever started the program."""
    return Keys(sys.stdin, sys.stdout)
