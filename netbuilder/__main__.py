"""`python -m netbuilder` does what `netbuilder` does."""

from netbuilder.cli import main

if __name__ == "__main__":
    main()
