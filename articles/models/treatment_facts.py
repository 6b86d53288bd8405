"""The words in which a treatment's facts are told: family, biological source, delivery."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class TreatmentFamily(models.TextChoices):
    CELL_THERAPY = "cell_therapy", _("Cell therapy")
    VESICLE = "vesicle", _("Vesicles")
    PLATELET = "platelet", _("Platelets, from your own blood")
    NUCLEOTIDE = "nucleotide", _("Nucleotides")
    FILLER = "filler", _("Fillers")
    BIOSTIMULATOR = "biostimulator", _("Biostimulators")
    DEVICE_TOPICAL = "device_topical", _("Device with a topical product")
    PIPELINE = "pipeline", _("In research")


class BiologicalSource(models.TextChoices):
    AUTOLOGOUS_BLOOD = "autologous_blood", _("Your own blood")
    AUTOLOGOUS_FAT = "autologous_fat", _("Your own fat tissue")
    BONE_MARROW = "bone_marrow", _("Bone marrow or cord tissue")
    UMBILICAL = "umbilical", _("Umbilical cord")
    IPSC = "ipsc", _("Reprogrammed cells (iPSC)")
    EPIDERMAL = "epidermal", _("Skin cells")
    PLANT = "plant", _("Plant")
    ANIMAL = "animal", _("Animal")
    FISH = "fish", _("Fish (salmon or trout)")
    SYNTHETIC = "synthetic", _("Synthetic")
    UNSTATED = "unstated", _("Not stated")


# What comes from an animal or from another person, whose law and ethics differ from one's own cells or from plants.
OTHER_BEINGS = frozenset(
    {
        BiologicalSource.BONE_MARROW,
        BiologicalSource.UMBILICAL,
        BiologicalSource.IPSC,
        BiologicalSource.EPIDERMAL,
        BiologicalSource.ANIMAL,
        BiologicalSource.FISH,
        BiologicalSource.UNSTATED,
    }
)


class Delivery(models.TextChoices):
    INJECTION = "injection", _("Injection")
    HARVEST = "harvest", _("Harvest of tissue or blood")
    MICRONEEDLING = "microneedling", _("Microneedling")
    TOPICAL = "topical", _("On the skin")
    HOME_PRODUCT = "home_product", _("Product for home use")
