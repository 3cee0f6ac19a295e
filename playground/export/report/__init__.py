"""A run on one page of HTML that opens anywhere: settings, curves, figures. It holds everything that it shows."""
