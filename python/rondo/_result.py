"""Results as objects: the fields of the JSON document, one to one."""

from __future__ import annotations

import html
from typing import Any, Callable, Dict, Iterator, Mapping, Optional

import numpy as np

_REASON = "_reason"
# Longest drawing, in seconds, that a notebook makes without being asked.
_QUICK = 5.0


def value(node: Any) -> Any:
    """The Python value of a JSON node: ``{"re", "im"}`` is complex, a list of numbers an array."""
    if isinstance(node, Mapping):
        if set(node) == {"re", "im"}:
            return complex(_number(node["re"]), _number(node["im"]))
        return Record(node)
    if isinstance(node, list):
        return _list([value(entry) for entry in node])
    return node


def _number(entry: Optional[float]) -> float:
    return float("nan") if entry is None else entry


def _is_number(entry: Any) -> bool:
    return isinstance(entry, (int, float, complex)) and not isinstance(entry, bool)


def _list(entries: list) -> Any:
    if not entries:
        return np.zeros(0)
    if all(_is_number(e) or e is None for e in entries) and any(e is not None for e in entries):
        return np.array([_number(e) if e is None else e for e in entries])
    if all(isinstance(e, np.ndarray) for e in entries) and len({e.shape for e in entries}) == 1:
        return np.array(entries)
    return entries


class Record(Mapping):
    """An object of a result. Fields are attributes and keys; a missing one is None, and ``why`` says the reason."""

    def __init__(self, document: Mapping):
        self._document: Dict[str, Any] = dict(document)
        self._values = {
            name: value(node)
            for name, node in self._document.items()
            if not (name.endswith(_REASON) and name[: -len(_REASON)] in self._document)
        }

    def __getattr__(self, name: str) -> Any:
        try:
            return self.__dict__["_values"][name]
        except KeyError:
            fields = ", ".join(self.__dict__.get("_values", {}))
            raise AttributeError(f"There is no field '{name}': the fields are {fields}") from None

    def __getitem__(self, name: str) -> Any:
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __dir__(self) -> list:
        return [*super().__dir__(), *self._values]

    def why(self, field: str) -> Optional[str]:
        """Reason why a field is None; None if it has a value.

        Parameters
        ----------
        field : str
            Name of the field; of a nested one, names joined by dots.
        """
        head, _, rest = field.partition(".")
        if head not in self._values:
            raise AttributeError(f"There is no field '{head}': the fields are {', '.join(self._values)}")
        if rest and isinstance(self._values[head], Record):
            return self._values[head].why(rest)
        return self._document.get(head + _REASON)

    def to_dict(self) -> dict:
        """The JSON document."""
        return dict(self._document)

    def __repr__(self) -> str:
        return type(self).__name__ + "(" + ", ".join(f"{k}={_short(v)}" for k, v in self._values.items()) + ")"


def _short(entry: Any) -> str:
    if isinstance(entry, np.ndarray) and entry.size > 4:
        return f"array{entry.shape}"
    if isinstance(entry, list) and len(entry) > 4:
        return f"[{len(entry)} entries]"
    if isinstance(entry, float):
        return f"{entry:.6g}"
    return repr(entry)


class Result(Record):
    """Answer of an analysis: its fields are attributes, ``c.period_s``.

    Attributes
    ----------
    analysis : str
        Name of the analysis.
    about : str
        The system described: ``map``, ``flow`` or ``matrix``.
    certificate : Record
        Residuals and error estimates.
    environment : Record
        Software and machine.
    arrays : Record
        Arrays that are too long for the document, such as the orbit ``t, x, r, z`` of a cycle.
    """

    def __init__(self, document: Mapping, arrays: Mapping, draw: Callable[[str], None]):
        super().__init__(document["result"])
        self.analysis: str = document["analysis"]
        self.about: str = document["about"]
        self.certificate = Record(document.get("certificate") or {})
        self.environment = Record(document.get("environment") or {})
        self.arrays = Arrays(arrays)
        self._all = dict(document)
        self._draw = draw
        self._svg: Optional[str] = None

    @property
    def orbit(self) -> "Arrays":
        """Orbit over one period: ``t`` (s), ``x``, ``r``, ``z``."""
        if "x" not in self.arrays:
            raise AttributeError(f"The result of {self.analysis} has no orbit: its arrays are {list(self.arrays)}")
        return self.arrays

    def to_dict(self) -> dict:
        """The whole JSON document, as ``rondo analyze --json`` prints it."""
        return dict(self._all)

    def figure(self, path: Any) -> Any:
        """Draws the result into a file (.svg, .pdf or .png) and returns the path."""
        self._draw(str(path))
        return path

    def svg(self) -> str:
        """The figure as SVG text."""
        if self._svg is None:
            import tempfile
            from pathlib import Path

            with tempfile.TemporaryDirectory(prefix="rondo-") as folder:
                file = Path(folder) / "figure.svg"
                self._draw(str(file))
                self._svg = file.read_text(encoding="utf-8")
        return self._svg

    def _verdict(self) -> str:
        for name in ("verdict", "kind"):
            if isinstance(self._values.get(name), str):
                return self._values[name]
        return ""

    def _lines(self) -> list:
        shown = [(k, v) for k, v in self._values.items() if v is not None and k not in ("verdict", "kind")]
        return [(name, _short(entry)) for name, entry in shown]

    def __repr__(self) -> str:
        verdict = self._verdict()
        head = (verdict + ": " if verdict else "") + f"{self.analysis} of the {self.about}"
        return "\n".join([head, *(f"  {name} = {text}" for name, text in self._lines())])

    def _repr_html_(self) -> str:
        head, *_ = repr(self).split("\n")
        rows = "".join(
            f"<tr><td>{html.escape(name)}</td><td>{html.escape(text)}</td></tr>" for name, text in self._lines()
        )
        return f"<p><b>{html.escape(head)}</b></p>{self._picture()}<table>{rows}</table>"

    def _picture(self) -> str:
        from ._errors import RondoError

        seconds = self.environment.get("elapsed_s") or 0.0
        if self._svg is None and seconds > _QUICK:
            return "<p>The figure is made by .figure(path).</p>"
        try:
            return self.svg()
        except RondoError:
            # Not every result has a figure, and .figure(path) says why.
            return ""


class Arrays(Mapping):
    """Arrays by name, as attributes and keys."""

    def __init__(self, arrays: Mapping):
        self._arrays = dict(arrays)

    def __getattr__(self, name: str) -> Any:
        try:
            return self.__dict__["_arrays"][name]
        except KeyError:
            raise AttributeError(f"There is no array '{name}': the arrays are {list(self._arrays)}") from None

    def __getitem__(self, name: str) -> Any:
        return self._arrays[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._arrays)

    def __len__(self) -> int:
        return len(self._arrays)

    def __repr__(self) -> str:
        return "Arrays(" + ", ".join(f"{k}{getattr(v, 'shape', '')}" for k, v in self._arrays.items()) + ")"
