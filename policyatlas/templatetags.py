"""Tags and filters at hand in every template; knows no page."""

from django import template

register = template.Library()
