"""The table of rights: every address, asked for by one of each kind of person."""

from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from tests.web.rights_keys import document_keys, task_keys
from tests.web.rights_of_evaluation import EVALUATION, FIXED
from tests.web.rights_of_papers import PAPER_KEYS, PAPERS
from tests.web.rights_of_validation import FIGURES_AND_FINDINGS, found_keys

ROLES = (
    "anonymous",
    "kabid",
    "kasubid.1",
    "analis.1",
    "perencana",
    "kepala",
    "admin",
    "pereviu",
    "lain.kabid",
    "asing.kabid",
)


def addresses(prefix: str = "", resolver: URLResolver | None = None, names: str = "") -> dict[str, str]:
    """Full name (namespaces included) to route; a route without a name goes by itself."""
    found: dict[str, str] = {}
    for pattern in (resolver or get_resolver()).url_patterns:
        route = f"{prefix}{pattern.pattern}"
        if isinstance(pattern, URLResolver):
            inner = f"{names}{pattern.namespace}:" if pattern.namespace else names
            found |= addresses(route, pattern, inner)
        elif isinstance(pattern, URLPattern):
            found[f"{names}{pattern.name}" if pattern.name else route] = route
    return found


BACKEND = "allauth.account.auth_backends.AuthenticationBackend"

# Addresses that the table leaves out, by the beginning of their names, and why.
OUTSIDE = {
    "account_": "sign-in, sign-out and passwords are allauth's, which guards and tests them",
    "mfa_": "second steps of one's own account are allauth's",
    "api:": "the API has tokens instead of sessions; tests/api asks each of its addresses the same way",
    "api/v1/": "the API's root has no name",
    "manage:backup": "streams the whole place; tests/web/test_manage.py asks for it once",
    "tasks:evidence": "needs a file; the worksheet's tests ask for one as each of these people",
    "tasks:take_off": "needs a file, as above",
    "tasks:attached_file": "needs a file; the free step's tests ask for one as each of these people",
    "tasks:take_off_file": "needs a file, as above",
}


def outside(name: str) -> bool:
    return name.startswith(tuple(OUTSIDE))


PERSONS = (
    "manage:person",
    "manage:person_account",
    "manage:person_departure",
    "manage:person_password",
    "manage:person_qualifications",
)
AGREED = (
    "agreements:draft",
    "agreements:draft_change",
    "agreements:issue",
    "agreements:issue_plan",
    "agreements:worksheet",
)
CASCADE = ("cascade:node", "cascade:node_end", "cascade:node_move", "cascade:node_remove")
OF_INDICATOR = (
    "manage:benchmark",
    "manage:indicator",
    "manage:indicator_plan",
    "manage:indicator_revise",
    "manage:indicator_stop",
    "manage:indicator_variables",
)
RULES = ("reminders:rule", "reminders:rule_delete")
OF_IMPORTS: dict[str, dict[str, object]] = {
    "imports:table": {"kind": "anggaran"},
    "imports:template": {"kind": "anggaran", "format": "csv"},
    "manage:signers_of": {"kind": "bahan"},
}


SAME_KEYS = FIXED | PAPER_KEYS


def keys_of(**things: Any) -> dict[str, dict[str, object]]:
    """The words of each address that names something."""
    task, run = things["task"].pk, things["task"].step_run
    place = {"pk": things["position"].pk}
    person = {"pk": things["person"].pk}
    own = task_keys(task, things["indicator"].pk) | document_keys(things["document"]) | found_keys(things)
    return (
        dict.fromkeys(PERSONS, person)
        | {name: {"pk": things["rule"].pk} for name in RULES}
        | own
        | OF_IMPORTS
        | SAME_KEYS
        | {name: {**place, "year": 2026} for name in AGREED}
        | {name: {"pk": things["indicator"].node_id} for name in CASCADE}
        | {name: {"pk": things["indicator"].pk} for name in OF_INDICATOR}
        | {
            "account:token_withdraw": {"pk": 1},
            "agreements:detail": place,
            "cascade:plan": {"pk": things["indicator"].node.plan_id},
            "cascade:print": {"pk": things["indicator"].node.plan_id, "year": 2026, "paper": "a4"},
            "cycles:detail": {"cycle_id": run.cycle_id},
            "indicators:detail": {"pk": things["indicator"].pk},
            "manage:appoint": place,
            "manage:end_holding": {**place, "holding": 1},
            "manage:hand_over": place,
            "manage:holiday_delete": {"pk": things["holiday"].pk},
            "manage:benchmark_remove": {"pk": things["indicator"].pk, "benchmark_pk": 1},
            "manage:position": place,
            "manage:reviewer_withdraw": {"pk": things["grant"].pk},
            "manage:sop_revision": {"pk": run.cycle.round.revision_id},
            "manage:unit": {"pk": things["unit"].pk},
            "feed:calendar": {"secret": "tebakan"},
            "rounds:remind": {"task_id": task},
            "rounds:detail": {"round_id": run.cycle.round_id},
            "sop:detail": {"revision_id": run.cycle.round.revision_id},
            "sop:file": {"revision_id": run.cycle.round.revision_id, "format": "docx"},
            "inbox:follow": {"pk": 999},
            "verify:document": {"code": "ABCD-1234"},
        }
    )


# In the order of ROLES: nobody, five of the office, its administrator, a reviewer with a grant, and a head of division
# of another agency and of another government.
TABLE = (
    {
        "account:agency": "302 405 405 405 405 405 405 405 405 405",
        "account:back": "302 200 200 200 200 200 200 200 200 200",
        "account:demo": "405 405 405 405 405 405 405 405 405 405",
        "account:profile": "302 200 200 200 200 200 200 200 200 200",
        "account:sessions_end": "302 405 405 405 405 405 405 405 405 405",
        "account:token_new": "302 302 302 302 302 302 302 302 302 302",
        "account:token_withdraw": "302 405 405 405 405 405 405 405 405 405",
        "account:tokens": "302 200 200 200 200 200 200 200 200 200",
        "account:session": "200 200 200 200 200 200 200 200 200 200",
        "agreements:detail": "302 200 200 200 200 200 200 200 404 404",
        "agreements:draft": "302 200 200 200 200 200 200 200 404 404",
        "agreements:draft_change": "302 200 200 200 200 200 200 200 404 404",
        "agreements:issue": "302 403 403 403 405 403 405 403 403 403",
        "agreements:issue_plan": "302 403 403 403 405 403 405 403 403 403",
        "agreements:list": "302 200 200 200 200 200 200 200 200 200",
        "agreements:worksheet": "302 200 200 200 200 200 200 200 404 404",
        "cascade:node": "302 403 403 403 200 403 200 403 403 403",
        "cascade:node_end": "302 403 403 403 200 403 200 403 403 403",
        "cascade:node_move": "302 403 403 403 200 403 200 403 403 403",
        "cascade:node_new": "302 403 403 403 200 403 200 403 403 403",
        "cascade:node_remove": "302 403 403 403 200 403 200 403 403 403",
        "cascade:plan": "302 403 403 403 200 403 200 403 403 403",
        "cascade:plan_new": "302 403 403 403 200 403 200 403 403 403",
        "cascade:print": "302 200 200 200 200 200 200 200 404 404",
        "cascade:tree": "302 200 200 200 200 200 200 200 200 200",
        "calendar:year": "302 200 200 200 200 200 200 200 200 200",
        "cycles:detail": "302 200 200 200 200 200 200 200 404 404",
        "cycles:list": "302 200 200 200 200 200 200 200 200 200",
        "dashboard:government": "302 200 200 200 200 200 200 200 200 200",
        "dashboard:home": "302 200 200 200 200 200 200 200 200 200",
        "dashboard:timeliness": "302 200 200 200 200 200 200 200 200 200",
        "dashboard:timeliness_csv": "302 200 200 200 200 200 200 200 200 200",
        "documents:archive": "302 200 200 403 200 403 403 403 404 404",
        "documents:detail": "302 200 200 200 200 200 200 200 404 404",
        "documents:file": "302 200 200 200 200 200 200 200 404 404",
        "documents:number_pattern": "302 403 403 403 200 403 200 403 403 403",
        "documents:number_void": "302 403 403 403 404 403 404 403 403 403",
        "documents:numbers": "302 403 403 403 200 403 200 403 403 403",
        "documents:picture": "302 404 404 404 404 404 404 404 404 404",
        "documents:scan": "302 404 404 404 404 404 404 404 404 404",
        "documents:sealed": "302 404 404 404 404 404 404 404 404 404",
        "documents:send": "302 403 403 403 200 403 403 403 404 404",
        "documents:sign": "302 200 200 403 200 403 403 403 404 404",
        "documents:list": "302 200 200 200 200 200 200 200 200 200",
        "favicon": "302 302 302 302 302 302 302 302 302 302",
        "feed:calendar": "404 404 404 404 404 404 404 404 404 404",
        "feed:own": "302 200 200 200 200 200 200 200 200 200",
        "feed:remove": "302 405 405 405 405 405 405 405 405 405",
        "home": "302 302 302 302 302 302 302 302 302 302",
        "inbox:follow": "302 404 404 404 404 404 404 404 404 404",
        "inbox:list": "302 200 200 200 200 200 200 200 200 200",
        "inbox:read_all": "302 405 405 405 405 405 405 405 405 405",
        "indicators:detail": "302 200 200 200 200 200 200 200 404 404",
        "indicators:list": "302 200 200 200 200 200 200 200 200 200",
        "manage:agencies": "302 403 403 403 403 403 200 403 403 403",
        "manage:agency_new": "302 403 403 403 403 403 200 403 403 403",
        "jobs:list": "302 403 403 403 403 403 200 403 403 403",
        "jobs:retry": "302 403 403 403 403 403 405 403 403 403",
        "manage:appoint": "302 403 403 403 403 403 405 403 403 403",
        "manage:budgets": "302 403 403 403 200 403 200 403 403 403",
        "manage:calendar": "302 403 403 403 403 403 200 403 403 403",
        "manage:calendar_seed": "302 403 403 403 403 403 405 403 403 403",
        "manage:crest": "302 404 404 404 404 404 404 404 404 404",
        "manage:end_holding": "302 403 403 403 403 403 405 403 403 403",
        "manage:hand_over": "302 403 403 403 403 403 200 403 403 403",
        "manage:holiday_delete": "302 403 403 403 403 403 405 403 403 403",
        "manage:holiday_new": "302 403 403 403 403 403 405 403 403 403",
        "manage:home": "302 403 403 403 403 403 200 403 403 403",
        "manage:hours": "302 403 403 403 403 403 405 403 403 403",
        "manage:benchmark": "302 403 403 403 405 403 405 403 403 403",
        "manage:benchmark_remove": "302 403 403 403 405 403 405 403 403 403",
        "manage:indicator_plan": "302 403 403 403 200 403 200 403 403 403",
        "manage:indicator_revise": "302 403 403 403 200 403 200 403 403 403",
        "manage:indicator_stop": "302 403 403 403 200 403 200 403 403 403",
        "manage:indicator_variables": "302 403 403 403 200 403 200 403 403 403",
        "manage:indicator_new": "302 403 403 403 200 403 200 403 403 403",
        "manage:indicator": "302 403 403 403 200 403 200 403 403 403",
        "manage:indicators": "302 403 403 403 200 403 200 403 403 403",
        "imports:list": "302 403 403 403 200 403 200 403 403 403",
        "imports:table": "302 403 403 403 200 403 200 403 403 403",
        "imports:template": "302 403 403 403 200 403 200 403 403 403",
        "manage:letterhead": "302 403 403 403 403 403 200 403 403 403",
        "manage:people": "302 403 403 403 403 403 200 403 403 403",
        "manage:person": "302 403 403 403 403 403 200 403 403 403",
        "manage:person_account": "302 403 403 403 403 403 405 403 403 403",
        "manage:person_new": "302 403 403 403 403 403 200 403 403 403",
        "manage:person_departure": "302 403 403 403 403 403 405 403 403 403",
        "manage:person_password": "302 403 403 403 403 403 405 403 403 403",
        "manage:person_qualifications": "302 403 403 403 403 403 405 403 403 403",
        "manage:position": "302 403 403 403 403 403 200 403 403 403",
        "manage:position_new": "302 403 403 403 403 403 200 403 403 403",
        "manage:ramadan": "302 403 403 403 403 403 405 403 403 403",
        "manage:reviewer_withdraw": "302 403 403 403 403 403 405 403 403 403",
        "manage:reviewers": "302 403 403 403 403 403 200 403 403 403",
        "manage:roles": "302 403 403 403 403 403 200 403 403 403",
        "manage:signers": "302 403 403 403 403 403 200 403 403 403",
        "manage:signers_of": "302 403 403 403 403 403 200 403 403 403",
        "manage:sop": "302 403 403 403 403 403 200 403 403 403",
        "manage:sop_example": "302 403 403 403 403 403 200 403 403 403",
        "manage:sop_revision": "302 403 403 403 403 403 200 403 403 403",
        "manage:unit": "302 403 403 403 403 403 200 403 403 403",
        "manage:unit_new": "302 403 403 403 403 403 200 403 403 403",
        "manage:units": "302 403 403 403 403 403 200 403 403 403",
        "preferences": "405 405 405 405 405 405 405 405 405 405",
        "recheck:table": "302 200 200 200 200 200 200 200 200 200",
        "record:csv": "302 403 403 403 200 403 200 200 403 403",
        "record:list": "302 403 403 403 200 403 200 200 403 403",
        "reminders:page": "302 403 403 403 200 403 200 403 403 403",
        "reminders:rule": "302 403 403 403 200 403 200 403 403 403",
        "reminders:rule_delete": "302 403 403 403 405 403 405 403 403 403",
        "reminders:rule_new": "302 403 403 403 200 403 200 403 403 403",
        "reminders:times": "302 403 403 403 405 403 405 403 403 403",
        "reminders:webhook": "302 403 403 403 200 403 200 403 403 403",
        "reminders:webhook_delete": "302 403 403 403 405 403 405 403 403 403",
        "reminders:webhook_secret": "302 403 403 403 405 403 405 403 403 403",
        "reminders:webhook_trial": "302 403 403 403 405 403 405 403 403 403",
        "rounds:detail": "302 200 200 200 200 200 200 200 404 404",
        "rounds:remind": "302 405 405 405 405 405 405 405 405 405",
        "rounds:list": "302 200 200 200 200 200 200 200 200 200",
        "rounds:open": "302 403 403 403 405 403 403 403 403 403",
        "setup:start": "302 302 302 302 302 302 302 302 302 302",
        "sop:compare": "302 200 200 200 200 200 200 200 200 200",
        "sop:detail": "302 200 200 200 200 200 200 200 404 404",
        "sop:file": "302 200 200 200 200 200 200 200 404 404",
        "sop:list": "302 200 200 200 200 200 200 200 200 200",
        "tasks:attach": "302 405 405 405 405 405 405 405 405 405",
        "tasks:attach_file": "302 405 405 405 405 405 405 405 405 405",
        "tasks:keep": "302 405 405 405 405 405 405 405 405 405",
        "tasks:list": "302 200 200 200 200 200 200 200 200 200",
        "tasks:missing": "302 405 405 405 405 405 405 405 405 405",
        "tasks:name_acting": "302 403 403 403 200 403 403 403 404 404",
        "tasks:readdress": "302 403 403 403 200 403 403 403 404 404",
        "tasks:save_row": "302 405 405 405 405 405 405 405 405 405",
        "tasks:save_section": "302 405 405 405 405 405 405 405 405 405",
        "tasks:section": "302 403 200 403 200 403 403 200 404 404",
        "tasks:section_versions": "302 403 200 403 200 403 403 200 404 404",
        "tasks:section_restore": "302 405 405 405 405 405 405 405 405 405",
        "tasks:comment": "302 405 405 405 405 405 405 405 405 405",
        "tasks:comment_answer": "302 405 405 405 405 405 405 405 405 405",
        "tasks:comment_settle": "302 405 405 405 405 405 405 405 405 405",
        "tasks:change_value": "302 403 200 403 403 403 403 403 404 404",
        "tasks:preview": "302 403 200 403 403 403 403 403 404 404",
        "tasks:send_back": "302 403 200 403 403 403 403 403 404 404",
        "tasks:sheet": "302 403 404 403 403 403 403 403 404 404",
        "tasks:sheet_file": "302 403 404 403 404 403 403 404 404 404",
        "tasks:start": "302 405 405 405 405 405 405 405 405 405",
        "tasks:take_back": "302 403 200 403 403 403 403 403 404 404",
        "tasks:withdraw": "302 403 403 403 403 403 403 403 404 404",
        "tasks:step": "302 403 200 403 200 403 403 200 404 404",
        "verify:document": "404 404 404 404 404 404 404 404 404 404",
        "verify:start": "200 200 200 200 200 200 200 200 200 200",
    }
    | FIGURES_AND_FINDINGS
    | EVALUATION
    | PAPERS
)
