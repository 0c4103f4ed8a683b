"""Run one program of a card and say what it did.

A program is the hidden setup and the visible code of one card, on one shared schema. `run` gives
back the statements SQLAlchemy sent while the code ran (each with the line that caused it), the
value of the last expression, the printed text, and the error if there was one.

This file needs the standard library and SQLAlchemy, no files, threads or processes, so that it can
run in a browser as well as on an author's machine; time limits belong to whoever calls it.
"""

from __future__ import annotations

import ast
import contextlib
import datetime
import decimal
import gc
import io
import itertools
import linecache
import logging
import re
import sys
import traceback
import types
import warnings
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine
from sqlalchemy.event import api as event_api
from sqlalchemy.orm import clear_mappers, close_all_sessions
from sqlalchemy.orm import session as session_module

CODE_FILE = "<card>"
SETUP_FILE = "<setup>"
SCHEMA_FILE = "<schema>"

MAX_STATEMENTS = 300
MAX_TEXT = 8_000

PRELUDE = """
import sqlalchemy as sa
from sqlalchemy import *
from sqlalchemy.orm import *
from sqlalchemy import event, exc, inspect, orm
import datetime as dt
from typing import Annotated, Any, List, Optional
"""


_SAVEPOINT = re.compile(r"\s*(SAVEPOINT|RELEASE SAVEPOINT|ROLLBACK TO)\b", re.IGNORECASE)
_BACKGROUND = re.compile(r" ?\(Background on this error at: [^)]*\)")
_ADDRESS = re.compile(r"\b0x[0-9a-fA-F]{5,}\b")


class ProgramFault(Exception):
    """The program cannot be used as a card: its author has something to repair."""


class _Recorder:
    """What happened since the recording began, and what has to be undone afterwards."""

    def __init__(self) -> None:
        self.recording = False
        self.running = False
        self.statements: list[dict[str, Any]] = []
        self.engines: list[Engine] = []
        self.listeners: list[tuple[Any, str, Any]] = []
        self.first_lines: dict[int, int] = {}

    def start(self) -> None:
        self.running = True
        self.recording = False
        self.statements = []
        self.first_lines = {}

    def add(self, sql: str, *, params: Any = None, many: bool = False, tx: bool = False) -> None:
        if not self.recording:
            return
        if len(self.statements) >= MAX_STATEMENTS:
            raise ProgramFault(f"sends more than {MAX_STATEMENTS} statements")
        statement: dict[str, Any] = {"sql": sql}
        if params:
            statement["params"] = plain(params)
        if many:
            statement["many"] = True
        if tx:
            statement["tx"] = True
        statement["line"] = self.first_line(_running_line())
        self.statements.append(statement)

    def first_line(self, line: int | None) -> int | None:
        """The line on which the Python statement that holds `line` begins."""
        return None if line is None else self.first_lines.get(line, line)


_recorder = _Recorder()


def _frames() -> Iterator[types.FrameType]:
    """Every frame of the call in progress, innermost first, through greenlets of asyncio too."""
    frame = sys._getframe(1)
    greenlet_module = sys.modules.get("greenlet")
    current = greenlet_module.getcurrent() if greenlet_module else None
    while True:
        while frame is not None:
            yield frame
            frame = frame.f_back
        current = current.parent if current is not None else None
        if current is None:
            return
        frame = current.gr_frame


def _running_line() -> int | None:
    for frame in _frames():
        if frame.f_code.co_filename == CODE_FILE:
            return frame.f_lineno
    return None


def _first_lines(tree: ast.Module) -> dict[int, int]:
    lines: dict[int, int] = {}
    for node in ast.walk(tree):
        if not isinstance(node, ast.stmt):
            continue
        body = getattr(node, "body", None)
        end = body[0].lineno - 1 if isinstance(body, list) and body else node.end_lineno
        for line in range(node.lineno, (end or node.lineno) + 1):
            lines[line] = max(lines.get(line, 0), node.lineno)
    return lines


def plain(value: Any) -> Any:
    """`value` as JSON can hold it: dates as ISO text, decimals as text, bytes as an SQL blob."""
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    if isinstance(value, decimal.Decimal):
        return str(value)
    if isinstance(value, (bytes, bytearray, memoryview)):
        return f"X'{bytes(value).hex().upper()}'"
    return steady(repr(value))


def steady(text: str) -> str:
    """`text` without what changes from run to run by nature: addresses of objects in memory."""
    text = _ADDRESS.sub("0x…", text)
    return text if len(text) <= MAX_TEXT else text[:MAX_TEXT] + "…"


@event.listens_for(Engine, "before_cursor_execute")
def _on_statement(conn, cursor, statement, parameters, context, executemany):
    _recorder.add(
        statement,
        params=parameters,
        many=executemany,
        tx=bool(_SAVEPOINT.match(statement)),
    )


@event.listens_for(Engine, "begin")
def _on_begin(conn):
    _recorder.add("BEGIN", tx=True)


@event.listens_for(Engine, "commit")
def _on_commit(conn):
    _recorder.add("COMMIT", tx=True)


@event.listens_for(Engine, "rollback")
def _on_rollback(conn):
    _recorder.add("ROLLBACK", tx=True)


@event.listens_for(Engine, "engine_connect")
def _on_connect(conn):
    if _recorder.running and conn.engine not in _recorder.engines:
        _recorder.engines.append(conn.engine)


_listen = event_api.listen


def _remembering_listen(target, identifier, fn, *args, **kw):
    _listen(target, identifier, fn, *args, **kw)
    if _recorder.running:
        _recorder.listeners.append((target, identifier, fn))


event_api.listen = event.listen = _remembering_listen


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
        _forget_everything()


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


def run_on(module: types.ModuleType, program: Mapping[str, Any]) -> dict[str, Any]:
    """What `program` did in a prepared module, as `run` says it; leaves its traces behind."""
    collecting = gc.isenabled()
    # The identity map is weak: a collection at a chance moment would change what is loaded again.
    gc.disable()
    _recorder.start()
    try:
        with _as_main(module):
            _count_sessions_from_one()
            module.session = module.Session(module.engine)
            return _run_in(module.__dict__, program)
    except ProgramFault as fault:
        return {"fault": steady(str(fault))}
    finally:
        _recorder.recording = _recorder.running = False
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
    _recorder.first_lines = _first_lines(tree)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    outcome: dict[str, Any] = {"statements": _recorder.statements}
    value: Any = None
    try:
        _recorder.recording = True
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
        _recorder.recording = False
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
        "line": _recorder.first_line(line),
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


def _forget_everything() -> None:
    """Undo what a program may leave behind in SQLAlchemy's own state."""
    logger = logging.getLogger("sqlalchemy")
    logger.setLevel(logging.CRITICAL + 1)
    close_all_sessions()
    for engine in _recorder.engines:
        with contextlib.suppress(Exception):
            engine.dispose()
    _recorder.engines.clear()
    for target, identifier, fn in _recorder.listeners:
        with contextlib.suppress(Exception):
            event.remove(target, identifier, fn)
    _recorder.listeners.clear()
    with contextlib.suppress(Exception):
        clear_mappers()
    for name in list(logging.Logger.manager.loggerDict):
        if name == "sqlalchemy" or name.startswith("sqlalchemy."):
            known = logging.getLogger(name)
            known.handlers[:] = []
            known.setLevel(logging.NOTSET)
    gc.collect()
