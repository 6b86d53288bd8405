"""Exports of WordPress for the tests, written by us as WordPress writes them."""

from xml.sax.saxutils import escape

CONTENT = "http://purl.org/rss/1.0/modules/content/"
DC = "http://purl.org/dc/elements/1.1/"


def cdata(text):
    return f"<![CDATA[{text.replace(']]>', ']]]]><![CDATA[>')}]]>"


def item(
    number=7,
    content="<p>A text about skin.</p>",
    *,
    title="On skin",
    kind="post",
    status="publish",
    meta=(),
    terms=(),
    comments=0,
    **fields,
):
    values = {
        "post_id": number, "post_date": "2024-05-03 12:00:00", "post_date_gmt": "2024-05-03 10:00:00", "post_name": "on-skin",
        "status": status, "post_parent": 0, "post_type": kind, "post_password": "", "is_sticky": 0,
    } | {name: value for name, value in fields.items() if name not in ("link", "excerpt", "guid", "creator")}  # fmt: skip
    lines = [
        f"<title>{escape(title)}</title>",
        f"<link>{fields.get('link', f'https://old.example/{number}/')}</link>",
        f"<dc:creator>{cdata(fields.get('creator', 'ada'))}</dc:creator>",
        f'<guid isPermaLink="false">{fields.get("guid", f"https://old.example/?p={number}")}</guid>',
        f"<content:encoded>{cdata(content)}</content:encoded>",
        f"<excerpt:encoded>{cdata(fields.get('excerpt', ''))}</excerpt:encoded>",
        *(f"<wp:{name}>{escape(str(value))}</wp:{name}>" for name, value in values.items()),
        *(f'<category domain="{domain}" nicename="x">{cdata(name)}</category>' for domain, name in terms),
        *(
            f"<wp:postmeta><wp:meta_key>{key}</wp:meta_key><wp:meta_value>{cdata(value)}</wp:meta_value></wp:postmeta>"
            for key, value in meta
        ),
        *(
            "<wp:comment><wp:comment_content>Never imported.</wp:comment_content></wp:comment>"
            for _comment in range(comments)
        ),
    ]
    return "<item>\n" + "\n".join(lines) + "\n</item>\n"


def attachment(number, url, *, alt="", caption="", description="", parent=0):
    return item(
        number, description, title="file", kind="attachment", status="inherit", excerpt=caption, post_parent=parent,
        attachment_url=url, meta=[("_wp_attachment_image_alt", alt)],
    )  # fmt: skip


def export(*items, version="1.2", scheme="http", prefix="wp", encoding="UTF-8"):
    head = f"""<?xml version="1.0" encoding="{encoding}" ?>
<!-- This is a demonstration of an export. -->
<rss version="2.0" xmlns:excerpt="{scheme}://wordpress.org/export/{version}/excerpt/" xmlns:content="{CONTENT}"
 xmlns:dc="{DC}" xmlns:wp="{scheme}://wordpress.org/export/{version}/">
<channel><title>Demo Clinic</title><link>https://old.example</link><wp:wxr_version>{version}</wp:wxr_version>
<wp:base_site_url>https://old.example</wp:base_site_url><wp:base_blog_url>https://old.example</wp:base_blog_url>
<wp:author><wp:author_id>1</wp:author_id><wp:author_login>ada</wp:author_login>
<wp:author_display_name>{cdata("Dr Ada Example")}</wp:author_display_name></wp:author>
<wp:category><wp:term_id>5</wp:term_id><wp:category_nicename>b</wp:category_nicename><wp:cat_name>{cdata("Basics")}</wp:cat_name></wp:category>
"""
    whole = head + "".join(items) + "</channel></rss>\n"
    if prefix != "wp":
        whole = whole.replace("wp:", f"{prefix}:").replace("xmlns:wp", f"xmlns:{prefix}")
    return whole
