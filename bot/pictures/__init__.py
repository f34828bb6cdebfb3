"""What Tally draws: the values of each picture, the Typst templates, and the one compiler that renders them."""
