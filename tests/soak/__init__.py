"""Thousands of reports in one run: whether its memory stays as it was, and every one of them is accounted for."""
