"""Every SELECT the pages run: functions of a cursor and filters that return a DataFrame of named columns."""
