"""What waits for one's own signature, beside the SOP: in ink paper by paper, electronically several in one go."""

from collections.abc import Sequence

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from triwulan.documents.models import Signing
from triwulan.documents.pens import Pens, pens_of
from triwulan.documents.queries import ready_signings, waiting_signings
from triwulan.documents.signers.interface import BSRE, SigningFailed
from triwulan.documents.signing import Outcome, sign_all
from triwulan.organisations.models import Holding
from triwulan.web.access import DeskRequest, member

MOST_AT_ONCE = 20


class PassphraseField(forms.CharField):
    """Asked each time: the browser neither keeps nor offers it, and no answer holds it."""

    def __init__(self) -> None:
        attrs = {"autocomplete": "off", "spellcheck": "false"}
        super().__init__(
            label=gettext_lazy("Sandi sertifikat"),
            strip=False,
            max_length=200,
            widget=forms.PasswordInput(attrs=attrs, render_value=False),
            help_text=gettext_lazy("Diminta setiap kali menandatangani; tidak disimpan di mana pun."),
        )


class SealForm(forms.Form):
    papers = forms.MultipleChoiceField(
        error_messages={
            "required": gettext_lazy("Pilih paling sedikit satu naskah."),
            "invalid_choice": gettext_lazy("Naskah ini tidak lagi menunggu tanda tangan Anda; muat ulang halamannya."),
        }
    )
    way = forms.ChoiceField(label=gettext_lazy("Tanda tangani dengan"), required=False, widget=forms.RadioSelect)
    passphrase = PassphraseField()

    def __init__(self, *args: object, ready: Sequence[Signing], pens: Pens, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on
        self.ways = pens.ways
        self._choose("papers", [(str(each.pk), each.document.number) for each in ready])
        self._choose("way", self.ways)
        self.initial["way"] = self.ways[0][0] if self.ways else ""
        if any(way == BSRE for way, _words in self.ways):
            self.fields["passphrase"].label = _("Sandi sertifikat atau passphrase BSrE")

    def _choose(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - the class above says so
        field.choices = choices

    def clean_way(self) -> str:
        """Not asked where there is only one."""
        chosen: str = self.cleaned_data["way"] or (self.ways[0][0] if self.ways else "")
        return chosen

    def clean_papers(self) -> list[int]:
        chosen = [int(each) for each in self.cleaned_data["papers"]]
        if len(chosen) > MOST_AT_ONCE:
            raise forms.ValidationError(_("Paling banyak %d naskah sekaligus.") % MOST_AT_ONCE)
        return chosen


@sensitive_post_parameters("passphrase")
@sensitive_variables()
@member
@never_cache
def signatures(request: DeskRequest) -> HttpResponse:
    """Taking turns: what somebody else has to sign first is listed, and cannot be chosen."""
    holdings = {each.position_id: each for each in request.desk.signing}
    waiting = list(waiting_signings(list(holdings)))
    turn = set(ready_signings(list(holdings)).values_list("pk", flat=True))
    ready = [each for each in waiting if each.pk in turn]
    pens = pens_of(request.person, request.agency)
    form = SealForm(request.POST if request.method == "POST" else None, ready=ready, pens=pens)
    if pens.ways and form.is_valid():
        chosen = [each for each in ready if each.pk in form.cleaned_data["papers"]]
        outcomes = _seal(request, chosen, holdings, pens, form.cleaned_data)
        if all(not each.sentence for each in outcomes):
            return redirect("signatures:list")
        for each in outcomes:
            if each.sentence:
                form.add_error(None, each.sentence)
        done = {each.signing.pk for each in outcomes if not each.sentence}
        ready = [each for each in ready if each.pk not in done]
    later = [each for each in waiting if each.pk not in turn]
    context = {"ready": ready, "later": later, "form": form, "pens": pens}
    return render(request, "signatures/list.html", context)


@sensitive_variables()
def _seal(
    request: DeskRequest,
    chosen: Sequence[Signing],
    holdings: dict[int, Holding],
    pens: Pens,
    given: dict[str, str],
) -> list[Outcome]:
    try:
        pen = pens.pen(given["way"], given["passphrase"])
    except SigningFailed as failed:
        return [Outcome(chosen[0], str(failed))]
    outcomes = sign_all(signings=chosen, holdings=holdings, by=pen, person_id=request.person.pk)
    signed = sum(not each.sentence for each in outcomes)
    if signed:
        words = ngettext("%(n)d naskah sudah Anda tanda tangani.", "%(n)d naskah sudah Anda tanda tangani.", signed) % {
            "n": signed
        }
        messages.success(request, words)
    return outcomes
