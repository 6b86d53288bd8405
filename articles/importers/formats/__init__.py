"""What clinics hand over, one module a format, each with one function: articles_in(file).

It gives None for a file that is not of its format, told by content and never by name; else the articles of the
file one after the other, each an ArticleSource, or the DocumentError that tells why that one was refused.
"""
