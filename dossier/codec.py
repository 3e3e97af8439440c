"""Records of the model as JSON and back: ``decoded(encoded(x), type(x)) == x``.

A record becomes an object of those of its fields that differ from their defaults; where a
field may hold records of several classes, the object says which under ``is``. Tuples become
arrays, mappings objects. What is of any type is taken as JSON as it is.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from typing import Any

_CLASS = "is"


def encoded(value: Any) -> Any:
    """``value`` as what JSON can hold."""
    return _encoded(value, type(value))


def decoded(data: Any, of: Any) -> Any:
    """What ``encoded`` made ``data`` from, a value of the type ``of``.

    Raises KeyError, TypeError and ValueError where it is none.
    """
    origin, inside = typing.get_origin(of), typing.get_args(of)
    if origin in {typing.Union, types.UnionType}:
        return None if data is None else decoded(data, _chosen(data, inside))
    if is_dataclass(of):
        return _record(data, typing.cast("type[Any]", of))
    if origin is tuple:
        each = inside[:1] * len(data) if inside[1:] == (Ellipsis,) else inside
        return tuple(decoded(item, one) for item, one in zip(data, each, strict=True))
    if origin is frozenset:
        return frozenset(decoded(item, inside[0]) for item in data)
    if _is_mapping(origin):
        return {key: decoded(item, inside[1]) for key, item in data.items()}
    return data


def _encoded(value: Any, of: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        declared = _types(type(value))
        made = {
            field.name: _encoded(getattr(value, field.name), declared[field.name])
            for field in fields(value)
            if getattr(value, field.name) != _default(field)
        }
        return {_CLASS: type(value).__name__} | made if _several(of) else made
    inside = _inside(of)
    if isinstance(value, Mapping):
        return {str(key): _encoded(item, inside) for key, item in value.items()}
    if isinstance(value, frozenset):
        return sorted(_encoded(item, inside) for item in value)
    if isinstance(value, (list, tuple)):
        return [_encoded(item, inside) for item in value]
    return value


def _record(data: Mapping[str, Any], cls: type[Any]) -> Any:
    declared = _types(typing.cast("Any", cls))
    names = {field.name for field in fields(cls)}
    given = {key: item for key, item in data.items() if key != _CLASS}
    if set(given) - names:
        raise ValueError(f"{cls.__name__} has no {', '.join(sorted(set(given) - names))}")
    return cls(**{key: decoded(item, declared[key]) for key, item in given.items()})


def _default(field: Field[Any]) -> Any:
    """The default of a field; what nothing equals where it has none."""
    if field.default is not MISSING:
        return field.default
    return field.default_factory() if field.default_factory is not MISSING else MISSING


@cache
def _types(cls: Any) -> dict[str, Any]:
    return typing.get_type_hints(cls)


def _classes(of: Any) -> tuple[Any, ...]:
    """The classes of records that a union may hold."""
    return tuple(one for one in typing.get_args(of) if is_dataclass(one))


def _several(of: Any) -> bool:
    return typing.get_origin(of) in {typing.Union, types.UnionType} and len(_classes(of)) > 1


def _chosen(data: Any, inside: tuple[Any, ...]) -> Any:
    """The member of a union that ``data`` is of."""
    classes = [one for one in inside if is_dataclass(one)]
    if len(classes) > 1:
        return next(one for one in classes if getattr(one, "__name__", "") == data[_CLASS])
    others = [one for one in inside if one is not type(None)]
    return others[0]


def _inside(of: Any) -> Any:
    """The type of what a tuple or mapping holds, as far as it is declared."""
    if typing.get_origin(of) in {typing.Union, types.UnionType}:
        of = next((one for one in typing.get_args(of) if one is not type(None)), Any)
    inside = typing.get_args(of)
    if not inside:
        return Any
    return inside[1] if _is_mapping(typing.get_origin(of)) else inside[0]


def _is_mapping(origin: Any) -> bool:
    return isinstance(origin, type) and issubclass(origin, Mapping)
