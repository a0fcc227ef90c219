"""The application as a web server calls it; knows nothing of what it answers."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "policyatlas.settings")
application = get_wsgi_application()
