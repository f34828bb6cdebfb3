"""`python -m bot` is `tally`."""

from bot.cli import main

if __name__ == "__main__":
    main()
