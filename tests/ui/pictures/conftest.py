from tests.ui.charts.conftest import light_theme, shown, workbench

__all__ = ["light_theme", "shown", "workbench"]
