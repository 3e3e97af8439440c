"""The search dialog as a reader uses it, over a tiny site in both interface languages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect
from search_world import EARLIER, LANGUAGES, build

from dossier.site.search.fold import squash, stem

pytestmark = pytest.mark.browser

PREFIX = "/a/site"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("search"))


@pytest.fixture(scope="session")
def home(site: Path, serve: Callable[..., str]) -> str:
    """The address of the site, under a sub-path."""
    return serve(site, PREFIX)


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """One reader: what was loaded once need not be loaded again."""
    opened = browser.new_context()
    yield opened
    opened.close()


@pytest.fixture
def tab(context: BrowserContext) -> Iterator[Page]:
    opened = context.new_page()
    faults: list[str] = []
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    yield opened
    opened.close()
    assert faults == []


def done(tab: Page) -> list[str]:
    """The results once they are final, by key, in the order shown."""
    tab.wait_for_selector("#search-results[data-state=done]", state="attached")
    links = tab.locator("#search-results [data-result]")
    return [link.get_attribute("data-result") or "" for link in links.all()]


def find(tab: Page, home: str, query: str, lang: str = "en") -> list[str]:
    """What a reader who types `query` on the home page is shown."""
    tab.goto(home if lang == "en" else f"{home}{lang}/")
    tab.click("#search-open")
    return ask(tab, query)


def ask(tab: Page, query: str) -> list[str]:
    """What `query` gives in the open dialog."""
    tab.fill("#search-input", query)
    return done(tab)


def address(tab: Page) -> str:
    """Where the page says it is: `tab.url` is told of it a little later."""
    return str(tab.evaluate("location.href"))


def status(tab: Page) -> str:
    return tab.inner_text("#search-status")


FIRST = {
    "摩尔线程": "companies/moore-threads",
    "华为": "companies/huawei",
    "昇腾910C": "chips/ascend-910c",
    "华为昇腾910C": "chips/ascend-910c",
    "寒武纪的芯片": "companies/cambricon",
    "moore threads technology": "companies/moore-threads",
    "MOORE-THREADS": "companies/moore-threads",
    "moore": "companies/moore-threads",
    "d’Alibaba": "companies/alibaba",
    "l'Alibaba": "companies/alibaba",
    "societe oeuvree": "names/societe-oeuvree",
    "910C": "chips/ascend-910c",
    "s5000": "chips/mtt-s5000",
    "MTT-S 5000": "chips/mtt-s5000",
    "Huawei 910c": "chips/ascend-910c",
    "Moore Threads S4000": "chips/mtt-s4000",
    "Huawei": "companies/huawei",
    "jianzhong": "names/zhang-jianzhong",
    "who is CEO of MetaX": "companies/metax",
    "CEO of Huawei": "companies/huawei",
}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_name_is_found_first_from_both_interfaces(tab: Page, home: str, lang: str) -> None:
    find(tab, home, "x", lang)
    assert {query: "".join(ask(tab, query)[:1]) for query in FIRST} == FIRST


def test_a_typo_is_put_right_and_the_dialog_says_so(tab: Page, home: str) -> None:
    tab.goto(home)
    tab.click("#search-open")
    for query, first, right in (
        ("cambricom", "companies/cambricon", "Cambricon"),
        ("Hawei 910C", "chips/ascend-910c", "Huawei 910C"),
        ("moroe threds", "companies/moore-threads", "Moore Threads"),
        ("morethreads", "companies/moore-threads", "Moore Threads"),
        ("Mor Threds", "companies/moore-threads", "Moore Threads"),
        ("Huwai", "companies/huawei", "Huawei"),
        ("Huwai sanctions", "companies/huawei", "Huawei sanctions"),
        ("Kunlunxn", "companies/kunlunxin", "Kunlunxin"),
        ("Kunlunxn units", "companies/kunlunxin", "Kunlunxin units"),
        ("US brokrs", "names/us-brokers", "US brokers"),
        ("Baido", "companies/baidu", "Baidu"),
        ("Zhang Jianzong", "names/zhang-jianzhong", "Zhang Jianzhong"),
        ("91OC", "chips/ascend-910c", "910C"),
        ("MTT S4OOO", "chips/mtt-s4000", "MTT S4000"),
    ):
        assert ask(tab, query)[:1] == [first]
        assert f"Showing results for “{right}” instead of “{query}”." in status(tab)


def test_what_is_no_name_is_never_changed(tab: Page, home: str) -> None:
    """Words of pages, words near a lower-case word of a name, words that people know, short
    words, numbers but for what looks alike, Chinese."""
    tab.goto(home)
    tab.click("#search-open")
    queries = ["brokrs", "sanctoins", "Bvidu", "share of Bardu", "Asc 911C", "华微", "Baidus"]
    queries.append("threats")
    for query in queries:
        ask(tab, query)
        assert "instead of" not in status(tab), query


def test_a_company_stands_before_its_chips_and_profiles_before_sources(
    tab: Page, home: str
) -> None:
    assert find(tab, home, "sanctions") == ["companies/huawei", "chips/ascend-910c", "sources/lead"]


def test_a_name_stands_before_pages_that_mention_it(tab: Page, home: str) -> None:
    assert find(tab, home, "cambricon") == ["companies/cambricon", "sources/lead"]
    assert ask(tab, "Zhang Jianzhong") == [
        "names/zhang-jianzhong",
        "companies/moore-threads",
    ]


def test_pages_where_the_words_stand_together_come_first(tab: Page, home: str) -> None:
    assert find(tab, home, "market share") == ["companies/metax", "companies/baidu"]


def test_elisions_and_accents_do_not_hide_words_of_a_page(tab: Page, home: str) -> None:
    assert find(tab, home, "introduction", "fr") == ["companies/moore-threads"]
    assert ask(tab, "inference") == ["companies/alibaba"]
    assert "d’inférence d’Alibaba" in tab.inner_text(".search-statements")
    assert ask(tab, "40,4 %") == ["companies/baidu"]


def test_a_figure_is_found_however_its_digits_are_grouped(tab: Page, home: str) -> None:
    for lang in LANGUAGES:
        tab.goto(f"{home}{'' if lang == 'en' else 'fr/'}")
        tab.click("#search-open")
        for query in ("70 000", "70,000", "70000", "70\u00a0000"):
            assert ask(tab, query) == ["companies/kunlunxin"]
    assert "Près de 70\u202f000 unités" in tab.inner_text(".search-statements")
    assert ask(tab, "70001") == []


def test_only_pages_meant_for_it_are_searched(tab: Page, home: str) -> None:
    assert find(tab, home, "Home") == []


def test_without_a_page_that_has_all_words_some_are_enough(tab: Page, home: str) -> None:
    found = find(tab, home, "inference yuan")[:2]
    assert sorted(found) == ["companies/alibaba", "companies/moore-threads"]
    assert "No page has all of these words" in status(tab)


def test_a_name_in_a_statement_is_found_beside_a_word_of_no_page(tab: Page, home: str) -> None:
    assert find(tab, home, "Weiliang Qqqqq")[:1] == ["companies/metax"]
    assert "No page has all of these words" in status(tab)
    assert find(tab, home, "qqqqq filed") == []


def test_what_is_not_there_is_not_found_and_the_lists_are_offered(tab: Page, home: str) -> None:
    tab.goto(home)
    tab.click("#search-open")
    for query in ("S6000", "qqqqq", "马马马", "-", "’"):
        assert ask(tab, query) == []
        assert status(tab) == f"Nothing found for “{query}”."
    assert tab.locator("#search-help a:visible").all_inner_texts() == ["Companies"]


def test_names_that_look_like_it_are_offered(tab: Page, home: str) -> None:
    assert find(tab, home, "Kambrikom", "fr") == []
    assert "Aucun résultat" in status(tab)
    assert tab.inner_text("#search-near") == "Cambricon"
    tab.click("#search-near a")
    tab.wait_for_url(f"{home}fr/companies/cambricon/")


def test_a_result_says_what_it_is(tab: Page, home: str) -> None:
    find(tab, home, "昇腾910C")
    entry = tab.locator("#search-results > li").first
    assert re.split(r"\s*\n+\s*", entry.inner_text()) == [
        "Ascend 910C Chip · Huawei · 昇腾910C",
        "What is known of Ascend 910C now. — Done · June 2025 or later",
    ]
    assert tab.locator(".search-kind span").get_attribute("lang") == "zh"


def test_another_name_is_shown_only_where_it_explains_the_result(tab: Page, home: str) -> None:
    assert find(tab, home, "brokers", "fr") == ["names/us-brokers"]
    assert tab.locator(".search-kind span").all_inner_texts() == ["US brokers"]
    assert ask(tab, "courtiers") == ["names/us-brokers"]
    assert tab.locator(".search-kind span").count() == 0


def test_a_hit_in_a_statement_leads_to_it_and_says_whether_it_holds(tab: Page, home: str) -> None:
    find(tab, home, "12 yuan")
    entry = tab.locator("#search-results > li").first
    hit = entry.locator(".search-statements li")
    assert hit.all_inner_texts() == [f"{EARLIER} Moore Threads hoped to raise 12 billion <yuan>."]
    assert hit.locator("mark").all_inner_texts() == ["12", "yuan"]
    link = hit.locator("a")
    assert link.get_attribute("href") == f"{home}companies/moore-threads/#s-moore-threads0"
    assert entry.locator("[data-result]").count() == 1
    link.click()
    tab.wait_for_url(f"{home}companies/moore-threads/#s-moore-threads0")


def test_a_statement_is_found_by_the_words_of_the_other_language(tab: Page, home: str) -> None:
    assert find(tab, home, "puce fabriquée Chine")[:1] == ["companies/alibaba"]
    assert tab.locator(".search-statements li").first.inner_text() == (
        "Reported Alibaba makes its own inference chips, says d’Alibaba’s footer."
    )
    assert ask(tab, "PDG Moore Threads")[:1] == ["companies/moore-threads"]
    assert ask(tab, "沐曦首席执行官")[:1] == ["companies/metax"]


def test_chinese_is_found_in_both_scripts_and_by_its_pinyin(tab: Page, home: str) -> None:
    find(tab, home, "x")
    for query in ("摩爾線程", "moer xiancheng", "Mo Er Xian Cheng", "moerxian"):
        assert ask(tab, query)[:1] == ["companies/moore-threads"], query
    assert "摩尔线程" in tab.inner_text(".search-kind")
    assert "mo er" not in tab.inner_text("#search-results")
    assert ask(tab, "崑崙芯") == ask(tab, "昆侖芯") == ask(tab, "昆仑芯")


def test_filters_narrow_what_is_found_and_stand_in_the_address(tab: Page, home: str) -> None:
    assert len(find(tab, home, "sanctions")) > 2
    tab.locator("#search-filters summary").focus()
    tab.keyboard.press("Enter")
    expect(tab.locator("#search-filter-kind")).to_be_visible()
    tab.select_option("#search-filter-kind", "Chip")
    assert done(tab) == ["chips/ascend-910c"]
    shared = address(tab)
    assert parse_qs(urlsplit(shared).query) == {"q": ["sanctions"], "filter-kind": ["Chip"]}
    assert ask(tab, "Baidu") == []
    assert status(tab) == "Nothing found with these filters."
    tab.goto(shared)
    assert done(tab) == ["chips/ascend-910c"]
    expect(tab.locator("#search-filter-kind")).to_have_value("Chip")
    tab.click(".search-clear")
    expect(tab.locator("[data-result='companies/huawei']")).to_be_attached()
    assert "filter-kind" not in address(tab)


def test_filters_alone_list_what_passes_them(tab: Page, home: str) -> None:
    tab.goto(f"{home}?filter-maker=Moore+Threads")
    assert sorted(done(tab)) == ["chips/mtt-s4000", "chips/mtt-s5000"]


def test_a_script_in_the_query_stays_text(tab: Page, home: str) -> None:
    query = '<img src=x onerror="document.title=1">{q}"&'
    assert find(tab, home, query) == []
    assert status(tab) == f"Nothing found for “{query}”."
    assert tab.locator("#search-dialog img").count() == 0
    tab.goto(f"{home}?q={quote(query)}")
    assert done(tab) == []
    assert tab.input_value("#search-input") == query
    assert tab.title() == "Home"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_query_cannot_turn_the_words_around_it(tab: Page, home: str, lang: str) -> None:
    """Characters that cannot be seen are left out of what is asked, shown and shared."""
    unseen = "\u202e\u2066\u200f\u061c\u00ad\u200b\ufeff\U000e0041"
    assert find(tab, home, f"qq{unseen}xzv\u0085\tqqq", lang) == []
    assert "qqxzv qqq" in status(tab)
    shown = status(tab)
    assert not re.search(r"[\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\x80-\x9f]", shown)
    assert parse_qs(urlsplit(address(tab)).query) == {"q": ["qqxzv qqq"]}
    assert ask(tab, "Hua\u00adwei\u202e")[:1] == ["companies/huawei"]
    assert "\u202e" not in status(tab)


def test_nothing_is_loaded_before_someone_searches(tab: Page, home: str) -> None:
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url.removeprefix(home))

    tab.on("request", note)
    tab.goto(home, wait_until="networkidle")
    assert sorted(asked) == ["", "assets/search.css", "assets/search.js"]
    tab.click("#search-open")
    assert tab.get_attribute("#search-results", "data-state") == "idle"
    tab.fill("#search-input", "Huawei")
    done(tab)
    assert "search/index.json" in asked
    assert "pagefind/pagefind.js" in asked
    assert all(urlsplit(url).netloc == "" for url in asked)


def test_an_address_with_a_query_opens_the_search(tab: Page, home: str) -> None:
    tab.goto(f"{home}fr/companies/baidu/?q=%E6%98%86%E4%BB%91%E8%8A%AF#top")
    assert done(tab) == ["companies/kunlunxin"]
    assert tab.input_value("#search-input") == "昆仑芯"
    link = tab.locator("[data-result]").first
    assert link.evaluate("link => link.href") == f"{home}fr/companies/kunlunxin/"


def test_an_address_with_an_empty_query_opens_the_search(tab: Page, home: str) -> None:
    tab.goto(f"{home}?q=")
    expect(tab.locator("#search-input")).to_be_focused()
    assert tab.locator("#search-results > li").count() == 0


def test_the_address_can_be_shared_while_the_search_is_open(tab: Page, home: str) -> None:
    find(tab, home, "d’Alibaba & co")
    assert parse_qs(urlsplit(address(tab)).query) == {"q": ["d’Alibaba & co"]}
    tab.keyboard.press("Escape")
    tab.wait_for_url(home)


def test_a_query_can_be_put_aside_and_taken_up(tab: Page, home: str) -> None:
    find(tab, home, "Huawei")
    tab.keyboard.press("Escape")
    expect(tab.locator("#search-dialog")).to_be_hidden()
    expect(tab.locator("#search-open")).to_be_focused()
    tab.keyboard.press("/")
    assert done(tab)[0] == "companies/huawei"
    assert urlsplit(address(tab)).query == "q=Huawei"
    tab.fill("#search-input", "")
    expect(tab.locator("#search-results[data-state=idle]")).to_be_attached()
    assert tab.locator("#search-results > li").count() == 0
    assert address(tab) == home


def test_the_keyboard_is_enough(tab: Page, home: str) -> None:
    tab.goto(f"{home}fr/")
    tab.keyboard.press("/")
    expect(tab.locator("#search-input")).to_be_focused()
    assert tab.input_value("#search-input") == ""
    tab.keyboard.type("moore threads")
    keys = done(tab)
    tab.keyboard.press("ArrowDown")
    expect(tab.locator(f"[data-result='{keys[0]}']")).to_be_focused()
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("ArrowUp")
    expect(tab.locator(f"[data-result='{keys[1]}']")).to_be_focused()
    tab.keyboard.press("Enter")
    tab.wait_for_url(f"{home}fr/{keys[1]}/")


def test_enter_follows_the_first_result_even_before_it_is_shown(tab: Page, home: str) -> None:
    tab.goto(home)
    tab.keyboard.press("/")
    tab.keyboard.type("zhang jianzhong")
    tab.keyboard.press("Enter")
    tab.wait_for_url(f"{home}names/#zhang-jianzhong")
    tab.go_back()
    assert done(tab)[0] == "names/zhang-jianzhong"


def test_a_letter_typed_on_a_result_goes_on_with_the_query(tab: Page, home: str) -> None:
    find(tab, home, "moor")
    tab.keyboard.press("End")
    tab.keyboard.press("ArrowDown")
    tab.keyboard.type("e")
    assert tab.input_value("#search-input") == "moore"


def test_a_slash_in_a_field_is_a_slash(tab: Page, home: str) -> None:
    tab.goto(home)
    tab.click("#elsewhere")
    tab.keyboard.press("/")
    assert tab.input_value("#elsewhere") == "/"
    expect(tab.locator("#search-dialog")).to_be_hidden()


def test_each_result_has_one_key(tab: Page, home: str) -> None:
    keys = find(tab, home, "Baidu")
    assert len(keys) == len(set(keys)) == tab.locator("#search-results > li").count() > 2


def test_without_the_index_the_names_still_answer(browser: Browser, home: str) -> None:
    context = browser.new_context()
    tab = context.new_page()
    tab.route("**/pagefind/*", lambda route: route.abort())
    assert find(tab, home, "910C") == ["chips/ascend-910c"]
    assert "Only names could be searched" in status(tab)
    context.close()


def test_when_nothing_loads_the_dialog_says_so(browser: Browser, home: str) -> None:
    context = browser.new_context()
    tab = context.new_page()
    tab.route("**/search/index.json", lambda route: route.abort())
    assert find(tab, home, "910C", "fr") == []
    assert "La recherche ne s’est pas chargée" in status(tab)
    expect(tab.locator("#search-help")).to_be_visible()
    context.close()


def test_a_distance_counts_swapped_neighbours_once(tab: Page, home: str) -> None:
    tab.goto(home)
    ask = "([a, b, n]) => import('./assets/search/text.js').then(m => m.distance(a, b, n))"
    cases = [("huawei", "hauwei", 9, 1), ("cambricom", "cambricon", 9, 1), ("ab", "", 9, 2)]
    cases += [("kitten", "sitting", 9, 3), ("kitten", "sitting", 2, 3), ("a", "abcdef", 2, 3)]
    assert [tab.evaluate(ask, [a, b, n]) for a, b, n, _ in cases] == [off for *_, off in cases]


def test_names_are_folded_alike_by_the_index_and_by_the_browser(tab: Page, home: str) -> None:
    """Law: what the index writes down is what the browser looks for."""
    tab.goto(home)
    ask = "text => import('./assets/search/text.js').then(m => m.squash(text))"
    texts = ["MTT S-4000™", "d’Œuvre", "qu'Alibaba", "L’ÉTAT", "Baidu’s", "ＡＭＤ", "²"]
    texts += ["Frost & Sullivan", "U.S.", "Gate.io", "@QQ_Timmy", "摩尔线程 S80", "1,65 milliard"]
    texts += ["Łódź", "jusqu’à"]
    assert [tab.evaluate(ask, text) for text in texts] == [squash(text) for text in texts]


def test_a_phrase_is_one_whatever_number_and_gender_add(tab: Page, home: str) -> None:
    """Law: the stems that the index writes down are those of the browser."""
    tab.goto(home)
    ask = "word => import('./assets/search/text.js').then(m => m.stem(word))"
    words = ["puces", "fabriquee", "boxes", "gaz", "yes", "s5000", "prix", "芯片", "es"]
    assert [tab.evaluate(ask, word) for word in words] == [stem(word) for word in words]


def test_names_are_the_same_however_they_are_written(tab: Page, home: str) -> None:
    tab.goto(home)
    ask = "text => import('./assets/search/text.js').then(m => m.squash(text))"
    same = {
        "mtts4000": ["MTT S4000", "mtt-s\u00a04000", "ＭＴＴ\u202fS4000", "MTT\u2011S4000™"],
        "alibaba": ["d’Alibaba", "L'ALIBABA", "Alibaba’s"],
        "oeuvree": ["Œuvrée", "OEUVRE\u0301E"],
        "oreilly": ["O’Reilly"],
    }
    for key, texts in same.items():
        assert {tab.evaluate(ask, text) for text in texts} == {key}
