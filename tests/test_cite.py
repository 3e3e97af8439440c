"""The citation files of a page: what they say, and what they never say."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
import rispy  # type: ignore[import-untyped]
from bibtexparser.entrypoint import parse_string as read_bibtex
from bibtexparser.middlewares import LatexDecodingMiddleware
from pybtex.database import parse_string  # type: ignore[import-untyped]

from dossier.cite.references import reference_files, with_address
from dossier.model import Article, Localized, Origin, PageRecord, Published, Publisher, Title

PAGE = PageRecord(
    address="ships/alcyon/",
    title=Localized({"": "MS Alcyon"}),
    website_type=Localized({"en": "Ship profile", "fr": "Profil de navire"}),
    version="2026.11.22+3f2a91c0",
    issued="2026-11-02",
    modified="2026-11-22",
)
DRAFT = replace(PAGE, version="draft+3f2a91c0", issued=None, modified=None)
SOURCE = PageRecord(
    address="sources/gazette-2025/",
    title=Localized({"en": "Source: Two ferries", "fr": "Source : Deux ferries"}),
    website_type=Localized({"en": "Source", "fr": "Source"}),
    version="draft+77c01e5d",
)
ROOT = "https://ferries.example/atlas/"


def article(**more: Any) -> Article:
    given: dict[str, Any] = {
        "id": "gazette-2025",
        "file": "gazette.txt",
        "sha256": "0" * 64,
        "text": "",
        "title": Title("Deux ferries", supplied=True),
        "language": "fr",
        "origin": Origin("seeds/articles/gazette.yml", 1),
    }
    return Article(**given | more)


def files(page: PageRecord = PAGE, lang: str = "en", **options: Any) -> dict[str, str]:
    """By the end of the name: bib, ris, csl.json."""
    found = reference_files(page, site_name="Ferry Atlas", lang=lang, **options)
    assert all(path.startswith(f"{page.address}cite.") for path in found)
    return {path.partition("cite.")[2]: text for path, text in found.items()}


def test_a_profile_in_bibtex() -> None:
    assert files(base_url=ROOT)["bib"] == (
        "@online{ships-alcyon-en,\n"
        "  author = {{Ferry Atlas}},\n"
        "  title = {{MS} {Alcyon}},\n"
        "  type = {Ship profile},\n"
        "  date = {2026-11-22},\n"
        "  year = {2026},\n"
        "  langid = {english},\n"
        "  note = {Version: 2026.11.22+3f2a91c0},\n"
        "  url = {https://ferries.example/atlas/ships/alcyon/},\n"
        "}\n"
    )


def test_a_profile_in_ris() -> None:
    assert files(base_url=ROOT)["ris"] == (
        "TY  - ELEC\r\n"
        "AU  - Ferry Atlas,\r\n"
        "TI  - MS Alcyon\r\n"
        "T2  - Ferry Atlas\r\n"
        "M3  - Ship profile\r\n"
        "PY  - 2026\r\n"
        "DA  - 2026/11/22/\r\n"
        "LA  - en\r\n"
        "M2  - Version: 2026.11.22+3f2a91c0\r\n"
        "UR  - https://ferries.example/atlas/ships/alcyon/\r\n"
        "ER  - \r\n"
    )


def test_a_profile_in_csl_json() -> None:
    assert json.loads(files(base_url=ROOT)["csl.json"]) == [
        {
            "id": "ships-alcyon-en",
            "type": "webpage",
            "title": "MS Alcyon",
            "author": [{"literal": "Ferry Atlas"}],
            "container-title": "Ferry Atlas",
            "genre": "Ship profile",
            "issued": {"date-parts": [[2026, 11, 22]]},
            "language": "en",
            "note": "Version: 2026.11.22+3f2a91c0",
            "URL": "https://ferries.example/atlas/ships/alcyon/",
        }
    ]


def test_real_readers_take_the_files() -> None:
    made = files(base_url=ROOT)
    [entry] = read_bibtex(made["bib"], append_middleware=[LatexDecodingMiddleware()]).entries
    assert (entry.entry_type, entry.key) == ("online", "ships-alcyon-en")
    assert entry["title"] == "MS Alcyon"
    assert entry["url"] == "https://ferries.example/atlas/ships/alcyon/"
    [author] = parse_string(made["bib"], "bibtex").entries["ships-alcyon-en"].persons["author"]
    assert author.last_names == ["{Ferry Atlas}"]
    assert not author.first_names
    [loaded] = rispy.loads(made["ris"])
    assert loaded["type_of_reference"] == "ELEC"
    assert loaded["authors"] == ["Ferry Atlas,"]
    assert loaded["title"] == "MS Alcyon"
    assert loaded["year"] == "2026"
    assert loaded["urls"] == ["https://ferries.example/atlas/ships/alcyon/"]


def test_each_language_has_its_own_words_key_and_address() -> None:
    made = files(lang="fr", base_url=f"{ROOT}fr/")
    [item] = json.loads(made["csl.json"])
    assert item["id"] == "ships-alcyon-fr"
    assert item["genre"] == "Profil de navire"
    assert item["URL"] == "https://ferries.example/atlas/fr/ships/alcyon/"
    assert "  langid = {french},\n" in made["bib"]
    assert "LA  - fr\r\n" in made["ris"]


def test_a_draft_has_a_version_and_no_date() -> None:
    """No key for what is not known, and never words in its place."""
    made = files(DRAFT)
    for absent in ("date =", "year =", "url ="):
        assert absent not in made["bib"]
    for absent in ("PY  ", "DA  ", "UR  "):
        assert absent not in made["ris"]
    [item] = json.loads(made["csl.json"])
    assert not {"issued", "URL"} & set(item)
    assert item["note"] == "Version: draft+3f2a91c0"
    assert not any("n.d" in text for text in made.values())


def test_the_date_is_that_of_the_version_or_of_the_first() -> None:
    once = replace(PAGE, modified=None)
    assert "DA  - 2026/11/02/\r\n" in files(once)["ris"]


@pytest.mark.parametrize("name", ["bib", "ris", "csl.json"])
@pytest.mark.parametrize("page", [PAGE, DRAFT, SOURCE])
def test_an_address_filled_in_later_is_the_address_given_at_once(
    page: PageRecord, name: str
) -> None:
    """The law that lets a site be hosted anywhere: with_address completes the files."""
    original = article(url="https://gazette.example/1") if page is SOURCE else None
    without = files(page, original=original)[name]
    path, url = f"{page.address}cite.{name}", ROOT + page.address
    assert with_address(path, without, url) == files(page, original=original, base_url=ROOT)[name]


def test_other_files_have_no_address_to_fill_in() -> None:
    with pytest.raises(KeyError):
        with_address("data/entities.json", "[]", ROOT)


def test_a_source_page_gives_the_original_first_with_its_own_data() -> None:
    original = article(
        title=Title("Deux ferries, un port", supplied=False),
        publisher=Publisher("La Gazette", basis="in the footer"),
        authors=("Doe, Jane", "The Gazette Team"),
        published=Published(date="2025-06-03", basis="3 juin 2025"),
        url="https://gazette.example/1?a=b&c=50%25_d~e#f",
    )
    made = files(SOURCE, original=original, base_url=ROOT)
    first, second = json.loads(made["csl.json"])
    assert first == {
        "id": "sources-gazette-2025-original",
        "type": "webpage",
        "title": "Deux ferries, un port",
        "author": [{"family": "Doe", "given": "Jane"}, {"literal": "The Gazette Team"}],
        "container-title": "La Gazette",
        "issued": {"date-parts": [[2025, 6, 3]]},
        "language": "fr",
        "URL": "https://gazette.example/1?a=b&c=50%25_d~e#f",
    }
    assert second["title"] == "Source: Two ferries"
    assert second["URL"] == "https://ferries.example/atlas/sources/gazette-2025/"
    entries = parse_string(made["bib"], "bibtex").entries
    assert list(entries) == ["sources-gazette-2025-original", "sources-gazette-2025-en"]
    fields = entries["sources-gazette-2025-original"].fields
    assert fields["organization"] == "{La Gazette}"
    assert fields["langid"] == "french"
    assert fields["url"] == "https://gazette.example/1?a=b&c=50%25_d~e#f"
    jane, team = entries["sources-gazette-2025-original"].persons["author"]
    assert (jane.first_names, jane.last_names) == (["Jane"], ["Doe"])
    assert team.last_names == ["{The Gazette Team}"]
    one, two = rispy.loads(made["ris"])
    assert one["authors"] == ["Doe, Jane", "The Gazette Team,"]
    assert one["secondary_title"] == "La Gazette"
    assert two["title"] == "Source: Two ferries"


def test_an_original_of_which_nothing_is_known_claims_nothing() -> None:
    """A supplied title is bracketed; an inferred date is never promoted to a published one."""
    original = article(published=Published(earliest="2025-07", latest="2025-12", basis="H1"))
    made = files(SOURCE, original=original)
    assert json.loads(made["csl.json"])[0] == {
        "id": "sources-gazette-2025-original",
        "type": "webpage",
        "title": "[Deux ferries]",
        "language": "fr",
    }
    assert made["bib"].startswith(
        "@online{sources-gazette-2025-original,\n"
        "  title = {{[Deux} ferries]},\n"
        "  langid = {french},\n"
        "}\n\n"
    )
    assert made["ris"].startswith(
        "TY  - ELEC\r\nTI  - [Deux ferries]\r\nLA  - fr\r\nER  - \r\n\r\n"
    )
    assert not any("2025-07" in text or "2025/07" in text for text in made.values())


@pytest.mark.parametrize(
    ("date", "bib", "ris", "csl"),
    [
        ("2025", "2025", "2025///", [2025]),
        ("2025-06", "2025-06", "2025/06//", [2025, 6]),
        ("2025-06-03", "2025-06-03", "2025/06/03/", [2025, 6, 3]),
        ("2025-H1", "2025", "2025///", [2025]),
        ("2025-Q3", "2025", "2025///", [2025]),
    ],
)
def test_dates_are_as_precise_as_they_are_known(
    date: str, bib: str, ris: str, csl: list[int]
) -> None:
    made = files(SOURCE, original=article(published=Published(date=date)))
    assert f"  date = {{{bib}}},\n  year = {{2025}},\n" in made["bib"]
    assert f"PY  - 2025\r\nDA  - {ris}\r\n" in made["ris"]
    assert json.loads(made["csl.json"])[0]["issued"] == {"date-parts": [csl]}


def test_a_comma_does_not_split_an_organisation() -> None:
    made = reference_files(PAGE, site_name="Ferries, Ships & Co.", lang="en")
    assert "AU  - Ferries Ships & Co.,\r\n" in made["ships/alcyon/cite.ris"]
    assert "  author = {{Ferries, Ships \\& Co.}},\n" in made["ships/alcyon/cite.bib"]
    [item] = json.loads(made["ships/alcyon/cite.csl.json"])
    assert item["author"] == [{"literal": "Ferries, Ships & Co."}]


def test_an_unknown_language_has_no_babel_name() -> None:
    made = files(SOURCE, original=article(language="eo"))
    assert made["bib"].count("langid") == 1
    assert "LA  - eo\r\n" in made["ris"]


def test_the_home_page_has_files_too() -> None:
    made = reference_files(replace(PAGE, address=""), site_name="Ferry Atlas", lang="en")
    assert set(made) == {"cite.bib", "cite.ris", "cite.csl.json"}
    assert made["cite.bib"].startswith("@online{home-en,\n")
