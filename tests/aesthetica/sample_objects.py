"""One object for each address, so that every address of the project can be asked for."""

import re
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from taggit.models import Tag

from articles.models import (
    AcceptedFinding,
    Article,
    BulkEdit,
    CombinationPlan,
    Comment,
    Correction,
    GlossaryTerm,
    ImportBatch,
    ImportChoice,
    Milestone,
    MissingAddress,
    Notice,
    PageEvent,
    PictureCollection,
    Redirect,
    RuleSetting,
    Series,
    ShareLink,
    SitePage,
    Task,
)
from clinics.mail.unsubscribe_token import token_for
from clinics.models import (
    Consent,
    EmbeddingSite,
    KnownClient,
    LeadAccess,
    LookupAttempt,
    OfferView,
    OutgoingEmail,
    SiteLook,
    SuppressedAddress,
    TextVariant,
    Webhook,
    WebhookDelivery,
)
from tests.articles import factories as content
from tests.clinics import factories as offers

EMAIL, PHONE, NAME = "confidential.person@patients.example", "+447700900123", "Confidential Person"


class Samples:
    """Makes the objects once and fills their keys into routes."""

    def __init__(self, cast: Any) -> None:
        self.cast = cast
        self.objects: dict[str, Any] = {}
        self._make_content()
        self._make_offers()
        self.objects["auth_user"] = cast.stranger
        self.objects["auth_group"] = cast.writer.groups.get()

    @property
    def personal(self) -> tuple[str, ...]:
        """What tells who a patient is."""
        return (EMAIL, PHONE, NAME)

    @property
    def secrets(self) -> tuple[str, ...]:
        """What tells who a patient is, and the code."""
        promo_code = self.objects["clinics_promocode"]
        return (*self.personal, str(promo_code), promo_code.code)

    def address(self, route: str, name: str, app: str = "") -> str:
        """The address of a route with the keys of the sample objects."""
        filled = route.replace("<path:content_type_id>", str(ContentType.objects.get_for_model(Article).pk))
        filled = (
            filled.replace("<int:number>", "1")
            .replace("<int:key>", "1")
            .replace("<path:path>", "nowhere.webp")
            .replace("<int:year>", str(timezone.localdate().year))
        )
        filled = filled.replace("<path:token>", self.objects["articles_sharelink"].token)
        filled = filled.replace("<str:rule>/<str:case>", "C01/-")
        filled = filled.replace("<str:token>", token_for(self.objects["clinics_lead"].pk))
        filled = re.sub(r"\^\(\?P<app_label>[^)]*\)/\$", f"{app}/", filled)
        filled = re.sub(r"\(\?P<url>\.\*\)\$", "nowhere", filled)
        filled = re.sub(r"\^\(\?P<key>.*", "no-key-of-ours.txt", filled)
        filled = re.sub(r"\^cards/.*", f"cards/article/{self.public.slug}-{'0' * 16}.png", filled)
        if "<slug:slug>" in filled:
            filled = filled.replace("<slug:slug>", self._slug(name))
        filled = re.sub(
            r"<(path:object_id|int:object_id|int:pk|id)>", lambda _match: self._key(route), filled
        )
        query = (
            "?app_label=articles&model_name=article&field_name=treatments" if name == "autocomplete" else ""
        )
        return f"/{filled}{query}"

    def _key(self, route: str) -> str:
        if "redemptions/" in route:
            return str(self.objects["clinics_redemption"].pk)
        if "/texts/" in route:
            return str(self.objects["clinics_textvariant"].pk)
        if route.startswith("admin/r/"):
            return str(self.public.pk)
        _admin, app, model, *_rest = route.split("/")
        return str(self.objects[f"{app}_{model}"].pk)

    def _slug(self, name: str) -> str:
        return {
            "article_detail": self.public.slug,
            "article_changes": self.public.slug,
            "article_read": self.public.slug,
            "treatment_changes": self.treatment.slug,
            "series_detail": self.objects["articles_series"].slug,
            "plan_detail": self.objects["articles_combinationplan"].slug,
            "about_page": self.objects["articles_sitepage"].slug,
            "article_category": self.objects["articles_category"].slug,
            "article_tag": self.objects["taggit_tag"].slug,
            "treatment_detail": self.treatment.slug,
            "concern_detail": self.objects["articles_concern"].slug,
            "area_detail": self.objects["articles_bodyarea"].slug,
            "practitioner_detail": self.objects["articles_practitioner"].slug,
            "clinic_detail": self.objects["clinics_clinic"].slug,
            "offer_detail": self.objects["clinics_promotion"].slug,
            "offer_thanks": self.objects["clinics_promotion"].slug,
            "offer_seen": self.objects["clinics_promotion"].slug,
            "offer_embed": self.objects["clinics_promotion"].slug,
            "offer_embed_thanks": self.objects["clinics_promotion"].slug,
        }[name]

    def _make_content(self) -> None:
        day = timezone.localdate()
        self.public = content.make_public(content.ArticleFactory())
        self.treatment = content.make_public(content.TreatmentTypeFactory())
        self.draft = content.ArticleFactory(slug="a-secret-draft")
        self.draft.edit({}, by=None)
        draft_treatment = content.TreatmentTypeFactory()
        draft_treatment.edit({}, by=None)
        practitioner = content.PractitionerFactory()
        self.public.tags.add("sample")
        self.objects |= {
            "articles_article": self.draft,
            "articles_treatmenttype": draft_treatment,
            "articles_category": content.CategoryFactory(),
            "articles_comment": Comment.objects.add(self.draft, by=self.cast.writer, text="Is this so?"),
            "articles_concern": content.ConcernFactory(),
            "articles_bodyarea": content.BodyAreaFactory(),
            "articles_citation": content.CitationFactory(),
            "articles_citationcheck": content.verified(by=self.cast.reviewer).checks.get(),
            "articles_image": content.ImageFactory(),
            "articles_picturecollection": PictureCollection.objects.create(name="Vials"),
            "articles_practitioner": practitioner,
            "articles_glossaryterm": GlossaryTerm.objects.create(
                slug="word", term="Word", definition="A word."
            ),
            "articles_combinationplan": self._plan(),
            "articles_correction": Correction.objects.tell(
                self.public, wrong="This.", right="That.", by=None
            ),
            "articles_series": self._series(),
            "articles_sitepage": SitePage.objects.create(
                slug="policy", title="Policy", body="Ours.", published_at=timezone.now()
            ),
            "articles_notice": Notice.objects.create(
                code="N-TEST",
                jurisdiction="UK",
                title="Notice",
                text="Text",
                effective_from=day,
                checked_on=day,
            ),
            "articles_bulkedit": BulkEdit.objects.create(what="A change", made_by=self.cast.editor),
            "articles_importbatch": self._import(),
            "articles_importchoice": ImportChoice.objects.create(
                kind="key", written="colour", meant="excerpt", chosen_by=self.cast.editor
            ),
            "articles_missingaddress": MissingAddress.objects.create(path="/missing/"),
            "articles_redirect": Redirect.objects.create(old_path="/old/", new_path="/new/"),
            "articles_revision": self.draft.latest_revision,
            "articles_milestone": Milestone.objects.mark(self.draft.latest_revision, "First", by=None),
            "articles_pageevent": PageEvent.objects.first(),
            "articles_review": content.approve(self.public),
            "articles_acceptedfinding": AcceptedFinding.objects.create(
                article=self.draft, rule="C99", field="body", text="x", reason="A reason"
            ),
            "articles_rulesetting": RuleSetting.objects.create(
                rule="C01", jurisdiction="UK", number=1, why="A reason"
            ),
            "articles_sharelink": ShareLink.objects.share(
                self.draft, by=self.cast.editor, label="A colleague"
            ),
            "articles_task": Task.objects.assign(
                self.draft, text="Look.", to=self.cast.writer, by=self.cast.editor
            ),
            "taggit_tag": Tag.objects.get(name="sample"),
        }

    def _plan(self) -> CombinationPlan:
        plan = content.plan_of(self.treatment, content.make_public(content.TreatmentTypeFactory()))
        plan.sign(by=self.cast.reviewer)
        plan.publish(by=self.cast.editor)
        return plan

    def _series(self) -> Series:
        series = Series.objects.create(slug="series", name="Series")
        series.parts.create(article=self.public, number=1)
        return series

    def _import(self) -> ImportBatch:
        batch = ImportBatch.objects.create(name="notes.md", created_by=self.cast.writer, is_upload=True)
        batch.items.create(number=1, name="notes.md", title="Notes", outcome="protected", article=self.draft)
        return batch

    def _make_offers(self) -> None:
        clinic, wording = offers.ClinicFactory(), offers.ConsentWordingFactory()
        promotion = offers.PromotionFactory(consent_wording=wording)
        lead = offers.LeadFactory(email=EMAIL, phone=PHONE, name=NAME)
        promo_code = promotion.issue_to(lead, is_consenting=True)
        webhook = Webhook.objects.create(name="CRM", url="https://crm.example.org/hook")
        redemption = promo_code.redeem(clinic=clinic, by=self.cast.desk, is_new_client=True)
        self.objects |= {
            "clinics_clinic": clinic,
            "clinics_consentwording": wording,
            "clinics_promotion": promotion,
            "clinics_promotionterms": promo_code.terms,
            "clinics_lead": promo_code.lead,
            "clinics_consent": Consent.objects.get(),
            "clinics_promocode": promo_code,
            "clinics_redemption": redemption,
            "clinics_outgoingemail": OutgoingEmail.objects.first(),
            "clinics_embeddingsite": EmbeddingSite.objects.create(origin="https://www.example.org"),
            "clinics_knownclient": KnownClient.objects.create(key="0" * 64, list_name="clients.csv"),
            "clinics_leadaccess": LeadAccess.objects.create(
                act=LeadAccess.Act.VIEWED, by=self.cast.marketing, lead=promo_code.lead
            ),
            "clinics_offerview": OfferView.objects.create(promotion=promotion, day=timezone.localdate()),
            "clinics_sitelook": SiteLook.objects.create(),
            "clinics_suppressedaddress": SuppressedAddress.objects.suppress(
                "gone@patients.example", SuppressedAddress.Reason.BOUNCE
            ),
            "clinics_textvariant": TextVariant.objects.create(promotion=promotion, headline="Another text"),
            "clinics_webhook": webhook,
            "clinics_webhookdelivery": WebhookDelivery.objects.create(
                webhook=webhook, event="lead.created", payload="{}"
            ),
            "clinics_lookupattempt": LookupAttempt.objects.create(by=self.cast.desk, promo_code=promo_code),
        }
