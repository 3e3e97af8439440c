"""The patterns of :class:`dossier.figures.about.cues.Cues`, with gaps for the words of a language.

``<<words a b>>`` is any word of the lists ``a`` and ``b`` of ``data/about.json``, ``<<tree a>>``
the same in any case, ``<<either a>>`` the same standing alone, ``<<raw a>>`` a list of patterns,
``<<before a>>`` words that end, with an article and adjectives, where a name begins. Any other
name in brackets is a part. What a list leaves empty matches nothing.
"""

from __future__ import annotations

from collections.abc import Mapping

from dossier.figures.rules import LETTER

NEVER = "(?!)"

SPACED_PARTS: Mapping[str, str] = {
    "left": rf"(?<![{LETTER}])",
    "right": rf"(?![{LETTER}])",
    "whole": rf"(?:(?<=[’'])|(?![{LETTER}]))",
    "articles": r"the|an?|its|their|la|les?|l[’']|son|sa|ses|leurs?|un|une|de la|de l[’']|du|des",
    "article": r"(?:<<articles>>)(?:\s|(?<=[’']))",
    "det": r"\s*(?:(?:<<articles>>)\b\s*)?(?:[\w-]+\s){0,2}",
    "small": r"(?:(?:the|le|la|les|l[’']|d[’']|de|à|celui de|celle de|ceux de|celles de)\s*)?",
    "others": r"(?:(?:<<articles>>)\b\s*)?(?:<<words generic>>)<<right>>",
    "referring": r"(?<!\w)(?:(?i:<<raw definite>>)\s|[Ll][’'])"
    r"(?:(?!(?:<<raw indefinite>>)\s)"
    r"(?:[a-zà-ÿ0-9-][\w-]*|[A-Z][a-z]+(?:<<raw adjectives>>))\s){0,2}",
    "of_thing": "<<referring>>",
    "alone": r"(?!\s(?:<<words of_before>>))",
    "to_name": r"\s(?:[a-zà-ÿ-]+\s){0,2}",
    "old": r"(?<!new\s)(?<!nouveau\s)(?<!nouvelle\s)",
}
"""Parts of the patterns of languages that part words by spaces."""

UNSPACED_PARTS: Mapping[str, str] = {
    "left": "",
    "right": "",
    "whole": "",
    "det": "",
    "articles": r"the|an?",
    "small": r"(?:(?:the|le|la|les|l[’']|d[’']|de|à|celui de|celle de|ceux de|celles de)\s*)?",
    "referring": "(?:<<words definite>>)?",
    "of_thing": "",
    "alone": "",
    "old": "",
    "to_name": "(?:<<words firm trade>>|巨头|巨頭)?",
    "things": "<<words thing>>|[针針药藥剂劑片船轮輪车車机機卡型]",
}
"""The same for Chinese; ``things`` end what may stand between 的 and the name of a product."""

SHARED: Mapping[str, str] = {
    "source_before": "<<before source_before>>",
    "said_before": r"[\s\"”»]*(?:<<words say_after>>)\s<<small>>",
    "say_after": r"\s*(?:<<words say_after>>)<<right>>",
    "place_before": "<<before place_before>>",
    "prep_before": "<<before prep_before>>",
    "of_before": "<<before of_before>>",
    "by_before": "<<before by_before>>",
    "any_before": "<<before source_before place_before prep_before of_before by_before"
    " rivals lets promoted>>",
    "rivals_before": "<<before rivals>>",
    "lets_before": r"<<left>>(?i:<<words lets>>)<<whole>>\s*(?:(?:<<articles>>)\b\s*)?$",
    "promoted_before": "<<before promoted>>",
    "attributed_before": "<<before attributed>>",
    "given_before": "<<before given>>",
    "joined": r"\s*(?:[,/+]|,?\s*(?:<<words joined>>))\s*<<small>>",
    "and_": r"\s*,?\s*(?:<<words joined>>)\s*<<small>>",
    "relative_opening": r"\s*(?:<<words relative>>)<<right>>",
    "relative_in": r"\s(?:<<words relative>>)<<right>>",
    "average": "<<either average>>",
    "change": r"\s*(?:to|from|up from|down from|à|contre|升至|降至|增至|至|到)\s*",
    "where": r"\s*<<either where>>",
    "each": "<<either each>>",
    "sold_for": r"\s(?:<<words sold_for>>)\s",
    "price": "<<either price>>",
    "anaphor": "(?P<these><<either these>>)"
    "|<<referring>>(?:(?P<unit><<either unit>>)|(?P<trade><<either trade>>)"
    "|(?P<firm><<either firm>>)|<<old>>(?P<affair><<either affair>>))"
    "|<<of_thing>>(?P<thing><<either thing>>)"
    "|<<of_thing>>(?P<classed><<either classed>>)"
    "|(?P<he><<either latest>>|<<either he>>(?!<<raw impersonal>>))"
    "|(?P<money><<either money>>)"
    "|(?P<output><<either output>><<alone>>)"
    "|(?P<pronoun><<either pronoun>>(?!<<raw impersonal>>))",
    "local": "<<either local>>",
    "several": "<<either several>>",
    "him": "<<either him>>",
    "closing": '[”»」"]',
    "we": "<<either we>>",
    "latest": "<<either latest>>",
    "apiece": r"\s?<<either apiece>>",
    "trial": "<<either trial>>",
    "fronted": r"(?:<<either shared>>,?\s)?<<either fronted>>",
    "indefinite": "(?i:(?:<<words indefinite>>)<<right>>)",
    "subjectless": "<<words subjectless>>",
    "parted": "[;；]",
    "comma": "[,，]",
    "under": "<<words under>>",
    "under_it": r"\s<<either under>>",
    "than_before": r"<<left>>(?i:<<words compared>>)<<whole>>\s?"
    r"(?:(?:<<words given prep_before>>)\s)?<<det>>$",
    "beyond_before": r"<<left>>(?:<<raw comparative>>)\s?"
    r"(?:(?:<<words given prep_before>>)\s)?<<det>>$",
    "reckons": r"\s*(?:<<words reckons>>)<<right>>(?!\s(?:to|de|d[’']))",
    "control": "<<either control>>",
    "telling": r"\s?(?:<<words telling>>)",
    "question": r"[?？][\s»”\"]*$",
    "complement_before": r"<<left>>(?i:<<words of_before>>)\s?$",
    "nation_before": "<<left>>(<<words nations>>)<<to_name>>$",
    "rival": r"\s?<<either rival>>",
    "generic": "<<either generic>>",
}
"""What all languages share."""

SPACED: Mapping[str, str] = {
    "as_for": r"\s*(?:<<tree as_for>>)\s*(?:<<article>>)?",
    "given_alone": r"\s*(?i:<<words given>>)\s(?:<<article>>)?",
    "owned": r"[’']s?\s(?:[\w-]+\s){0,3}|\s|-",
    "bound": r"[,;:()—]|\s(?:[-–]\s|(?:<<words shared>>)<<right>>|(?:as|comme)(?=\s<<others>>))",
    "matter": r"\s*(?:an?|une?|the|la|le|l[’'])(?:\s|(?<=[’']))(?:[\w-]+\s)?<<either matter>>",
    "apposition": r"\s*(?:(?:an?|une?|its|sa|son|leur|the|la|le|l[’'])(?:\s|(?<=[’']))"
    rf"|[{LETTER}]{{2,}}(?:ée?s?|ed)<<right>>|<<either firm thing apposed>>)",
    "definite": r"\s*(?:les?|la|l[’']|the|celles?|ceux|celui|its|ses|sa|son"
    r"|(?i:<<words money>>))<<right>>",
    "subject_before": r"\s*(?:(?:<<articles>>|this|that|cet?|cette|rival"
    r"|it is|it was|c[’']est|c[’']était)(?:\s|(?<=[’']))|<<either firm thing>>\s).*",
    "possessed": r"[’']s?\s(?:[\w-]+\s){0,2}",
    "definite_before": r"(?:^|\s)(?:the|les|aux|des)\s$",
    "those_before": r"\W*(?:[Tt]he|[Ll]es|[CcSs]es)\s",
    "its_before": r"\s<<either pronoun>>\s$",
    "object_before": rf"(?<![{LETTER}])(?!(?:fabric|assist|g[ée]|compos|consult|concurr)ant\s)"
    rf"[{LETTER}]{{3,}}(?:ing|ant)\s(?:(?:<<articles>>)\s)?$",
    "named_after": r"\s*(?:[\w-]+(?:<<raw adjectives>>)\s){0,2}[\"“«]?\s?",
    "own_subject": r"(?i:(?:<<others>>|les?|la|l[’']|the|most|many"
    r"|(?:<<words indefinite>>)<<right>>)\s*)",
    "part": r"(?i:(?:<<article>>|(?:<<raw definite>>)\s)?(?:[\w-]+\s)?<<either part>>)",
    "ends_generic": r"<<either generic>>[,;]\s?$",
    "contrasted": r"(?:<<words contrast>>)\s(?:[A-Z][a-z]+(?:<<raw adjectives>>)\s)?"
    r"[a-zà-ÿ-]{2,}(?<!ing)(?<!ant)<<right>>",
    "whose_before": r"[\s,]*(?:whose\s|dont\s(?:la|les?)\s|dont\sl[’'])(?:[a-zà-ÿ-]+\s)?",
    "which_before": r"[\s,]*(?:(?:in|of|from|to|for|on|by|with|through)\s(?:which|whom)|that|which"
    r"|dont|que|où|(?:à|par|pour|avec|chez)\s(?:qui|laquelle|lequel)|auquel)\s(?:<<article>>)?"
    r"|[\s,]*qu[’']",
    "modified": r"\s*[A-ZÀ-Þ][a-zà-ÿ-]+\s(?:[a-z-]+\s)?",
    "before_its": r"<<either fronted>>(?:\s(?!\w+(?:ing|ant)\s)[\w’'-]+){1,3}?\s"
    "(?=<<either he pronoun>>)",
    "abroad_before": r"\s*(?:[Ii]n|[Ee]n|[Aa]u|[Aa]ux)\s(?![A-ZÀ-Þ]\w*(?:<<raw adjectives>>)\s)"
    r"[A-ZÀ-Þ][a-zà-ÿ]+\s",
    "asked_for": r"\sfor\s",
    "acting_before": rf"\s*[A-ZÀ-Þ][{LETTER}]{{2,}}(?:ing|er|ir)\s(?:[\w-]+\s){{0,4}}",
    "somebody_before": r"\s*(?:An?|Some|Anyone|Une?|Celui|Celle|Ceux)\s(?:[a-zà-ÿ-]+\s){0,3}"
    r"(?:who|qui)\s[^,;:]+",
    "nation_after": r",\s(?:[a-zà-ÿ’'-]+\s){0,3}?(<<words nations>>)<<right>>",
    "national": r"(?:(?:[Tt]he|[Tt]hat|[Ll][ea]|[Cc]et?|[Cc]ette)\s|[Ll][’'])"
    r"(?:(?:<<words firm>>)\s)?(<<words nations>>)<<right>>"
    r"\s(?:(?:<<words firm>>)<<right>>(?!\s[A-ZÀ-Þ])|(?=[a-zà-ÿ0-9]))",
    "others_in": r"\s(?:that|que|and|et)\s(?:(?:the|les?|la|l[’'])\s?)"
    r"(?:[a-zà-ÿ]+\s)?<<either generic>>",
    "dearer": r"\s(?:cheaper|dearer|(?:plus|moins)\schers?|(?:plus|moins)\schères?)<<right>>",
    "its_named_after": r"(?:\s[a-zà-ÿ-]+){0,2}\s?",
    "complement": r"(?:,\s<<article>>[\w-]+\s)?\s*(?:<<words of_before>>)\s*<<small>>",
    "whom_before": r"(?:(?:<<referring>>|[aA]u\s)<<either firm>>|<<left>>(?:<<raw whom>>))\s"
    r"(?:de\s|d[’']|of\s|about\s|environ\s)?$",
    "goods": r"\s?<<either goods>>",
    "held": r"(?:(?:[Tt]he|[Ii]ts|[Ll]es?|[Ll]a|[Ss]on|[Ss]a|[Ss]es)\s|[Ll][’'])"
    r"<<either money>>(?!\s(?:<<words of_before place_before given>>))",
}
"""What is written so in languages that part words by spaces."""

UNSPACED: Mapping[str, str] = {
    "as_for": r"\s*(?:<<words as_for>>)",
    "owned": r"\s*(?:[\u4e00-\u9fff]{0,6}的(?:<<words adjectives>>"
    r"|[\u4e00-\u9fff]{0,4}(?:<<things>>))?|旗下|自研)?\s*",
    "bound": "[,，;；:：()（）—]|<<words shared>>",
    "apposition": "<<words firm thing>>",
    "definite": "",
    "subject_before": ".{0,6}",
    "possessed": "的",
    "counted_up": "等$",
    "others_in": "^[\u4e00-\u9fff]{0,4}(?:指[数數]|大[盘盤])",
    "whom_before": "(?:<<raw whom>>)$",
    "goods": "<<either goods>>$",
    "held": "(?:其|该公司|公司)?<<either money>>",
    "named_after": r"(?:[\u4e00-\u9fff]{0,5}(?:<<things>>))?",
    "own_subject": "<<either indefinite generic>>",
    "part": "<<either part>>",
    "national": "(?:该|該|这家|這家)?(<<words nations>>)(?:<<words firm trade>>|巨头|巨頭)",
    "compared_before": "(?:[为為爲是达達到及]|相当于|相當於|不[低高]于)[^，,]{0,8}$",
}
"""What is written so in Chinese."""
