"""Files of weights made to hurt: each is refused with one sentence, before it costs memory; nothing in it is run."""

from __future__ import annotations

import io
import json
import random
import tracemalloc
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest

from playground.export.formats import write_weights
from playground.export.reading.files import READERS, open_weights
from playground.export.trained import TrainedNetwork
from playground.messages import UserError

MUTATIONS = 2500


def refused(path: Path, content: bytes, most_bytes: int = 4_000_000) -> str:
    """The sentence, having looked that reading took no more than that memory at once."""
    path.write_bytes(content)
    tracemalloc.start()
    try:
        with pytest.raises(UserError) as caught:
            open_weights(path).parameters()
        assert tracemalloc.get_traced_memory()[1] < most_bytes
    finally:
        tracemalloc.stop()
    sentence = str(caught.value)
    assert "\n" not in sentence
    return sentence


# safetensors


def with_header(header: str | bytes, data: bytes = b"", length: int | None = None) -> bytes:
    text = header.encode() if isinstance(header, str) else header
    return (len(text) if length is None else length).to_bytes(8, "little") + text + data


def entry(dtype: str, shape: list[int], start: int, end: int) -> str:
    return json.dumps({"dtype": dtype, "shape": shape, "data_offsets": [start, end]})


GOOD, EIGHT = entry("F64", [1, 1], 0, 8), bytes(8)
SAFETENSORS = {
    "empty": b"",
    "only a length": b"\x02\0\0\0\0\0\0\0",
    "a header beyond the file": with_header("{}", length=2**63),
    "a header of 4 GB": with_header("{}", length=2**32),
    "no JSON": with_header("nonsense"),
    "no UTF-8": with_header(b"\xff\xfe{}"),
    "a list": with_header("[]"),
    "deep nesting": with_header('{"0.weight":' + "[" * 500_000),
    "a name twice": with_header(f'{{"0.weight":{GOOD},"0.weight":{GOOD}}}', EIGHT),
    "a word twice": with_header('{"0.weight":{"dtype":"F64","shape":[1,1],"shape":[1,1],"data_offsets":[0,8]}}', EIGHT),
    "a shape of more than there is": with_header(f'{{"0.weight":{entry("F64", [1000, 1000], 0, 8_000_000)}}}', EIGHT),
    "a shape that overflows": with_header(f'{{"0.weight":{entry("F64", [2**39, 2**39], 0, 8)}}}', EIGHT),
    "a negative shape": with_header(f'{{"0.weight":{entry("F64", [-1, 1], 0, 8)}}}', EIGHT),
    "a shape of texts": with_header('{"0.weight":{"dtype":"F64","shape":["1","1"],"data_offsets":[0,8]}}', EIGHT),
    "overlapping": with_header(f'{{"0.weight":{GOOD},"1.weight":{GOOD}}}', EIGHT),
    "offsets backwards": with_header(f'{{"0.weight":{entry("F64", [1, 1], 8, 0)}}}', EIGHT),
    "a gap": with_header(f'{{"0.weight":{entry("F64", [1, 1], 8, 16)}}}', bytes(16)),
    "more data than said": with_header(f'{{"0.weight":{GOOD}}}', bytes(800)),
    "truncated": with_header(f'{{"0.weight":{GOOD}}}', bytes(7)),
    "an unknown type": with_header('{"0.weight":{"dtype":"F7","shape":[1,1],"data_offsets":[0,8]}}', EIGHT),
    "metadata that is no text": with_header(f'{{"__metadata__":{{"a":1}},"0.weight":{GOOD}}}', EIGHT),
    "NaN": with_header(f'{{"0.weight":{GOOD}}}', np.full(1, np.nan).tobytes()),
}  # fmt: skip


@pytest.mark.parametrize("name", SAFETENSORS)
def test_hostile_safetensors(tmp_path: Path, name: str) -> None:
    refused(tmp_path / "h.safetensors", SAFETENSORS[name])


# npz


def archive(members: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", compression) as file:
        for name, data in members.items():
            file.writestr(name, data)
    return content.getvalue()


def array(values: np.ndarray, shape: tuple[int, ...] | None = None, descr: str = "<f8") -> bytes:
    """An array as NumPy writes it, under a header that says another shape or type."""
    file = io.BytesIO()
    header = {"descr": descr, "fortran_order": False, "shape": values.shape if shape is None else shape}
    np.lib.format.write_array_header_1_0(file, header)
    return file.getvalue() + values.tobytes()


def pickled() -> bytes:
    class Bomb:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return (pytest.fail, ("a pickle was opened",))

    file = io.BytesIO()
    np.save(file, np.array([[Bomb()]], dtype=object), allow_pickle=True)
    return file.getvalue()


ONE, BIAS = array(np.zeros((1, 1))), array(np.zeros(1))
NPZ: dict[str, Callable[[], bytes]] = {
    "empty": lambda: b"",
    "an empty archive": lambda: archive({}),
    "a pickle": lambda: archive({"layers.0.weight.npy": pickled(), "layers.0.bias.npy": BIAS}),
    "a bomb": lambda: archive({"layers.0.weight.npy": bytes(300_000_000), "layers.0.bias.npy": BIAS}),
    "a bomb behind a header": lambda: archive(
        {"layers.0.weight.npy": ONE + bytes(300_000_000), "layers.0.bias.npy": BIAS}
    ),
    "a bomb of text": lambda: archive(
        {
            "layers.0.weight.npy": ONE,
            "layers.0.bias.npy": BIAS,
            "metadata.npy": array(np.zeros(25_000_000, np.uint8), (), "<U100000000"),
        }
    ),
    "a huge shape": lambda: archive(
        {"layers.0.weight.npy": array(np.zeros(1), (2**40, 2**40)), "layers.0.bias.npy": array(np.zeros(1), (2**40,))}
    ),
    "a shape of more than there is": lambda: archive(
        {"layers.0.weight.npy": array(np.zeros(1), (1000, 1000)), "layers.0.bias.npy": array(np.zeros(1), (1000,))}
    ),
    "a negative shape": lambda: archive(
        {"layers.0.weight.npy": array(np.zeros(1), (-1, 1)), "layers.0.bias.npy": BIAS}
    ),
    "no numbers": lambda: archive(
        {"layers.0.weight.npy": array(np.zeros((1, 1)), descr="|V8"), "layers.0.bias.npy": BIAS}
    ),
    "code in a header": lambda: archive(
        {
            "layers.0.weight.npy": b"\x93NUMPY\x01\x00\x20\x00__import__('os').abort()        \n",
            "layers.0.bias.npy": BIAS,
        }
    ),
    "packed otherwise": lambda: archive({"layers.0.weight.npy": ONE, "layers.0.bias.npy": BIAS}, zipfile.ZIP_LZMA),
    "no bias": lambda: archive({"layers.0.weight.npy": ONE}),
    "a layer left out": lambda: archive({"layers.1.weight.npy": ONE, "layers.1.bias.npy": BIAS}),
    "a path": lambda: archive({"../layers.0.weight.npy": ONE, "/etc/passwd": b""}),
    "NaN": lambda: archive({"layers.0.weight.npy": array(np.full((1, 1), np.nan)), "layers.0.bias.npy": BIAS}),
}


@pytest.mark.parametrize("name", NPZ)
def test_hostile_npz(tmp_path: Path, name: str) -> None:
    content = NPZ[name]()
    refused(tmp_path / "h.npz", content, most_bytes=4_000_000 + 2 * len(content))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_an_archive_with_a_name_twice(tmp_path: Path) -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as file:
        for name, data in (("layers.0.weight.npy", ONE), ("layers.0.bias.npy", BIAS), ("layers.0.bias.npy", BIAS)):
            file.writestr(name, data)
    refused(tmp_path / "h.npz", content.getvalue())


# JSON


LAYER = '{"weight":[[1.5]],"bias":[0]}'
JSON = {
    "empty": "",
    "a list": "[]",
    "a number": "1",
    "no layers": '{"layers":{}}',
    "deep nesting": '{"layers":' + "[" * 100_000,
    "deep nesting of objects": '{"layers":' * 100_000,
    "a million lists": '{"layers":[' + ",".join(["[]"] * 1_000_000) + "]}",
    "a million objects": '{"layers":[' + ",".join(["{}"] * 1_000_000) + "]}",
    "NaN": '{"layers":[{"weight":[[NaN]],"bias":[0]}]}',
    "Infinity": '{"layers":[{"weight":[[1]],"bias":[Infinity]}]}',
    "beyond all floats": '{"layers":[{"weight":[[1e999]],"bias":[0]}]}',
    "a number of a million digits": '{"layers":[{"weight":[[' + "9" * 1_000_000 + ']],"bias":[0]}]}',
    "a name twice": '{"layers":[],"layers":[' + LAYER + "]}",
    "a name twice inside": '{"layers":[{"weight":[[1.5]],"bias":[0],"bias":[1]}]}',
    "texts": '{"layers":[{"weight":[["1"]],"bias":[0]}]}',
    "rows of different length": '{"layers":[{"weight":[[1,2],[3]],"bias":[0,0]}]}',
    "a row too long": '{"layers":[{"weight":[[1],[2,3]],"bias":[0]}]}',
    "biases too many": '{"layers":[{"weight":[[1]],"bias":[0,0]}]}',
    "no biases": '{"layers":[{"weight":[[1]]}]}',
    "switches": '{"layers":[{"weight":[[true]],"bias":[false]}]}',
    "no units": '{"layers":[{"weight":[[]],"bias":[]}]}',
    "an experiment": '{"version": 1, "data": {"kind": "xor"}}',
    "binary": "\0\1\2",
}


@pytest.mark.parametrize("name", JSON)
def test_hostile_json(tmp_path: Path, name: str) -> None:
    content = JSON[name].encode()
    refused(tmp_path / "h.json", content, most_bytes=4_000_000 + 3 * len(content))


def test_more_numbers_than_any_network_has_are_refused_before_they_are_read(tmp_path: Path) -> None:
    content = b'{"layers":[{"weight":[[' + b"0," * 20_000_000 + b'0]],"bias":[0]}]}'
    refused(tmp_path / "h.json", content, most_bytes=2 * len(content) + 4_000_000)


# Thousands of small damages


def mutated(content: bytes, rng: random.Random) -> bytes:
    """A few bytes changed, taken out, put in, or repeated; now and then the end is missing."""
    data = bytearray(content)
    for _ in range(rng.randint(1, 4)):
        place = rng.randrange(len(data) + 1)
        kind = rng.randrange(5)
        if kind == 0:
            data[place : place + 1] = bytes([rng.randrange(256)])
        elif kind == 1:
            del data[place : place + rng.randint(1, 40)]
        elif kind == 2:
            data[place:place] = rng.randbytes(rng.randint(1, 20))
        elif kind == 3:
            data[place:place] = data[place : place + rng.randint(1, 200)]
        else:
            data[place : place + 8] = rng.choice((b"\xff" * 8, bytes(8), b"\x7f" + b"\xff" * 7, b"[" * 8, b"1e999999"))
        if not data:
            data = bytearray(b"\0")
    return bytes(data[: rng.randrange(len(data))] if rng.random() < 0.1 else data)


@pytest.mark.parametrize("ending", READERS)
def test_thousands_of_damaged_files_are_read_or_refused_with_one_sentence(
    trained: TrainedNetwork, tmp_path: Path, ending: str
) -> None:
    path = tmp_path / f"w{ending}"
    write_weights(trained, path)
    content, rng = path.read_bytes(), random.Random(ending)
    refusals = 0
    for _ in range(MUTATIONS):
        path.write_bytes(mutated(content, rng))
        with suppress(UserError):
            parameters = open_weights(path).parameters()
            assert np.isfinite(parameters).all()
            continue
        refusals += 1
    assert refusals > MUTATIONS / 3
