"""A small site with everything that a public page can show."""

from articles.models import GlossaryTerm
from tests.articles.factories import (
    ArticleFactory,
    BodyAreaFactory,
    CategoryFactory,
    CitationFactory,
    ConcernFactory,
    ImageFactory,
    PractitionerFactory,
    TreatmentTypeFactory,
    make_public,
)

PATHS = (
    "/", "/treatments/", "/treatments/prp/", "/treatments/compare/", "/treatments/compare/?t=prp&t=exosomes", "/treatments/finder/",
    "/treatments/finder/?concern=fine-lines&needles=no", "/concerns/", "/concerns/fine-lines/", "/concerns/fine-lines/?area=face", "/areas/face/", "/articles/", "/articles/blood-and-skin/", "/articles/category/explained/", "/articles/tag/care/", "/team/", "/team/ada/",
    "/image-credits/", "/glossary/", "/search/", "/search/?q=blood",
)  # fmt: skip


def make_site():
    """Returns the article and the treatment that the others hang on."""
    author = PractitionerFactory(slug="ada", name="Ada Example", photo=ImageFactory(title="Portrait of Ada"))
    concern, area = (
        ConcernFactory(slug="fine-lines", name="Fine lines"),
        BodyAreaFactory(slug="face", name="Face"),
    )
    prp = TreatmentTypeFactory(
        slug="prp", name="PRP", sources=["autologous_blood"], deliveries=["injection"], hero=ImageFactory()
    )
    prp.indications.create(concern=concern, area=area, evidence_level="pilot", note="A small change.")
    exosomes = TreatmentTypeFactory(
        slug="exosomes", name="Exosomes", family="vesicle", deliveries=["topical"]
    )
    for treatment in (prp, exosomes):
        make_public(treatment)
    GlossaryTerm.objects.create(slug="collagen", term="collagen", definition="A protein of the skin.")
    article = make_article(author=author, treatments=[prp], concerns=[concern])
    return article, prp


def make_article(*, author=None, treatments=(), concerns=(), slug="blood-and-skin", **fields):
    """A public article with a category, a tag, a reference and pictures."""
    picture = ImageFactory(slug=f"tube-{slug}", title="Tube")
    defaults = {
        "title": "Blood and skin",
        "hero": ImageFactory(),
        "body": f'## One\n\nOn collagen.\n\n## Two\n\n![A tube](image:{picture.slug} "Settled blood")\n',
    }
    category = CategoryFactory(
        slug="explained" if slug == "blood-and-skin" else f"c-{slug}", name=f"Explained {slug}"
    )
    article = ArticleFactory(slug=slug, author=author, category=category, **defaults | fields)
    article.tags.add("care")
    article.treatments.set(treatments)
    article.concerns.set(concerns)
    article.citations.add(CitationFactory(title=f"A paper for {slug}", doi=f"10.1000/{slug}"))
    return make_public(article)
