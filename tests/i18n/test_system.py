"""The language of the computer, as its environment names it."""

from __future__ import annotations

import pytest

from playground.i18n import system_language


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"LANG": "th_TH.UTF-8"}, "th"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
        ({"LANG": "C"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "th_TH.UTF-8"}, "th"),
        ({"LANG": "en_US.UTF-8", "LANGUAGE": "fr:th:en"}, "th"),
        ({"LANG": "th_TH.UTF-8", "LANGUAGE": ""}, "th"),
    ],
)
def test_the_environment_names_the_language(environment: dict[str, str], expected: str) -> None:
    assert system_language(environment) == expected


@pytest.mark.parametrize(
    ("system", "expected"), [("th_TH", "th"), ("Thai_Thailand", "th"), ("de_DE", "en"), (None, "en")]
)
def test_without_an_environment_the_system_is_asked(
    monkeypatch: pytest.MonkeyPatch, system: str | None, expected: str
) -> None:
    monkeypatch.setattr("locale.getlocale", lambda: (system, "UTF-8"))
    assert system_language({}) == expected
