"""Work on many pictures: taking them in, completing what is known of them, and what to do first."""
