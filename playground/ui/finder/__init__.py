"""The finder: one line that finds every command and every setting by its name, in both languages."""
