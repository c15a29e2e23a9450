package validate

import (
	"bytes"
	"fmt"
	"html"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
)

// UnprintableCode is the code of findings about characters that no font can print: with one of them nothing is printed on paper, and
// everything else is.
const UnprintableCode = "R019"

// checkUnprintable is silent where nobody has said what can be printed. It is no rule of public reform: so R and not P. There is one
// finding a text, for that is what somebody goes to and mends; a shared definition is one text.
func checkUnprintable() Check {
	return Check{
		Rule: diag.Rule{
			Code: UnprintableCode, Name: "unprintable", Severity: diag.Warning,
			Title: diag.T("有字印不出来", "a character that cannot be printed"),
			Doc: diag.T("办事指南要排成 PDF。字体里没有的字，排版时会留下空白，人名、地名、单位名缺了字，指南就是错的，所以有这样的字就不生成 PDF；网页、公开表、JSON 和 Word 不受影响，照常生成。检查的是会印出来的文字：名称、说明、地址、引用到的法律条文，以及空白表格和示范样表。\n\n生僻字用 --font 加一个有这个字的字体（TrueType 或者 OpenType），check 和 build 都要写；可以换一种写法的，换成通用的字。",
				"Guides are set as PDF. A character that no font has is left blank, and a name with a blank is wrong: while there is one no PDFs are made. Web pages, sheets, JSON and Word are not concerned and are. Texts that are printed are checked: names, notes, addresses, the articles cited, and forms.\n\nFor a rare character add a face that has it with --font (TrueType or OpenType), both for check and for build; or write it otherwise."),
		},
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			if l.options.Unprintable == nil {
				return
			}
			found := func(d diag.Diagnostic, place diag.Place, missing []rune) {
				d.Place = l.characterIn(place, missing)
				d.Message = diag.T("这里有字印不出来：%s", "this has characters that no font can print: %[2]s", named(missing, "、"), named(missing, ", "))
				d.Hint = diag.T("换一种写法，或者用 --font 加一个有这个字的字体", "Write it otherwise, or add a font that has it with --font")
				report(d)
			}
			cited := sync.OnceValue(l.citedArticles) // hardly ever asked
			l.written.Texts(func(path schema.Path, text string) {
				missing := l.options.Unprintable(text)
				if len(missing) == 0 {
					return
				}
				if a := path.At(); l.printed(a, cited()) {
					found(diag.Diagnostic{Matter: a.RecordID(), Field: a.Field()}, l.Place(a), missing)
				}
			})
			var seen []string
			for _, m := range l.Matters() {
				for _, t := range m.Materials {
					for _, name := range []string{t.Template, t.Sample} {
						if slices.Contains(seen, name) {
							continue
						}
						seen = append(seen, name)
						source, _ := l.written.Source(name)
						template := l.written.Templates[name]
						start := len(source) - len(template)
						for line := range bytes.Lines(template) {
							// Markdown may write a character as &#x20bb7;
							if missing := l.options.Unprintable(html.UnescapeString(string(line))); len(missing) > 0 {
								found(diag.Diagnostic{Matter: m.ID}, diag.Place{File: name, Start: start, End: start + len(line)}, missing)
							}
							start += len(line)
						}
					}
				}
			}
		},
	}
}

// citedArticle is an article of a law that some matter or procedure cites.
type citedArticle struct{ law, article string }

// citedArticles returns every one that is printed.
func (l *inspected) citedArticles() map[citedArticle]bool {
	cited := map[citedArticle]bool{}
	for _, b := range l.Bases() {
		cited[citedArticle{b.Basis.Law, schema.ReadArticle(b.Basis.Article).Name}] = true
	}
	return cited
}

// printed reports whether a text of a record is printed, as far as the language tells: identifiers, names of files and
// exemptions are not, nor laws and articles that nobody cites, departments that have nothing to do, calendars, and
// combinations of facts that never occur.
func (l *inspected) printed(a fieldpath.At, cited map[citedArticle]bool) bool {
	id := a.RecordID()
	within := func(whole fieldpath.Selector) bool { _, ok := a.PartOf(whole); return ok }
	switch a.RecordKind() {
	case fieldpath.CalendarKind, fieldpath.ImpossibleKind:
		return false
	case fieldpath.LawKind:
		if law := l.Law(id); law == nil || !law.Cited {
			return false
		}
		if rest, ok := a.PartOf(fieldpath.Law(id).Articles()); ok && len(rest) > 0 {
			article, _ := rest[0].(string)
			return cited[citedArticle{id, article}]
		}
	case fieldpath.DepartmentKind:
		if d := l.Department(id); d == nil || !slices.Contains(l.Departments(), d) {
			return false
		}
	}
	return !within(fieldpath.Matter(id).Exempt()) && !within(fieldpath.Procedure(id).Exempt()) && !slices.Contains(unread, schema.TypeOf(a))
}

// unread are the types of texts that nobody reads: identifiers and names of files.
var unread = []string{"ID", "Key", "LawID", "File"}

// entity is a character as Markdown may write it.
var entity = regexp.MustCompile(`&#?[0-9A-Za-z]{1,32};`)

// characterIn returns the place of the first of some characters in a place, or the place itself if none is written there
// as it is or as an entity.
func (l *inspected) characterIn(place diag.Place, characters []rune) diag.Place {
	source, ok := l.written.Source(place.File)
	if !ok || place.Start > place.End || place.End > len(source) {
		return place
	}
	text := string(source[place.Start:place.End])
	within := func(start, end int) diag.Place {
		return diag.Place{File: place.File, Start: place.Start + start, End: place.Start + end}
	}
	one := func(r rune) bool { return slices.Contains(characters, r) }
	if i := strings.IndexFunc(text, one); i >= 0 {
		_, n := utf8.DecodeRuneInString(text[i:])
		return within(i, i+n)
	}
	for _, m := range entity.FindAllStringIndex(text, -1) {
		if strings.ContainsFunc(html.UnescapeString(text[m[0]:m[1]]), one) {
			return within(m[0], m[1])
		}
	}
	return place
}

// mostNamed is how many characters a finding names.
const mostNamed = 8

// named lists characters with their code points.
func named(characters []rune, comma string) string {
	var list []string
	for _, r := range characters[:min(len(characters), mostNamed)] {
		list = append(list, fmt.Sprintf("“%c”（U+%04X）", r, r))
	}
	s := strings.Join(list, comma)
	if len(characters) > mostNamed {
		s += "…"
	}
	return s
}
