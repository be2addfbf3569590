"""Run every bench, each in a process of its own, and keep all results in build/bench.json.

Ends with 1 when a bench failed to run or missed a goal it names (``reached`` or ``holds``). What a
bench only aims at (``met``) is told and fails nothing: docs/benchmarks.md says what stands against
it.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from cli.bench import names

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "build" / "bench.json"


def run(name: str) -> dict[str, Any]:
    """Give a bench's own JSON, or what it complained of."""
    done = subprocess.run(
        [sys.executable, "-m", f"benches.{name}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    try:
        result: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        return {"failed": done.stderr[-2000:] or f"no JSON, exit {done.returncode}"}
    return result


def missed(result: dict[str, Any]) -> list[str]:
    """Name the goals that were not reached; a bench without goals misses none."""
    if "failed" in result:
        return ["did not run"]
    reached = result.get("reached", result.get("holds", True))
    goals = reached if isinstance(reached, dict) else {"goal": reached}
    return [name for name, met in goals.items() if not met]


def verdict(result: dict[str, Any]) -> str:
    """Say in words what was reached."""
    unmet = [f"not yet {name}" for name, met in result.get("met", {}).items() if not met]
    return ", ".join([*(missed(result) or ["every goal reached"]), *unmet])


def main() -> int:
    results: dict[str, dict[str, Any]] = {}
    for name in names():
        before = time.monotonic()
        results[name] = run(name)
        seconds = time.monotonic() - before
        print(f"{name}: {verdict(results[name])} ({seconds:.0f} s)", flush=True)
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(results, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{RESULTS.relative_to(ROOT)} holds the figures")
    return 1 if any(map(missed, results.values())) else 0


if __name__ == "__main__":
    sys.exit(main())
