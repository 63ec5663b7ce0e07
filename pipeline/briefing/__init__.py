"""A notice (通报) of indicators, organisations and a period: composed from frames, written as Markdown or Word."""
