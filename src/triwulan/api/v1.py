"""Version 1 of the API. What it answers is fixed: others drive it. New fields may be added, none renamed or dropped."""

from ninja import NinjaAPI

from triwulan.api import (
    archive,
    corrections,
    cycles,
    document_keeping,
    document_signing,
    documents,
    me,
    people_moves,
    problems,
    questions,
    realisations,
    reports,
    reviews,
    rounds,
    sops,
    tasks,
    token,
)
from triwulan.api.bearer import Bearer, in_scope
from triwulan.api.body import ExactParser
from triwulan.core.sentences import term

api = NinjaAPI(
    title="Triwulan",
    version="1",
    description=term(
        "Antarmuka untuk program lain: tugas, realisasi, laporan, dokumen, putaran, dan SOP. Setiap permintaan membawa "
        "token pada header Authorization: Bearer. Semua yang ditolak dijawab dengan satu kalimat pada “detail”."
    ),
    urls_namespace="api",
    docs_url=None,
    auth=Bearer(),
    parser=ExactParser(),
)
problems.register(api)
api.add_decorator(in_scope)
api.add_router("/token", token.router)
api.add_router("/me", me.router)
api.add_router("/tasks", tasks.router)
api.add_router("/tasks", people_moves.router)
# before the figures: an indicator's code may hold a slash
api.add_router("", questions.router)
api.add_router("/cycles", cycles.router)
api.add_router("/cycles", realisations.router)
api.add_router("/cycles", reports.router)
api.add_router("/cycles", reviews.router)
api.add_router("", corrections.router)
api.add_router("", documents.router)
api.add_router("", document_keeping.router)
api.add_router("", document_signing.router)
api.add_router("/archive", archive.router)
api.add_router("/rounds", rounds.router)
api.add_router("/sops", sops.router)
