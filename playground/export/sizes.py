"""About how many bytes the weights take in a file, by the way numbers are written there."""

from __future__ import annotations

from playground.export.script_text import is_packed
from playground.export.trained import TrainedNetwork

DECIMALS = 21  # a sign, a point, 17 digits, what stands between two numbers


def in_binary(trained: TrainedNetwork) -> int:
    return trained.parameters.nbytes


def in_single(trained: TrainedNetwork) -> int:
    """As float32."""
    return 4 * trained.network.parameter_count


def in_decimals(trained: TrainedNetwork) -> int:
    return DECIMALS * trained.network.parameter_count


def in_script(trained: TrainedNetwork) -> int:
    """As decimals, or as base64: four letters for three bytes, and the ends of lines."""
    return trained.parameters.nbytes * 122 // 90 if is_packed(trained) else in_decimals(trained)
