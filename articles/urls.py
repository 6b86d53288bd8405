"""The public addresses of what we publish."""

from django.urls import path, re_path

from articles.feeds import AtomFeed, RssFeed
from articles.json_feed import JsonFeed
from articles.llms import llms
from articles.robots import robots
from articles.views import (
    about,
    articles,
    concerns,
    people,
    plans,
    reading,
    search,
    shared,
    site,
    social_cards,
    treatments,
)
from articles.views.indexnow_key import indexnow_key

urlpatterns = [
    path("", site.home, name="home"),
    path("treatments/", treatments.treatment_list, name="treatment_list"),
    path("treatments/compare/", treatments.treatment_compare, name="treatment_compare"),
    path("treatments/finder/", treatments.treatment_finder, name="treatment_finder"),
    path("treatments/<slug:slug>/", treatments.treatment_detail, name="treatment_detail"),
    path("treatments/<slug:slug>/changes/", about.treatment_changes, name="treatment_changes"),
    path("plans/", plans.plan_list, name="plan_list"),
    path("plans/<slug:slug>/", plans.plan_detail, name="plan_detail"),
    path("concerns/", concerns.concern_list, name="concern_list"),
    path("concerns/<slug:slug>/", concerns.concern_detail, name="concern_detail"),
    path("areas/<slug:slug>/", concerns.area_detail, name="area_detail"),
    path("articles/", articles.article_list, name="article_list"),
    path("articles/category/<slug:slug>/", articles.article_category, name="article_category"),
    path("articles/tag/<slug:slug>/", articles.article_tag, name="article_tag"),
    path("articles/archive/", articles.article_archive, name="article_archive"),
    path("articles/archive/<int:year>/", articles.article_archive, name="article_archive_year"),
    path("articles/series/<slug:slug>/", articles.series_detail, name="series_detail"),
    path("articles/<slug:slug>/read/", reading.article_read, name="article_read"),
    path("articles/<slug:slug>/changes/", about.article_changes, name="article_changes"),
    path("articles/<slug:slug>/", articles.article_detail, name="article_detail"),
    path("team/", people.team, name="team"),
    path("team/<slug:slug>/", people.practitioner_detail, name="practitioner_detail"),
    path("image-credits/", site.image_credits, name="image_credits"),
    path("about/", about.about, name="about"),
    path("about/corrections/", about.corrections, name="corrections"),
    path("about/<slug:slug>/", about.about_page, name="about_page"),
    path("glossary/", site.glossary, name="glossary"),
    path("search/", search.search, name="search"),
    path("search/suggest/", search.suggest, name="search_suggest"),
    path("feeds/articles.rss", RssFeed(), name="feed_rss"),
    path("feeds/articles.atom", AtomFeed(), name="feed_atom"),
    path("feeds/articles.json", JsonFeed(), name="feed_json"),
    # All that lies below answers here, so that no slip in a secret address is counted as a missing page.
    path("shared/<path:token>/", shared.shared, name="shared"),
    re_path(
        r"^cards/(?P<kind>[a-z]+)/(?P<slug>[-\w]+)-(?P<digest>[0-9a-f]{16})\.png$",
        social_cards.social_card,
        name="social_card",
    ),
    path("robots.txt", robots, name="robots"),
    path("llms.txt", llms, name="llms"),
    re_path(r"^(?P<key>[A-Za-z0-9-]{8,128})\.txt$", indexnow_key, name="indexnow_key"),
]
