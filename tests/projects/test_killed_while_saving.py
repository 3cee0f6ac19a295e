"""A process that is killed at any moment while it saves leaves a whole file: the old one or the new one."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

from playground.projects.files import read_project

KILLS = 12
SAVER = """
import sys
from dataclasses import replace
from pathlib import Path
from playground.document.experiment import LayerSpec, NetworkSpec
from playground.projects.files import Project, write_project
from tests.projects.conftest import EXPERIMENT, current

wide = replace(EXPERIMENT, network=NetworkSpec((LayerSpec(300), LayerSpec(300), LayerSpec(1, "linear"))))
run = current(wide)
while True:
    run.run.train(1)
    write_project(Project(wide, run.capture()), Path(sys.argv[1]), None)
    print(run.run.state.step, flush=True)
"""


def test_the_file_is_whole_whenever_the_saver_dies(tmp_path: Path) -> None:
    path, dice = tmp_path / "p.playground", random.Random(1)
    for _ in range(KILLS):
        with subprocess.Popen([sys.executable, "-c", SAVER, str(path)], stdout=subprocess.PIPE, text=True) as saver:
            assert saver.stdout is not None
            told = int(saver.stdout.readline())
            time.sleep(dice.random() * 0.1)  # any moment will do: there is nothing to wait for
            saver.kill()
            told = max([told, *map(int, saver.stdout.read().split())])
        checkpoint = read_project(path).checkpoint
        assert checkpoint is not None
        assert checkpoint.step in (told, told + 1)
