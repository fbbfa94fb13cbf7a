"""``python -m hqaudit``."""

import sys

from hqaudit.cli import main

if __name__ == "__main__":
    sys.exit(main())
