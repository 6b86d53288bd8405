from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("articles", "0026_ends_of_licences_and_sizes")]
    operations = [migrations.RemoveField(model_name="imagecredit", name="expires_on")]
