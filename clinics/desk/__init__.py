"""Reception: a code is looked up, judged, redeemed and undone."""
