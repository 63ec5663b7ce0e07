"""`python -m pipeline`: the command line."""

import pipeline.learning  # noqa: F401  adds its commands to the app
from pipeline.cli import app

app(prog_name="python -m pipeline")
