"""The API's documentation, rendered from its own OpenAPI description: plain HTML, nothing from another server."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from triwulan.api.v1 import api
from triwulan.core.sentences import say

METHODS = ("get", "post", "put", "patch", "delete")


@require_safe
def handbook(request: HttpRequest) -> HttpResponse:
    schema = api.get_openapi_schema()
    about: str = schema["info"]["description"]
    shapes = {name: _shape(shape) for name, shape in schema["components"]["schemas"].items()}
    return render(
        request,
        "api/handbook.html",
        {
            "title": schema["info"]["title"],
            "about": say(about),
            "groups": _groups(schema),
            "shapes": shapes,
        },
    )


def _groups(schema: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """Operations by tag, in the order in which they are mounted."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for path, operations in schema["paths"].items():
        for method in METHODS:
            if method in operations:
                operation = operations[method]
                group: str = operation["tags"][0]
                groups.setdefault(say(group), []).append(_operation(path, method, operation))
    return groups


def _operation(path: str, method: str, operation: dict[str, Any]) -> dict[str, Any]:
    content = operation.get("requestBody", {}).get("content", {})
    summary: str = operation["summary"]
    return {
        "path": path,
        "method": method.upper(),
        "summary": say(summary),
        "about": operation.get("description", ""),
        "parameters": [
            {"name": each["name"], "where": each["in"], "type": _type(each["schema"])}
            for each in operation["parameters"]
        ],
        "bodies": [{"media": media, "type": _type(each["schema"])} for media, each in content.items()],
        "answers": [
            {"status": status, "type": _answer_type(answer)} for status, answer in operation["responses"].items()
        ],
        "open": "security" not in operation,
    }


def _shape(shape: dict[str, Any]) -> dict[str, Any]:
    required = set(shape.get("required", ()))
    return {
        "about": shape.get("description", ""),
        "fields": [
            {"name": name, "type": _type(field), "required": name in required}
            for name, field in shape.get("properties", {}).items()
        ],
    }


def _answer_type(answer: dict[str, Any]) -> str:
    content = answer.get("content", {})
    return ", ".join(_type(each["schema"]) if "schema" in each else media for media, each in content.items())


def _type(schema: dict[str, Any]) -> str:
    """In a word or two: "Task", "[Task]", "integer | null"."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    several = schema.get("anyOf") or schema.get("allOf")
    if several:
        return " | ".join(dict.fromkeys(_type(each) for each in several))
    if "enum" in schema:
        return " | ".join(f'"{each}"' for each in schema["enum"])
    return _plain_type(schema)


def _plain_type(schema: dict[str, Any]) -> str:
    inner = schema.get("additionalProperties")
    if schema.get("type") == "array":
        return f"[{_type(schema['items'])}]"
    if isinstance(inner, dict):
        return f"{{…: {_type(inner)}}}"
    if "properties" in schema:
        return f"{{{', '.join(f'{name}: {_type(field)}' for name, field in schema['properties'].items())}}}"
    return str(schema.get("format") or schema.get("type", "…"))
