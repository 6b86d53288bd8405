"""Comments on a page and its passages: a page of their own, and a part beside the form."""
