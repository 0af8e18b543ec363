"""The worksheet's yardstick: the same rows as Django's own model formset, with as many things to fill in, as a tutorial does it.

Per row what the page's row asks for: the version that was read (here the row's id), the value, three texts, a file. Left
out all the same: history, targets, what the value would be worth, rules, definitions, evidence, corrections, rights.
"""

from functools import cache
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.forms import modelformset_factory
from django.http import HttpRequest, HttpResponse
from django.template import engines

from triwulan.cycles.models import Assignment
from triwulan.indicators.models import Indicator, Realisation

_PAGE = """<!doctype html><html lang="id"><head><title>Lembar kerja</title></head><body><h1>Lembar kerja</h1>
<p>{{ request.user }}</p><form method="post" enctype="multipart/form-data">{% csrf_token %}{{ formset.management_form }}<table>
{% for indicator, form in rows %}<tr><td>{{ indicator.code }}</td><td>{{ indicator.name }}</td><td>{{ indicator.unit }}</td>
{% for hidden in form.hidden_fields %}{{ hidden }}{% endfor %}
{% for field in form.visible_fields %}<td>{{ field.label_tag }}{{ field }}{{ field.errors }}</td>{% endfor %}</tr>
{% endfor %}</table><button>Simpan</button></form></body></html>"""


class Row(forms.ModelForm[Realisation]):
    value = forms.CharField(max_length=40)
    file = forms.FileField(required=False)

    class Meta:
        model = Realisation
        fields = ("value", "explanation", "obstacle", "follow_up", "file")


@cache
def _template() -> Any:
    return engines["django"].from_string(_PAGE)


@login_required
def worksheet(request: HttpRequest, pk: int) -> HttpResponse:
    task = Assignment.objects.select_related("step_run__cycle__round").get(pk=pk)
    round_ = task.step_run.cycle.round
    asked = list(Indicator.objects.filter(assignments=pk).select_related("unit"))
    entered = Realisation.objects.filter(indicator__in=asked, year=round_.year, quarter=round_.quarter).select_related(
        "indicator"
    )
    missing = [one for one in asked if one.pk not in {row.indicator_id for row in entered}]
    formset = modelformset_factory(Realisation, form=Row, extra=len(missing))(queryset=entered)
    rows = list(zip([*(row.indicator for row in entered), *missing], formset.forms, strict=True))
    return HttpResponse(_template().render({"formset": formset, "rows": rows}, request))
