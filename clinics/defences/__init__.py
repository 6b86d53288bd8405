"""What keeps robots and curious people from the form, without cookies and riddles."""
