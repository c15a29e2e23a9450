package schema

import (
	"slices"
	"strings"
	"unicode"

	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
	"golang.org/x/text/unicode/norm"
)

// Record is a record of a catalog as people call it: by its id, its name or its short name.
type Record struct {
	Kind  fieldpath.Kind
	ID    string
	Name  string     // its name or title, what an impossible combination gives as its reason; "" if it has none
	Named diag.Place // where that is said
	Short string     // "" if it has none
	// Keywords are what people call it who look for it.
	Keywords []string
	Place    diag.Place // of its id in the office's file
	Absent   bool       // it is not in force on the date of the edition
}

// Kinds returns the kinds of records that have ids, in the order of the language.
func Kinds() []fieldpath.Kind {
	var kinds []fieldpath.Kind
	for _, f := range Language().Root.Fields {
		if f.Type.Key != nil {
			kinds = append(kinds, fieldpath.Kind(f.Name))
		}
	}
	return kinds
}

// Label returns what a kind of record is called, such as 事项 and matter.
func Label(kind fieldpath.Kind) diag.Text {
	return diag.Text{ZH: Language().Root.Field(string(kind)).Doc.Label, EN: string(kind)}
}

// callings are the fields that say what a record is called; the first that it has is its name.
var callings = []string{"name", "title", "reason"}

// Records returns the records of some kinds, kind by kind and sorted by id, those of all editions. Also what else is wrong with
// a record does not keep it from being found.
func (c *Catalog) Records(kinds ...fieldpath.Kind) []Record {
	absent := map[recordID]bool{}
	for _, a := range c.Absent {
		absent[recordID{string(a.Kind), a.Key}] = true
	}
	var records []Record
	for _, id := range c.order {
		if id.key == "" || !slices.Contains(kinds, fieldpath.Kind(id.kind)) {
			continue
		}
		root := c.roots[id]
		r := Record{Kind: fieldpath.Kind(id.kind), ID: id.key, Place: root.label.place(), Absent: absent[id]}
		text := func(name string) (string, diag.Place) {
			if f := c.value(root.id).field(name); f != nil && f.value.kind == textNode {
				return f.value.text, f.value.place()
			}
			return "", diag.Place{}
		}
		for _, name := range callings {
			if r.Name == "" {
				r.Name, r.Named = text(name)
			}
		}
		r.Short, _ = text("short")
		if f := c.value(root.id).field("keywords"); f != nil && f.value.kind == listNode {
			for _, e := range f.value.elems {
				r.Keywords = append(r.Keywords, e.text)
			}
		}
		records = append(records, r)
	}
	slices.SortStableFunc(records, func(a, b Record) int {
		return slices.Index(kinds, a.Kind) - slices.Index(kinds, b.Kind)
	})
	return records
}

// Alike returns what words have in common that look or mean the same to whoever types them: without blanks, quotation marks and
// what cannot be seen, full-width letters as half-width ones, a character that was copied from a PDF as the ordinary one, in
// small letters.
func Alike(word string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) || strings.ContainsRune(`"“”‘’《》`, r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFKC.String(word))
}

// Says reports whether the id, the name, the short name or a keyword of a record has a word in it.
func (r Record) Says(word string) bool {
	alike := Alike(word)
	return slices.ContainsFunc(append([]string{r.ID, r.Name, r.Short}, r.Keywords...), func(s string) bool { return strings.Contains(Alike(s), alike) })
}

// Find returns the record that a word means: the first that has it as its id, or else the only one that is called so. Of several,
// the only one in force is meant.
func Find(word string, among []Record) (Record, *Unfound) {
	for _, r := range among {
		if r.ID == word {
			return r, nil
		}
	}
	alike := Alike(word)
	var called, inForce []Record
	for _, r := range among {
		if alike != "" && (Alike(r.ID) == alike || Alike(r.Name) == alike || Alike(r.Short) == alike || slices.ContainsFunc(r.Keywords, func(s string) bool { return Alike(s) == alike })) {
			called = append(called, r)
			if !r.Absent {
				inForce = append(inForce, r)
			}
		}
	}
	if len(called) == 1 {
		return called[0], nil
	}
	if len(inForce) == 1 {
		return inForce[0], nil
	}
	return Record{}, &Unfound{Word: word, Called: called, among: among}
}

// Unfound says that no record is meant by a word, or which of several may be.
type Unfound struct {
	Word   string
	Called []Record // the records that are called so, none or more than one
	among  []Record
}

// mostNamed is how many records a message names.
const mostNamed = 6

// Text says what is wrong and what to write. what says what was looked for, such as 事项或联办.
func (e *Unfound) Text(what diag.Text) diag.Text {
	if len(e.Called) > 0 {
		zh, en := listed(e.Called)
		return diag.T("叫“%[1]s”的不止一个，请写标识：%[2]s", "several are called %[1]q; write the id: %[3]s", e.Word, zh, en)
	}
	none := diag.T("没有标识或名称为“%[1]s”的%[2]s", "no %[3]s has the id or the name %[1]q", e.Word, what.ZH, what.EN)
	if near := e.Near(); near != "" {
		return diag.T("%[1]s，是否应为“%[3]s”？", "%[2]s; did you mean %[3]q?", none.ZH, none.EN, near)
	}
	if within := e.within(); len(within) > 0 {
		zh, en := listed(within)
		return diag.T("%[1]s；标识或名称里有这几个字的：%[3]s", "%[2]s; these have it in their ids or names: %[4]s", none.ZH, none.EN, zh, en)
	}
	if zh, en, few := listedFew(e.among); few {
		return diag.T("%[1]s；有的是：%[3]s", "%[2]s; there are: %[4]s", none.ZH, none.EN, zh, en)
	}
	return diag.T("%[1]s；用 matterc list 查有哪些", "%[2]s; matterc list shows what there is", none.ZH, none.EN)
}

// Near returns the id or name most like the word, "" if none is like it.
func (e *Unfound) Near() string {
	var words []string
	for _, r := range e.among {
		words = append(words, r.ID)
		for _, name := range []string{r.Name, r.Short} {
			if name != "" {
				words = append(words, name)
			}
		}
	}
	near, _ := Nearest(e.Word, words)
	return near
}

// within returns the records in force whose names have the word in them.
func (e *Unfound) within() []Record {
	alike := Alike(e.Word)
	var within []Record
	for _, r := range e.among {
		if alike != "" && !r.Absent && r.Says(alike) {
			within = append(within, r)
		}
	}
	return within
}

// fewRecords is how many records are all named where nothing is like a word.
const fewRecords = 5

// listedFew names the records in force with their ids, if there are some, and so few that whoever looks for one sees it.
func listedFew(among []Record) (zh, en string, few bool) {
	var inForce []Record
	for _, r := range among {
		if !r.Absent {
			inForce = append(inForce, r)
		}
	}
	if len(inForce) == 0 || len(inForce) > fewRecords {
		return "", "", false
	}
	zh, en = listed(inForce)
	return zh, en, true
}

// listed names records, the first few of many.
func listed(records []Record) (zh, en string) {
	shown := records[:min(len(records), mostNamed)]
	var zhs, ens []string
	for _, r := range shown {
		label := Label(r.Kind)
		zhs = append(zhs, r.ID+"（"+label.ZH+"“"+r.Name+"”）")
		ens = append(ens, r.ID+" ("+label.EN+" “"+r.Name+"”)")
	}
	zh, en = strings.Join(zhs, "、"), strings.Join(ens, ", ")
	if len(shown) < len(records) {
		more := diag.T("等 %d 个", ", %d in all", len(records))
		zh, en = zh+more.ZH, en+more.EN
	}
	return zh, en
}

// Called returns the only record of a kind that a word means: its id, its name or its short name.
func (c *Catalog) Called(kind fieldpath.Kind, word string) (Record, bool) {
	return c.indexes()[kind].Called(word)
}

// indexed prepares the records of all kinds to be looked up.
func (c *Catalog) indexed() map[fieldpath.Kind]*recordIndex {
	all := map[fieldpath.Kind]*recordIndex{}
	for _, kind := range Kinds() {
		all[kind] = newRecordIndex(c.Records(kind))
	}
	return all
}

// recordIndex finds records by what they are called; what one look costs does not grow with their number.
type recordIndex struct {
	called map[string][]Record
	all    []Record
}

// newRecordIndex prepares records to be looked up.
func newRecordIndex(records []Record) *recordIndex {
	x := &recordIndex{called: map[string][]Record{}, all: records}
	for _, r := range records {
		var seen []string
		for _, s := range []string{r.ID, r.Name, r.Short} {
			if alike := Alike(s); alike != "" && !slices.Contains(seen, alike) {
				seen = append(seen, alike)
				x.called[alike] = append(x.called[alike], r)
			}
		}
	}
	return x
}

// Called returns the only record that a word means; of several, the only one in force.
func (x *recordIndex) Called(word string) (Record, bool) {
	called := x.called[Alike(word)]
	if len(called) > 1 {
		called = slices.DeleteFunc(slices.Clone(called), func(r Record) bool { return r.Absent })
	}
	if len(called) != 1 {
		return Record{}, false
	}
	return called[0], true
}
