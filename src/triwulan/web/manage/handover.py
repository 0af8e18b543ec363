"""A holder goes, another comes: first what passes to whom, then the press that does it."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from triwulan.organisations.handover import Appointment, ending, hand_over
from triwulan.organisations.models import Position
from triwulan.organisations.queries import holder_of
from triwulan.organisations.refusals import OrganisationRefused
from triwulan.web.access import DeskRequest, needs
from triwulan.web.manage.passing import passing_with
from triwulan.web.manage.positions import appoint_form
from triwulan.web.refusing import add_refusal

# Sent by the second button; the first only shows.
SURE = "yakin"


@needs("admin")
def hand_over_position(request: DeskRequest, pk: int) -> HttpResponse:
    position = get_object_or_404(Position.objects.select_related("unit__agency"), pk=pk)
    form = appoint_form(request, bound=request.method == "POST")
    appointment = Appointment(**form.cleaned_data) if form.is_valid() else None
    if appointment is not None and SURE in request.POST:
        try:
            held = hand_over(position=position, appointment=appointment, actor=request.desk.actor("admin"))
        except OrganisationRefused as refused:
            add_refusal(form, refused)
            appointment = None
        else:
            facts = {"person": held.person.full_name, "title": position.title}
            messages.success(request, _("%(title)s diserahterimakan kepada %(person)s.") % facts)
            return redirect("manage:position", pk)
    context = {
        "position": position,
        "form": form,
        "appointment": appointment,
        "ending": ending(position, appointment) if appointment else (),
        "holder": holder_of(position, request.desk.today),
        "passing": passing_with(position, request.person),
    }
    refused_form = form.is_bound and appointment is None
    status = HTTPStatus.UNPROCESSABLE_ENTITY if refused_form else HTTPStatus.OK
    return render(request, "manage/hand_over.html", context, status=status)
