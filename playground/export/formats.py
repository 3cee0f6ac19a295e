"""The formats that trained weights can be written in, by the ending of the file's name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from playground.document.atomic import replace_file
from playground.export import csv_file, json_file, npz, numpy_script, onnx_file, safetensors_file, sizes, torch_script
from playground.export import verification as proof
from playground.export.layout import Layout
from playground.export.rounding import Rounding, rounding
from playground.export.trained import TrainedNetwork
from playground.export.verification import Verification
from playground.messages import N_, UserError


@dataclass(frozen=True)
class Format:
    """One format.

    name, purpose  for people: what it is called, and who it is for
    layout         which arrays it holds, under which names
    pieces         the content of a file, piece by piece
    verify         reads a written file back
    size           about how many bytes the weights take in it
    precision      of its numbers; None: that of the run, so that nothing is lost
    takes_raw      whether features and scaling are part of what it computes; else they are only described
    """

    ending: str
    name: str
    purpose: str
    layout: Layout
    pieces: Callable[[TrainedNetwork], Iterable[bytes]]
    verify: Callable[[Path, TrainedNetwork], Verification]
    size: Callable[[TrainedNetwork], int]
    precision: str | None = None
    takes_raw: bool = False

    def rounding(self, trained: TrainedNetwork) -> Rounding:
        """What is lost in it."""
        return rounding(trained, self.precision)


FORMATS = (
    Format(
        ".npz",
        N_("NumPy"),
        N_("For your own Python: numpy.load gives every array exactly as it is."),
        npz.LAYOUT,
        npz.npz_pieces,
        proof.verify_npz,
        sizes.in_binary,
    ),
    Format(
        ".safetensors",
        N_("Safetensors"),
        N_("For PyTorch: load_state_dict of a Sequential takes it."),
        safetensors_file.LAYOUT,
        safetensors_file.safetensors_pieces,
        proof.verify_safetensors,
        sizes.in_binary,
    ),
    Format(
        ".onnx",
        N_("ONNX"),
        N_("For apps, phones and other languages: ONNX Runtime and others run the whole network."),
        onnx_file.LAYOUT,
        onnx_file.onnx_pieces,
        proof.verify_onnx,
        sizes.in_single,
        onnx_file.PRECISION,
        takes_raw=True,
    ),
    Format(
        ".json",
        N_("JSON"),
        N_("For JavaScript and anything else: text that every language reads."),
        json_file.LAYOUT,
        json_file.json_pieces,
        proof.verify_json,
        sizes.in_decimals,
    ),
    Format(
        ".csv",
        N_("Table"),
        N_("For Excel, other spreadsheets, and reading by eye."),
        csv_file.LAYOUT,
        csv_file.csv_pieces,
        proof.verify_csv,
        sizes.in_decimals,
    ),
    Format(
        ".py",
        N_("Python script"),
        N_("For reading how it computes: runs alone with NumPy, and checks itself."),
        numpy_script.LAYOUT,
        numpy_script.numpy_script_pieces,
        proof.verify_script,
        sizes.in_script,
        takes_raw=True,
    ),
    Format(
        ".torch.py",
        N_("PyTorch script"),
        N_("For carrying on in PyTorch: a module with its weights."),
        torch_script.LAYOUT,
        torch_script.torch_script_pieces,
        proof.verify_torch_script,
        sizes.in_script,
        takes_raw=True,
    ),
)


def named_format(name: str) -> Format | None:
    """The format that the name of a file ends in, the longest such ending; None where there is none."""
    fitting = [record for record in FORMATS if name.lower().endswith(record.ending)]
    return max(fitting, key=lambda record: len(record.ending), default=None)


def format_of(path: Path) -> Format:
    """The format that the name of `path` ends in. UserError where there is none."""
    record = named_format(path.name)
    if record is None:
        endings = ", ".join(record.ending for record in FORMATS)
        raise UserError(
            N_("{path} has no known ending for weights; expected one of {endings}."), path=str(path), endings=endings
        )
    return record


def write_weights(trained: TrainedNetwork, path: Path, progress: Callable[[int], None] | None = None) -> None:
    """Write `trained` in the format that `path` ends in. UserError where that is not possible; then nothing changes.

    progress   told the number of bytes after each piece; what it raises stops the writing, and nothing changes
    """
    record = format_of(path)
    trained.require_finite()
    pieces = record.pieces(trained)
    replace_file(path, pieces if progress is None else _counted(pieces, progress))


def _counted(pieces: Iterable[bytes], progress: Callable[[int], None]) -> Iterator[bytes]:
    written = 0
    for piece in pieces:
        yield piece
        written += len(piece)
        progress(written)
