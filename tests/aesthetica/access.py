"""Who may open which address: the table that the permission matrix is checked against.

A role is a letter: W writer, R medical reviewer, E editor, D desk, L desk lead, M marketing, P privacy, A administrator,
U staff without a role, S a sign-in that is no staff, V a visitor.
"""

from typing import NamedTuple

PEOPLE = {
    "W": "writer",
    "R": "reviewer",
    "E": "editor",
    "D": "desk",
    "L": "desk_lead",
    "M": "marketing",
    "P": "privacy",
    "A": "administrator",
    "U": "unassigned",
    "S": "stranger",
    "V": "visitor",
}
STAFF = "WREDLMPAU"
EVERYBODY = STAFF + "SV"
CONTENT = "WREA"


class Access(NamedTuple):
    """The roles that may see, add, change and delete the rows of a model."""

    view: str
    add: str = ""
    change: str = ""
    delete: str = ""


MODELS = {
    "articles_acceptedfinding": Access(CONTENT),
    "articles_article": Access(CONTENT, add="WE", change="WE", delete="E"),
    "articles_bodyarea": Access(CONTENT, add="E", change="E", delete="E"),
    "articles_bulkedit": Access(CONTENT),
    "articles_category": Access(CONTENT, add="E", change="E", delete="E"),
    "articles_citation": Access(CONTENT, add="WE", change="WRE", delete="E"),
    "articles_comment": Access(CONTENT),
    "articles_citationcheck": Access(CONTENT),
    "articles_concern": Access(CONTENT, add="E", change="E", delete="E"),
    "articles_glossaryterm": Access(CONTENT, add="WE", change="WE", delete="E"),
    "articles_image": Access(CONTENT, add="WE", change="WE", delete="E"),
    "articles_milestone": Access(CONTENT),
    "articles_picturecollection": Access(CONTENT, add="WE", change="WE", delete="E"),
    "articles_missingaddress": Access("EA"),
    "articles_notice": Access(CONTENT, add="E", change="E"),
    "articles_pageevent": Access("A"),
    "articles_practitioner": Access(CONTENT, add="EA", change="EA", delete="E"),
    "articles_redirect": Access(CONTENT, add="EA", change="EA", delete="E"),
    "articles_review": Access(CONTENT),
    "articles_revision": Access(CONTENT),
    "articles_rulesetting": Access(CONTENT),
    "articles_sharelink": Access(CONTENT),
    "articles_task": Access(CONTENT),
    "articles_treatmenttype": Access(CONTENT, add="WE", change="WE", delete="E"),
    "auth_group": Access("A"),
    "auth_user": Access("A", add="A", change="A"),
    "clinics_clinic": Access("EMA", add="EA", change="EA"),
    "clinics_consent": Access("MP"),
    "clinics_consentwording": Access("MPA", add="M", change="M"),
    "clinics_embeddingsite": Access("MA", add="M", change="M", delete="M"),
    "clinics_knownclient": Access("MP"),
    "clinics_lead": Access("MP"),
    "clinics_leadaccess": Access("PA"),
    "clinics_lookupattempt": Access("PA"),
    "clinics_offerview": Access("M"),
    "clinics_outgoingemail": Access("MPA"),
    "clinics_promocode": Access("MP"),
    "clinics_promotion": Access("MA", add="M", change="M"),
    "clinics_promotionterms": Access("MA"),
    "clinics_redemption": Access("MP"),
    "clinics_suppressedaddress": Access("MP"),
    "clinics_textvariant": Access("M", add="M"),
    "clinics_webhook": Access("MA", add="A", change="A"),
    "clinics_webhookdelivery": Access("A"),
    "taggit_tag": Access(CONTENT, add="WE", change="E", delete="E"),
}

# Pages of one article or treatment besides its form.
PAGE_VIEWS = {
    "versions": CONTENT,
    "version-comparison": CONTENT,
    "story": CONTENT,
    "preview": CONTENT,
    "share": "WRE",
    "live-preview": CONTENT,
    "new-live-preview": "WE",
    "accept-in-place": "R",
    "uses": CONTENT,
    "comments": CONTENT,
    "comment": "WRE",
    "comment-act": "WRE",
    "tasks": CONTENT,
    "task": "WRE",
    "task-act": CONTENT,
    "presence": CONTENT,
    "leave": CONTENT,
    "autosave": "WE",
    "merge": "WE",
    "discard": "WE",
    "take-back": "WE",
    "new-autosave": "WE",
    "new-discard": "WE",
    "new-take-back": "WE",
    "restore": "WE",
    "milestone": "WE",
    "submit": "WE",
    "approve": "R",
    "approve-correction": "R",
    "send-back": "R",
    "accept-findings": "R",
    "publish": "E",
    "unschedule": "E",
    "withdraw": "E",
}

# All other addresses below /admin/ that ask for a right.
OTHER = {
    "desk": "DL",
    "desk_redeem": "DL",
    "desk_redemption": "DLM",
    "desk_undo": "LM",
    "articles_article_import_texts": "WE",
    "articles_image_pick": CONTENT,
    "articles_image_upload": "WE",
    "articles_image_add_many": "WE",
    "articles_image_document": CONTENT,
    "articles_image_complete": "WE",
    "articles_image_health": CONTENT,
    "articles_image_show_add_many": "WE",
    "articles_image_show_complete": "WE",
    "articles_image_show_health": CONTENT,
    "articles_audit": CONTENT,
    "articles_calendar": CONTENT,
    "articles_inbox": CONTENT,
    "articles_article_save_filter": CONTENT,
    "articles_article_drop_filter": CONTENT,
    "articles_treatmenttype_save_filter": CONTENT,
    "articles_treatmenttype_drop_filter": CONTENT,
    "articles_image_save_filter": CONTENT,
    "articles_image_drop_filter": CONTENT,
    "articles_bulkedit_undo": "WE",
    "articles_link_pick": "WE",
    "articles_pasted_text": "WE",
    "clinics_offer_pick": "WE",
    "articles_text_figures": "WE",
    "articles_rulesetting_rules": CONTENT,
    "articles_rulesetting_rule": CONTENT,
    "articles_rulesetting_try": CONTENT,
    "articles_rulesetting_touched": CONTENT,
    "articles_bodyarea_show_uses": CONTENT,
    "articles_category_show_uses": CONTENT,
    "articles_citation_add_references": "WE",
    "articles_citation_show_uses": CONTENT,
    "articles_citation_verify": "R",
    "articles_citation_compare": "WRE",
    "articles_citation_pick": CONTENT,
    "articles_citation_quick_add": "WE",
    "articles_citation_mentions": CONTENT,
    "articles_citation_show_mentions": CONTENT,
    "articles_citation_mark_mismatch": "R",
    "articles_citation_mark_unidentifiable": "R",
    "articles_citation_unverify": "R",
    "articles_concern_show_uses": CONTENT,
    "articles_image_show_uses": CONTENT,
    "articles_practitioner_show_uses": CONTENT,
    "clinics_knownclient_import_list": "M",
    "clinics_redemption_undo": "M",
    "clinics_lead_person": "P",
    "clinics_promotion_pause": "M",
    "clinics_promotion_resume": "M",
    "clinics_lead_correct_address": "MP",
    "clinics_textvariant_end": "M",
    "reports": "M",
    "report_promotions": "M",
    "report_second_text": "M",
    "report_promotions_by_week": "M",
    "report_promotions_week": "M",
    "report_promotions_week_xlsx": "M",
    "report_promotions_by_promotion": "M",
    "report_promotions_promotion": "M",
    "report_promotions_promotion_xlsx": "M",
    "report_promotions_by_source": "M",
    "report_promotions_source": "M",
    "report_promotions_source_xlsx": "M",
    "report_promotions_by_page": "M",
    "report_promotions_page": "M",
    "report_promotions_page_xlsx": "M",
    "report_promotions_by_treatment": "M",
    "report_promotions_treatment": "M",
    "report_promotions_treatment_xlsx": "M",
    "report_promotions_by_clinic": "M",
    "report_promotions_clinic": "M",
    "report_promotions_clinic_xlsx": "M",
    "auth_user_password_change": "A",
    "auth_user_take_off_factor": "A",
    "auth_user_let_in": "A",
    "your_sign_in": STAFF,
    "confirm_person": STAFF,
    "add_app": STAFF,
    "add_passkey": STAFF,
    "recovery_codes": STAFF,
    "remove_factor": STAFF,
    "view_on_site": CONTENT,
    "autocomplete": CONTENT,
    "index": STAFF,
    "search": STAFF,
    "password_change": STAFF,
    "password_change_done": STAFF,
    "jsi18n": STAFF,
}

# Which part of the admin has a list of its models for whom; others find nothing there (404).
APP_LISTS = {"articles": CONTENT, "auth": "A", "clinics": "EMPA", "taggit": CONTENT}

# Those who see names, addresses and telephone numbers of patients, and codes.
PERSONAL_DATA = "MP"

# Answered with 405 to those who may post there.
POST_ONLY = {
    "articles_article_save_filter", "articles_article_drop_filter", "articles_treatmenttype_save_filter", "articles_treatmenttype_drop_filter", "articles_image_save_filter", "articles_image_drop_filter",
    "articles_bulkedit_undo",
    "comment", "comment-act", "task", "task-act", "restore", "presence", "leave", "discard", "take-back", "new-discard", "new-take-back", "live-preview", "new-live-preview", "accept-in-place", "clinics_promotion_pause", "clinics_promotion_resume",
    "articles_citation_quick_add", "articles_image_upload", "articles_pasted_text", "articles_text_figures",
}  # fmt: skip

# Those that only lead on to another address.
REDIRECTING = {
    "articles_citation_show_mentions", "articles_image_document", "articles_image_show_add_many", "articles_image_show_complete", "articles_image_show_health", "merge", "view_on_site", "reports", "desk_redeem", "desk_undo", "add_app", "add_passkey", "recovery_codes", "remove_factor",
}  # fmt: skip

PUBLIC = {
    "healthz", "readyz", "clinic_list", "clinic_detail", "code_page", "offer_detail", "offer_thanks", "offer_embed", "offer_embed_thanks",
    "offer_seen", "unsubscribe", "home", "treatment_list",
    "treatment_compare", "treatment_detail", "concern_list", "concern_detail", "area_detail", "article_list",
    "article_category", "article_tag", "article_detail", "team", "practitioner_detail", "image_credits", "glossary",
    "search", "feed_rss", "feed_atom", "robots", "shared", "sitemap", "media",
}  # fmt: skip
