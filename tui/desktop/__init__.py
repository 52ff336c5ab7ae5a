"""The machine that the terminal stands on: its clipboard, and the programs that open files and addresses."""
