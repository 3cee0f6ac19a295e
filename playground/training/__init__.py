"""A run and its thread: the loop, the recorder of every step, the one-slot mailbox of snapshots, the session."""
