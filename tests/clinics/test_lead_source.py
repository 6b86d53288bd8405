"""Where a lead came from."""

from clinics.lead_source import lead_source

HOST = "clinic.example"


def test_page_campaign_and_linking_site_are_told_by_the_script():
    form = {
        "page": "/articles/prp/?utm_source=news&utm_campaign=may&x=1",
        "referrer": "https://search.example/q?secret=1",
    }
    found = lead_source(form, "", HOST)
    assert (found["source_path"], found["utm_source"], found["utm_campaign"]) == (
        "/articles/prp/",
        "news",
        "may",
    )
    assert found["referrer_host"] == "search.example"


def test_without_a_script_the_referer_header_tells_page_and_campaign():
    found = lead_source(
        {"page": "/articles/prp/"}, "https://clinic.example/articles/prp/?utm_source=news", HOST
    )
    assert (found["source_path"], found["utm_source"]) == ("/articles/prp/", "news")


def test_a_foreign_referer_header_tells_nothing():
    found = lead_source({}, "https://evil.example/x?utm_source=evil", HOST)
    assert found["source_path"] == found["utm_source"] == found["referrer_host"] == ""


def test_our_own_pages_are_no_linking_site():
    assert (
        lead_source({"page": "/x/", "referrer": "https://clinic.example/y/"}, "", HOST)["referrer_host"] == ""
    )


def test_oversized_and_scripted_values_are_harmless():
    form = {
        "page": "/x/?utm_source=" + "a" * 500 + "&utm_term=%0d%0aSet-Cookie:x",
        "referrer": "https://[bad",
    }
    found = lead_source(form, "https://[worse", HOST)
    assert len(found["utm_source"]) == 100
    assert found["utm_term"] == "Set-Cookie:x"
    assert found["referrer_host"] == ""
    assert lead_source({"page": "javascript:alert(1)"}, "", HOST)["source_path"] == ""


def test_the_visit_tells_its_first_page_the_site_that_led_there_and_its_first_campaign():
    form = {"page": "/offers/a/?utm_source=box", "via": "/articles/prp/ search.example utm_source=news&x=1"}
    found = lead_source(form, "", HOST)
    assert (found["landing_path"], found["referrer_host"]) == ("/articles/prp/", "search.example")
    assert (found["utm_source"], found["first_utm"]) == ("box", "utm_source=news")


def test_a_first_campaign_that_is_still_the_campaign_need_not_be_told():
    assert (
        lead_source({"page": "/x/?utm_source=a+b", "via": "/y/"}, "", HOST)["first_utm"] == "utm_source=a+b"
    )


def test_a_visit_that_somebody_made_up_is_cut_and_harmless():
    long = lead_source({"via": f"/{'a' * 900} {'h' * 900}.example utm_source={'b' * 900}"}, "", HOST)
    assert (len(long["landing_path"]), long["referrer_host"]) == (300, "")
    assert long["first_utm"] == "utm_source=" + "b" * 100
    for via in (
        "javascript:alert(1) <script> utm_source=<script>",
        "//evil.example/x \x00 \x00",
        "https://evil.example/ a@b <b>",
        "[ ] [",
        "   ",
    ):
        found = lead_source({"via": via}, "", HOST)
        assert found["landing_path"] == found["referrer_host"] == ""
        assert "<" not in found["first_utm"]
