"""Write postgresql.json: what the statements of the decks' programs are on PostgreSQL.

Runs every program on SQLite, as `seam fill` does, and compiles each statement for the PostgreSQL
drivers too. Call it with a Python that has SQLAlchemy, once for each release line:

    python tests/sql/corpus/make_postgresql.py            # a new file
    python tests/sql/corpus/make_postgresql.py --add      # what this release line writes in another way
"""

from __future__ import annotations

import json
import pathlib
import re
import sys
import warnings
from typing import Any

ROOT = pathlib.Path(__file__).parents[3]
FILE = pathlib.Path(__file__).with_name("postgresql.json")
sys.path.insert(0, str(ROOT / "decks" / "truth"))

import runner  # noqa: E402
from recorder import plain, recorder  # noqa: E402
from sqlalchemy import event  # noqa: E402
from sqlalchemy.dialects.postgresql import asyncpg, psycopg, psycopg2  # noqa: E402
from sqlalchemy.engine import Engine  # noqa: E402

KINDS = {"predict-sql", "predict-result", "count-queries", "order", "spot-the-bug"}
DRIVERS = [psycopg.dialect(), psycopg2.dialect(), asyncpg.dialect()]

found: dict[tuple[str, str], dict[str, Any]] = {}
where = {"schema": "", "card": ""}


def keep(element: Any, sets: list[dict[str, Any]], dialect: Any, number: int) -> None:
    keys = {"column_keys": sorted(sets[0])} if sets else {}
    compiled = element.compile(dialect=dialect, compile_kwargs={"render_postcompile": True}, **keys)
    sql = str(compiled)
    if re.search(r"\bIN (%\(|\$)", sql):
        return  # a list bound to a text, which only the driver writes out
    names = compiled.positiontup or sorted(set(re.findall(r"%\((\w+)\)s", sql)))
    many = len(sets) > 1
    values = {**compiled.params, **(sets[0] if sets else {})}
    known = not many and all(name in values for name in names)
    # One driver's spelling is enough for most statements; every third is kept of the others.
    if number > 0 and len(found) % 3 != number:
        return
    one = {"tables": where["schema"] or where["card"], "sql": sql}
    if names and known:
        picked = {name: plain(values[name]) for name in names}
        one["params"] = list(picked.values()) if compiled.positiontup else picked
    found.setdefault((one["tables"], sql), one)


@event.listens_for(Engine, "before_execute")
def compile_too(conn: Any, element: Any, multiparams: Any, params: Any, options: Any) -> None:
    if not recorder.recording or not hasattr(element, "compile"):
        return
    sets = [dict(one) for one in (multiparams or ()) if isinstance(one, dict)]
    if not sets and params:
        sets = [dict(params)]
    for number, dialect in enumerate(DRIVERS):
        try:
            keep(element, sets, dialect, number)
        except Exception as error:  # noqa: BLE001
            print(f"{where['card']}: {type(error).__name__}", file=sys.stderr)


def run_all() -> None:
    folder = ROOT / "decks" / "schemas"
    schemas = {name: (folder / f"{name}.py").read_text() for name in ("accounts", "shop", "staff")}
    for path in sorted((ROOT / "decks").glob("*.json")):
        for card in json.loads(path.read_text())["cards"]:
            if card["kind"] not in KINDS or card.get("needsHost") or card.get("language", "python") != "python":
                continue
            where["card"] = f"{path.stem}/{card['id']}"
            where["schema"] = card["schema"] if isinstance(card.get("schema"), str) else ""
            program = {key: card[key] for key in ("code", "setup", "schema") if card.get(key)}
            if "code" in program:
                runner.run(program, schemas)


warnings.simplefilter("ignore")
before = [json.loads(line.rstrip(",\n")) for line in FILE.open() if line[0] == "{"] if "--add" in sys.argv else []
for entry in before:
    found[(entry["tables"], entry["sql"])] = entry
run_all()
FILE.write_text("[\n" + ",\n".join(json.dumps(one, ensure_ascii=False) for one in found.values()) + "\n]\n")
print(f"{len(found)} statements")
