"""Failures, with the program's own message and exit code."""

from __future__ import annotations


class RondoError(Exception):
    """Rondo refused or failed.

    Attributes
    ----------
    code : int
        Exit code of the program: 1 failed, 2 misuse, 75 interrupted and resumable.
    """

    def __init__(self, message: str, code: int = 1):
        super().__init__(message)
        self.code = code


class UnknownAnalysis(RondoError, AttributeError):
    """There is no analysis of this name."""

    def __init__(self, message: str):
        super().__init__(message, 2)
