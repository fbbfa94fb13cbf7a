"""Input that nobody would write: mutated reports and grammar gone wrong, and what it has broken so far (``found/``)."""
