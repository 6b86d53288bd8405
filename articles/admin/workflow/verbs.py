"""All verbs of a page, in the order of its way."""

from articles.admin.workflow.publication_verbs import Publish, Unschedule, Withdraw
from articles.admin.workflow.review_verbs import (
    AcceptFindings,
    Approve,
    ApproveCorrection,
    SendBack,
    SubmitForReview,
)
from articles.admin.workflow.verb import Verb

VERBS: tuple[Verb, ...] = (
    SubmitForReview(),
    Approve(),
    ApproveCorrection(),
    SendBack(),
    AcceptFindings(),
    Publish(),
    Unschedule(),
    Withdraw(),
)
