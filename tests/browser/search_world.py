"""A tiny site in both interface languages, with the real search dialog in every page."""

from __future__ import annotations

import json
from html import escape
from pathlib import Path
from shutil import copytree
from types import SimpleNamespace
from typing import Any

from jinja2 import Environment, FileSystemLoader

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
        "Moore Threads hoped to raise <b>12 billion</b> &lt;yuan&gt;. Zhang Jianzhong leads it.",
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


def in_language(name: str | tuple[str, str], lang: str) -> str:
    return name if isinstance(name, str) else name[LANGUAGES.index(lang)]


def both(name: str | tuple[str, str]) -> tuple[str, ...]:
    return (name,) if isinstance(name, str) else name


def names_json(lang: str) -> str:
    """`names.json` as the line writes it; what stands on one page has an anchor."""
    entries = []
    for key, given, maker in NAMES:
        folder, _, slug = key.partition("/")
        own = [in_language(name, lang) for name in given]
        names = list(dict.fromkeys([*own, *(part for name in given for part in both(name))]))
        entry: dict[str, Any] = {"key": key, "name": names[0], "names": names, "maker": maker}
        entry["url"] = f"names/#{slug}" if folder == "names" else f"{key}/"
        entry["kind"] = {"companies": "Company", "chips": "Chip"}.get(folder, "Name")
        entry["state"] = f"What is known of {names[0]} now."
        entry["status"] = "Done · June 2025 or later"
        entries.append(entry)
    return json.dumps(entries, ensure_ascii=False)


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
    for number, lang in enumerate(LANGUAGES):
        root = folder if lang == "en" else folder / lang
        copytree(THEME / "assets", root / "assets")
        write(root / "names.json", names_json(lang))
        write(root / "index.html", page(lang, 0, "Home", "<h1>Home</h1><p>sanctions</p>"))
        write(root / "names" / "index.html", page(lang, 1, "Names", "<h1>Names</h1>"))
        for key, given, _ in NAMES:
            if key in PAGES:
                name = escape(in_language(given[0], lang))
                article = f"<h1>{name}</h1><p>{PAGES[key][number]}</p>"
                body = f'<article data-pagefind-body data-pagefind-meta="key:{key}">'
                write(root / key / "index.html", page(lang, 2, name, f"{body}{article}</article>"))
    index(folder)
    return folder
