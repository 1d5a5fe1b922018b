"""What kinds, professions, answers and lists are called on screen and on paper."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from mbc_companion.contacts.compacts import Finding, Verdict
from mbc_companion.contacts.domain import Answer, Kind, Order, Outcome
from mbc_companion.contacts.licensing import Can, Lists, Profession
from mbc_companion.contacts.support_map.domain import Status, SupportKind
from mbc_companion.ui.moments import month_words


def kind_words(kind: Kind) -> str:
    return {
        Kind.PERSON: QCoreApplication.translate("Contacts", "Person"),
        Kind.PROFESSIONAL: QCoreApplication.translate("Contacts", "Professional"),
        Kind.GROUP: QCoreApplication.translate("Contacts", "Group"),
        Kind.ONLINE_COMMUNITY: QCoreApplication.translate("Contacts", "Online community"),
        Kind.INSURER: QCoreApplication.translate("Contacts", "Insurer"),
        Kind.PLACE: QCoreApplication.translate("Contacts", "Place"),
    }[kind]


def order_words(order: Order) -> str:
    return {
        Order.NAME: QCoreApplication.translate("Contacts", "By name"),
        Order.KIND: QCoreApplication.translate("Contacts", "By kind"),
        Order.RECENT: QCoreApplication.translate("Contacts", "Spoken with last"),
    }[order]


def answer_words(answer: Answer) -> str:
    return {
        Answer.YES: QCoreApplication.translate("Contacts", "Yes"),
        Answer.NO: QCoreApplication.translate("Contacts", "No"),
        Answer.UNKNOWN: QCoreApplication.translate("Contacts", "Not known"),
    }[answer]


def outcome_words(outcome: Outcome) -> str:
    return {
        Outcome.ACTIVE: QCoreApplication.translate("Contacts", "Active"),
        Outcome.NOT_ACTIVE: QCoreApplication.translate("Contacts", "Not active"),
        Outcome.NOT_FOUND: QCoreApplication.translate("Contacts", "Not found"),
    }[outcome]


def profession_words(uid: str) -> str:
    """The role by its id; empty for none."""
    return {
        "psychiatrist": QCoreApplication.translate("Contacts", "Psychiatrist"),
        "nurse_practitioner": QCoreApplication.translate(
            "Contacts", "Psychiatric nurse practitioner"
        ),
        "physician_assistant": QCoreApplication.translate(
            "Contacts", "Physician assistant in psychiatry"
        ),
        "psychologist": QCoreApplication.translate("Contacts", "Psychologist"),
        "social_worker": QCoreApplication.translate("Contacts", "Clinical social worker"),
        "counselor": QCoreApplication.translate("Contacts", "Counselor"),
        "family_therapist": QCoreApplication.translate("Contacts", "Marriage and family therapist"),
        "oncology_social_worker": QCoreApplication.translate("Contacts", "Oncology social worker"),
        "chaplain": QCoreApplication.translate("Contacts", "Chaplain"),
        "peer": QCoreApplication.translate("Contacts", "Peer supporter"),
        "coach": QCoreApplication.translate("Contacts", "Coach"),
        "doctor": QCoreApplication.translate("Contacts", "Doctor"),
    }.get(uid, "")


def letters_words(who: Profession) -> str:
    """What the letters after a name mean; empty where we have no confirmed answer."""
    if who.uid == "coach":
        return coach_words()
    if Can.UNSAID in (who.diagnose, who.prescribe, who.therapy):
        return ""
    said = [_tells_of(who), _diagnose(who.diagnose), _prescribe(who.prescribe)]
    return " ".join(part for part in (*said, _therapy(who.therapy)) if part)


def _tells_of(who: Profession) -> str:
    if who.uid == "oncology_social_worker":
        return QCoreApplication.translate(
            "Contacts",
            "OSW-C is a certificate for social workers in cancer care. It comes on top of a "
            "state license.",
        )
    words = QCoreApplication.translate("Contacts", "Letters you may see: {letters}.")
    return words.format(letters=", ".join(who.letters))


def _diagnose(can: Can) -> str:
    return {
        Can.YES: QCoreApplication.translate("Contacts", "They can diagnose."),
        Can.MOST_STATES: QCoreApplication.translate(
            "Contacts", "They can diagnose in most states."
        ),
        Can.USUALLY: QCoreApplication.translate("Contacts", "They can usually diagnose."),
    }.get(can, "")


def _prescribe(can: Can) -> str:
    return {
        Can.YES: QCoreApplication.translate("Contacts", "They can prescribe."),
        Can.BY_STATE: QCoreApplication.translate(
            "Contacts", "They can prescribe; the rules differ by state."
        ),
        Can.SUPERVISED: QCoreApplication.translate(
            "Contacts", "They can prescribe under a doctor’s supervision."
        ),
        Can.FEW_STATES: QCoreApplication.translate(
            "Contacts", "In most states they do not prescribe."
        ),
        Can.NO: QCoreApplication.translate("Contacts", "They do not prescribe."),
    }.get(can, "")


def _therapy(can: Can) -> str:
    return {
        Can.YES: QCoreApplication.translate("Contacts", "They do talk therapy."),
        Can.SOMETIMES: QCoreApplication.translate("Contacts", "Some do talk therapy."),
        Can.REFERRAL: QCoreApplication.translate(
            "Contacts", "They can send you to someone for talk therapy."
        ),
    }.get(can, "")


def coach_words() -> str:
    """The warning about certificates from short courses."""
    return QCoreApplication.translate(
        "Contacts",
        "“Coach” is not a license, and no state gives one. A certificate can come from a short "
        "course. A coach may not diagnose, treat, or bill health insurance.",
    )


def questions_words() -> tuple[str, ...]:
    """Good questions for a therapist, in the order they are easy to ask."""
    return (
        QCoreApplication.translate("Contacts", "Are you licensed in the state where I am?"),
        QCoreApplication.translate(
            "Contacts", "How many people with metastatic or advanced cancer have you seen?"
        ),
        QCoreApplication.translate("Contacts", "What method do you use?"),
        QCoreApplication.translate("Contacts", "Do you see people by video?"),
        QCoreApplication.translate("Contacts", "What does it cost, and do you take my plan?"),
        QCoreApplication.translate("Contacts", "What happens between visits if I am in a crisis?"),
        QCoreApplication.translate(
            "Contacts", "If I say yes, will you talk with my cancer doctors?"
        ),
    )


def finding_words(finding: Finding, lists: Lists, sitting: str, who: str) -> tuple[str, ...]:
    """What the lists say and what to do, a sentence each."""
    names = [lists.states[code] for code in finding.missing]
    return (*_said(finding, names, lists.states[sitting], who), *_steps(finding.verdict))


def _said(finding: Finding, names: list[str], here: str, who: str) -> tuple[str, ...]:
    month = month_words(finding.as_of) if finding.as_of else ""
    listed = _listed_words(names, finding.verdict)
    words = {
        Verdict.SAME_STATE: QCoreApplication.translate(
            "Contacts", "They told you they hold a license of {here}, where you will be sitting."
        ),
        Verdict.BOTH_LISTED: QCoreApplication.translate(
            "Contacts", "As of {month}, both states were on the PSYPACT list for psychologists."
        ),
        Verdict.PSYPACT_UNKNOWN: QCoreApplication.translate(
            "Contacts", "The lists we saw in {month} do not say anything about this place."
        ),
        Verdict.COUNSELING_ISSUING: QCoreApplication.translate(
            "Contacts",
            "As of {month}, both states were giving out the right to practice through the "
            "Counseling Compact.",
        ),
        Verdict.COUNSELING_ENACTED: QCoreApplication.translate(
            "Contacts",
            "Both states were on the Counseling Compact’s list. As of {month}, it was "
            "not yet working in {names}.",
        ),
        Verdict.SOCIAL_WORK_NOT_YET: QCoreApplication.translate(
            "Contacts",
            "As of {month}, the Social Work Compact was not giving out licenses yet.",
        ),
        Verdict.NO_COMPACT: QCoreApplication.translate(
            "Contacts",
            "We know of no agreement among the states for marriage and family therapists.",
        ),
        Verdict.NO_LICENSE: coach_words(),
        Verdict.ASK: QCoreApplication.translate(
            "Contacts", "We have no list for this role. Ask which states they are licensed in."
        ),
    }.get(finding.verdict, listed)
    return (words.format(month=month, names=_joined(names), here=here, who=who),)


def _listed_words(names: list[str], verdict: Verdict) -> str:
    if verdict is Verdict.COUNSELING_NOT_LISTED:
        one = QCoreApplication.translate(
            "Contacts", "As of {month}, {names} was not on the Counseling Compact’s list."
        )
        many = QCoreApplication.translate(
            "Contacts", "As of {month}, {names} were not on the Counseling Compact’s list."
        )
    else:
        one = QCoreApplication.translate(
            "Contacts", "As of {month}, {names} was not on the PSYPACT list for psychologists."
        )
        many = QCoreApplication.translate(
            "Contacts", "As of {month}, {names} were not on the PSYPACT list for psychologists."
        )
    return one if len(names) == 1 else many


def _joined(names: list[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    words = QCoreApplication.translate("Contacts", "{first} and {last}")
    return words.format(first=", ".join(names[:-1]), last=names[-1])


def _steps(verdict: Verdict) -> tuple[str, ...]:
    if verdict is Verdict.NO_LICENSE:
        return ()
    check = QCoreApplication.translate(
        "Contacts", "Ask for the license number, and look it up on the state board’s page."
    )
    if verdict is Verdict.SAME_STATE:
        return (check,)
    change = QCoreApplication.translate(
        "Contacts", "Lists change; check the map before you rely on it."
    )
    if verdict in (Verdict.BOTH_LISTED, Verdict.NOT_LISTED, Verdict.PSYPACT_UNKNOWN):
        return (
            change,
            QCoreApplication.translate(
                "Contacts",
                "Ask whether they are authorized through PSYPACT. Check the PSYPACT directory, "
                "and their license in the state where they work.",
            ),
            QCoreApplication.translate(
                "Contacts", "They will usually not be in your own state’s lookup."
            ),
        )
    listless = verdict in (Verdict.NO_COMPACT, Verdict.ASK)
    return (
        *(() if listless else (change,)),
        QCoreApplication.translate(
            "Contacts",
            "Assume they need a license in the state where you sit, unless they show you "
            "otherwise.",
        ),
        check,
    )


def support_words(kind: SupportKind) -> str:
    return {
        SupportKind.INDIVIDUAL_THERAPY: QCoreApplication.translate(
            "Contacts", "Therapy, one to one"
        ),
        SupportKind.GROUP_COUNSELING: QCoreApplication.translate("Contacts", "Group counseling"),
        SupportKind.MBC_SUPPORT_GROUP: QCoreApplication.translate(
            "Contacts", "A group for metastatic breast cancer"
        ),
        SupportKind.ONLINE_COMMUNITY: QCoreApplication.translate("Contacts", "Online community"),
        SupportKind.IN_HOUSE_COUNSELING: QCoreApplication.translate(
            "Contacts", "Counseling at the cancer center"
        ),
        SupportKind.PALLIATIVE_TEAM: QCoreApplication.translate("Contacts", "Palliative care team"),
        SupportKind.HELPLINE: QCoreApplication.translate("Contacts", "A helpline"),
        SupportKind.PARTNERS_GROUP: QCoreApplication.translate("Contacts", "A group for partners"),
        SupportKind.MEDICINES_WITH_PRESCRIBER: QCoreApplication.translate(
            "Contacts", "Medicines, with someone who prescribes"
        ),
        SupportKind.CHAPLAIN_OR_MEANING: QCoreApplication.translate(
            "Contacts", "A chaplain, or talks about meaning"
        ),
    }[kind]


def status_words(status: Status) -> str:
    return {
        Status.NOT_TRIED: QCoreApplication.translate("Contacts", "Not tried"),
        Status.ASKING: QCoreApplication.translate("Contacts", "Asking"),
        Status.WAITING: QCoreApplication.translate("Contacts", "Waiting"),
        Status.USING: QCoreApplication.translate("Contacts", "Using"),
        Status.NOT_FOR_ME: QCoreApplication.translate("Contacts", "Not for me"),
    }[status]
