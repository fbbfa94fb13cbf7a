"""The tests; ``python -m tests`` runs everything that must pass."""
