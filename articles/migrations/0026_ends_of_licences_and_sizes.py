from django.db import migrations
from django.utils import timezone


def forwards(apps, schema_editor):
    """The end of a licence decides whether a picture is shown, so it stands with the picture; sizes say their shape and format."""
    images = apps.get_model("articles", "Image").objects
    credits = apps.get_model("articles", "ImageCredit").objects
    for image, ends in credits.exclude(expires_on=None).values_list("image", "expires_on"):
        images.filter(pk=image).update(shown_until=ends)
    for image in images.exclude(file="").iterator():
        image.renditions = [{"shape": "whole", "format": "webp"} | each for each in image.renditions]
        image.focal_is_guess = (image.focal_x, image.focal_y) == (50, 50)
        image.files_due_at = timezone.now()
        image.save(update_fields=["renditions", "focal_is_guess", "files_due_at"])


def backwards(apps, schema_editor):
    images = apps.get_model("articles", "Image").objects
    credits = apps.get_model("articles", "ImageCredit").objects
    for image, ends in images.exclude(shown_until=None).values_list("pk", "shown_until"):
        credits.filter(image=image).update(expires_on=ends)
    for image in images.exclude(file="").iterator():
        image.renditions = [
            {key: each[key] for key in ("name", "width", "height")}
            for each in image.renditions
            if (each["shape"], each["format"]) == ("whole", "webp")
        ]
        image.save(update_fields=["renditions"])


class Migration(migrations.Migration):
    dependencies = [("articles", "0025_picture_rights_and_files")]
    operations = [migrations.RunPython(forwards, backwards)]
