"""Run many programs of cards, each twice, each in a process of its own, and print what they did.

    python decks/truth/run.py < request.json > answer.json

The request is `{"programs": [{"key", "code", "setup"?, "schema"?, "language"?, "host"?}, ...]}`, and
perhaps `"seeds"`, the hash seeds to run under, one run each, instead of two; the answer is
`{"sqlalchemy", "python", "sqlite", "outcomes": {key: outcome}}`. An outcome is what
`runner.run` gives back, or `{"fault": "..."}` for a program that cannot be a card: its setup fails,
it does not finish in time, or its two runs differ. Nothing but the request decides the answer.

Half of the workers run every program under one hash seed, the other half under another, so that an
answer that hangs on the order of a set, a clock or an address shows itself as two different runs.
A program that says `"host": true` may take longer, and `"language": "shell"` runs its lines in the
shell; every program finds itself in an empty folder.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import json
import os
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial, reduce
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
SCHEMAS = HERE.parent / "schemas"
HASH_SEEDS = ["1", "2"]
SECONDS = 2
SECONDS_ON_HOST = 20
# Limits count processor time, so that a busy machine refuses no card; waiting is limited more loosely.
PATIENCE = 10
Run = Callable[[dict[str, Any]], dict[str, Any]]

WARM_FOR_HOST = (
    "sqlalchemy.ext.asyncio",
    "aiosqlite",
    "alembic.command",
    "alembic.config",
    "alembic.autogenerate",
    "flask",
    "flask_sqlalchemy",
    "django.db.models",
)


def main() -> None:
    request = json.load(sys.stdin)
    programs = request["programs"]
    if "--worker" in sys.argv:
        with tempfile.TemporaryDirectory(prefix="cards-") as folder:
            tempfile.tempdir = folder
            json.dump(work(programs), sys.stdout, ensure_ascii=False)
        return
    first, *others = run_under(request.get("seeds", HASH_SEEDS), programs)
    outcomes = {key: reduce(agreed, (other[key] for other in others), first[key]) for key in first}
    json.dump({**versions(), "outcomes": outcomes}, sys.stdout, ensure_ascii=False)


def versions() -> dict[str, str]:
    import sqlite3

    import sqlalchemy

    return {
        "sqlalchemy": sqlalchemy.__version__,
        "python": ".".join(map(str, sys.version_info[:3])),
        "sqlite": sqlite3.sqlite_version,
    }


def run_under(seeds: list[str], programs: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The outcomes of every program under each of the hash seeds, by key."""
    shares = max(1, (os.cpu_count() or 2) // len(seeds))
    workers = [
        [start_worker(seed, programs[share::shares]) for share in range(shares)]
        for seed in seeds
    ]
    runs = []
    for shared in workers:
        outcomes: dict[str, Any] = {}
        for worker, answer in shared:
            if worker.wait() != 0:
                raise SystemExit("a worker ended before it had answered")
            answer.seek(0)
            outcomes.update(json.load(answer))
        runs.append(outcomes)
    return runs


def start_worker(seed: str, programs: list[dict[str, Any]]) -> tuple[subprocess.Popen, Any]:
    request = tempfile.TemporaryFile("w+", encoding="utf-8")
    json.dump({"programs": programs}, request)
    request.seek(0)
    answer = tempfile.TemporaryFile("w+", encoding="utf-8")
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-X", "utf8", str(Path(__file__).resolve()), "--worker"]
    worker = subprocess.Popen(command, stdin=request, stdout=answer, env=environment)
    return worker, answer


def agreed(first: dict[str, Any], second: dict[str, Any]) -> dict[str, Any]:
    """The outcome if both runs gave it, or the fault of giving two."""
    if first == second:
        return first
    for field in sorted({*first, *second}):
        one, other = first.get(field), second.get(field)
        if one != other:
            return {"fault": f"two runs differ in {field}: {one!r} and then {other!r}"[:400]}
    return first


def work(programs: list[dict[str, Any]]) -> dict[str, Any]:
    """One run of every program, each in a process of its own, by key."""
    sys.path.insert(0, str(HERE))
    import runner

    schemas = schemas_of(programs)
    if not hasattr(os, "fork"):
        run = partial(runner.run, schemas=schemas)
        answers = {program["key"]: run_in_folder(runner, run, program) for program in programs}
    else:
        # Children start from a copy of these: mapping and filling tables is most of a card's time.
        ready = {name: runner.prepared(name, schemas) for name in (None, *schemas)}
        for name in schemas:
            runner.practise(ready[name])
        gc.collect()
        gc.freeze()
        answers = {}
        # What only some cards need is loaded after the others ran: copies of a small process are cheap.
        for host in (False, True):
            some = [program for program in programs if bool(program.get("host")) is host]
            if host and some:
                warm_for_host()
            for program in some:
                run = forked_run(runner, ready, schemas, program)
                answers[program["key"]] = run_in_child(runner, run, program)
    return answers


def schemas_of(programs: list[dict[str, Any]]) -> dict[str, str]:
    """The source of every shared schema that some program names."""
    named = {program["schema"] for program in programs if isinstance(program.get("schema"), str)}
    paths = [SCHEMAS / f"{name}.py" for name in sorted(named)]
    return {path.stem: path.read_text("utf-8") for path in paths if path.is_file()}


def warm_for_host() -> None:
    for name in WARM_FOR_HOST:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    gc.collect()
    gc.freeze()


def forked_run(
    runner: Any, ready: dict[str | None, Any], schemas: dict[str, str], program: dict[str, Any]
) -> Run:
    schema = program.get("schema")
    if schema is None or (isinstance(schema, str) and schema in ready):
        return partial(runner.run_on, ready[schema])
    return partial(runner.run, schemas=schemas)


def run_in_folder(runner: Any, run: Run, program: dict[str, Any]) -> dict[str, Any]:
    home = os.getcwd()
    folder = os.path.realpath(tempfile.mkdtemp(prefix="card-"))
    try:
        os.chdir(folder)
        if program.get("language") == "shell":
            outcome = run_shell(runner, program)
        else:
            outcome = run(program)
        return json.loads(json.dumps(outcome).replace(folder, "/project"))
    finally:
        os.chdir(home)
        shutil.rmtree(folder, ignore_errors=True)


def run_shell(runner: Any, program: dict[str, Any]) -> dict[str, Any]:
    """What the lines print in a shell, after the Python of the setup has prepared the folder."""
    prepared = runner.run({"code": [], "setup": program.get("setup", [])}, {})
    if "fault" in prepared:
        return prepared
    bins = os.path.dirname(sys.executable)
    environment = {**os.environ, "PATH": bins + os.pathsep + os.environ.get("PATH", "")}
    done = subprocess.run(
        ["sh", "-c", "\n".join(program["code"])],
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    outcome: dict[str, Any] = {"statements": []}
    if done.stdout:
        outcome["stdout"] = runner.steady(done.stdout)
    if done.returncode != 0:
        message = (done.stderr.strip().splitlines() or [f"exit {done.returncode}"])[-1]
        outcome["error"] = {
            "type": f"exit {done.returncode}",
            "message": runner.steady(message),
            "line": None,
        }
    return outcome


OUT_OF_TIME = {getattr(signal, name, None) for name in ("SIGXCPU", "SIGKILL")}


def run_in_child(runner: Any, run: Run, program: dict[str, Any]) -> dict[str, Any]:
    """The outcome of `program`, run in a copy of this process that is thrown away afterwards."""
    limit = SECONDS_ON_HOST if program.get("host") else SECONDS
    receiving, sending = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(receiving)
        limit_processor_time(limit)
        answer_and_leave(runner, run, program, sending)
    os.close(sending)
    with contextlib.suppress(OSError):
        os.setpgid(child, child)
    answer = read_until(receiving, time.monotonic() + limit * PATIENCE)
    os.close(receiving)
    if answer is None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if answer is None or (os.WIFSIGNALED(status) and os.WTERMSIG(status) in OUT_OF_TIME):
        return {"fault": f"does not finish within {limit} seconds"}
    if not answer or status != 0:
        return {"fault": "ends the interpreter"}
    return json.loads(answer)


def limit_processor_time(seconds: int) -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))


def answer_and_leave(runner: Any, run: Run, program: dict[str, Any], sending: int) -> None:
    # Nothing of this process may be written by the card: its own output is captured, the rest lost.
    nowhere = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(nowhere, number)
    try:
        outcome = run_in_folder(runner, run, program)
    except BaseException as error:
        outcome = {"fault": f"the runner fails: {type(error).__name__}: {error}"}
    with os.fdopen(sending, "w", encoding="utf-8") as pipe:
        json.dump(outcome, pipe)
    os._exit(0)


def read_until(receiving: int, deadline: float) -> str | None:
    """Everything that arrives until the other end closes, or None when time is up."""
    parts: list[bytes] = []
    while True:
        remaining = deadline - time.monotonic()
        if remaining <= 0 or not select.select([receiving], [], [], remaining)[0]:
            return None
        part = os.read(receiving, 65536)
        if not part:
            return b"".join(parts).decode("utf-8")
        parts.append(part)


if __name__ == "__main__":
    main()
