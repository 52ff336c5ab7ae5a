"""What people and scripts touch: the command line and the app."""
