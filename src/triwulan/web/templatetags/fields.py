"""A form's field with its label, hint and fault, tied together for a screen reader."""

from typing import Any

from django import forms, template
from django.forms import BaseForm, BoundField
from django.utils.safestring import SafeString

register = template.Library()

_CLASSES: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.CheckboxInput, ""),
    (forms.RadioSelect, ""),
    (forms.CheckboxSelectMultiple, ""),
    (forms.Textarea, "area"),
    (forms.Select, "select"),
)


@register.inclusion_tag("components/field.html")
def field(bound: BoundField, hint: str = "", label: str = "") -> dict[str, Any]:
    """`hint` and `label` replace the field's own; a blank hint takes it away."""
    hint = hint.strip() if hint else str(bound.help_text)
    return {
        "field": bound,
        "label": label or bound.label,
        "shape": _shape(bound.field.widget),
        "hint": hint,
        "hint_id": f"{bound.auto_id}_hint",
        "error_id": f"{bound.auto_id}_error",
        "control": bound.as_widget(attrs=_attributes(bound, hint)),
    }


@register.simple_tag
def control(bound: BoundField, row: str) -> SafeString:
    """A field in a table's cell: the row's name and the column's, said together."""
    return bound.as_widget(attrs=_attributes(bound, "") | {"aria-label": f"{row}: {bound.label}"})


@register.inclusion_tag("components/form_errors.html")
def form_errors(form: BaseForm) -> dict[str, Any]:
    """What is wrong with the form as a whole, and with fields that are not shown."""
    hidden = [error for bound in form.hidden_fields() for error in bound.errors]
    return {"errors": [*form.non_field_errors(), *hidden]}


def _shape(widget: forms.Widget) -> str:
    if isinstance(widget, forms.CheckboxInput):
        return "choice"
    return "group" if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple) else "line"


def _attributes(bound: BoundField, hint: str) -> dict[str, str | bool]:
    name = next((name for kind, name in _CLASSES if isinstance(bound.field.widget, kind)), "input")
    attributes: dict[str, str | bool] = {"class": f"{name} {bound.field.widget.attrs.get('class', '')}".strip()}
    if not attributes["class"]:
        del attributes["class"]
    described = [
        f"{bound.auto_id}_{part}" for part, there in (("hint", bool(hint)), ("error", bool(bound.errors))) if there
    ]
    if described:
        attributes["aria-describedby"] = " ".join(described)
    if bound.errors:
        attributes["aria-invalid"] = "true"
    if "placeholder" in bound.field.widget.attrs:
        # allauth's forms repeat the label there, where it vanishes as soon as one types.
        attributes["placeholder"] = ""
    return attributes
