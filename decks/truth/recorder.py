"""Record what SQLAlchemy sends while a card's code runs, and which line of the card caused it.

Importing this file puts listeners on every engine of the process; they write nothing down until
`recorder.recording` is set. It needs the standard library and SQLAlchemy only.
"""

from __future__ import annotations

import ast
import contextlib
import datetime
import decimal
import gc
import logging
import re
import sys
import types
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine
from sqlalchemy.event import api as event_api
from sqlalchemy.orm import clear_mappers, close_all_sessions

CODE_FILE = "<card>"

MAX_STATEMENTS = 300
MAX_TEXT = 8_000

_SAVEPOINT = re.compile(r"\s*(SAVEPOINT|RELEASE SAVEPOINT|ROLLBACK TO)\b", re.IGNORECASE)
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
        """Begin a program: its engines and listeners are remembered, its statements not yet."""
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


recorder = _Recorder()


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


def first_lines(tree: ast.Module) -> dict[int, int]:
    """For each line of the code, the line on which its Python statement begins."""
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
    recorder.add(
        statement,
        params=parameters,
        many=executemany,
        tx=bool(_SAVEPOINT.match(statement)),
    )


@event.listens_for(Engine, "begin")
def _on_begin(conn):
    recorder.add("BEGIN", tx=True)


@event.listens_for(Engine, "commit")
def _on_commit(conn):
    recorder.add("COMMIT", tx=True)


@event.listens_for(Engine, "rollback")
def _on_rollback(conn):
    recorder.add("ROLLBACK", tx=True)


@event.listens_for(Engine, "engine_connect")
def _on_connect(conn):
    if recorder.running and conn.engine not in recorder.engines:
        recorder.engines.append(conn.engine)


_listen = event_api.listen


def _remembering_listen(target, identifier, fn, *args, **kw):
    _listen(target, identifier, fn, *args, **kw)
    if recorder.running:
        recorder.listeners.append((target, identifier, fn))


event_api.listen = event.listen = _remembering_listen


def forget_everything() -> None:
    """Undo what a program may leave behind in SQLAlchemy's own state."""
    logger = logging.getLogger("sqlalchemy")
    logger.setLevel(logging.CRITICAL + 1)
    close_all_sessions()
    for engine in recorder.engines:
        with contextlib.suppress(Exception):
            engine.dispose()
    recorder.engines.clear()
    for target, identifier, fn in recorder.listeners:
        with contextlib.suppress(Exception):
            event.remove(target, identifier, fn)
    recorder.listeners.clear()
    with contextlib.suppress(Exception):
        clear_mappers()
    for name in list(logging.Logger.manager.loggerDict):
        if name == "sqlalchemy" or name.startswith("sqlalchemy."):
            known = logging.getLogger(name)
            known.handlers[:] = []
            known.setLevel(logging.NOTSET)
    gc.collect()
