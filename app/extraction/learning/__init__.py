"""Learns the weights in `weights/*.json` from annotated documents: `python -m app.extraction.learning`."""
