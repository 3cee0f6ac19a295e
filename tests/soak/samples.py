"""Files to open: good ones of every kind, and ones that cannot be used."""

from __future__ import annotations

import shutil
from pathlib import Path

from playground.resources import resource

TABLE = "age,height,eyes\n" + "\n".join(f"{20 + i},{150 + 3 * i % 50},{('blue', 'brown')[i % 2]}" for i in range(60))
CONTENTS = {
    "people.csv": TABLE.encode(),
    "thai.csv": "อายุ;ส่วนสูง\n1,5;2\n2,5;3\n3,5;5\n".encode("cp874"),
    "gaps.tsv": b"a\tb\n1\t2\n\t3\n4\tx\n5\t6\n",
    "empty.csv": b"",
    "broken.json": b'{"version": 1,',
    "units.json": b'{"version": 1, "network": {"layers": [{"units": 0}, {"units": 1}]}}',
    "noise.playground": bytes(range(256)) * 8,
    "noise.npz": b"PK\x03\x04" + bytes(range(256)),
    "two.json": b'{"version": 1, "data": {"kind": "moons"}, "network": {"layers": [{"units": 3}, {"units": 1}]}}',
}


def write_samples(folder: Path) -> None:
    for name, content in CONTENTS.items():
        (folder / name).write_bytes(content)
    for path in resource("experiments").glob("*.json"):
        shutil.copy(path, folder / path.name)
