from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import pytest

from lupus_journal.bootstrap import regimens_in_words
from lupus_journal.cli.context import Context
from lupus_journal.cli.main import main

if TYPE_CHECKING:
    from tests.cli.conftest import Program

LATER = (
    "Has anyone told you to limit how much you drink? Answer with "
    "“lupus-journal person set limit_drinking=yes”, “no” or “not-sure”.\n"
)
BELIMUMAB = ("course", "add", "belimumab_iv", "--limit-drinking", "no")
UNDER_WAY = (*BELIMUMAB, "--start", "2026-01-06", "--last-given", "2026-02-05")


def answered(program: Program) -> str | None:
    """What the person answered about drinking."""
    told: str | None = program("person", "--json").json["person"]["limit_drinking"]
    return told


def courses(program: Program) -> list[dict[str, object]]:
    found: list[dict[str, object]] = program("course", "list", "--json").json["courses"]
    return found


class TestAdd:
    def test_a_new_course_shows_its_next_six_dates(self, program: Program) -> None:
        outcome = program(*BELIMUMAB, "--start", "2026-03-05")
        assert outcome.words == [
            "Added belimumab, belimumab_iv, from Thu 5 Mar 2026 (id …).",
            "Next infusions, counted from the dose given:",
            "  dose 1: Thu 5 Mar 2026 (in 4 days)",
            "  dose 2: Thu 19 Mar 2026 (in 18 days)",
            "  dose 3: Thu 2 Apr 2026 (in 32 days)",
            "  dose 4: Thu 30 Apr 2026 (in 60 days)",
            "  dose 5: Thu 28 May 2026 (in 88 days)",
            "  dose 6: Thu 25 Jun 2026 (in 116 days)",
        ]
        assert outcome.err == ""

    def test_a_course_under_way_says_which_dose_the_latest_was_and_names_the_other_rule(
        self, program: Program
    ) -> None:
        # Loading on 6 and 20 January and 3 February; the third came two days late.
        assert program(*UNDER_WAY).words == [
            "Added belimumab, belimumab_iv, from Tue 6 Jan 2026 (id …).",
            "The infusion of Thu 5 Feb 2026 is counted as dose 3.",
            "Next infusions, counted from the dose given:",
            "  dose 4: Thu 5 Mar 2026 (in 4 days)",
            "  dose 5: Thu 2 Apr 2026 (in 32 days)",
            "  dose 6: Thu 30 Apr 2026 (in 60 days)",
            "  dose 7: Thu 28 May 2026 (in 88 days)",
            "  dose 8: Thu 25 Jun 2026 (in 116 days)",
            "  dose 9: Thu 23 Jul 2026 (in 144 days)",
            "On the days of the original plan they would be "
            "3 Mar, 31 Mar, 28 Apr, 26 May, 23 Jun, 21 Jul.",
        ]

    def test_a_dose_that_is_overdue_is_asked_about_first(self, program: Program) -> None:
        outcome = program(*BELIMUMAB, "--start", "2026-01-06", "--last-given", "2026-01-20")
        assert outcome.words[1:5] == [
            "The infusion of Tue 20 Jan 2026 is counted as dose 2.",
            "Next infusions, counted from the dose given:",
            "  dose 3, Tue 3 Feb 2026 (26 days ago): given, moved or held?",
            "  dose 4: Tue 3 Mar 2026 (in 2 days)",
        ]

    def test_an_overdue_last_dose_is_listed_though_none_comes_after_it(
        self, program: Program
    ) -> None:
        outcome = program(
            *("course", "add", "cyc_eurolupus", "--start", "2025-12-01"),
            *("--last-given", "2026-01-26"),
        )
        assert outcome.words[2:] == [
            "Next infusions, counted from the dose given:",
            "  dose 6, Mon 9 Feb 2026 (20 days ago): given, moved or held?",
            "The plan ends after 6 doses.",
        ]

    def test_a_regimen_that_is_running_is_not_begun_again(self, program: Program) -> None:
        program(*UNDER_WAY)
        [running] = courses(program)
        assert program(*BELIMUMAB, "--start", "mon") == (
            1,
            "",
            "belimumab_iv is running already since Tue 6 Jan 2026 "
            f"(id {str(running['id'])[-5:]}): end that course first, or record infusions in it.\n",
        )
        assert courses(program) == [running]

    def test_on_the_grid_the_original_days_stay(self, program: Program) -> None:
        outcome = program(*UNDER_WAY, "--rule", "grid")
        assert "  dose 4: Tue 3 Mar 2026 (in 2 days)" in outcome.words
        assert outcome.words[-1] == (
            "Counted from the dose given they would be "
            "5 Mar, 2 Apr, 30 Apr, 28 May, 25 Jun, 23 Jul."
        )

    def test_json_names_the_course_and_its_dates(self, program: Program) -> None:
        answer = program(*BELIMUMAB, "--start", "2026-03-05", "--json").json
        assert answer == {
            "schema": 1,
            "id": courses(program)[0]["id"],
            "kind": "course",
            "on": "2026-03-05",
            "dates": [
                "2026-03-05",
                "2026-03-19",
                "2026-04-02",
                "2026-04-30",
                "2026-05-28",
                "2026-06-25",
            ],
        }

    def test_a_brand_finds_its_regimen_and_what_is_told_is_kept(self, program: Program) -> None:
        program(
            *("course", "add", "Saphnelo", "--start", "mon", "--brand", "Saphnelo"),
            *("--severity", "severe", "--reason", "brain-and-nerves"),
            *("--tried", "mycophenolate: [bold]sickness[/]", "--prescriber", "Dr. Ho"),
            *("--note", "with Sam", "--as", "Sam"),
        )
        [course] = courses(program)
        assert course["medicine"] == "anifrolumab"
        assert course["start"] == "2026-03-02"
        assert (course["severity"], course["reason"]) == ("severe", "brain and nerves")
        assert course["tried_before"] == "mycophenolate: [bold]sickness[/]"
        assert (course["note"], course["author"]) == ("with Sam", "Sam")
        assert course["origin"] == "caregiver"

    def test_a_medicine_with_several_regimens_names_them(self, program: Program) -> None:
        assert program("course", "add", "rituximab", "--start", "mon") == (
            1,
            "",
            "“rituximab” can mean more than one: "
            "write rituximab_2x, rituximab_trial or rituximab_4x.\n",
        )

    def test_a_further_pair_of_rituximab_waits_for_an_order(self, program: Program) -> None:
        outcome = program("course", "add", "rituximab_2x", "--start", "2026-03-02")
        assert outcome.words[-3:] == [
            "  dose 1: Mon 2 Mar 2026 (tomorrow)",
            "  dose 2: Mon 16 Mar 2026 (in 15 days)",
            "After that the plan waits for an order. “lupus-journal infusion plan” books it.",
        ]

    def test_six_pulses_end(self, program: Program) -> None:
        outcome = program("course", "add", "cyc_eurolupus", "--start", "2026-02-02")
        assert outcome.words[-1] == "The plan ends after 6 doses."

    def test_a_plan_of_your_own(self, program: Program) -> None:
        outcome = program(
            *("course", "add", "custom", "--medicine", "abatacept", "--start", "2026-03-02"),
            *("--load", "0,14,28", "--every", "4w"),
        )
        assert outcome.words[2:7] == [
            "  dose 1: Mon 2 Mar 2026 (tomorrow)",
            "  dose 2: Mon 16 Mar 2026 (in 15 days)",
            "  dose 3: Mon 30 Mar 2026 (in 29 days)",
            "  dose 4: Mon 27 Apr 2026 (in 57 days)",
            "  dose 5: Mon 25 May 2026 (in 85 days)",
        ]

    def test_a_start_in_the_past_asks_for_the_latest_infusion(self, program: Program) -> None:
        outcome = program(*BELIMUMAB, "--start", "2026-01-06")
        assert outcome.err == (
            "If it is under way, record the infusions, or add it with --last-given DAY.\n"
        )

    @pytest.mark.parametrize(
        ("argv", "code", "sentence"),
        [
            (
                ["nothing", "--start", "mon"],
                1,
                "The journal knows no regimen called “nothing”. "
                "“lupus-journal course add --help” lists them all.",
            ),
            (
                ["belimumab_iv", "--start", "31/02/2026"],
                2,
                "“31/02/2026” is not a date: write it as 2026-03-01, today, tomorrow, mon or +3d.",
            ),
            (
                ["belimumab_iv"],
                2,
                "The following arguments are required: --start. "
                "“lupus-journal course add --help” shows how to write it.",
            ),
            (
                ["belimumab_iv", "--start", "mon", "--rule", "sideways"],
                2,
                "“sideways” is not a rule: write from-given or grid.",
            ),
            (
                ["belimumab_iv", "--start", "mon", "--every", "3w"],
                1,
                "belimumab has a fixed course: for another plan use custom.",
            ),
            (
                ["belimumab_iv", "--start", "2026-01-06", "--last-given", "2025-12-01"],
                1,
                "The latest infusion, on Mon 1 Dec 2025, cannot lie before the course's first "
                "day, Tue 6 Jan 2026.",
            ),
            (
                ["belimumab_iv", "--start", "2026-01-06", "--last-given", "2026-03-05"],
                1,
                "Thu 5 Mar 2026 has not come yet: name the latest infusion given.",
            ),
            (
                ["belimumab_iv", "--start", "mon", "--limit-drinking", "maybe"],
                2,
                "“maybe” is not an answer to that: write yes, no or not sure.",
            ),
            (
                ["custom", "--start", "mon", "--every", "28d"],
                2,
                "A plan of your own needs its medicine: name it.",
            ),
            (
                ["custom", "--start", "mon", "--medicine", "abatacept", "--load", "0,b"],
                2,
                "“0,b” is not a list of days: write it as 0,14,28.",
            ),
            (
                ["ivig", "--start", "mon", "--days", "-3"],
                1,
                "The number of days in a row is “-3”: write a whole number from 1 to 31.",
            ),
        ],
    )
    def test_what_is_refused_stores_nothing(
        self, program: Program, argv: list[str], code: int, sentence: str
    ) -> None:
        outcome = program("course", "add", *argv)
        assert (outcome.code, outcome.out) == (code, "")
        assert outcome.err.removeprefix(LATER) == f"{sentence}\n"
        assert courses(program) == []
        assert answered(program) is None


class TestTheQuestionOfTheFirstCourse:
    """Whether anybody told the person to limit drinking decides every word about it."""

    def type(self, monkeypatch: pytest.MonkeyPatch, lines: str) -> None:
        monkeypatch.setattr(sys, "stdin", io.StringIO(lines))
        monkeypatch.setattr(Context, "is_asked_by_a_person", lambda _self: True)

    def add(self, program: Program, *options: str) -> str:
        return program("course", "add", "anifrolumab", "--start", "mon", *options).err

    @pytest.mark.parametrize(
        ("typed", "told"),
        [("no\n", "no"), ("Yes\n", "yes"), ("not sure\n", "not sure"), ("n\n", "no")],
    )
    def test_it_is_asked_at_the_terminal(
        self, program: Program, monkeypatch: pytest.MonkeyPatch, typed: str, told: str
    ) -> None:
        self.type(monkeypatch, typed)
        assert self.add(program) == (
            "Has anyone told you to limit how much you drink? (yes, no, not sure) "
        )
        assert answered(program) == told

    def test_a_mistyped_answer_is_asked_for_again(
        self, program: Program, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.type(monkeypatch, "perhaps\nno\n")
        assert "“perhaps” is not an answer to that" in self.add(program)
        assert answered(program) == "no"

    def test_no_answer_is_not_a_no(self, program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
        self.type(monkeypatch, "\n")
        assert self.add(program).endswith(LATER)
        assert answered(program) is None
        assert len(courses(program)) == 1

    def test_without_a_terminal_it_says_how_to_answer(self, program: Program) -> None:
        assert self.add(program) == LATER
        assert answered(program) is None

    def test_it_is_not_asked_of_who_has_answered(
        self, program: Program, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        program("person", "set", "limit_drinking=yes")
        self.type(monkeypatch, "no\n")
        assert self.add(program) == ""
        assert answered(program) == "yes"

    def test_it_is_not_asked_at_the_second_course(self, program: Program) -> None:
        self.add(program)
        assert program("course", "add", "mp_pulse", "--start", "mon").err == ""


@pytest.mark.parametrize("command", ["add", "preview"])
class TestTheRegimensInTheHelp:
    def helped(self, command: str, capsys: pytest.CaptureFixture[str]) -> str:
        with pytest.raises(SystemExit):
            main(["course", command, "--help"], {})
        return capsys.readouterr().out

    def test_each_stands_with_its_schedule(
        self, capsys: pytest.CaptureFixture[str], command: str
    ) -> None:
        text = " ".join(self.helped(command, capsys).split())
        for name, schedule in regimens_in_words().items():
            assert f" {name} {schedule}" in text

    def test_they_fit_a_narrow_terminal(
        self, capsys: pytest.CaptureFixture[str], command: str
    ) -> None:
        lines = self.helped(command, capsys).splitlines()
        assert "  belimumab_iv     Days 0, 14 and 28, then every 28 days." in lines
        assert max(map(len, lines)) <= 78


class TestList:
    def test_no_course_yet(self, program: Program) -> None:
        assert program("course", "list") == (
            0,
            "No course yet: add one with “lupus-journal course add REGIMEN --start DATE”.\n",
            "",
        )
        assert program("course", "list", "--json").json == {"schema": 1, "courses": []}

    def test_what_runs_and_what_has_ended_with_what_comes_next(self, program: Program) -> None:
        program("course", "add", "mp_pulse", "--start", "2026-02-02", "--limit-drinking", "no")
        program("course", "end", "--reason", "three days done", "--on", "2026-02-10")
        program(*UNDER_WAY, "--brand", "Benlysta")
        lines = [line[7:] for line in program("course", "list").out.splitlines()]
        assert lines == [
            "methylprednisolone, mp_pulse, since Mon 2 Feb 2026, from-given; "
            "next: none, ended on Tue 10 Feb 2026",
            "belimumab (Benlysta), belimumab_iv, since Tue 6 Jan 2026, from-given; "
            "next: Thu 5 Mar 2026 (in 4 days)",
        ]

    def test_json_carries_the_next_date(self, program: Program) -> None:
        program(*UNDER_WAY)
        [course] = courses(program)
        assert course["on"] == course["start"] == "2026-01-06"
        assert course["next"] == "2026-03-05"
        assert course["ended_on"] is None


class TestEnd:
    def test_the_running_course_needs_no_name(self, program: Program) -> None:
        program(*UNDER_WAY)
        outcome = program("course", "end", "--reason", "switched to self-injection")
        assert outcome.words == [
            "Ended belimumab, belimumab_iv, on Sun 1 Mar 2026: switched to self-injection (id …)."
        ]
        [course] = courses(program)
        assert course["ended_on"] == "2026-03-01"
        assert course["end_reason"] == "switched to self-injection"
        assert course["next"] is None

    def test_json(self, program: Program) -> None:
        program(*UNDER_WAY)
        course = str(courses(program)[0]["id"])
        answer = program("course", "end", course[-4:], "--reason", "no effect", "--json").json
        assert answer == {"schema": 1, "id": course, "kind": "course", "on": "2026-03-01"}

    @pytest.mark.parametrize(
        ("argv", "code", "sentence"),
        [
            (
                ["rituximab", "--reason", "x"],
                1,
                "No course goes by “rituximab”: “lupus-journal course list” shows them.",
            ),
            (
                ["ab", "--reason", "too short an id"],
                1,
                "No course goes by “ab”: “lupus-journal course list” shows them.",
            ),
            (["--reason", " "], 1, "The reason is empty: say why the course ended."),
            (
                ["--reason", "x", "--on", "2025-12-01"],
                1,
                "This course of belimumab starts on Tue 6 Jan 2026: if it never began, delete it.",
            ),
            (
                ["--reason", "x", "--on", "2026-02-01"],
                1,
                "An infusion is recorded for Thu 5 Feb 2026, "
                "so the course cannot have ended on Sun 1 Feb 2026.",
            ),
            (
                [],
                2,
                "The following arguments are required: --reason. "
                "“lupus-journal course end --help” shows how to write it.",
            ),
        ],
    )
    def test_what_is_refused_ends_nothing(
        self, program: Program, argv: list[str], code: int, sentence: str
    ) -> None:
        program(*UNDER_WAY)
        assert program("course", "end", *argv) == (code, "", f"{sentence}\n")
        assert courses(program)[0]["ended_on"] is None

    def test_a_course_ends_once(self, program: Program) -> None:
        program(*UNDER_WAY)
        program("course", "end", "--reason", "no effect")
        assert program("course", "end", "belimumab", "--reason", "again").err == (
            "This course of belimumab ended on Sun 1 Mar 2026 already: edit it to change that.\n"
        )
        assert program("course", "end", "--reason", "again").err == (
            "No course is running: add one with “lupus-journal course add REGIMEN --start DATE”.\n"
        )

    def test_two_of_one_medicine_are_told_apart_by_their_ids(self, program: Program) -> None:
        for regimen in ("rituximab_2x", "rituximab_4x"):
            program("course", "add", regimen, "--start", "mon")
        first, second = (str(course["id"])[-5:] for course in courses(program))
        assert program("course", "end", "rituximab", "--reason", "x") == (
            1,
            "",
            "There is more than one course: name it by its id, "
            f"out of rituximab ({first}), rituximab ({second}).\n",
        )


class TestPreview:
    def test_both_rules_of_a_regimen_start_included(self, program: Program) -> None:
        answer = program("course", "preview", "belimumab_iv", "--start", "2026-01-31", "--json")
        dates = [
            "2026-01-31",
            "2026-02-14",
            "2026-02-28",
            "2026-03-28",
            "2026-04-25",
            "2026-05-23",
        ]
        assert answer.json == {
            "schema": 1,
            "regimen": "belimumab_iv",
            "from_given": dates,
            "grid": dates,
        }

    def test_a_plan_with_choices_and_a_count(self, program: Program) -> None:
        answer = program(
            *("course", "preview", "rituximab_2x", "--start", "2026-01-05"),
            *("--every", "24w", "--count", "3", "--json"),
        ).json
        assert answer["from_given"] == ["2026-01-05", "2026-01-19", "2026-06-22"]

    def test_it_takes_the_options_of_the_course_that_is_thought_of(self, program: Program) -> None:
        asked = ("course", "preview", "belimumab_iv", "--start", "2026-03-02")
        assert program(*asked, "--rule", "grid") == program(*asked)
        code, out, err = program(*asked, "--rule", "lattice")
        assert (code, out) == (2, "")
        assert err == "“lattice” is not a rule: write from-given or grid.\n"

    def test_a_monthly_plan_begun_on_the_31st_returns_to_it(self, program: Program) -> None:
        assert program("course", "preview", "cyc_nih", "--start", "2026-01-31").words == [
            "cyc_nih from Sat 31 Jan 2026:",
            "from-given        grid",
            "Sat 31 Jan 2026   Sat 31 Jan 2026",
            "Sat 28 Feb 2026   Sat 28 Feb 2026",
            "Tue 31 Mar 2026   Tue 31 Mar 2026",
            "Thu 30 Apr 2026   Thu 30 Apr 2026",
            "Sun 31 May 2026   Sun 31 May 2026",
            "Tue 30 Jun 2026   Tue 30 Jun 2026",
            "Both rules agree until a dose comes early or late.",
            "The plan ends after 6 doses.",
        ]

    def test_a_course_from_today_on_under_both_rules(self, program: Program) -> None:
        program(*UNDER_WAY)
        assert program("course", "preview", "belimumab", "--count", "2").words == [
            "belimumab since Tue 6 Jan 2026, from today on:",
            "from-given        grid",
            "Thu 5 Mar 2026    Tue 3 Mar 2026",
            "Thu 2 Apr 2026    Tue 31 Mar 2026",
        ]

    def test_a_date_closer_than_usual_says_so(self, program: Program) -> None:
        program(*BELIMUMAB, "--start", "2026-01-06", "--last-given", "2026-02-20")
        assert program("course", "preview", "belimumab", "--count", "1").words == [
            "belimumab since Tue 6 Jan 2026, from today on:",
            "from-given        grid",
            "Fri 20 Mar 2026   Tue 31 Mar 2026",
        ]
        program("infusion", "given", "--on", "2026-03-20", now="2026-03-20T15:00")
        program("infusion", "move", "--to", "2026-04-02", now="2026-03-20T15:00")
        lines = program("course", "preview", "belimumab", "--count", "1").words
        assert lines[-2:] == [
            "from-given: Thu 2 Apr 2026 is closer than the usual 28 days: ask your centre.",
            "grid: Thu 2 Apr 2026 is closer than the usual 28 days: ask your centre.",
        ]

    def test_it_stores_nothing(self, program: Program) -> None:
        program("course", "preview", "belimumab_iv", "--start", "mon")
        assert courses(program) == []

    @pytest.mark.parametrize(
        ("argv", "code", "sentence"),
        [
            (
                ["benlysta"],
                2,
                "belimumab_iv is a regimen: name its first day with --start DAY.",
            ),
            (
                ["nothing"],
                1,
                "No course goes by “nothing”: “lupus-journal course list” shows them.",
            ),
            (
                ["anifrolumab", "--count", "0"],
                1,
                "--count is “0”: write a whole number from 1 to 100.",
            ),
            (
                ["anifrolumab", "--every", "3w"],
                2,
                "--every, --days and --load belong to a regimen: name its first day with --start.",
            ),
        ],
    )
    def test_what_is_refused(
        self, program: Program, argv: list[str], code: int, sentence: str
    ) -> None:
        assert program("course", "preview", *argv) == (code, "", f"{sentence}\n")
