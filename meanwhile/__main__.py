"""`python -m meanwhile`."""

from meanwhile.cli import main

if __name__ == "__main__":
    main()
