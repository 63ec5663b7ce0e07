"""Writes the sample reports of a county that does not exist, and the table of what they state."""
