"""The worst that input can do: what it costs, within the limits of time and memory that a document has."""
