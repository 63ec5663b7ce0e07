"""Every figure the pages show: functions of a DataFrame and a language that return a Plotly Figure."""
