"""From glyphs and rulings to blocks: words, cells, paragraphs, headers, titles. Knows no file format."""
