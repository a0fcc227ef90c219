"""`python -m tests.caching.server PORT`: the atlas in one process, which starts sooner than the real server."""

import os
import sys
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from django.conf import settings


class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class Quiet(WSGIRequestHandler):
    def log_message(self, format, *args):  # noqa: A002 - its name there
        """What was asked is nobody's business."""


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "policyatlas.settings")
    settings.STORAGES = {  # nothing is collected for it
        "default": settings.STORAGES["default"],
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    from policyatlas.wsgi import application

    make_server("127.0.0.1", int(sys.argv[1]), application, Server, Quiet).serve_forever()
