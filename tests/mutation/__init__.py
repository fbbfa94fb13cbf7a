"""A benchmark: how many slips hqaudit sees, names and corrects that were made on purpose in clean reports.

``python -m tests.mutation --each 10`` changes figures of clean reports one at a time and asks for the audit.
"""
