"""From draft to the site and off it: the verbs of a page, reviews, and what waits for whom."""
