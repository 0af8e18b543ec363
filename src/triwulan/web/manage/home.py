from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from triwulan.web.access import DeskRequest, needs
from triwulan.web.manage.backup import may_take_backup
from triwulan.web.manage.checklist import checklist, first_open


@needs("admin")
@require_safe
def home(request: DeskRequest) -> HttpResponse:
    items = checklist(request.desk)
    context = {"items": items, "next": first_open(items), "may_take_backup": may_take_backup(request.person)}
    return render(request, "manage/home.html", context)
