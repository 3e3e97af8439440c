"""A tiny site in both interface languages, with the real search dialog in every page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import escape
from pathlib import Path
from shutil import copytree
from types import SimpleNamespace
from typing import Any

from jinja2 import Environment, FileSystemLoader

from dossier.chinese import pinyin
from dossier.site.search import index

THEME = Path(__file__).parents[2] / "templates" / "theme"
POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src 'self' data:"

# key, names (the first is shown; a pair is the English and the French one), maker
NAMES: tuple[tuple[str, tuple[str | tuple[str, str], ...], str | None], ...] = (
    ("companies/alibaba", ("Alibaba", "阿里巴巴"), None),
    ("companies/baidu", ("Baidu", "百度"), None),
    ("companies/cambricon", ("Cambricon", "寒武纪"), None),
    ("companies/huawei", ("Huawei", "华为"), None),
    ("companies/kunlunxin", ("Kunlunxin", "昆仑芯"), "Baidu"),
    ("companies/metax", ("MetaX", "沐曦"), None),
    ("companies/moore-threads", ("Moore Threads", "Moore Threads Technology", "摩尔线程"), None),
    ("chips/ascend-910c", ("Ascend 910C", "昇腾910C"), "Huawei"),
    ("chips/mtt-s4000", ("MTT S4000",), "Moore Threads"),
    ("chips/mtt-s5000", ("MTT S5000",), "Moore Threads"),
    ("names/societe-oeuvree", ("Société Œuvrée",), None),
    ("names/us-brokers", (("US brokers", "courtiers américains"),), None),
    ("names/zhang-jianzhong", ("Zhang Jianzhong",), None),
    ("sources/lead", (("Baidu and Huawei lead the market", "Baidu et Huawei en tête"),), None),
)
# key, the page's text in English and in French
PAGES: dict[str, tuple[str, str]] = {
    "companies/alibaba": (
        "Alibaba makes its own inference chips, says d’Alibaba’s footer.",
        "La puce d’inférence d’Alibaba est fabriquée en Chine.",
    ),
    "companies/baidu": (
        "A share, a share, 40.4%, of what is told of it by them, or read in any paper: market!",
        "Baidu détient une part de 40,4 %.",
    ),
    "companies/cambricon": ("Cambricon makes chips.", "Cambricon fabrique des puces."),
    "companies/huawei": (
        "Huawei makes the Ascend 910C. Its sanctions are many.",
        "Huawei fabrique l’Ascend 910C. Les sanctions le visent.",
    ),
    "companies/kunlunxin": (
        "Baidu has filed to list it. It shipped 70,000 units.",
        "Baidu a déposé un dossier. Près de 70\u202f000 unités livrées.",
    ),
    "companies/metax": (
        "Listed in Shanghai, with a share of a market. Its chief executive is Chen Weiliang.",
        "MetaX est coté à Shanghai. Son PDG est Chen Weiliang.",
    ),
    "companies/moore-threads": (
        "Moore Threads hoped to raise 12 billion <yuan>. Zhang Jianzhong leads it.",
        "Moore Threads est coté, après son introduction en bourse. Zhang Jianzhong le dirige.",
    ),
    "chips/ascend-910c": (
        "The 910C of Huawei met sanctions early.",
        "La 910C de Huawei a connu les sanctions tôt.",
    ),
    "chips/mtt-s4000": ("Made by Moore Threads.", "Fabriquée par Moore Threads."),
    "chips/mtt-s5000": ("Made by Moore Threads.", "Fabriquée par Moore Threads."),
    "sources/lead": (
        "An article on sanctions, sanctions and sanctions, and on Cambricon.",
        "Un article sur les sanctions, les sanctions, et sur Cambricon.",
    ),
}
LANGUAGES = ("en", "fr")
EARLIER = "Earlier · Plan"
CONCEPTS = {"chief-executive": ("chief executive", "leads it", "PDG", "dirige")}


def in_language(name: str | tuple[str, str], lang: str) -> str:
    return name if isinstance(name, str) else name[LANGUAGES.index(lang)]


def both(name: str | tuple[str, str]) -> tuple[str, ...]:
    return (name,) if isinstance(name, str) else name


def entry(key: str, lang: str) -> dict[str, Any]:
    """What the search is told of an entry, as the line tells it."""
    given, maker = {k: (names, made_by) for k, names, made_by in NAMES}[key]
    folder, _, slug = key.partition("/")
    own = [in_language(name, lang) for name in given]
    names = list(dict.fromkeys([*own, *(part for name in given for part in both(name))]))
    makers = {in_language(names[0], "en"): k for k, names, _ in NAMES}
    kind = {"companies": "Company", "chips": "Chip", "sources": "Source"}.get(folder, "Name")
    return {
        "key": key,
        "url": f"names/#{slug}" if folder == "names" else f"{key}/",
        "name": names[0],
        "kind": kind,
        "names": names,
        "derived": [text for text in map(pinyin, names) if text],
        "maker": makers[maker] if maker else None,
        "maker_names": [maker] if maker else [],
        "state": f"What is known of {names[0]} now.",
        "status": "Done · June 2025 or later",
        "concepts": [f"class-{kind.lower()}"],
        "filters": {"kind": [kind]} | ({"maker": [maker]} if maker else {}),
        "lines": list(lines(key, lang)),
    }


def lines(key: str, lang: str) -> Iterator[dict[str, Any]]:
    """The sentences of an entry, each findable by its other language too."""
    own, other = LANGUAGES.index(lang), 1 - LANGUAGES.index(lang)
    texts = [re.split(r"(?<=[.!])\s+", text) for text in PAGES.get(key, ("", ""))]
    for n, text in enumerate(texts[own]):
        if text:
            said = EARLIER if "hoped" in text else "Reported"
            more = [texts[other][n]] if n < len(texts[other]) else []
            concepts = [c for c, words in CONCEPTS.items() if any(w in text for w in words)]
            yield {
                "to": f"s-{key.partition('/')[2]}{n}",
                "label": said,
                "text": text,
                "own": True,
                "more": more,
                "concepts": concepts,
            }


def words() -> dict[str, Any]:
    """What queries are read with: a few phrases, and words that ask for nothing."""
    stop = ["a", "de", "is", "la", "le", "les", "of", "qui", "the", "who", "的"]
    phrases = [["CEO", ["chief-executive"]], ["PDG", ["chief-executive"]]]
    phrases += [["首席执行官", ["chief-executive"]]]
    phrases += [["chip", ["class-chip"]], ["puce", ["class-chip"]]]
    return {"stop": stop, "phrases": phrases, "filters": [["kind", "Kind"], ["maker", "Maker"]]}


def dialog(lang: str, base: str) -> str:
    """The real partial, rendered with as much of MkDocs as it sees."""
    environment = Environment(loader=FileSystemLoader(THEME), autoescape=False)  # noqa: S701
    environment.filters["url"] = lambda url: f"{base}/{url}"
    lists = [SimpleNamespace(title="Companies", url="companies/", is_homepage=False)]
    words = {code: {"name": code.upper(), "language_title": code} for code in LANGUAGES}
    own = SimpleNamespace(
        language=lang,
        languages=list(LANGUAGES),
        pages={code: {"index.md"} for code in LANGUAGES},
        words=words,
    )
    home = SimpleNamespace(file=SimpleNamespace(src_uri="index.md"), url="")
    return environment.get_template("partials/search-dialog.html").render(
        base_url=base,
        config=SimpleNamespace(extra={"dossier": own}, theme={"language": lang}),
        nav=SimpleNamespace(pages=lists),
        page=home,
    )


def page(lang: str, depth: int, title: str, article: str) -> str:
    base = "/".join([".."] * depth) or "."
    return f"""<!doctype html>
<html lang="{lang}"><head><meta charset="utf-8"><title>{escape(title)}</title>
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<meta name="viewport" content="width=device-width,initial-scale=1">
<link rel="icon" href="data:,"><link rel="stylesheet" href="{base}/assets/search.css"></head>
<body><button id="search-open" type="button">Search</button>
<p><label>Elsewhere <input id="elsewhere"></label></p>{article}
{dialog(lang, base)}<script type="module" src="{base}/assets/search.js"></script></body></html>
"""


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def build(folder: Path) -> Path:
    """The site, indexed, in `folder`: English at the root, French below it."""
    content = folder.with_name(f"{folder.name}-content")
    for lang in LANGUAGES:
        root = folder if lang == "en" else folder / lang
        copytree(THEME / "assets", root / "assets")
        told = "".join(f"{json.dumps(entry(key, lang))}\n" for key, _, _ in NAMES)
        write(content / lang / "search" / "entries.jsonl", told)
        write(content / lang / "search" / "words.json", json.dumps(words()))
        write(root / "index.html", page(lang, 0, "Home", "<h1>Home</h1><p>sanctions</p>"))
        write(root / "names" / "index.html", page(lang, 1, "Names", "<h1>Names</h1>"))
        for key, given, _ in NAMES:
            if not key.startswith("names/"):
                name = escape(in_language(given[0], lang))
                anchors = "".join(
                    f'<p id="{one["to"]}">{escape(one["text"])}</p>' for one in lines(key, lang)
                )
                write(root / key / "index.html", page(lang, 2, name, f"<h1>{name}</h1>{anchors}"))
    index(folder, content, {"en": "", "fr": "fr/"})
    return folder
