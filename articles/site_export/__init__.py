"""All content of the site as files in the open: pages in Markdown that Hugo and Astro build, pictures, and complete records.

    content/articles/<address>/index.md      front matter and text, with the pictures of the text beside it
    content/treatments/<address>/index.md    the same for treatments
    images/<name>.<ending>                   each picture once, as it was uploaded
    records/<table>.jsonl                    every row of the content, a line each: what restore() brings a site back from
    export.json                              what this is, and how much of it there is

Only `content` is for readers: drafts are marked in it, and the records, which hold all versions, stay outside of it.

Nothing of leads, codes, accounts or visitors is in it; who wrote, signed and verified is named by the sign-in name.
"""

from articles.site_export.export import export
from articles.site_export.restoring import NotRestorable, restore
from articles.site_export.targets import Folder, NotWritable, Zip

__all__ = ["Folder", "NotRestorable", "NotWritable", "Zip", "export", "restore"]
