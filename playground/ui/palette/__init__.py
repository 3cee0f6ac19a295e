"""The palette: everything that can be dragged into the network, and put there by click or key as well."""
