"""What a teacher needs in front of a class: projector mode, what the class sees, one panel large, pointer and keys."""
