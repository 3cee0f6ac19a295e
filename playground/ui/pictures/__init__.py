"""Pictures of the charts and of the network that are taken away: to the clipboard or into a file."""
