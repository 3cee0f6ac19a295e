"""The window in which data are drawn by hand: points of a few classes on a plane, over the map of the network."""
