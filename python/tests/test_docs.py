"""The documentation: its commands run, its links resolve, its search answers a stranger."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT

sys.path.insert(0, str(ROOT / "docs"))
import site_pages  # noqa: E402

BLOCK = re.compile(r"<!-- run -->\n```sh\n(.*?)```", re.S)
TUTORIALS = sorted((ROOT / "docs" / "tutorials").glob("*.md"))


@pytest.mark.parametrize("page", TUTORIALS, ids=lambda p: p.stem)
def test_every_command_of_a_tutorial_runs(page, tmp_path):
    blocks = BLOCK.findall(page.read_text(encoding="utf-8"))
    assert blocks
    from rondo import _program

    (tmp_path / "bin").mkdir()
    starter = tmp_path / "bin" / "rondo"
    words = " ".join(f"'{w}'" for w in _program.executable())
    starter.write_text(f'#!/bin/sh\nexec {words} "$@"\n')
    starter.chmod(0o755)
    (tmp_path / "work").mkdir()
    path = os.pathsep.join([str(tmp_path / "bin"), str(Path(sys.executable).parent), os.environ["PATH"]])
    for block in blocks:
        ran = subprocess.run(
            ["sh", "-e", "-c", block], cwd=tmp_path / "work", env=dict(os.environ, PATH=path), capture_output=True, text=True,
            timeout=900,
        )
        assert ran.returncode == 0, block + ran.stderr


def test_every_field_and_setting_has_a_sentence():
    for name, lines in site_pages.pages().items():
        assert len(lines) > 20, name
        for line in lines:
            if line.startswith("| `"):
                assert line.rstrip(" |").rpartition("|")[2].strip(), line


@pytest.fixture(scope="session")
def index(tmp_path_factory):
    if shutil.which("mkdocs") is None:
        pytest.skip("MkDocs is not installed")
    folder = tmp_path_factory.mktemp("site")
    site_pages.write()
    built = subprocess.run(
        ["mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)], cwd=ROOT, capture_output=True, text=True
    )
    assert built.returncode == 0, built.stderr
    return json.loads((folder / "search" / "search_index.json").read_text(encoding="utf-8"))["docs"]


@pytest.mark.parametrize(
    ("question", "page"),
    [
        ("is it a cycle or slow decay", "cycle-or-slow-decay"),
        ("why does it not learn", "why-does-it-not-learn"),
        ("how do I get one panel into my paper", "one-panel-into-my-paper"),
        ("how do I import from PyTorch", "import-from-pytorch"),
        ("what is A(T)", "nonnormality"),
    ],
)
def test_a_strangers_question_is_answered_by_search(index, question, page):
    assert page in found(index, question)[:3]


def found(index, question):
    """Pages by the words of the question that their titles (twice) and texts have, as the site's search ranks them."""
    words = [w for w in re.split(r"[\s?]+", question.lower()) if w]
    best = {}
    for entry in index:
        title, text = entry["title"].lower(), entry["text"].lower()
        rarity = {w: 1 / (1 + sum(w in e["text"].lower() or w in e["title"].lower() for e in index)) for w in words}
        score = sum(rarity[w] * (10 * (w in title) + (w in text)) for w in words)
        name = Path(entry["location"].split("#")[0]).stem
        best[name] = max(best.get(name, 0), score)
    return sorted(best, key=lambda name: -best[name])
