"""Start NetBuilder's window: `main.py [FILE]`."""

import sys

from netbuilder.app import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
