"""The program beside Python: found, started once, asked over pipes (``rondo serve --stdio``)."""

from __future__ import annotations

import atexit
import json
import os
import queue
import shlex
import shutil
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any, Dict, List, Optional, Sequence

from ._errors import RondoError
from ._progress import ProgressBar
from ._version import __version__, minor

# Seconds that an interrupted training has to put its checkpoint away.
_PATIENCE = 60.0
_JVM_LINE = "WARNING: Using incubator modules"
_IS_WINDOWS = os.name == "nt"


def executable() -> List[str]:
    """The command that starts Rondo: ``RONDO`` of the environment, the bundled one, that on the PATH, the checkout's."""
    chosen = os.environ.get("RONDO")
    if chosen:
        return [chosen] if os.path.exists(chosen) else shlex.split(chosen)
    name = "rondo.cmd" if _IS_WINDOWS else "rondo"
    here = Path(__file__).resolve().parent
    bundled = here / "_image" / name
    if bundled.exists():
        return [str(bundled)]
    on_path = shutil.which("rondo")
    if on_path:
        return [on_path]
    checkout = here.parent.parent / name
    if checkout.exists() and (here.parent.parent / "pom.xml").exists():
        return [str(checkout)]
    raise RondoError(
        "The program 'rondo' was not found. Looked at: the environment variable RONDO (not set), inside this package"
        f" ({bundled.parent}), the PATH, the checkout ({checkout}). Set RONDO=/path/to/rondo.",
        2,
    )


class _Server:
    """One process that runs commands, one after the other."""

    def __init__(self, cwd: str, words: Sequence[str]):
        self.cwd = cwd
        self.words = list(words)
        self.pid = os.getpid()
        self._answers: "queue.Queue[Optional[str]]" = queue.Queue()
        self._errors: List[str] = []
        self._last = 0
        try:
            self._process = subprocess.Popen(
                [*words, "serve", "--stdio"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                encoding="utf-8",
                cwd=cwd,
                # Ctrl-C of the terminal reaches Python alone, which tells the server: so checkpoints are kept.
                start_new_session=not _IS_WINDOWS,
            )
        except OSError as e:
            raise RondoError(f"{words[0]} could not be started: {e}") from e
        for read in (self._read_answers, self._read_errors):
            threading.Thread(target=read, daemon=True).start()
        self._greet()

    def _read_answers(self) -> None:
        for line in self._process.stdout:  # type: ignore[union-attr]
            self._answers.put(line)
        self._answers.put(None)

    def _read_errors(self) -> None:
        for line in self._process.stderr:  # type: ignore[union-attr]
            if not line.startswith(_JVM_LINE):
                self._errors = self._errors[-50:] + [line]
                if line.startswith(("building", "preparing", "another start")):
                    sys.stderr.write(line)

    def _greet(self) -> None:
        hello = self._next()
        version = str(hello.get("rondo", "unknown"))
        if version != "development" and minor(version) != minor(__version__):
            self.stop()
            raise RondoError(
                f"The package rondo {__version__} needs the program rondo {minor(__version__)}.x, and"
                f" {self.words[0]} is {version}. Install the two of one version, or set RONDO=/path/to/rondo.",
                2,
            )

    def is_alive(self) -> bool:
        return self._process.poll() is None and self.pid == os.getpid()

    def _next(self) -> Dict[str, Any]:
        line = self._answers.get()
        if line is None:
            code = self._process.wait()
            said = "".join(self._errors).strip()
            raise RondoError(said or f"{self.words[0]} ended with exit code {code}", code or 1)
        return json.loads(line)

    def _send(self, request: Dict[str, Any]) -> None:
        try:
            self._process.stdin.write(json.dumps(request) + "\n")  # type: ignore[union-attr]
            self._process.stdin.flush()  # type: ignore[union-attr]
        except OSError:
            # The program has ended: reading says why.
            pass

    def ask(self, words: Sequence[str], bar: ProgressBar) -> Any:
        """Runs a command; its document. An interruption is passed on, and waits for what is worth keeping."""
        self._last += 1
        number = self._last
        self._send({"id": number, "command": list(words)})
        try:
            answer = self._final(number, bar)
        except KeyboardInterrupt:
            self._cancel(number, bar)
            raise
        error = answer.get("error")
        if error is not None and "result" not in answer:
            raise RondoError(error["message"], int(error["code"]))
        if error is not None:
            bar.say("warning: " + error["message"])
        return answer.get("result")

    def _final(self, number: int, bar: ProgressBar) -> Dict[str, Any]:
        while True:
            answer = self._next()
            if answer.get("id") != number:
                continue
            if "progress" in answer:
                bar.at(**answer["progress"])
            elif "remark" in answer:
                bar.say(answer["remark"])
            elif "warning" in answer:
                bar.say("warning: " + answer["warning"])
            else:
                return answer

    def _cancel(self, number: int, bar: ProgressBar) -> None:
        self._send({"cancel": number})
        watchdog = threading.Timer(_PATIENCE, self._process.kill)
        watchdog.start()
        try:
            answer = self._final(number, bar)
            bar.say(answer.get("error", {}).get("message", "done before the interruption"))
        except KeyboardInterrupt:
            self._process.kill()
            raise
        except RondoError as e:
            bar.say(str(e))
        finally:
            watchdog.cancel()

    def stop(self) -> None:
        if self.pid != os.getpid():
            return
        try:
            self._process.stdin.close()  # type: ignore[union-attr]
            self._process.wait(5)
        except (OSError, subprocess.TimeoutExpired):
            self._process.kill()
        for stream in (self._process.stdout, self._process.stderr):
            if self._process.poll() is not None and stream is not None:
                stream.close()


_server: Optional[_Server] = None
_lock = threading.RLock()


def _running() -> _Server:
    global _server
    cwd, words = os.getcwd(), executable()
    if _server is not None and (not _server.is_alive() or _server.cwd != cwd or _server.words != words):
        _server.stop()
        _server = None
    if _server is None:
        _server = _Server(cwd, words)
    return _server


def stop() -> None:
    """Ends the program beside Python; the next call starts it again."""
    global _server
    with _lock:
        if _server is not None:
            _server.stop()
        _server = None


atexit.register(stop)


def ask(*words: Any, progress: bool = True) -> Any:
    """Runs a command of Rondo and returns its JSON document.

    Raises
    ------
    RondoError
        If the command refuses or fails, with its message and exit code.
    """
    texts = [os.fspath(w) if isinstance(w, os.PathLike) else str(w) for w in words]
    with _lock, ProgressBar(progress) as bar:
        return _running().ask(texts, bar)


def command(*words: Any) -> Any:
    """Runs any command of Rondo, as in ``rondo.command("theory", "--json")``.

    Returns
    -------
    dict or str
        The JSON document that the command prints, else its text.
    """
    answer = ask(*words)
    if isinstance(answer, dict) and set(answer) == {"text"}:
        return answer["text"]
    return answer
