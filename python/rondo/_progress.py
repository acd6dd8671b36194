"""Progress of long work, on a terminal or under a notebook's cell."""

from __future__ import annotations

import sys
import time
from typing import Any

_WIDTH = 30
_SECONDS_BETWEEN_FRAMES = 0.2


def _is_notebook() -> bool:
    try:
        from IPython import get_ipython  # type: ignore[import-not-found]
    except ImportError:
        return False
    shell = get_ipython()
    return shell is not None and "IPKernelApp" in getattr(shell, "config", {})


class ProgressBar:
    """One line that moves; remarks stay above it."""

    def __init__(self, wanted: bool):
        self._wanted = wanted
        self._moves = wanted and (sys.stderr.isatty() or _is_notebook())
        self._length = 0
        self._shown = 0.0

    def __enter__(self) -> "ProgressBar":
        return self

    def __exit__(self, *_: Any) -> None:
        self._clear()

    def at(self, what: str, share: float, note: str) -> None:
        """Shows how much is done, if it is time to."""
        now = time.monotonic()
        if not self._moves or now - self._shown < _SECONDS_BETWEEN_FRAMES:
            return
        self._shown = now
        full = int(_WIDTH * share)
        line = f"{what}  [{'#' * full}{'.' * (_WIDTH - full)}]  {int(100 * share)} %" + (f"  {note}" if note else "")
        sys.stderr.write("\r" + line.ljust(self._length))
        sys.stderr.flush()
        self._length = len(line)

    def say(self, line: str) -> None:
        """Something that is good to know."""
        if self._wanted:
            self._clear()
            sys.stderr.write(line + "\n")

    def _clear(self) -> None:
        if self._length:
            sys.stderr.write("\r" + " " * self._length + "\r")
            sys.stderr.flush()
            self._length = 0
