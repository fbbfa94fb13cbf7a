"""From outcomes to findings: what a person should look at, each contradiction once."""
