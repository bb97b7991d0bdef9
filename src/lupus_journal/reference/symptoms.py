"""Symptoms for the commands that are used many times a day: nothing is parsed, one is built."""

from __future__ import annotations

from lupus_journal.domain.names import folded, several, unknown
from lupus_journal.domain.scales import Scale
from lupus_journal.domain.symptoms import RedFlag, Symptom, Tier
from lupus_journal.reference.symptom_ids import GROUPS, NAMES, SYMPTOMS


def find(text: str) -> Symptom:
    """The symptom that goes by an id or a name; otherwise the refusal names what comes near it."""
    if text in SYMPTOMS:
        return symptom(text)
    ids = NAMES.get(folded(text), ())
    if len(ids) > 1:
        raise several(text, ids)
    if not ids:
        raise unknown(text, "symptom", (*SYMPTOMS, *NAMES))
    return symptom(ids[0])


def symptom(symptom_id: str) -> Symptom:
    """The symptom with an id, which is known."""
    label, domain, scale, aliases, sledai, topic_q, site, flags = SYMPTOMS[symptom_id]
    return Symptom(
        id=symptom_id,
        label=label,
        domain=domain,
        group=GROUPS[domain],
        scale=Scale(scale),
        aliases=aliases,
        sledai=sledai,
        topic_q=topic_q,
        site=site,
        flags=tuple(RedFlag(Tier(tier), when) for tier, when in flags),
    )
