"""The form of an article."""

from articles.admin.editorial_form import EditorialForm
from articles.admin.widgets import MarkdownArea, TextArea
from articles.models import Article


class ArticleForm(EditorialForm):
    class Meta:
        model = Article
        exclude = ()
        widgets = {
            "body": MarkdownArea({"rows": 28, "data-markdown": "full"}),
            "excerpt": TextArea({"rows": 3}),
            "meta_description": TextArea({"rows": 2, "maxlength": 300}),
            "social_quote": TextArea({"rows": 2}),
            "call_to_action": TextArea({"rows": 3}),
        }
