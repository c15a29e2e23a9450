package render

import (
	"bytes"
	"maps"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/matterc/matterc/render/rendertest"
	"github.com/xuri/excelize/v2"
)

// oneWords are facts with the word that says each, and the words that others use for it and the tool does not, but where the reason says.
var oneWords = []struct {
	word, never string
	except      map[string]string // pages, and sheets of workbooks, by the end of their names: why the other word stands there
}{
	{"法律没有规定", "法律未规定", nil},
	{"不用提交", "无须提交", nil},
	{"不用提交", "无需提交", nil},
	{"受理前", "申请前", nil},
	{"承诺时限", "承诺期限", map[string]string{".brief.md": eightTerms, "八公开": eightTerms}},
	{"申请材料", "申报材料", map[string]string{".brief.md": eightTerms, "八公开": eightTerms, "五公开": "五公开 lists it by this name"}},
}

// eightTerms is why a page has a word of its own: the short guide and the sheet are laid out as 八公开 lists what is to be disclosed.
const eightTerms = "八公开 lists it by this name"

// TestOneWord wants the tool to say one thing by one word, on the pages of the worked catalog, in its sheets and in JSON. What the catalog
// itself writes does not count.
func TestOneWord(t *testing.T) {
	p := rendertest.Program(t, rendertest.Worked)
	files, err := Files(p, Options{Only: []string{"guide", "json", "sheet"}})
	if err != nil {
		t.Fatal(err)
	}
	said := map[string]string{}
	for _, f := range files {
		switch path.Ext(f.Path) {
		case ".md":
			if f.Path != "README.md" {
				said[f.Path] = rendertest.MarkdownWords(t, f.Data)
			}
		case ".json":
			text, _ := readable(t, f)
			said[f.Path] = rendertest.Words(text)
		case ".xlsx":
			book, err := excelize.OpenReader(bytes.NewReader(f.Data))
			if err != nil {
				t.Fatal(err)
			}
			for _, name := range book.GetSheetList() {
				rows, err := book.GetRows(name)
				if err != nil {
					t.Fatal(err)
				}
				for _, row := range rows {
					said[f.Path+" "+name] += rendertest.Words(strings.Join(row, "|")) + "\n"
				}
			}
		}
	}
	var written []string // in the catalog, with one of the other words
	p.Catalog().Texts(func(text string) {
		for line := range strings.Lines(text) {
			line = rendertest.Words(line)
			for _, w := range oneWords {
				if strings.Contains(line, w.never) {
					written = append(written, line)
					break
				}
			}
		}
	})
	slices.SortFunc(written, func(a, b string) int { return len(b) - len(a) })
	for _, w := range oneWords {
		words, excepted := 0, map[string]bool{}
		for _, name := range slices.Sorted(maps.Keys(said)) {
			text := said[name]
			words += strings.Count(text, w.word)
			for _, s := range written {
				text = strings.ReplaceAll(text, s, "※")
			}
			i := strings.Index(text, w.never)
			if i < 0 {
				continue
			}
			at := slices.IndexFunc(slices.Sorted(maps.Keys(w.except)), func(end string) bool { return strings.HasSuffix(name, end) })
			if at >= 0 {
				excepted[slices.Sorted(maps.Keys(w.except))[at]] = true
				continue
			}
			t.Errorf("%s says %s, which is %s: …%s…", name, w.never, w.word, strings.ToValidUTF8(text[max(0, i-60):min(len(text), i+60)], ""))
		}
		if words == 0 {
			t.Errorf("nothing says %s", w.word)
		}
		if len(excepted) != len(w.except) {
			t.Errorf("%s: the exceptions are %v, of which %v are made", w.never, slices.Sorted(maps.Keys(w.except)), slices.Sorted(maps.Keys(excepted)))
		}
	}
}
