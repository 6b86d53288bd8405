"""Where the verbs of a page have their pages, and what they say."""

from django.urls import reverse


def url(page, verb):
    return reverse(f"admin:articles_{page._meta.model_name}_{verb}", args=[page.pk])


def messages_of(response):
    return [str(message) for message in response.context["messages"]]
