"""The least that Django can do: one view without middleware, which answers with the bytes of a file that it holds."""

import os
from pathlib import Path

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.urls import re_path

BODY = Path(os.environ["BENCH_BODY"]).read_bytes()


def answer(_request):
    return HttpResponse(BODY)


urlpatterns = [re_path("", answer)]
settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["*"], MIDDLEWARE=[], DEBUG=False, SECRET_KEY="bench")
application = get_wsgi_application()
