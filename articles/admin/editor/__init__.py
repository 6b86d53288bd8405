"""Writing: the editor, what it shows beside the text, and what it asks the server for."""
