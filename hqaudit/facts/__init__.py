"""From blocks to facts: every printed figure gets a meaning and a place. The only room that reads numbers and words."""
