"""Files and functions stay small enough to be read in one sitting (complexity is ruff's business)."""

from statistics import median

from tests.house.repository import functions, line_count, name, python_files, templates

MOST_LINES = 300
MOST_FUNCTION_LINES = 40
MOST_TEMPLATE_LINES = 120


def test_no_python_file_is_longer_than_300_lines() -> None:
    assert [name(path) for path in python_files() if line_count(path) > MOST_LINES] == []


def test_no_function_is_longer_than_40_lines() -> None:
    every = [function for path in python_files() for function in functions(path)]
    assert [function.where for function in every if function.lines > MOST_FUNCTION_LINES] == []


def test_no_template_is_longer_than_120_lines() -> None:
    assert [name(path) for path in templates() if line_count(path) > MOST_TEMPLATE_LINES] == []


def test_most_files_and_functions_are_far_below_their_limits() -> None:
    files = [line_count(path) for path in python_files() if path.name != "__init__.py"]
    every = [function.lines for path in python_files() for function in functions(path)]
    assert median(files) <= 90
    assert sorted(files)[len(files) * 9 // 10] <= 200
    assert median(every) <= 10
