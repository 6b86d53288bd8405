"""The rules of the check as staff read, try and change them."""
