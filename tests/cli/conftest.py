from tests.cli.fakes import house

__all__ = ["house"]
