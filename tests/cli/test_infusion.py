from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Program

GIVEN = ("infusion", "given")


@pytest.fixture
def monthly(program: Program) -> Program:
    """Anifrolumab every 28 days, its second dose given on 2 February: the third is tomorrow."""
    program(
        *("course", "add", "anifrolumab_iv", "--start", "2026-01-05"),
        *("--last-given", "2026-02-02", "--limit-drinking", "no"),
    )
    return program


def doses(program: Program) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = program("infusion", "show", "--json").json["infusions"]
    return found


def dose(program: Program, number: int) -> dict[str, Any]:
    return next(one for one in doses(program) if one["dose"] == number)


def recorded(program: Program) -> int:
    return sum(one["id"] is not None for one in doses(program))


class TestGiven:
    def test_the_earliest_open_dose_on_plan(self, monthly: Program) -> None:
        outcome = monthly(*GIVEN, now="2026-03-03T12:00")
        assert outcome.words == [
            "Dose 3 recorded for Tue 3 Mar 2026, on plan; "
            "next: Tue 31 Mar 2026 (in 28 days) (id …)."
        ]
        assert outcome.err == ""

    def test_late_by_so_many_days(self, monthly: Program) -> None:
        outcome = monthly(*GIVEN, "--on", "mon", now="2026-03-10T12:00")
        assert outcome.words == [
            "Dose 3 recorded for Mon 9 Mar 2026, 7 days late; "
            "next: Mon 6 Apr 2026 (in 27 days) (id …)."
        ]

    def test_what_is_told_of_the_session_is_kept(self, monthly: Program) -> None:
        monthly(
            *("infusion", "given", "--on", "2026-02-27", "--start", "9:30", "--end", "10:05"),
            *("--amount", "300 mg", "--weight", "61,5 kg", "--lot", "A12", "--place", "[red]unit"),
            *("--nurse", "Jo", "--site", "left hand", "--note", "fine"),
        )
        kept = dose(monthly, 3)
        assert kept["given_on"] == kept["on"] == "2026-02-27"
        assert kept["started_at"].startswith("2026-02-27T09:30:00")
        assert kept["ended_at"].startswith("2026-02-27T10:05:00")
        assert (kept["dose_given"], kept["weight_kg"]) == ("300 mg", 61.5)
        assert (kept["lot"], kept["place"]) == ("A12", "[red]unit")
        assert (kept["nurse"], kept["access_site"], kept["note"]) == ("Jo", "left hand", "fine")

    def test_log_infusion_is_the_same(self, monthly: Program) -> None:
        answer = monthly("log", "infusion", "--at", "2026-02-28T08:00", "--json").json
        assert answer == {
            "schema": 1,
            "id": dose(monthly, 3)["id"],
            "kind": "infusion",
            "on": "2026-02-28",
        }

    def test_a_published_limit_that_was_broken_is_quoted(self, monthly: Program) -> None:
        outcome = monthly(*GIVEN, "--on", "2026-02-14")
        assert outcome.words[1] == (
            "The label states at least 14 days between doses; you logged 12: "
            "check with your centre."
        )

    def test_in_json_it_is_said_beside_the_answer(self, monthly: Program) -> None:
        outcome = monthly(*GIVEN, "--on", "2026-02-14", "--json")
        assert set(outcome.json) == {"schema", "id", "kind", "on"}
        assert outcome.err.startswith("The label states at least 14 days")

    def test_what_comes_closer_than_usual_says_so(self, program: Program) -> None:
        program(
            *("course", "add", "belimumab_iv", "--start", "2026-01-06", "--rule", "grid"),
            *("--last-given", "2026-01-30", "--limit-drinking", "no"),
        )
        outcome = program(*GIVEN, "--on", "2026-03-20", now="2026-03-20T15:00")
        assert outcome.words == [
            "Dose 4 recorded for Fri 20 Mar 2026, 17 days late; next: Tue 31 Mar 2026 "
            "(in 11 days), closer than the usual 28 days: ask your centre (id …)."
        ]

    def test_days_of_which_nothing_was_recorded_are_not_asked_about(self, monthly: Program) -> None:
        monthly(*GIVEN, "--dose", "5", "--on", "2026-04-27", now="2026-04-28T12:00")
        shown = monthly("infusion", "show", now="2026-05-30T12:00").words
        assert "  dose 3    Mon 2 Mar 2026   nothing recorded" in shown
        assert "  dose 6    Mon 25 May 2026  planned: given, moved or held?" in shown

    @pytest.mark.parametrize("json", [(), ("--json",)])
    def test_an_earlier_dose_without_an_answer_is_asked_about_beside_it(
        self, monthly: Program, json: tuple[str, ...]
    ) -> None:
        outcome = monthly(*GIVEN, "--dose", "4", *json, now="2026-03-30T12:00")
        assert outcome.code == 0
        assert outcome.err == (
            "Dose 3 was planned for Mon 2 Mar 2026, and nothing says yet what became of it: "
            "given, moved, held or missed?\n"
        )
        assert dose(monthly, 4)["given_on"] == "2026-03-30"

    def test_the_last_dose_of_a_plan_ends_it(self, program: Program) -> None:
        program(
            *("course", "add", "cyc_eurolupus", "--start", "2025-12-01"),
            *("--last-given", "2026-01-26", "--limit-drinking", "no"),
        )
        outcome = program(*GIVEN, "--on", "2026-02-09")
        assert outcome.words == [
            "Dose 6 recorded for Mon 9 Feb 2026, on plan; next: none, the plan is complete (id …)."
        ]
        assert program(*GIVEN).err == (
            "Every dose of this course of cyclophosphamide is recorded: "
            "name one with --dose, or begin a new course.\n"
        )
        assert program(*GIVEN, "--dose", "7").err == (
            "This course of cyclophosphamide has 6 doses, so none is 7.\n"
        )

    def test_the_same_infusion_told_twice_is_not_two_doses(self, monthly: Program) -> None:
        monthly(*GIVEN)
        assert monthly(*GIVEN) == (
            1,
            "",
            "Dose 3 is recorded for Sun 1 Mar 2026 already: "
            "if this was another one, name it with --dose 4.\n",
        )
        assert monthly(*GIVEN, "--dose", "4").code == 0

    def test_a_caregiver_records_in_their_own_name(self, monthly: Program) -> None:
        monthly(*GIVEN, "--as", "Sam")
        kept = dose(monthly, 3)
        assert (kept["author"], kept["origin"]) == ("Sam", "caregiver")

    @pytest.mark.parametrize(
        ("argv", "code", "sentence"),
        [
            (
                ["--on", "2026-03-05"],
                1,
                "Thu 5 Mar 2026 has not come yet: an infusion is recorded once it was given, "
                "and booked until then.",
            ),
            (
                ["--start", "23:00"],
                1,
                "Sun 1 Mar 2026 at 23:00 has not come yet: an infusion is recorded as it was.",
            ),
            (
                ["--on", "2026-01-20"],
                1,
                "Dose 2 was given on Mon 2 Feb 2026, so dose 3 cannot have been given before it, "
                "on Tue 20 Jan 2026: check the day and the number of the dose.",
            ),
            (
                ["--dose", "1"],
                1,
                "Dose 2 was given on Mon 2 Feb 2026, so dose 1 cannot have been given after it, "
                "on Sun 1 Mar 2026: check the day and the number of the dose.",
            ),
            (
                ["--dose", "2"],
                1,
                "Dose 2 is recorded as given on Mon 2 Feb 2026 already: "
                "edit it to change that, or name another dose.",
            ),
            (
                ["--dose", "30"],
                1,
                "Dose 3 is planned for Mon 2 Mar 2026, so dose 30 cannot have been given on "
                "Sun 1 Mar 2026: check its number.",
            ),
            (["--dose", "0"], 1, "--dose is “0”: write a whole number from 1 to 999."),
            (
                ["--weight", "heavy"],
                2,
                "“heavy” is not a weight: write it in kilograms, such as 61.5.",
            ),
            (["--dose", "next"], 2, "“next” is not a number: write it as 6 or 1.25."),
            (
                ["--start", "9:30", "--end", "9:00", "--on", "2026-02-28"],
                1,
                "The end at 09:00 is not after the start at 09:30: check the times and their days.",
            ),
            (
                ["--start", "noon"],
                2,
                "“noon” is not a time: write it as 14:30 or 2026-03-01T14:30.",
            ),
            (
                ["--weight", "6100"],
                1,
                "A weight of 6100 kg is not between 2 and 400 kg: is the figure in kilograms?",
            ),
            (["--weight", "1,234"], 1, "“1,234” could be 1.234 or 1234: write 1.234 or 1234."),
            (
                ["--course", "rituximab"],
                1,
                "No course goes by “rituximab”: “lupus-journal course list” shows them.",
            ),
        ],
    )
    def test_what_is_refused_records_nothing(
        self, monthly: Program, argv: list[str], code: int, sentence: str
    ) -> None:
        assert monthly(*GIVEN, *argv) == (code, "", f"{sentence}\n")
        assert recorded(monthly) == 1

    def test_without_a_course_there_is_nothing_to_give(self, program: Program) -> None:
        assert program(*GIVEN) == (
            1,
            "",
            "No course is running: add one with “lupus-journal course add REGIMEN --start DATE”.\n",
        )


class TestSeveralCourses:
    @pytest.fixture
    def both(self, monthly: Program) -> Program:
        """Beside anifrolumab, of which dose 3 is due on 2 March, a pulse that begins on the 4th."""
        monthly("course", "add", "mp_pulse", "--start", "2026-03-04")
        return monthly

    def test_the_earliest_open_dose_is_meant_and_its_medicine_is_named(self, both: Program) -> None:
        outcome = both(*GIVEN, now="2026-03-04T12:00")
        assert outcome.words[0].startswith("Dose 3 of anifrolumab recorded for Wed 4 Mar 2026")
        outcome = both(*GIVEN, now="2026-03-04T12:00")
        assert outcome.words[0].startswith("Dose 1 of methylprednisolone recorded for Wed 4 Mar")

    def test_a_course_can_be_named(self, both: Program) -> None:
        outcome = both(*GIVEN, "--course", "mp_pulse", now="2026-03-04T12:00")
        assert outcome.words[0].startswith("Dose 1 of methylprednisolone recorded")

    def test_when_both_fall_on_one_day_the_person_says_which(self, both: Program) -> None:
        both("infusion", "move", "--course", "anifrolumab", "--to", "2026-03-04")
        outcome = both(*GIVEN, now="2026-03-04T12:00")
        assert outcome.code == 1
        assert outcome.err.startswith("There is more than one course: name it by its id")

    def test_both_timelines_are_shown(self, both: Program) -> None:
        assert [line[:12] for line in both("infusion", "show").out.splitlines()].count(
            "  dose 1    "
        ) == 1
        assert {one["course"] for one in doses(both)} == {
            one["course"] for one in both("plan", "--json").json["plan"]
        }


class TestBooking:
    def test_a_day_and_a_time(self, monthly: Program) -> None:
        outcome = monthly("infusion", "plan", "--on", "2026-03-06", "--at", "9:30")
        assert outcome.words == [
            "Dose 3 booked for Fri 6 Mar 2026 at 09:30 (in 5 days), 4 days late (id …)."
        ]

    def test_a_confirmation_keeps_the_time(self, monthly: Program) -> None:
        monthly("infusion", "plan", "--on", "thu", "--at", "9:30", "--place", "Ward 3")
        outcome = monthly("infusion", "plan", "--on", "thu", "--confirmed")
        assert outcome.words == [
            "Dose 3 confirmed for Thu 5 Mar 2026 at 09:30 (in 4 days), on plan (id …)."
        ]
        kept = dose(monthly, 3)
        assert (kept["status"], kept["planned_at"], kept["place"]) == (
            "confirmed",
            "09:30",
            "Ward 3",
        )

    def test_a_moved_dose_keeps_its_number_but_not_its_old_time(self, monthly: Program) -> None:
        monthly("infusion", "plan", "--on", "thu", "--at", "9:30")
        outcome = monthly("infusion", "move", "--to", "2026-03-09", "--why", "no bed")
        assert outcome.words == ["Dose 3 moved to Mon 9 Mar 2026 (in 8 days), 7 days late (id …)."]
        kept = dose(monthly, 3)
        assert (kept["status"], kept["planned_at"], kept["reason_note"]) == (
            "moved",
            None,
            "no bed",
        )

    def test_a_day_nearer_than_the_plan_has_it_says_so(self, monthly: Program) -> None:
        monthly(*GIVEN)
        assert monthly("infusion", "move", "--to", "2026-03-18").words == [
            "Dose 4 moved to Wed 18 Mar 2026 (in 17 days), "
            "closer than the usual 28 days: ask your centre, 11 days early (id …)."
        ]

    def test_an_ordered_course_is_booked_by_its_date(self, program: Program) -> None:
        program(
            *("course", "add", "rituximab_2x", "--start", "2025-08-04"),
            *("--last-given", "2025-08-18", "--limit-drinking", "no"),
        )
        assert "next: not planned, it waits for an order" in program("course", "list").out
        outcome = program("infusion", "plan", "--on", "2026-03-09")
        assert outcome.words == ["Dose 3 booked for Mon 9 Mar 2026 (in 8 days) (id …)."]
        assert [one["on"] for one in doses(program)[1:]] == ["2026-03-09", "2026-03-23"]

    def test_json(self, monthly: Program) -> None:
        assert monthly("infusion", "plan", "--on", "thu", "--json").json == {
            "schema": 1,
            "id": dose(monthly, 3)["id"],
            "kind": "infusion",
            "on": "2026-03-05",
            "dose": 3,
            "status": "planned",
        }

    @pytest.mark.parametrize(
        ("argv", "code", "sentence"),
        [
            (
                ["plan"],
                2,
                "The following arguments are required: --on. "
                "“lupus-journal infusion plan --help” shows how to write it.",
            ),
            (
                ["plan", "--on", "01/02/2026"],
                2,
                "“01/02/2026” does not begin with its year: write 2026-02-01 or 2026-01-02.",
            ),
            (
                ["move", "--to", "2026-02-28"],
                1,
                "Sat 28 Feb 2026 has passed, so nothing can be booked for it: "
                "an infusion that was given is recorded as given.",
            ),
            (
                ["plan", "--on", "thu", "--at", "soon"],
                2,
                "“soon” is not a time: write it as 09:05 or 14:30, from 00:00 to 23:59.",
            ),
            (
                ["move", "--to", "thu", "--dose", "2"],
                1,
                "Dose 2 is recorded as given already: undo that, or name another dose.",
            ),
        ],
    )
    def test_what_is_refused_books_nothing(
        self, monthly: Program, argv: list[str], code: int, sentence: str
    ) -> None:
        assert monthly("infusion", *argv) == (code, "", f"{sentence}\n")
        assert recorded(monthly) == 1


class TestNotGiven:
    def test_held_until_there_is_a_new_date(self, monthly: Program) -> None:
        outcome = monthly("infusion", "hold", "--reason", "infection", "--why", "on antibiotics")
        assert outcome.words == ["Dose 3, planned for Mon 2 Mar 2026, is held: infection (id …)."]
        assert outcome.err == "“lupus-journal infusion plan --on DAY” books it again.\n"
        assert "next: dose 3 is held and has no new date" in monthly("course", "list").out
        monthly("infusion", "plan", "--on", "2026-03-16")
        kept = dose(monthly, 3)
        assert (kept["status"], kept["on"]) == ("planned", "2026-03-16")
        assert (kept["reason"], kept["reason_note"]) == ("infection", "on antibiotics")

    def test_a_hold_needs_one_of_the_reasons(self, monthly: Program) -> None:
        assert monthly("infusion", "hold", "--reason", "sniffles") == (
            2,
            "",
            "“sniffles” is not a reason to hold: "
            "write infection, labs, insurance, no-show, weather or other.\n",
        )
        assert recorded(monthly) == 1

    def test_missed_uses_the_number_up(self, monthly: Program) -> None:
        outcome = monthly("infusion", "miss", "--why", "snow", now="2026-03-03T12:00")
        assert outcome.words == [
            "Dose 3, planned for Mon 2 Mar 2026, is recorded as missed; "
            "next: Mon 30 Mar 2026 (in 27 days) (id …)."
        ]

    def test_what_has_not_come_yet_is_cancelled_rather_than_missed(self, monthly: Program) -> None:
        assert monthly("infusion", "miss").err == (
            "Dose 3 is planned for Mon 2 Mar 2026, which has not come yet: "
            "it can be cancelled until then.\n"
        )
        outcome = monthly("infusion", "cancel", "--why", "centre closed")
        assert outcome.words == [
            "Dose 3, planned for Mon 2 Mar 2026, is recorded as cancelled; "
            "next: Mon 30 Mar 2026 (in 29 days) (id …)."
        ]
        assert dose(monthly, 3)["status"] == "cancelled"

    def test_a_dose_that_is_still_ahead_stays_due_when_a_later_one_is_cancelled(
        self, monthly: Program
    ) -> None:
        outcome = monthly("infusion", "cancel", "--dose", "4")
        assert outcome.err == ""
        assert outcome.words[0].endswith("next: Mon 2 Mar 2026 (tomorrow) (id …).")
        assert "Infusion today" in monthly("due", now="2026-03-02T09:00").out


class TestShow:
    def test_no_course(self, program: Program) -> None:
        outcome = program("infusion", "show")
        assert (outcome.code, outcome.err) == (0, "")
        assert outcome.out.startswith("No course is running: add one with")
        assert doses(program) == []

    def test_the_timeline_of_a_course(self, monthly: Program) -> None:
        monthly("infusion", "hold", "--reason", "labs")
        lines = monthly("infusion", "show").out.splitlines()
        assert lines[0].startswith("anifrolumab, anifrolumab_iv, since Mon 5 Jan 2026 (course ")
        assert [line.partition(" (")[0] for line in lines[1:5]] == [
            "  dose 2    Mon 2 Feb 2026   given, on plan",
            "  dose 3    Mon 2 Mar 2026   held: labs",
            "  dose 4    Mon 30 Mar 2026  planned",
            "  dose 5    Mon 27 Apr 2026  planned",
        ]
        assert lines[-1] == "Next: dose 3 is held and has no new date"
        assert len(lines) == 1 + 2 + 6 + 1

    def test_one_dose_as_a_page(self, monthly: Program) -> None:
        monthly(*GIVEN, "--on", "2026-02-14", "--weight", "61", "--note", "short\x1b[31m")
        page = monthly("infusion", "show", "--dose", "3").out.splitlines()
        assert page[:5] == [
            "Dose 3 of anifrolumab: given, 16 days early",
            "  by the plan      Mon 2 Mar 2026",
            "  given on         Sat 14 Feb 2026",
            "  weight           61 kg",
            "  note             short[31m",
        ]
        assert page[5:7] == [
            "  published limit  the label states at least 14 days between doses; "
            "you logged 12: check with your centre",
            "  its source       S13",
        ]

    def test_a_coming_dose_has_no_entry_yet(self, monthly: Program) -> None:
        answer = monthly("infusion", "show", "--dose", "5", "--json").json["infusion"]
        assert (answer["id"], answer["status"], answer["on"]) == (None, "planned", "2026-04-27")
        assert answer["weight_kg"] is None
