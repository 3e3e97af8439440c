"""Whether data certainly satisfy a JSON Schema: the quick look before the thorough one.

The seeds of a site are sound nearly always. A few closures made from the schema tell so
some ten times faster than a validator, which is loaded only to say what is wrong. Only
the keywords that our schemas use are known; any other makes the answer no.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

Check = Callable[[Any], bool]

_TYPES: Mapping[str, Check] = {
    "object": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
    "string": lambda value: isinstance(value, str),
    "boolean": lambda value: isinstance(value, bool),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "null": lambda value: value is None,
}
_SILENT = frozenset({"$schema", "$defs", "title", "description", "default", "examples"})


def soundness(schema: Mapping[str, Any]) -> Check:
    """A function that tells of any data whether they surely satisfy ``schema``.

    Its yes is final; its no means that a validator has to look (JSON Schema 2020-12).
    """
    return _Maker(schema.get("$defs", {})).check(schema)


class _Maker:
    """Makes the checks of one schema; definitions are made when first referred to."""

    def __init__(self, definitions: Mapping[str, Any]) -> None:
        self._definitions = definitions
        self._made: dict[str, Check] = {}

    def check(self, schema: Any) -> Check:
        """The check of a schema or of a part of one."""
        if isinstance(schema, bool):
            return lambda _: schema
        parts = [self._part(key, schema) for key in schema if key not in _SILENT]
        if len(parts) == 1:
            return parts[0]
        return lambda value: all(part(value) for part in parts)

    def _part(self, key: str, schema: Mapping[str, Any]) -> Check:
        rule = schema[key]
        match key:
            case "$ref":
                return self._reference(rule.removeprefix("#/$defs/"))
            case "type":
                kinds = [_TYPES[kind] for kind in ([rule] if isinstance(rule, str) else rule)]
                return kinds[0] if len(kinds) == 1 else lambda v: any(kind(v) for kind in kinds)
            case "enum":
                return lambda value: any(value is one or _same(value, one) for one in rule)
            case "pattern":
                pattern = re.compile(rule)
                return lambda v: not isinstance(v, str) or bool(pattern.search(v))
            case "anyOf":
                options = [self.check(option) for option in rule]
                return lambda value: any(option(value) for option in options)
            case "items" | "minItems" | "maxItems":
                return self._of_list(key, rule)
            case _:
                return self._of_mapping(key, schema)

    def _reference(self, name: str) -> Check:
        made = self._made

        def check(value: Any) -> bool:
            # Looked up when called: a definition may contain itself.
            return made[name](value)

        if name not in made:
            made[name] = check
            made[name] = self.check(self._definitions[name])
        return made[name]

    def _of_list(self, key: str, rule: Any) -> Check:
        if key == "items":
            item = self.check(rule)
            return lambda v: not isinstance(v, list) or all(item(one) for one in v)
        if key == "minItems":
            return lambda v: not isinstance(v, list) or len(v) >= rule
        return lambda v: not isinstance(v, list) or len(v) <= rule

    def _of_mapping(self, key: str, schema: Mapping[str, Any]) -> Check:
        rule = schema[key]
        match key:
            case "required":
                return lambda v: not isinstance(v, dict) or all(name in v for name in rule)
            case "minProperties":
                return lambda v: not isinstance(v, dict) or len(v) >= rule
            case "propertyNames":
                name = self.check(rule)
                return lambda v: not isinstance(v, dict) or all(name(one) for one in v)
            case "properties":
                known = {name: self.check(part) for name, part in rule.items()}
                return lambda v: (
                    not isinstance(v, dict)
                    or all(known[name](one) for name, one in v.items() if name in known)
                )
            case "additionalProperties":
                told = frozenset(schema.get("properties", ()))
                other = self.check(rule)
                return lambda v: (
                    not isinstance(v, dict)
                    or all(other(one) for name, one in v.items() if name not in told)
                )
        return lambda _: False


def _same(value: Any, other: Any) -> bool:
    """Equality as JSON has it: ``true`` is not 1."""
    return isinstance(value, bool) == isinstance(other, bool) and bool(value == other)
