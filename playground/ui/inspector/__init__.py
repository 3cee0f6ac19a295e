"""The inspector: the fields of what is selected, on tabs for layer, data and training."""
