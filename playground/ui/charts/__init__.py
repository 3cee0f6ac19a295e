"""The charts: loss, gradient of each layer, and what the network gives out."""
