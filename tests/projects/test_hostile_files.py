"""Projects from an unknown hand: one sentence, at no cost, whatever is in them."""

from __future__ import annotations

import io
import json
import os
import pickle
import random
import stat
import struct
import time
import tracemalloc
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from playground.messages import UserError
from playground.projects.files import read_project, read_summary
from playground.projects.history import NAMES
from playground.training.checkpoint import Checkpoint
from tests.projects.conftest import Change, pack, parts, tensors_in, with_header

MAKE = Callable[[Change], Path]
MUTATIONS = 4000


def refused(path: Path, sentence: str) -> None:
    """Reading it is refused with this in a single sentence."""
    with pytest.raises(UserError, match=sentence) as caught:
        read_project(path)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 500


@contextmanager
def costing_at_most(size: float) -> Iterator[None]:
    """Fails where the work takes more than so many bytes of memory."""
    tracemalloc.start()
    try:
        yield
        assert tracemalloc.get_traced_memory()[1] < size
    finally:
        tracemalloc.stop()


def edit_json(member: str, **values: Any) -> Change:
    """Sets names of a JSON member."""

    def change(members: dict[str, bytes]) -> None:
        members[member] = json.dumps(json.loads(members[member]) | values).encode()

    return change


def edit_header(edit: Callable[[dict[str, Any]], None]) -> Change:
    """Edits the header of the weights."""

    def change(members: dict[str, bytes]) -> None:
        header, numbers = tensors_in(members["weights.safetensors"])
        edit(header)
        members["weights.safetensors"] = with_header(header, numbers)

    return change


# -- the archive -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("content", [b"", b"PK", b"no archive at all" * 10, b"PK\x05\x06" + bytes(18), b"\0" * 1000])
def test_what_is_no_archive_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "p.playground").write_bytes(content)
    refused(tmp_path / "p.playground", r"p\.playground: This is not a project")


@pytest.mark.parametrize("name", ["missing.playground", "."])
def test_what_is_no_file_is_refused_by_name(tmp_path: Path, name: str) -> None:
    refused(tmp_path / name, "cannot be read")


@pytest.mark.parametrize(
    "name",
    ["../escape.txt", "/etc/passwd", "C:\\x", "folder/", "experiment.json/../x", "inner.zip", "a\nb", "ก", "x" * 3000],
)
def test_a_member_that_does_not_belong_in_a_project_is_refused(project: Path, tmp_path: Path, name: str) -> None:
    path = pack(tmp_path / "p.playground", [*parts(project).items(), (name, b"x")])
    refused(path, "does not belong in one|not a project, or it is damaged")
    assert not (tmp_path.parent / "escape.txt").exists()


@pytest.mark.parametrize("member", ["experiment.json", "weights.safetensors", "history.npz", "meta.json"])
def test_a_member_that_is_missing_is_named(changed: MAKE, member: str) -> None:
    refused(changed(lambda members: members.pop(member) and None), f"has no {member}")


def test_a_member_that_comes_twice_is_refused(project: Path, tmp_path: Path) -> None:
    members = list(parts(project).items())
    refused(pack(tmp_path / "p.playground", [*members, members[0]]), "damaged")


def test_thousands_of_members_are_refused_before_they_are_listed(project: Path, tmp_path: Path) -> None:
    many = [(f"{index}", b"") for index in range(20_000)]
    path = pack(tmp_path / "p.playground", [*parts(project).items(), *many])
    with costing_at_most(100_000):
        refused(path, "damaged")


def test_a_second_directory_for_large_archives_is_not_followed(project: Path) -> None:
    content = project.read_bytes()
    end = content[-22:]
    locator = b"PK\x06\x07" + struct.pack("<LQL", 0, 0, 1)
    project.write_bytes(content[:-22] + locator + end)
    refused(project, "damaged")


def test_a_link_is_refused(project: Path, tmp_path: Path) -> None:
    members = parts(project)
    with zipfile.ZipFile(tmp_path / "p.playground", "w") as archive:
        for name, content in members.items():
            about = zipfile.ZipInfo(name)
            about.external_attr = (stat.S_IFLNK | 0o777) << 16
            archive.writestr(about, content)
    refused(tmp_path / "p.playground", "damaged")


def test_an_encrypted_project_is_refused(project: Path) -> None:
    content = bytearray(project.read_bytes())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(signature)
        while at >= 0:
            content[at + offset] |= 1
            at = content.find(signature, at + 1)
    project.write_bytes(content)
    refused(project, "encrypted")


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_unusual_compression_is_refused(project: Path, tmp_path: Path, method: int) -> None:
    refused(pack(tmp_path / "p.playground", parts(project).items(), method), "damaged")


# -- sizes -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("member", ["experiment.json", "weights.safetensors", "history.npz", "meta.json"])
def test_a_bomb_is_refused_before_it_costs_anything(project: Path, tmp_path: Path, member: str) -> None:
    bomb = {**parts(project), member: bytes(200_000_000)}
    path = pack(tmp_path / "p.playground", bomb.items(), zipfile.ZIP_DEFLATED)
    del bomb
    assert path.stat().st_size < 1_000_000
    with costing_at_most(5_000_000):
        refused(path, "larger than it can be|damaged|not a|does not fit")


def test_a_member_that_has_more_than_it_says_is_refused(project: Path) -> None:
    content = bytearray(project.read_bytes())
    at = content.rfind(b"PK\x01\x02", 0, content.rfind(b"weights.safetensors"))
    for offset in (20, 24):  # compressed and full size
        (size,) = struct.unpack_from("<L", content, at + offset)
        struct.pack_into("<L", content, at + offset, size - 8)
    project.write_bytes(content)
    refused(project, "damaged")


def test_a_network_larger_than_the_file_takes_no_memory(changed: MAKE) -> None:
    layers = [{"units": 1024}] * 15 + [{"units": 1, "activation": "linear"}]
    path = changed(edit_json("experiment.json", network={"layers": layers}))
    with costing_at_most(1_000_000):
        refused(path, "do not fit the experiment")


def test_a_shape_larger_than_the_file_takes_no_memory(changed: MAKE) -> None:
    def widen(header: dict[str, Any]) -> None:
        header["layers.0.weight"]["shape"] = [2**40, 2**40]

    path = changed(edit_header(widen))
    with costing_at_most(1_000_000):
        refused(path, "damaged|do not fit")


def test_reading_takes_at_most_twice_what_is_in_the_file(project: Path, checkpoint: Checkpoint, tmp_path: Path) -> None:
    def widen(members: dict[str, bytes]) -> None:
        edit_json("experiment.json", network={"layers": [{"units": 1000}, {"units": 1000}, {"units": 1}]})(members)
        header: dict[str, Any] = {}
        at = 0
        for prefix in ("", "optimizer.0.", "optimizer.1.", "gradient.", "update."):
            for index, (inputs, units) in enumerate(((2, 1000), (1000, 1000), (1000, 1))):
                for name, shape in (("weight", [inputs, units]), ("bias", [units])):
                    end = at + 8 * int(np.prod(shape))
                    header[f"{prefix}layers.{index}.{name}"] = {
                        "dtype": "F64",
                        "shape": shape,
                        "data_offsets": [at, end],
                    }
                    at = end
        members["weights.safetensors"] = with_header(header, bytes(at))
        del members["stages.json"]
        layers = parts(project)["history.npz"]
        with np.load(io.BytesIO(layers)) as stored:
            arrays = {name: stored[name] for name in stored.files}
        wide = [np.pad(arrays[name], ((0, 0), (0, 1))) for name in ("steps_low", "steps_high")]
        arrays["steps_low"], arrays["steps_high"] = wide
        content = io.BytesIO()
        np.savez(content, **arrays)
        members["history.npz"] = content.getvalue()

    members = parts(project)
    widen(members)
    path = pack(tmp_path / "p.playground", members.items())
    del members
    with costing_at_most(2 * path.stat().st_size):
        read_project(path)


# -- what is said in JSON ----------------------------------------------------------------------------------------------


def test_a_newer_version_is_said_before_anything_else(changed: MAKE) -> None:
    def renew(members: dict[str, bytes]) -> None:
        edit_json("meta.json", format_version=7, something_new=True)(members)
        members["maps.bin"] = members.pop("weights.safetensors")

    refused(changed(renew), "version 7, made by a newer program; this one reads version 1")


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"format_version": 0}, "format_version"),
        ({"format_version": True}, "format_version"),
        ({"format": "something else"}, "format"),
        ({"step": -1}, "step: -1 is not between"),
        ({"step": 2**60}, "step"),
        ({"step": 1.5}, "step"),
        ({"step": float("nan")}, "step: NaN is not a whole number"),
        ({"position": "1"}, "position"),
        ({"divergence": {"layer": 99}}, "divergence"),
        ({"table": "a\0b"}, "table"),
        ({"unknown": 1}, "unknown"),
    ],
)
def test_a_wrong_value_is_named(changed: MAKE, values: dict[str, Any], sentence: str) -> None:
    refused(changed(edit_json("meta.json", **values)), sentence)


@pytest.mark.parametrize("member", ["experiment.json", "meta.json"])
@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (b"[" * 50_000, "nested too deeply"),
        (b'{"a":' * 9_000, "nested too deeply"),
        (b"\xff\xfe", "not a text"),
        (b"[1]", "group of named values|JSON object"),
        (b'{"step": ' + b"1" * 10_000 + b"}", "too many digits"),
        (b"", "not valid JSON"),
    ],
)
def test_a_text_that_is_no_json_object_is_refused(changed: MAKE, member: str, text: bytes, sentence: str) -> None:
    refused(changed(lambda members: members.update({member: text})), sentence)


@pytest.mark.parametrize(("member", "name"), [("experiment.json", "version"), ("meta.json", "step")])
def test_a_name_that_is_given_twice_is_refused(changed: MAKE, member: str, name: str) -> None:
    def repeat(members: dict[str, bytes]) -> None:
        members[member] = b'{"%s": 1, ' % name.encode() + members[member].strip()[1:]

    refused(changed(repeat), f"{name}: this name is given twice")


def test_an_experiment_that_is_wrong_is_refused_with_its_place(changed: MAKE) -> None:
    path = changed(edit_json("experiment.json", network={"layers": [{"units": 0}, {"units": 1}]}))
    refused(path, r"network\.layers\[0\]\.units: 0 is not between")


# -- numbers -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
@pytest.mark.parametrize("prefix", ["", "gradient."])
def test_weights_that_are_not_finite_are_refused(changed: MAKE, prefix: str, value: float) -> None:
    def spoil(members: dict[str, bytes]) -> None:
        header, numbers = tensors_in(members["weights.safetensors"])
        start: int = header[f"{prefix}layers.1.weight"]["data_offsets"][0]  # type: ignore[index]
        spoilt = numbers[:start] + np.float64(value).tobytes() + numbers[start + 8 :]
        members["weights.safetensors"] = with_header(header, spoilt)

    refused(changed(spoil), "not finite numbers")


HEADERS: dict[str, Callable[[dict[str, Any]], Any]] = {
    "another type": lambda header: header["layers.0.weight"].update(dtype="F32"),
    "an unknown type": lambda header: header["layers.0.weight"].update(dtype="O"),
    "another shape": lambda header: header["layers.0.weight"].update(shape=[4, 2]),
    "no shape": lambda header: header["layers.0.weight"].update(shape=[]),
    "negative": lambda header: header["layers.0.weight"].update(shape=[-2, -4]),
    "overlap": lambda header: header["layers.0.weight"].update(data_offsets=[8, 72]),
    "far away": lambda header: header["layers.0.weight"].update(data_offsets=[2**50, 2**50 + 64]),
    "one missing": lambda header: header.pop("layers.0.bias"),
    "one too many": lambda header: header.update({"layers.9.bias": header["layers.0.bias"]}),
    "a slot missing": lambda header: [header.pop(name) for name in list(header) if name.startswith("optimizer.1.")],
    "not an object": lambda header: header.update({"layers.0.weight": 3}),
    "a strange name": lambda header: header.update({"a\nb" * 100: header.pop("layers.0.bias")}),
}


@pytest.mark.parametrize("name", HEADERS)
def test_weights_that_do_not_fit_the_experiment_are_refused(changed: MAKE, name: str) -> None:
    refused(changed(edit_header(HEADERS[name])), "do not fit|damaged|is not|number of items")


def test_a_pickle_is_never_opened(changed: MAKE) -> None:
    class Bomb:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return pytest.fail, ("a pickle was opened",)

    def plant(members: dict[str, bytes]) -> None:
        members["history.npz"] = members["weights.safetensors"] = pickle.dumps(Bomb())

    refused(changed(plant), "damaged")

    def plant_deeper(members: dict[str, bytes]) -> None:
        content = io.BytesIO()
        np.savez(content, **{name: np.array(Bomb(), dtype=object) for name in NAMES})  # type: ignore[arg-type]
        members["history.npz"] = content.getvalue()

    refused(changed(plant_deeper), "damaged")


HISTORIES: dict[str, dict[str, Any]] = {
    "too many steps": {"steps_count": np.int64(600)},
    "a stride that is no power of 2": {"steps_stride": np.int64(3)},
    "a negative number": {"steps_count": np.int64(-1)},
    "NaN": {"steps_low": np.full((17, 3), np.nan)},
    "other layers": {"steps_low": np.zeros((17, 9)), "steps_high": np.zeros((17, 9))},
    "a flat array": {"steps_low": np.zeros(51)},
    "whole numbers": {"steps_low": np.zeros((17, 3), np.int64)},
    "evaluations out of order": {"evaluations": np.array([[5.0, 1, 1], [3.0, 1, 1]])},
    "an evaluation at no step": {"evaluations": np.array([[np.nan, 1, 1]])},
    "too many evaluations": {"evaluations": np.zeros((2000, 3))},
    "hands at no step": {"hand_steps": np.array([-1])},
    "many hands": {"hand_steps": np.zeros(300, np.int64)},
    "half a hand": {"hand_steps": np.array([0.5])},
    "complex numbers": {"evaluations": np.zeros((2, 3), complex)},
}


@pytest.mark.parametrize("name", HISTORIES)
def test_a_history_that_contradicts_itself_is_refused(changed: MAKE, name: str) -> None:
    def change(members: dict[str, bytes]) -> None:
        with np.load(io.BytesIO(members["history.npz"])) as stored:
            arrays = {key: stored[key] for key in stored.files} | HISTORIES[name]
        content = io.BytesIO()
        np.savez(content, **arrays)
        members["history.npz"] = content.getvalue()

    refused(changed(change), "damaged|larger")


TWO = ["tanh", "linear"]
STAGES: dict[str, Any] = {
    "no stage": [],
    "not a list": {},
    "out of order": [{"step": 4, "activations": TWO}, {"step": 0, "activations": TWO}],
    "after the end": [{"step": 10**9, "activations": TWO}],
    "before the start": [{"step": -1, "activations": TWO}],
    "another network": [{"step": 0, "activations": ["tanh"]}],
    "an unknown setting": [{"step": 0, "activations": TWO, "training": {"learning": 1}}],
}


@pytest.mark.parametrize("name", STAGES)
def test_stages_that_contradict_the_run_are_refused(changed: MAKE, name: str) -> None:
    def change(members: dict[str, bytes]) -> None:
        members["stages.json"] = json.dumps({"stages": STAGES[name]}).encode()

    refused(changed(change), "damaged|is not|number of items|unknown")


# -- mutations ---------------------------------------------------------------------------------------------------------


def mutated(content: bytes, dice: random.Random) -> bytes:
    """The content with a few bytes changed, taken out, put in, or doubled."""
    result = bytearray(content)
    for _ in range(dice.choice((1, 1, 1, 2, 5, 20))):
        at = dice.randrange(len(result))
        kind = dice.randrange(5)
        if kind == 0:
            result[at] = dice.choice((0, 1, 0x7F, 0x80, 0xFF, dice.randrange(256)))
        elif kind == 1:
            del result[at : at + dice.choice((1, 2, 8, 100))]
        elif kind == 2:
            result[at:at] = dice.randbytes(dice.choice((1, 2, 8)))
        elif kind == 3:
            result[at : at + 4] = struct.pack("<l", dice.choice((-1, 0, 2**31 - 1, dice.randrange(2**16))))
        else:
            result[at:at] = result[at : at + dice.choice((1, 20, 200))]
        if not result:
            return bytes(result)
    return bytes(result)


def test_thousands_of_mutations_are_read_or_refused_in_one_sentence(project: Path, tmp_path: Path) -> None:
    dice, path = random.Random(5), tmp_path / "m.playground"
    whole, members = project.read_bytes(), parts(project)
    begin, sentences = time.monotonic(), []
    for number in range(MUTATIONS):
        if number % 2:
            path.write_bytes(mutated(whole, dice))
        else:  # what stands behind the checksums
            name = dice.choice(sorted(members))
            pack(path, {**members, name: mutated(members[name], dice)}.items())
        try:
            read_project(path)
        except UserError as error:
            sentences.append(str(error))
    assert len(sentences) > MUTATIONS / 2
    assert not [sentence for sentence in sentences if "\n" in sentence]
    assert time.monotonic() - begin < 300, "reading hangs"


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_bytes_in_any_member_are_read_or_refused(project: Path, tmp_path: Path, data: st.DataObject) -> None:
    members = parts(project)
    members[data.draw(st.sampled_from(sorted(members)))] = data.draw(st.binary(max_size=300))
    path = pack(tmp_path / "p.playground", members.items())
    for read in (read_project, read_summary):
        with suppress(UserError):
            read(path)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "p.playground")
    refused(tmp_path / "p.playground", "not a file")
