"""Numbers, money, percentages, counts and quantities in a language's own form."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from babel import Locale, UnknownLocaleError
from babel.numbers import format_decimal, get_currency_name

from dossier.i18n.grammar import de
from dossier.i18n.phrases import locale, phrases, qualified
from dossier.model import Count, Grammar, Lang, Money, Percent, Quantity, Unit

_NBSP = "\N{NO-BREAK SPACE}"
_WORDED_FROM = 1_000_000
_WORDED_DECIMALS = 3


def number(value: float, lang: Lang) -> str:
    """``70000`` → "70,000" / "70 000", ``40.4`` → "40.4" / "40,4"; no digit is rounded away."""
    return _decimal(Decimal(str(value)), lang)


def language(code: str, lang: Lang) -> str:
    """The name of a language (BCP 47 code) in ``lang``, by CLDR; the code where it has none."""
    try:
        name = Locale.parse(code, sep="-").get_language_name(lang)
    except (UnknownLocaleError, ValueError):
        name = locale(lang).languages.get(code.split("-", maxsplit=1)[0])
    return name or code


def money(value: Money, lang: Lang) -> str:
    """``CNY 12 billion`` / ``12 milliards de yuans``, with qualifier and conversion.

    English names the currency by its ISO 4217 code, French in words. From a million on,
    the magnitude is a word if no more than three decimals are left beside it.
    """
    words = phrases(lang)
    amounts = [v for v in (value.amount, value.amount_max) if v is not None]
    amount, counted = _worded(amounts, lang, plain=_cents)
    text = str(words["money"]).format(
        amount=amount, currency=_currency(value.currency, amounts[-1], counted, lang)
    )
    text = qualified(text, value.qualifier, lang)
    if value.also is None:
        return text
    return str(words["conversion"]).format(text, money(value.also, lang))


def percent(value: Percent, lang: Lang) -> str:
    """``more than 70%`` / ``plus de 70 %``."""
    amounts = [v for v in (value.percent, value.percent_max) if v is not None]
    sign = locale(lang).percent_formats[None].suffix[0]
    return qualified(_range([number(v, lang) for v in amounts], lang) + sign, value.qualifier, lang)


def count(value: Count, lang: Lang, unit: Unit | None) -> str:
    """``nearly 70,000 units`` / ``près de 70 000 unités``, ``3 to 5 years`` / ``3 à 5 ans``.

    Without ``unit`` the word stands as the count has it.
    """
    amounts = [v for v in (value.count, value.count_max) if v is not None]
    text, worded = _worded(amounts, lang)
    noun = value.unit
    if unit is not None:
        noun = (unit.other if is_plural(amounts[-1], lang) else unit.one).get(lang)
    if worded and phrases(lang)["after_magnitude"]:
        noun = de(noun, Grammar(), lang)
    return qualified(f"{text} {noun}", value.qualifier, lang)


def quantity(value: Quantity, lang: Lang) -> str:
    """``7 nm``, ``1.4 to 1.6 TB/s``; a no-break space keeps number and unit together."""
    amounts = [v for v in (value.amount, value.amount_max) if v is not None]
    text = _range([number(v, lang) for v in amounts], lang)
    return qualified(f"{text}{_NBSP}{value.unit}", value.qualifier, lang)


def is_plural(value: float, lang: Lang) -> bool:
    """Whether a noun after this number is plural: in English all but 1, in French from 2 on."""
    threshold = phrases(lang)["plural_from"]
    return bool(value != 1 if threshold is None else abs(value) >= threshold)


def _decimal(value: Decimal, lang: Lang) -> str:
    return str(format_decimal(value, locale=locale(lang), decimal_quantization=False))


def _range(texts: Sequence[str], lang: Lang) -> str:
    return texts[0] if len(texts) == 1 else str(phrases(lang)["range"]).format(*texts)


def _worded(
    amounts: Sequence[float], lang: Lang, *, plain: Callable[[Decimal, Lang], str] = _decimal
) -> tuple[str, bool]:
    """The number or range, and whether it ends in a magnitude word (million, milliard).

    ``plain`` writes a number that takes no such word.
    """
    parts = [_split(Decimal(str(v)), lang, plain) for v in amounts]
    texts = [f"{digits} {word}" if word else digits for digits, word, _ in parts]
    if len(parts) == 2 and parts[0][2] == parts[1][2]:
        texts[0] = parts[0][0]
    return _range(texts, lang), bool(parts[-1][1])


def _split(
    value: Decimal, lang: Lang, plain: Callable[[Decimal, Lang], str]
) -> tuple[str, str, float]:
    """Digits, magnitude word and magnitude of one number; ``("70 000", "", 1)`` without a word."""
    for size, one, other in phrases(lang)["magnitudes"]:
        scaled = value / Decimal(size)
        if abs(value) >= size and _decimals(scaled) <= _WORDED_DECIMALS:
            return _decimal(scaled, lang), other if is_plural(float(scaled), lang) else one, size
    return plain(value, lang), "", 1


def _cents(value: Decimal, lang: Lang) -> str:
    """A price: 2.4 is written 2.40, as every currency with a hundredth part does."""
    whole = value == value.to_integral_value()
    pattern = "#,##0" if whole else "#,##0.00#######"
    return str(format_decimal(value, pattern, locale=locale(lang), decimal_quantization=False))


def _decimals(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _currency(code: str, amount: float, worded: bool, lang: Lang) -> str:
    """The ISO code where the language names currencies so, else the name, after "de" or not."""
    names = phrases(lang)["currencies"]
    if names is None:
        return code
    plural = is_plural(amount, lang)
    if code in names:
        name: str = names[code][plural]
    else:
        name = str(get_currency_name(code, count=2 if plural else 1, locale=locale(lang)))
    return de(name, Grammar(), lang) if worded and name != code else name
