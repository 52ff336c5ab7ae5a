"""What the virtual lists show: rows made when they come into view."""
