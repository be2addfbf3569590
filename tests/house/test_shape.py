"""The shape of the house: small functions, small files, and the ugly things kept out."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

LONGEST_FUNCTION = 40
LONGEST_FILE = 300
LONGEST_KV = 150

UGLY = re.compile(
    r"get_running_app\(|load_string\(|time\.sleep\(|parent\.parent|sys\.modules\["
    r"|except:\s*$|except Exception:\s*pass|#\s*(TODO|FIXME)"
)


def functions(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1


def test_no_function_is_longer_than_a_screen(rooms: list[Path], root: Path) -> None:
    long = [
        f"{path.relative_to(root)}:{name} {lines}"
        for path in rooms
        for name, lines in functions(path)
        if lines > LONGEST_FUNCTION
    ]
    assert long == []


def test_no_file_is_longer_than_a_sitting(rooms: list[Path], root: Path) -> None:
    long = [
        f"{path.relative_to(root)} {lines}"
        for path in rooms
        if (lines := path.read_text(encoding="utf-8").count("\n")) > LONGEST_FILE
    ]
    assert long == []


def test_no_kv_file_is_longer_than_a_page(tracked: list[Path], root: Path) -> None:
    long = [
        f"{path.relative_to(root)} {lines}"
        for path in tracked
        if path.suffix == ".kv"
        and (lines := path.read_text(encoding="utf-8").count("\n")) > LONGEST_KV
    ]
    assert long == []


def test_a_kv_handler_is_one_call_of_a_verb(tracked: list[Path], root: Path) -> None:
    handler = re.compile(r"\s+on_[a-z_]+:\s*(.*)$")
    one_verb = re.compile(r"root\.\w+\([^;]*\)")
    wrong = [
        f"{path.relative_to(root)}:{number}: {line.strip()}"
        for path in tracked
        if path.suffix == ".kv"
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if (found := handler.match(line)) and not one_verb.fullmatch(found.group(1).strip())
    ]
    assert wrong == []


def test_the_ugly_things_stay_out(rooms: list[Path], root: Path) -> None:
    found = [
        f"{path.relative_to(root)}:{number}: {line.strip()}"
        for path in rooms
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if (hit := UGLY.search(line)) and not ("parent.parent" in hit.group() and "Path(" in line)
    ]
    assert found == []


def test_every_screen_has_its_layout_and_speaks(root: Path) -> None:
    screens = sorted((root / "kiosk" / "screens").glob("*.py"))
    named = [path for path in screens if path.stem not in {"__init__", "base"}]
    assert named, "no screens"
    for path in named:
        text = path.read_text(encoding="utf-8")
        if "Screen)" not in text and "Screen(" not in text:
            continue
        assert path.with_suffix(".kv").exists(), f"{path.name} has no .kv"


def test_no_file_names_a_package_registry_or_a_developers_machine(
    tracked: list[Path], root: Path
) -> None:
    names = ("files." + "pythonhosted", "pypi." + "org", "registry." + "npmjs", "/ro" + "ot/")
    found = []
    for path in tracked:
        if path.suffix in {".png", ".mo", ".bin"}:
            continue
        text = path.read_text(encoding="utf-8")
        found += [f"{path.relative_to(root)}: {name}" for name in names if name in text]
    assert found == []


def test_every_locked_requirement_carries_hashes(root: Path) -> None:
    for lock in sorted((root / "requirements").glob("*.txt")):
        blocks = re.split(r"\n(?=[a-z0-9])", lock.read_text(encoding="utf-8"))
        pinned = [block for block in blocks if re.match(r"[a-z0-9][\w.-]*==", block)]
        assert len(pinned) > 20
        assert [block.split()[0] for block in pinned if "--hash=sha256:" not in block] == []
