from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Program

HOW_TO_ANSWER = "“lupus-journal done ID” ticks one off, “lupus-journal snooze ID 2h” puts it off.\n"
ASK = "Ask your centre how much to drink, and tell them if you were told to limit fluids."


@pytest.fixture
def monthly(program: Program) -> Program:
    """Anifrolumab every 28 days, its second dose given on 2 February: the third is on 2 March."""
    program(
        *("course", "add", "anifrolumab_iv", "--start", "2026-01-05"),
        *("--last-given", "2026-02-02", "--limit-drinking", "no"),
    )
    return program


def course(program: Program) -> str:
    found: str = program("course", "list", "--json").json["courses"][0]["id"]
    return found


def plan(program: Program, *options: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = program("plan", "--json", *options).json["plan"]
    return found


class TestDue:
    def test_an_empty_journal_is_calm(self, program: Program) -> None:
        assert program("due") == (0, "Nothing is due, and no infusion is planned.\n", "")
        assert program("due", "--json") == (0, '{"schema": 1, "due": []}\n', "")

    def test_with_nothing_due_it_counts_down(self, monthly: Program) -> None:
        assert monthly("due", now="2026-02-18T09:00") == (
            0,
            "Nothing is due. Next infusion: Mon 2 Mar 2026 (in 12 days).\n",
            "",
        )

    def test_what_is_due_ends_with_ten(self, monthly: Program) -> None:
        monthly("infusion", "plan", "--on", "2026-03-02", "--at", "09:30")
        assert monthly("due", now="2026-03-02T08:00") == (
            10,
            "Mon 2 Mar 2026: Water today: ask your centre how much. (rem_hydrate_2)\n"
            "Mon 2 Mar 2026 09:30: Infusion today at 09:30 (infusion)\n",
            HOW_TO_ANSWER,
        )

    def test_the_infusion_that_a_reminder_leads_up_to_is_named(self, monthly: Program) -> None:
        assert monthly("due").err == (f"Next infusion: Mon 2 Mar 2026 (tomorrow).\n{HOW_TO_ANSWER}")

    def test_json_is_not_talked_over(self, monthly: Program) -> None:
        assert monthly("due", "--json").err == ""

    def test_json_has_the_shape_that_scripts_rely_on(self, monthly: Program) -> None:
        monthly("infusion", "plan", "--on", "2026-03-02", "--at", "09:30")
        outcome = monthly("due", "--json", now="2026-03-02T08:00")
        infusion = monthly("infusion", "show", "--dose", "3", "--json").json["infusion"]["id"]
        water, appointment = outcome.json["due"]
        assert outcome.code == 10
        assert appointment == {
            "id": f"{course(monthly)}-3-infusion",
            "kind": "infusion",
            "on": "2026-03-02",
            "at": "09:30",
            "title": "Infusion today at 09:30",
            "course": course(monthly),
            "dose": 3,
            "infusion": infusion,
        }
        assert (water["kind"], water["at"]) == ("rem_hydrate_2", None)

    def test_no_title_names_the_medicine(self, monthly: Program) -> None:
        assert "anifrolumab" not in monthly("due", "--within", "366d").out

    def test_soon_is_looked_at_too(self, monthly: Program) -> None:
        outcome = monthly("due", "--within", "1d")
        assert outcome.out.splitlines() == [
            "Sun 1 Mar 2026: Water today: ask your centre how much. (3-rem_hydrate_1)",
            "Mon 2 Mar 2026: Infusion on Mon 2 Mar 2026 (3-infusion)",
            "Mon 2 Mar 2026: Water: ask your centre how much. (3-rem_hydrate_2)",
        ]

    def test_todays_drinks_are_no_tally_of_tomorrow(self, monthly: Program) -> None:
        monthly("person", "set", "fluid_goal_ml=2000")
        monthly("log", "fluid", "300")
        titles = [one["title"] for one in monthly("due", "--within", "1d", "--json").json["due"]]
        assert titles == [
            "Water today: 300 ml logged, your clinic's figure is 2,000 ml.",
            "Infusion on Mon 2 Mar 2026",
            "Water: your clinic's figure is 2,000 ml.",
        ]

    def test_without_a_no_nobody_is_told_to_drink(self, monthly: Program) -> None:
        monthly("person", "set", "limit_drinking=not-sure", "fluid_goal_ml=2000")
        assert monthly("due").out == f"Sun 1 Mar 2026: {ASK} (rem_hydrate_1)\n"

    def test_swelling_hides_the_prompt(self, monthly: Program) -> None:
        monthly("log", "swelling", "mild", "--on", "-2d")
        assert monthly("due").out == (
            "Sun 1 Mar 2026: Drink as your team advised; you logged swelling on 27 Feb. "
            "(rem_hydrate_1)\n"
        )

    def test_a_day_that_passed_is_asked_about(self, monthly: Program) -> None:
        outcome = monthly("due", now="2026-03-05T09:00")
        assert outcome.out == (
            "Mon 2 Mar 2026: Planned for 2 Mar: given, moved or held? (overdue)\n"
        )
        assert outcome.err == (
            "Next infusion: Mon 30 Mar 2026 (in 25 days).\n"
            f"{HOW_TO_ANSWER}"
            "“lupus-journal infusion given|move|hold” records what became of it.\n"
        )

    @pytest.mark.parametrize("span", ["soon", "-3d", "3"])
    def test_a_span_that_is_none_is_refused(self, monthly: Program, span: str) -> None:
        assert monthly("due", "--within", span) == (
            2,
            "",
            f"“{span}” is not a span of time: write it as 30min, 2h or 3d.\n",
        )


class TestAnswers:
    def test_done_is_not_due_again(self, monthly: Program) -> None:
        assert monthly("done", "rem_hydrate_1") == (
            0,
            "Done: Water today: ask your centre how much.\n",
            "",
        )
        assert monthly("due").code == 0

    def test_the_whole_id_works_as_well_as_its_ending(self, monthly: Program) -> None:
        due_id = monthly("due", "--json").json["due"][0]["id"]
        assert monthly("done", due_id, "--json").json == {
            "schema": 1,
            "id": due_id,
            "kind": "rem_hydrate_1",
            "on": "2026-03-01",
            "answer": "done",
            "until": None,
        }

    def test_snoozed_is_due_later(self, monthly: Program) -> None:
        assert monthly("snooze", "rem_hydrate_1", "2h").out == (
            "Snoozed until Sun 1 Mar 2026 11:00: Water today: ask your centre how much.\n"
        )
        assert monthly("due", now="2026-03-01T10:59").code == 0
        assert monthly("due", now="2026-03-01T11:00").code == 10

    def test_the_newest_answer_counts(self, monthly: Program) -> None:
        monthly("done", "rem_hydrate_1")
        monthly("snooze", "3-rem_hydrate_2", "1h")
        monthly("done", "3-rem_hydrate_2", now="2026-03-02T10:30")
        assert [
            one["kind"] for one in monthly("due", "--json", now="2026-03-02T11:00").json["due"]
        ] == ["infusion"]

    def test_the_newest_answer_counts_even_if_the_clock_stands_still(
        self, monthly: Program
    ) -> None:
        for _ in range(5):
            monthly("snooze", "3-rem_hydrate_1", "1h")
        monthly("done", "3-rem_hydrate_1")
        assert monthly("due", now="2026-03-01T11:00").code == 0

    def test_ticking_an_infusion_says_that_nothing_is_recorded_of_it(
        self, monthly: Program
    ) -> None:
        outcome = monthly("done", "overdue", now="2026-03-05T09:00")
        assert outcome.out == "Done: Planned for 2 Mar: given, moved or held?\n"
        assert outcome.err == (
            "Nothing is recorded of the infusion itself: “lupus-journal infusion given”, “move”, "
            "“hold” or “miss” does that.\n"
        )

    def test_what_comes_within_a_year_can_be_answered_ahead(self, monthly: Program) -> None:
        monthly("done", "4-rem_week")
        assert "4-rem_week" not in monthly("due", "--within", "60d").out

    def test_a_number_is_never_the_end_of_a_longer_one(self, monthly: Program) -> None:
        monthly("done", "4-rem_week")
        assert "14-rem_week" in monthly("due", "--within", "366d").out

    def test_an_ending_that_several_have_names_them(self, monthly: Program) -> None:
        outcome = monthly("done", "rem_week")
        assert (outcome.code, outcome.out) == (1, "")
        assert outcome.err.startswith("“rem_week” could be 4-rem_week, 5-rem_week, 6-rem_week")

    @pytest.mark.parametrize(
        ("argv", "code", "sentence"),
        [
            (
                ["done", "nothing"],
                1,
                "Nothing that is due ends in “nothing”: “lupus-journal due” shows the ids.",
            ),
            (
                ["done", "e_1"],
                1,
                "Nothing that is due ends in “e_1”: “lupus-journal due” shows the ids.",
            ),
            (
                ["done", "\x1b[31m[bold]"],
                1,
                "Nothing that is due ends in “[31m[bold]”: “lupus-journal due” shows the ids.",
            ),
            (
                ["snooze", "rem_hydrate_1", "0h"],
                1,
                "A snooze lasts a while: write it as 30min, 2h or 1d.",
            ),
            (
                ["snooze", "rem_hydrate_1", "999d"],
                1,
                "“999d” is more than a year: write 366d or less.",
            ),
            (
                ["snooze", "rem_hydrate_1", "tomorrow"],
                2,
                "“tomorrow” is not a span of time: write it as 30min, 2h or 3d.",
            ),
        ],
    )
    def test_what_is_refused_answers_nothing(
        self, monthly: Program, argv: list[str], code: int, sentence: str
    ) -> None:
        assert monthly(*argv) == (code, "", f"{sentence}\n")
        assert monthly("due").code == 10


class TestPlan:
    def test_an_empty_journal(self, program: Program) -> None:
        assert program("plan") == (0, "Nothing is planned until Mon 1 Mar 2027.\n", "")
        assert plan(program) == []

    def test_infusions_and_what_leads_up_to_them(self, monthly: Program) -> None:
        monthly("infusion", "plan", "--on", "2026-03-02", "--at", "09:30")
        assert monthly("plan", "--months", "1").out.splitlines() == [
            "Sun 1 Mar 2026: Water today: ask your centre how much.",
            "Mon 2 Mar 2026: Water: ask your centre how much.",
            "Mon 2 Mar 2026 09:30: Infusion, dose 3",
            "Mon 23 Mar 2026: Infusion on Mon 30 Mar 2026",
            "Sun 29 Mar 2026: Water: ask your centre how much.",
            "Mon 30 Mar 2026: Infusion, dose 4",
            "Mon 30 Mar 2026: Water: ask your centre how much.",
        ]

    def test_json_has_the_shape_that_scripts_rely_on(self, monthly: Program) -> None:
        monthly("infusion", "plan", "--on", "2026-03-02", "--at", "09:30")
        found = plan(monthly)
        assert found[2] == {
            "on": "2026-03-02",
            "at": "09:30",
            "kind": "infusion",
            "title": "Infusion, dose 3",
            "course": course(monthly),
            "dose": 3,
        }
        infusions = [one["on"] for one in found if one["kind"] == "infusion"]
        assert infusions[:2] == ["2026-03-02", "2026-03-30"]
        assert len(infusions) == 14
        assert [one["on"] for one in found] == sorted(one["on"] for one in found)

    def test_what_was_answered_still_stands_in_the_calendar(self, monthly: Program) -> None:
        before = plan(monthly)
        monthly("done", "3-infusion")
        assert plan(monthly) == before

    def test_a_held_dose_is_stated_in_words(self, monthly: Program) -> None:
        monthly("infusion", "hold", "--reason", "labs")
        lines = monthly("plan", "--months", "1").out.splitlines()
        assert (
            lines[-1]
            == f"Next of course {course(monthly)[-5:]}: dose 3 is held and has no new date."
        )
        assert 3 not in {one["dose"] for one in plan(monthly)}

    def test_what_waits_for_an_order_is_stated_in_words(self, program: Program) -> None:
        program(
            *("course", "add", "rituximab_2x", "--start", "2025-08-04"),
            *("--last-given", "2025-08-18", "--limit-drinking", "no"),
        )
        assert program("plan").out.splitlines() == [
            f"Next of course {course(program)[-5:]}: not planned, it waits for an order.",
            "Nothing is planned until Mon 1 Mar 2027.",
        ]

    def test_a_date_closer_than_usual_says_so(self, monthly: Program) -> None:
        monthly("infusion", "given")
        monthly("infusion", "move", "--to", "2026-03-18")
        titles = [one["title"] for one in plan(monthly) if one["kind"] == "infusion"]
        assert titles[0] == "Infusion, dose 4, closer than the usual 28 days: ask your centre"

    def test_an_ended_course_plans_nothing(self, monthly: Program) -> None:
        monthly("course", "end", "--reason", "no effect")
        assert monthly("plan").out == "Nothing is planned until Mon 1 Mar 2027.\n"

    @pytest.mark.parametrize("months", ["0", "1000", "1.5"])
    def test_how_far_ahead_is_a_whole_number(self, program: Program, months: str) -> None:
        assert program("plan", "--months", months) == (
            1,
            "",
            f"--months is “{months}”: write a whole number from 1 to 120.\n",
        )
