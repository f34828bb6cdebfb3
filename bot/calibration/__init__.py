"""Where the rates come from and whether the estimates hold: derived from cases, and held against them."""
