"""The content's models; import them from here.

Dependencies go one way: page_event, page_record, revision, redirect <- versioned_text <- scheduled_change <- standing <- schedule <- publication <- treatment_type <- article <- review, accepted_finding.
"""

from articles.models.accepted_finding import AcceptedFinding
from articles.models.article import Article
from articles.models.bulk_edit import BulkEdit, BulkEditedPage
from articles.models.category import Category
from articles.models.changed_address import ChangedAddress
from articles.models.citation import Citation
from articles.models.citation_check import CitationCheck
from articles.models.combination_plan import CombinationPlan, PlanComponent
from articles.models.comment import Comment
from articles.models.comment_reading import CommentReading
from articles.models.concern import BodyArea, Concern
from articles.models.correction import Correction
from articles.models.editing_session import EditingSession
from articles.models.evidence_level import Direction, EvidenceLevel, Population
from articles.models.evidence_statement import EvidenceStatement
from articles.models.glossary_term import GlossaryTerm
from articles.models.image import Image
from articles.models.image_credit import ImageCredit
from articles.models.image_outcome import ImageOutcome
from articles.models.import_batch import ImportBatch
from articles.models.import_choice import ImportChoice
from articles.models.import_item import ImportAddress, ImportItem
from articles.models.indication import Indication
from articles.models.milestone import Milestone
from articles.models.missing_address import MissingAddress
from articles.models.notice import Notice
from articles.models.page_event import PageEvent
from articles.models.page_link import PageLink
from articles.models.page_measure import PageMeasure
from articles.models.paper_mention import PaperMention
from articles.models.picture_collection import PictureCollection
from articles.models.picture_file import PictureFile
from articles.models.practitioner import Practitioner
from articles.models.publication import Publication
from articles.models.readership import Readership
from articles.models.redirect import Redirect
from articles.models.review import Review
from articles.models.review_reminder import ReviewReminder
from articles.models.revision import Revision
from articles.models.rule_setting import RuleSetting
from articles.models.saved_filter import SavedFilter
from articles.models.scheduled_change import ScheduledChange
from articles.models.search_document import SearchDocument, SearchWord
from articles.models.series import Series, SeriesPart
from articles.models.share_link import ShareLink
from articles.models.share_link_view import ShareLinkView
from articles.models.site_page import SitePage
from articles.models.task import Task
from articles.models.treatment_facts import BiologicalSource, Delivery, TreatmentFamily
from articles.models.treatment_type import TreatmentType
from articles.models.unsaved_draft import UnsavedDraft

__all__ = [
    "AcceptedFinding",
    "Article",
    "BiologicalSource",
    "BodyArea",
    "BulkEdit",
    "BulkEditedPage",
    "Category",
    "ChangedAddress",
    "Citation",
    "CitationCheck",
    "CombinationPlan",
    "Comment",
    "CommentReading",
    "Concern",
    "Correction",
    "Delivery",
    "Direction",
    "EditingSession",
    "EvidenceLevel",
    "EvidenceStatement",
    "GlossaryTerm",
    "Image",
    "ImageCredit",
    "ImageOutcome",
    "ImportAddress",
    "ImportBatch",
    "ImportChoice",
    "ImportItem",
    "Indication",
    "Milestone",
    "MissingAddress",
    "Notice",
    "PageEvent",
    "PageLink",
    "PageMeasure",
    "PaperMention",
    "PictureCollection",
    "PictureFile",
    "PlanComponent",
    "Population",
    "Practitioner",
    "Publication",
    "Readership",
    "Redirect",
    "Review",
    "ReviewReminder",
    "Revision",
    "RuleSetting",
    "SavedFilter",
    "ScheduledChange",
    "SearchDocument",
    "SearchWord",
    "Series",
    "SeriesPart",
    "ShareLink",
    "ShareLinkView",
    "SitePage",
    "Task",
    "TreatmentFamily",
    "TreatmentType",
    "UnsavedDraft",
]
