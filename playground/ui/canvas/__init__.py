"""The network as it is seen: columns of units, the links between them, and every gesture that changes the stack."""
