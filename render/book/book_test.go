package book

import (
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/render/print"
	"github.com/matterc/matterc/render/print/typst"
	"github.com/matterc/matterc/render/rendertest"
	"github.com/matterc/matterc/render/wording"
	"github.com/matterc/matterc/schema"
)

// What the pages of tests say of their edition.
const (
	testCommit = "0123456789abcdef0123456789abcdef01234567"
	testStamp  = "版本 2026-11-01 · 提交 0123456789 · 摘要 0000000000"
)

// dataPrinter is a printer that sets nothing.
func dataPrinter() *Printer { return &Printer{Paper: print.A4, AtOnce: 2, Set: rendertest.SetNothing} }

// TestBook wants every matter and procedure in the book once, under its department, and every line of the contents and the
// indexes, and every page number, to lead to a place that is there.
func TestBook(t *testing.T) {
	p := rendertest.Program(t, rendertest.Worked)
	printer := dataPrinter()
	b := newBook(p, printer, testCommit, testStamp)
	parts, numbers := b.parts(), map[string]int{}
	places := map[string]int{}
	place := func(label string) {
		places[label]++
		numbers[label] = len(numbers) + 1
	}
	for _, x := range parts {
		place(x.label)
		for _, d := range x.documents {
			place(d.Path)
		}
	}
	data, _, err := b.front(parts, numbers)
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range data.Indexes {
		places[x.Label]++
	}
	for label, n := range places {
		if n != 1 {
			t.Errorf("%d places have the label %s", n, label)
		}
	}
	entries := map[string]int{}
	check := func(e print.Entry) {
		if n, ok := numbers[e.Label]; ok && e.Page != strconv.Itoa(n) {
			t.Errorf("%s is on page %d, not %q", e.Label, n, e.Page)
		}
	}
	for _, e := range data.Contents {
		entries[e.Label]++
		check(e)
	}
	for label := range places {
		if entries[label] != 1 {
			t.Errorf("the contents have %s %d times", label, entries[label])
		}
	}
	if len(entries) != len(places) {
		t.Errorf("the contents have %d entries for %d places", len(entries), len(places))
	}
	for _, d := range p.Departments() {
		i := slices.IndexFunc(parts, func(x bookPart) bool { return x.label == "department/"+d.ID })
		if (i >= 0) != (len(d.Matters) > 0) {
			t.Errorf("%s has %d matters and part %d", d.ID, len(d.Matters), i)
			continue
		}
		for _, m := range d.Matters {
			if !slices.ContainsFunc(parts[i].documents, func(x page.Document) bool { return x.Path == page.PathOf(page.GuidePage, m.ID) }) {
				t.Errorf("%s is not in the part of %s", m.ID, d.ID)
			}
			for k, x := range data.Indexes {
				found := 0
				for _, g := range x.Groups {
					for _, e := range g.Entries {
						check(e)
						if e.Label == page.PathOf(page.GuidePage, m.ID) && e.Text[0].Text == m.Name {
							found++
						}
					}
				}
				if found == 0 || k == 1 && found != 1 {
					t.Errorf("%s has %d entries in %s", m.ID, found, x.Title)
				}
			}
		}
	}
	sections, err := b.sections()
	if err != nil {
		t.Fatal(err)
	}
	ways := []any{data, sections.appendix(numbers).data}
	for _, jobs := range sections.guides {
		if len(jobs) > 0 {
			ways = append(ways, jobs[0].data.(print.Section).Blocks) // what opens the part
		}
	}
	raw, err := json.Marshal(ways)
	if err != nil {
		t.Fatal(err)
	}
	var tree any
	if err := json.Unmarshal(raw, &tree); err != nil {
		t.Fatal(err)
	}
	leads := 0
	var walk func(any)
	walk = func(x any) {
		switch x := x.(type) {
		case []any:
			for _, y := range x {
				walk(y)
			}
		case map[string]any:
			for _, key := range []string{"p", "l", "r"} {
				if to, ok := x[key].(string); ok {
					leads++
					if places[to] == 0 {
						t.Errorf("something leads to %s, which is not there", to)
					}
				}
			}
			for _, y := range x {
				walk(y)
			}
		}
	}
	walk(tree)
	if leads < 3*len(p.Matters()) {
		t.Errorf("%d links and page numbers in a book of %d matters", leads, len(p.Matters()))
	}
}

// TestNumbers has every part begin with a page of its own and every guide take three: the contents must say so.
func TestNumbers(t *testing.T) {
	p := rendertest.Program(t, rendertest.Small)
	pages := map[string]string{} // by label, as the contents have it
	printer := &Printer{Paper: print.A4, Set: func(job typst.Job) ([]byte, error) {
		var data struct {
			Opens     bool
			Documents []struct{}
			Contents  []struct{ Label, Page string }
		}
		if err := json.Unmarshal(job.Files[print.DataFile], &data); err != nil {
			return nil, err
		}
		for _, e := range data.Contents {
			pages[e.Label] = e.Page
		}
		if n := len(data.Documents); n > 0 {
			var begins []int
			next := 0
			if data.Opens {
				begins, next = []int{0}, 1
			}
			for range n {
				begins, next = append(begins, next), next+3
			}
			return rendertest.BarePDF(next, begins, nil), nil
		}
		return dataPrinter().Set(job)
	}}
	if _, err := Files(p, printer, testCommit, testStamp); err != nil {
		t.Fatal(err)
	}
	next := 1
	for _, x := range newBook(p, printer, testCommit, testStamp).parts() {
		if pages[x.label] != strconv.Itoa(next) {
			t.Errorf("%s is on page %d, and the contents say %q", x.label, next, pages[x.label])
		}
		for i, label := range paths(x.documents) {
			if at := strconv.Itoa(next + 1 + 3*i); pages[label] != at {
				t.Errorf("%s is on page %s, and the contents say %q", label, at, pages[label])
			}
		}
		next += 1 + 3*len(x.documents)
	}
}

func paths(documents []page.Document) []string {
	var list []string
	for _, d := range documents {
		list = append(list, d.Path)
	}
	return list
}

// TestAtOnce sets a book with four seats and with one: the files must be the same, and what is said of the progress must grow to the end.
func TestAtOnce(t *testing.T) {
	p := rendertest.Program(t, rendertest.Small)
	set := func(seats int) (sums []string) {
		last, end := 0, 0
		files, err := Files(p, &Printer{Paper: print.A4, AtOnce: seats, Set: rendertest.SetNothing, Progress: func(_ string, done, all int) {
			if done < last {
				t.Errorf("%d pages after %d", done, last)
			}
			last, end = done, all
		}}, testCommit, testStamp)
		if err != nil || last != end || end == 0 {
			t.Fatalf("%d of %d pages: %v", last, end, err)
		}
		for _, f := range files {
			sums = append(sums, fmt.Sprintf("%s %x", f.Path, sha256.Sum256(f.Data)))
		}
		return sums
	}
	if a, b := set(4), set(1); !slices.Equal(a, b) {
		t.Errorf("with four seats %q, with one %q", a, b)
	}
}

// TestFailingSection wants the error of a section to say which guides are in it, and always that of the first of those that fail.
func TestFailingSection(t *testing.T) {
	p := rendertest.Program(t, rendertest.Small) // a small one: the order in which sections fail matters, not what is in them
	printer := dataPrinter()
	failure := errors.New("no room")
	set := printer.Set
	printer.Set = func(job typst.Job) ([]byte, error) {
		if job.Main == "section.typ" {
			return nil, failure
		}
		return set(job)
	}
	b := newBook(p, printer, testCommit, testStamp)
	want := fmt.Sprintf("%s（%s）: no room", bookPath, span(b.parts()[0].documents[:min(perSection, len(b.parts()[0].documents))]))
	for range 20 {
		if _, err := Files(p, printer, testCommit, testStamp); !errors.Is(err, failure) || err.Error() != want {
			t.Fatalf("got %v, want %s", err, want)
		}
	}
}

// TestSelection wants the parts of a book to hold what was asked for, and to say so.
func TestSelection(t *testing.T) {
	p := rendertest.Program(t, rendertest.Worked)
	for _, c := range []struct {
		name string
		s    Selection
		want []string // guides; nil for more than can be listed
		says string
	}{
		{"matter", Selection{Matters: []string{"food-licence"}}, []string{"guides/food-licence"}, "“食品经营许可”"},
		{"two", Selection{Matters: []string{"food-licence", "tobacco-retail"}}, []string{"guides/food-licence", "guides/tobacco-retail"}, "选编 2 项"},
		{"department and matter", Selection{Departments: []string{p.Matter("food-licence").Department.ID}, Matters: []string{"food-licence", "tobacco-retail"}}, []string{"guides/food-licence"}, "选编 2 项"},
		{"audience", Selection{Audience: []schema.Audience{schema.NaturalPerson}}, nil, "服务对象：自然人"},
	} {
		t.Run(c.name, func(t *testing.T) {
			printer := dataPrinter()
			printer.Selection = c.s
			b := newBook(p, printer, testCommit, testStamp)
			data, _, err := b.front(b.parts(), nil)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, x := range b.parts() {
				for _, d := range x.documents {
					got = append(got, d.Path)
				}
			}
			if c.want != nil && !slices.Equal(got, c.want) {
				t.Errorf("%v", got)
			}
			for _, m := range p.Matters() {
				if slices.Contains(got, page.PathOf(page.GuidePage, m.ID)) != c.s.Matter(m) {
					t.Errorf("%s", m.ID)
				}
			}
			if !strings.Contains(data.Cover.Part, c.says) {
				t.Errorf("the cover says %q", data.Cover.Part)
			}
		})
	}
}

// TestArticleNumber reads the numbers of articles as laws write them.
func TestArticleNumber(t *testing.T) {
	for s, want := range map[string]int{"第一条": 1, "第十条": 10, "第十九条": 19, "第二十条": 20, "第四十二条第一款": 42, "第一百零五条": 105, "第一百二十条之一": 120, "第一千二百六十条": 1260, "": 0, "附件一": 0} {
		if got := wording.ArticleNumber(s); got != want {
			t.Errorf("%s: %d", s, got)
		}
	}
}
