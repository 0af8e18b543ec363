"""JSON in and out. Numbers come in as they were written (37.41 is no binary fraction) and go out as numbers."""

import json
from decimal import Decimal
from typing import Any, NoReturn

from django.http import HttpRequest
from ninja.parser import Parser


class ExactParser(Parser):
    """What it raises becomes a 400: the body is no JSON at all. What the JSON says is judged by the shapes."""

    def parse_body(self, request: HttpRequest) -> Any:
        return json.loads(request.body, parse_float=Decimal, parse_constant=_refuse)


def _refuse(word: str) -> NoReturn:
    """NaN and Infinity, which Python would let pass."""
    raise ValueError(word)
