"""Weighs a page with all that it loads, as it is served: compressed; needs the fixture `collected`."""

from pathlib import Path

from django.contrib.staticfiles.storage import staticfiles_storage

from tests.reading import read

MOST = 60_000  # bytes of a page with all that it loads
LOADED = ("link[rel=stylesheet]", "href"), ("link[rel=icon]", "href"), ("script[src]", "src")


def weights_of(client, address):
    """Bytes by address of each file that a page loads, and those of the page itself."""
    answer = client.get(address, headers={"accept-encoding": "br"})
    assert answer["Content-Encoding"] == "br"
    page = read(client.get(address))
    files = {file for selector, name in LOADED for file in page.values(selector, name)}
    return {file: compressed(file) for file in files} | {"page": len(answer.content)}


def compressed(address):
    """How much a static file weighs as it is served."""
    path = Path(staticfiles_storage.path(address.removeprefix("/static/")))
    return path.with_name(f"{path.name}.br").stat().st_size
