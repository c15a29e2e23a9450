package render

import (
	"html"
	"path"
	"regexp"
	"strings"
	"testing"

	"github.com/matterc/matterc/render/rendertest"
)

// engineers are words that stand on no paper: what only engineers say, and what denies twice or goes on and on.
var engineers = regexp.MustCompile(`能兑现|最长路径|关键路径|余量|拓扑|情形组合|不为其他|不是不|且[^。；：|]{0,30}，且|及以上[^。；]{0,20}及以下|布尔|字段|标识为`)

// addresses are what stands in Latin letters for a reader to type or to click: web and mail addresses, and names of files.
var addresses = regexp.MustCompile(`(?:https?\\?:)?//[!-~]+|[\w.+-]+@[\w.-]+|[\w/.-]+\.(?:docx?|xlsx?|pdf|md|png|jpe?g|html|svg)`)

// hiddenPlaces are what the hidden column of a sheet says, for matterc merge.
var hiddenPlaces = regexp.MustCompile(`(?:matter|procedure|department|agency|document|fact)\.(?:"[^"]*"|[a-z]\w*)[\w.\[\]"]*`)

// TestWordsOnPaper wants no paper, page or sheet to say what only engineers say, or the id of a record.
func TestWordsOnPaper(t *testing.T) {
	for _, dir := range []string{rendertest.Small, rendertest.Worked} {
		p := rendertest.Program(t, dir)
		var ids []string
		for _, m := range p.Matters() {
			ids = append(ids, m.ID)
		}
		for _, pr := range p.Procedures() {
			ids = append(ids, pr.ID)
		}
		for _, d := range p.Departments() {
			ids = append(ids, d.ID)
		}
		for _, d := range p.Documents() {
			ids = append(ids, d.ID)
		}
		for _, f := range p.Facts() {
			ids = append(ids, f.ID)
		}
		id := regexp.MustCompile(`(?:^|[^\w-])(` + strings.Join(ids, "|") + `)(?:[^\w-]|$)`)
		seen := 0
		for _, f := range Formats() {
			if f.Name == "json" || f.Name == "print" || f.Name == "docx" && dir == rendertest.Worked {
				continue // JSON is for programs, and a book prints the pages
			}
			files, err := f.Files(p, Options{})
			if err != nil {
				t.Fatal(err)
			}
			for _, file := range files {
				said := ""
				switch path.Ext(file.Path) {
				case ".html", ".svg":
					said = seenOf(string(file.Data))
				case ".md":
					said = seenOf(rendertest.MarkdownHTML(t, file.Data))
				case ".xlsx", ".docx":
					for name, data := range unpacked(t, file) {
						if !strings.HasPrefix(name, "docProps/") && !strings.Contains(name, "_rels/") {
							said += seenOf(string(data))
						}
					}
				default:
					t.Errorf("nothing is known of %s", file.Path)
				}
				seen++
				if m := engineers.FindString(said); m != "" {
					t.Errorf("%s says %s", file.Path, m)
				}
				said = hiddenPlaces.ReplaceAllString(addresses.ReplaceAllString(said, ""), "")
				if m := id.FindStringSubmatch(said); m != nil {
					t.Errorf("%s says the id %s: %q", file.Path, m[1], m[0])
				}
			}
		}
		if seen < 20 {
			t.Errorf("%d files of %s", seen, dir)
		}
	}
}

// marks are what is not seen of a file of marks: the marks, styles and programs.
var marks = regexp.MustCompile(`(?s)<(?:style|script)\b.*?</(?:style|script)>|<[^>]*>`)

// seenOf is what is seen of a file of marks.
func seenOf(file string) string { return html.UnescapeString(marks.ReplaceAllString(file, "\n")) }
