"""One file one input format: each turns a file into a Document."""
