"""Executes the notebooks of this folder end to end: ``python3 run.py [NAME.ipynb ...]`` writes the results into them."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

HERE = Path(__file__).resolve().parent


def notebooks() -> list:
    """The notebooks, in the order of reading."""
    return sorted(HERE.glob("*.ipynb"))


def execute(path: Path):
    """The executed notebook; raises where a cell fails."""
    os.environ["PYTHONPATH"] = os.pathsep.join([str(HERE.parent), os.environ.get("PYTHONPATH", "")])
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(notebook, timeout=600, resources={"metadata": {"path": str(HERE)}}).execute()
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
    return notebook


if __name__ == "__main__":
    for file in [Path(name).resolve() for name in sys.argv[1:]] or notebooks():
        nbformat.write(execute(file), file)
        print(file.name)
