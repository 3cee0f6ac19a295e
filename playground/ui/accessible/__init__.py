"""What the program tells a screen reader beyond what Qt's own widgets tell: its drawn views, and what happens."""
