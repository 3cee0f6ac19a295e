from __future__ import annotations

import pytest

from playground.ui.accessible.factory import install


@pytest.fixture(autouse=True)
def interfaces(qapp: object) -> None:
    """What the application does first of all."""
    install()
