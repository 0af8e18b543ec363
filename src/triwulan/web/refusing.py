"""Puts what an action refused where its reader looks: at the field it names, or over the form."""

from django import forms

from triwulan.organisations.refusals import OrganisationRefused


def add_refusal(form: forms.Form, refused: OrganisationRefused) -> None:
    form.add_error(refused.field if refused.field in form.fields else None, refused.sentence)
