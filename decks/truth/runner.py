"""Run one program of a card and say what it did.

A program is the hidden setup and the visible code of one card, on one shared schema. `run` gives
back the statements SQLAlchemy sent while the code ran (each with the line that caused it), the
value of the last expression, the printed text, and the error if there was one.

This file and `recorder.py` need the standard library and SQLAlchemy, no files, threads or
processes, so that they can run in a browser as well as on an author's machine; time limits belong
to whoever calls them.
"""

from __future__ import annotations

import ast
import contextlib
import gc
import io
import itertools
import linecache
import re
import sys
import traceback
import types
import warnings
from collections.abc import Iterator, Mapping
from typing import Any

from recorder import (
    CODE_FILE,
    ProgramFault,
    first_lines,
    forget_everything,
    plain,
    recorder,
    steady,
)
from sqlalchemy.orm import session as session_module

SETUP_FILE = "<setup>"
SCHEMA_FILE = "<schema>"

PRELUDE = """
import sqlalchemy as sa
from sqlalchemy import *
from sqlalchemy.orm import *
from sqlalchemy import event, exc, inspect, orm
import datetime as dt
from typing import Annotated, Any, List, Optional
"""


_BACKGROUND = re.compile(r" ?\(Background on this error at: [^)]*\)")


def run(program: Mapping[str, Any], schemas: Mapping[str, str]) -> dict[str, Any]:
    """What `program` did: an outcome, or `{"fault": why it cannot be a card}`.

    `program` has `code` (lines) and perhaps `setup` (lines), `schema` (a name in `schemas`, or
    `{"python": [lines], "rows": {table: [row]}}`) and `language` ("python" or "sql").
    `schemas` maps a schema's name to its Python source.

    The outcome has `statements`, and `value`, `rows`, `stdout`, `error` and `warnings` where there
    is something to say. The interpreter is left as it was found, as far as SQLAlchemy knows it.
    """
    try:
        return run_on(prepared(program.get("schema"), schemas), program)
    except ProgramFault as fault:
        return {"fault": steady(str(fault))}
    finally:
        forget_everything()


def prepared(schema: str | Mapping[str, Any] | None, schemas: Mapping[str, str]) -> types.ModuleType:
    """A module in which a program can run: the names every card has, and the schema with its rows.

    It serves one program; to use it for several, run each in a forked copy of the process.
    Raises `ProgramFault` when the schema does not work.
    """
    module = types.ModuleType("__main__")
    names = module.__dict__
    with _as_main(module), _quiet():
        exec(PRELUDE, names)
        names["engine"] = names["create_engine"]("sqlite://")
        if schema is None:
            return module
        if isinstance(schema, str) and schema not in schemas:
            raise ProgramFault(f"schema: there is no schema named {schema}")
        source = schemas[schema] if isinstance(schema, str) else "\n".join(schema["python"])
        _hidden(source, SCHEMA_FILE, "schema", names)
        rows = names.pop("ROWS", None) or (None if isinstance(schema, str) else schema.get("rows"))
        with _blamed_on("schema", SCHEMA_FILE):
            _create_tables(names, rows or {})
    return module


def practise(module: types.ModuleType) -> None:
    """Read every mapped class of a prepared module once, on another database.

    SQLAlchemy configures mappers and compiles its first statements only once per process: done
    before processes are copied, it is not done again for every card. Outcomes stay the same.
    """
    sa, orm = module.sa, module.orm
    mapped = [
        mapper for value in module.__dict__.values() if isinstance(value, type)
        for mapper in [sa.inspect(value, raiseerr=False)] if isinstance(mapper, orm.Mapper)
    ]
    engine = sa.create_engine("sqlite://")
    for metadata in {id(mapper.class_.metadata): mapper.class_.metadata for mapper in mapped}.values():
        metadata.create_all(engine)
    for mapper in mapped:
        with orm.Session(engine) as session:
            session.scalars(sa.select(mapper.class_)).all()
            session.get(mapper.class_, (1,) * len(mapper.primary_key))
    engine.dispose()


def run_on(module: types.ModuleType, program: Mapping[str, Any]) -> dict[str, Any]:
    """What `program` did in a prepared module, as `run` says it; leaves its traces behind."""
    collecting = gc.isenabled()
    # The identity map is weak: a collection at a chance moment would change what is loaded again.
    gc.disable()
    recorder.start()
    try:
        with _as_main(module):
            _count_sessions_from_one()
            module.session = module.Session(module.engine)
            return _run_in(module.__dict__, program)
    except ProgramFault as fault:
        return {"fault": steady(str(fault))}
    finally:
        recorder.recording = recorder.running = False
        if collecting:
            gc.enable()


def _count_sessions_from_one() -> None:
    """Some errors name sessions by a number that the process counts up."""
    if hasattr(session_module, "_new_sessionid"):
        session_module._new_sessionid = itertools.count(1).__next__


@contextlib.contextmanager
def _as_main(module: types.ModuleType) -> Iterator[None]:
    """Lets classes of the card find each other's names, which annotations look up in their module."""
    before = sys.modules["__main__"]
    sys.modules["__main__"] = module
    try:
        yield
    finally:
        sys.modules["__main__"] = before


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
        warnings.simplefilter("ignore")
        yield


def _run_in(names: dict[str, Any], program: Mapping[str, Any]) -> dict[str, Any]:
    printed = io.StringIO()
    with warnings.catch_warnings(record=True) as caught, contextlib.redirect_stderr(io.StringIO()):
        warnings.simplefilter("always")
        if program.get("setup"):
            with contextlib.redirect_stdout(io.StringIO()):
                _hidden("\n".join(program["setup"]), SETUP_FILE, "setup", names)
        caught.clear()
        with contextlib.redirect_stdout(printed):
            if program.get("language") == "sql":
                outcome = _run_sql(names["session"], "\n".join(program["code"]))
            else:
                outcome = _run_python(names, "\n".join(program["code"]))
    if printed.getvalue():
        outcome["stdout"] = steady(printed.getvalue())
    if caught:
        outcome["warnings"] = [
            steady(f"{warning.category.__name__}: {warning.message}".split("\n")[0])
            for warning in caught
        ]
    return outcome


def _create_tables(names: dict[str, Any], rows: Mapping[str, list[dict[str, Any]]]) -> None:
    import sqlalchemy as sa

    collections: list[sa.MetaData] = []
    for value in list(names.values()):
        metadata = value if isinstance(value, sa.MetaData) else getattr(value, "metadata", None)
        if isinstance(metadata, sa.MetaData) and metadata not in collections:
            collections.append(metadata)
    with names["engine"].begin() as connection:
        for metadata in collections:
            metadata.create_all(connection)
            for table in metadata.sorted_tables:
                if rows.get(table.name):
                    connection.execute(sa.insert(table), rows[table.name])


def _hidden(source: str, file: str, part: str, names: dict[str, Any]) -> None:
    linecache.cache[file] = (len(source), None, source.splitlines(True), file)
    with _blamed_on(part, file):
        exec(compile(source, file, "exec", dont_inherit=True), names)


@contextlib.contextmanager
def _blamed_on(part: str, file: str) -> Iterator[None]:
    try:
        yield
    except ProgramFault:
        raise
    except BaseException as error:
        where = _line_of(error, file)
        place = part if where is None else f"{part} line {where}"
        raise ProgramFault(f"{place}: {type(error).__name__}: {_first(error)}") from error


def _run_python(names: dict[str, Any], source: str) -> dict[str, Any]:
    linecache.cache[CODE_FILE] = (len(source), None, source.splitlines(True), CODE_FILE)
    try:
        tree = ast.parse(source, CODE_FILE)
    except SyntaxError as error:
        return {"statements": [], "error": _told(error)}
    recorder.first_lines = first_lines(tree)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    outcome: dict[str, Any] = {"statements": recorder.statements}
    value: Any = None
    try:
        recorder.recording = True
        exec(compile(tree, CODE_FILE, "exec", dont_inherit=True), names)
        if last is not None:
            expression = ast.Expression(last.value)
            value = eval(compile(expression, CODE_FILE, "eval", dont_inherit=True), names)
    except ProgramFault:
        raise
    except BaseException as error:
        outcome["error"] = _told(error)
        return outcome
    finally:
        # A repr may load attributes: that is the display's doing, not the card's.
        recorder.recording = False
    if last is not None:
        try:
            outcome["value"] = steady(repr(value))
        except Exception as error:
            raise ProgramFault(
                f"code: the last value cannot be shown: {type(error).__name__}: {_first(error)}"
            ) from error
    return outcome


def _run_sql(session: Any, source: str) -> dict[str, Any]:
    from sqlalchemy import text

    try:
        result = session.execute(text(source))
        if not result.returns_rows:
            return {"statements": [], "value": str(result.rowcount)}
        rows = {"columns": list(result.keys()), "rows": [plain(tuple(row)) for row in result]}
        return {"statements": [], "rows": rows}
    except Exception as error:
        return {"statements": [], "error": _told(error)}


def _told(error: BaseException) -> dict[str, Any]:
    line = error.lineno if isinstance(error, SyntaxError) else _line_of(error, CODE_FILE)
    return {
        "type": type(error).__name__,
        "message": steady(_first(error)),
        "line": recorder.first_line(line),
    }


def _first(error: BaseException) -> str:
    """The first line that says what went wrong, without the advice that SQLAlchemy puts around it."""
    lines = str(error).splitlines() or [""]
    said = [line for line in lines if not line.startswith("(raised as a result of ")]
    return _BACKGROUND.sub("", (said or lines)[0])


def _line_of(error: BaseException, file: str) -> int | None:
    line = error.lineno if isinstance(error, SyntaxError) else None
    for frame, number in traceback.walk_tb(error.__traceback__):
        if frame.f_code.co_filename == file:
            line = number
    return line
