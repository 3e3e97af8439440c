"""What in a document a JSON Schema does not allow, in words that a writer understands."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from dossier.model import Problem
from dossier.read.schema import schema, suggest
from dossier.read.yaml import Document

_TYPES = {
    "object": "a mapping of keys",
    "array": "a list",
    "string": "text (in quotes, if it looks like a number or yes/no)",
    "boolean": "true or false",
    "integer": "a whole number",
    "number": "a number",
    "null": "null",
}


def faults(document: Document, name: str) -> list[Problem]:
    """Everything in ``document`` that the schema ``name`` does not allow, sorted."""
    problems: list[Problem] = []
    for error in _validator(name).iter_errors(document.data):
        for leaf in _leaves(error):
            problems.extend(_problems(document, leaf))
    return sorted(set(problems))


@cache
def _validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(schema(name))


def _leaves(error: ValidationError) -> Iterator[ValidationError]:
    """The errors worth showing: inside anyOf, those of the branch that fits best."""
    if error.validator not in ("anyOf", "oneOf") or not error.context:
        yield error
        return
    branches: dict[Any, list[ValidationError]] = {}
    for part in error.context:
        branches.setdefault(part.schema_path[0], []).append(part)
    fitting = [
        parts
        for parts in branches.values()
        if not any(p.validator == "type" and not p.path for p in parts)
    ]
    if len(fitting) == 1:
        for part in fitting[0]:
            yield from _leaves(part)
    else:
        yield error


def _problems(document: Document, error: ValidationError) -> Iterator[Problem]:
    where = tuple(error.absolute_path)
    name = f"`{where[-1]}`" if where and isinstance(where[-1], str) else "this entry"
    hint = error.schema.get("description") if isinstance(error.schema, dict) else None
    match error.validator:
        case "additionalProperties" if isinstance(error.validator_value, bool):
            allowed = error.schema.get("properties", {})
            for key in sorted(set(error.instance) - set(allowed)):
                how = suggest(key, allowed, f"Allowed here: {', '.join(allowed)}")
                yield document.problem(f"unknown key {key!r}", how, *where, key)
        case "required":
            for key in error.validator_value:
                if key not in error.instance:
                    yield document.problem(f"the key {key!r} is missing", f"Add `{key}:`", *where)
        case "enum":
            allowed = [str(v) for v in error.validator_value]
            how = suggest(str(error.instance), allowed, f"One of: {', '.join(allowed)}")
            yield document.problem(f"{name} cannot be {error.instance!r}", how, *where)
        case "type":
            kinds = error.validator_value
            kinds = [kinds] if isinstance(kinds, str) else kinds
            wanted = " or ".join(_TYPES[kind] for kind in kinds)
            what = f"{name} has a value of the wrong type ({_shown(error.instance)})"
            yield document.problem(what, f"It takes {wanted}", *where)
        case "pattern" if "propertyNames" in error.absolute_schema_path:
            how = f"It takes: {hint}" if hint else f"It must match {error.validator_value}"
            key = error.instance
            yield document.problem(f"the key {key!r} is malformed", how, *where, key)
        case "pattern":
            how = f"It takes: {hint}" if hint else f"It must match {error.validator_value}"
            yield document.problem(f"{name} is malformed: {error.instance!r}", how, *where)
        case _:
            how = f"It takes: {hint}" if hint else "See `python build.py schema`"
            yield document.problem(f"{name} is not as it should be: {_message(error)}", how, *where)


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 40 else text[:39] + "…"


def _message(error: ValidationError) -> str:
    message = str(error.message)
    return message if len(message) <= 160 else message[:159] + "…"
