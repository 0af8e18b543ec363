"""Signing a paper electronically through the API: by its signer himself, with his pass phrase in this one request.

The same as on his page: one interface, one order, one count of wrong pass phrases. Nothing waits in a queue, so the answer
comes when the paper is signed, which takes seconds.
"""

from typing import Literal

from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables
from django_scopes import scope
from ninja import Router
from pydantic import Field, SecretStr

from triwulan.api.bearer import ApiRequest
from triwulan.api.document_keeping import DocumentState, document_for, signing_in, state_of
from triwulan.api.problems import Refusal
from triwulan.api.shapes.base import Given
from triwulan.api.shapes.problem import refusals
from triwulan.audit.record import Actor
from triwulan.core.sentences import term
from triwulan.cycles.refusals import MayNot, StepIncomplete
from triwulan.documents.models import Document, Signing
from triwulan.documents.pens import pens_of
from triwulan.documents.signers.interface import SigningFailed, TooManyAttempts
from triwulan.documents.signing import sign_electronically
from triwulan.organisations.models import Holding, Person
from triwulan.organisations.queries import capacity_word, holdings_of, today

router = Router(tags=[term("Dokumen")])


class SealIn(Given):
    """`way` need not be said by whoever has only one."""

    passphrase: SecretStr = Field(max_length=200)
    way: Literal["certificate", "bsre", ""] = ""


@router.post(
    "/documents/{int:document_id}/signings/{int:signing_id}/electronic",
    response={200: DocumentState, **refusals(403, 404, 409, 422, 429)},
    summary=term("Tanda tangani secara elektronik (pejabatnya sendiri)"),
)
@sensitive_variables()
def seal(request: ApiRequest, document_id: int, signing_id: int, given: SealIn) -> DocumentState:
    """With one's own certificate, or one's account at BSrE; the pass phrase is asked each time and kept nowhere."""
    document = document_for(document_id)
    signing = signing_in(document, signing_id)
    holding = _holding(request.auth, document, signing)
    pens = pens_of(request.auth, document.agency)
    ways = [way for way, _words in pens.ways]
    way = given.way or (ways[0] if len(ways) == 1 else "")
    if way not in ways:
        raise StepIncomplete([_("Pilih “way”: certificate atau bsre, yang sudah Anda siapkan di Akun saya.")])
    actor = Actor(request.auth.pk, holding.position_id, capacity_word(holding))
    try:
        pen = pens.pen(way, given.passphrase.get_secret_value())
        sign_electronically(signing=signing, holding=holding, by=pen, actor=actor)
    except TooManyAttempts as limited:
        raise Refusal(429, str(limited)) from None
    except SigningFailed as failed:
        raise StepIncomplete([str(failed)]) from None
    return state_of(document_for(document_id))


def _holding(person: Person, document: Document, signing: Signing) -> Holding:
    """A colleague sees the paper, and may not sign in another's name."""
    with scope(government=document.agency.government_id, agency=None):
        held = holdings_of(person, today(document.agency))
    found = next((each for each in held if each.position_id == signing.position_id), None)
    if found is None:
        raise MayNot(_("Hanya pejabat jabatan %s yang dapat menandatangani ini.") % signing.position.title)
    return found
