"""The mathematics: activations, initializers, losses, optimizers, the network and its gradient. Numpy, numba."""
