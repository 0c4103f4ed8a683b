"""Describe the shared schemas as JSON, for the schema button of the app.

Run it with a Python that has SQLAlchemy: `python decks/schemas/describe.py`. It writes one JSON file
beside each schema: tables with columns and seed rows, classes with their relationships, and a hash
of the schema's source, by which a test sees that the description is current.
"""

import hashlib
import importlib.util
import json
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Table
from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import Mapper, configure_mappers

HERE = Path(__file__).parent


def load(path: Path) -> Any:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def describe_column(column: Column[Any]) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": column.name,
        "type": column.type.compile(dialect=sqlite.dialect()),
    }
    if column.primary_key:
        described["primaryKey"] = True
    for key in column.foreign_keys:
        described["references"] = key.target_fullname
    if column.nullable:
        described["nullable"] = True
    if column.unique:
        described["unique"] = True
    return described


def describe_table(table: Table, variable: str, rows: list[dict[str, Any]]) -> dict[str, Any]:
    names = [column.name for column in table.columns]
    return {
        "name": table.name,
        "variable": variable,
        "columns": [describe_column(column) for column in table.columns],
        "rows": [
            [value if isinstance(value, (int, str, type(None))) else str(value) for value in values]
            for values in ([row.get(name) for name in names] for row in rows)
        ],
    }


def describe_class(mapper: Mapper[Any]) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": mapper.class_.__name__,
        "table": mapper.local_table.name,
        "relationships": [
            {"name": one.key, "target": one.mapper.class_.__name__, "many": bool(one.uselist)}
            for one in mapper.relationships
            if mapper.inherits is None or one.key not in mapper.inherits.relationships
        ],
    }
    if mapper.inherits is not None:
        described["inherits"] = mapper.inherits.class_.__name__
    return described


def describe(path: Path) -> dict[str, Any]:
    module = load(path)
    configure_mappers()
    base = module.Base
    variables = {value: name for name, value in vars(module).items() if isinstance(value, Table)}
    order = list(base.metadata.tables.values())
    mappers = sorted(base.registry.mappers, key=lambda one: order.index(one.local_table))
    return {
        "name": path.stem,
        "source": hashlib.sha256(path.read_bytes()).hexdigest(),
        "tables": [
            describe_table(table, variables[table], module.ROWS.get(table.name, []))
            for table in order
        ],
        "classes": [describe_class(mapper) for mapper in mappers],
    }


for schema in sorted(HERE.glob("*.py")):
    if schema.name != Path(__file__).name:
        text = json.dumps(describe(schema), indent=2, ensure_ascii=False)
        schema.with_suffix(".json").write_text(f"{text}\n", encoding="utf-8")
