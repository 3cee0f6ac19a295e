"""Projects on disk: an experiment, its trained network at one step and the history of the run, in one file."""
