from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from triwulan.organisations.models import Person
from triwulan.organisations.refusals import OrganisationRefused
from triwulan.web.access import public
from triwulan.web.account.limits import begin_session
from triwulan.web.account.views import PASSWORD_BACKEND
from triwulan.web.refusing import add_refusal
from triwulan.web.setup.begin import begin
from triwulan.web.setup.forms import StartForm


@public("Before there is anybody; closed as soon as there is")
@sensitive_post_parameters("password", "again")
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    if Person.objects.exists():
        return redirect("manage:home")
    form = StartForm(request.POST or None)
    if form.is_valid():
        try:
            person = begin(form.cleaned_data)
        except OrganisationRefused as refused:
            add_refusal(form, refused)
        else:
            login(request, person, backend=PASSWORD_BACKEND)
            begin_session(request.session)
            return redirect("manage:home")
    return render(request, "setup/start.html", {"form": form})
