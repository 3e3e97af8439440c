-- Formats references: JSON on standard input, JSON on standard output. Each job is a style (a
-- file), a language and items (CSL, with dates as text); what comes back is the HTML of each
-- item, by its id. Texts are given as plain strings, so that nothing in them is markup.
local all = pandoc.Cite({ pandoc.Str("@*") }, { pandoc.Citation("*", "AuthorInText") })
local html = { format = "html", extensions = {} }
local made = {}
for number, job in ipairs(pandoc.json.decode(io.read("a"), false)) do
  local doc = pandoc.utils.citeproc(pandoc.Pandoc({}, {
    csl = job.csl,
    lang = job.lang,
    references = job.items,
    nocite = pandoc.MetaInlines({ all }),
  }))
  made[number] = {}
  doc:walk({
    Div = function(div)
      local id = div.identifier:match("^ref%-(.+)$")
      if id then
        made[number][id] = pandoc.write(pandoc.Pandoc(div.content), html, { wrap_text = "none" })
      end
    end,
  })
end
io.write(pandoc.json.encode(made))
