"""Taking over weights from a file: into the network that is open, or as a new one."""
