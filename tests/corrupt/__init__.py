"""Reports damaged on purpose: none may break the audit, and none may be called right with less read than before."""
