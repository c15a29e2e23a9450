package render

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/matterc/matterc/render/rendertest"
	"github.com/xuri/excelize/v2"
)

// TestProcedureFiguresAgree wants the figures of 联办事项清单 to be those that JSON derives for the situations, the most of each, and to stand on the
// page of the procedure and in its notice; where the situations are too many, each says so.
func TestProcedureFiguresAgree(t *testing.T) {
	p := rendertest.Program(t, rendertest.Worked)
	files, err := Files(p, Options{Only: []string{"guide", "json", "sheet"}})
	if err != nil {
		t.Fatal(err)
	}
	made := map[string][]byte{}
	for _, f := range files {
		made[f.Path] = f.Data
	}
	figures := procedureFigures(t, made["sheets/联办事项清单.xlsx"])
	known, varying := 0, 0
	for _, pr := range p.Procedures() {
		var file struct {
			Procedure struct {
				Derived struct {
					Complete   bool
					Situations []struct {
						Figures struct{ Promise, VisitsAlone, Visits int }
					}
				}
			}
		}
		if err := json.Unmarshal(made["json/procedures/"+pr.ID+".json"], &file); err != nil {
			t.Fatal(err)
		}
		d, got := file.Procedure.Derived, figures[pr.Name]
		guide, notice := rendertest.MarkdownWords(t, made["procedures/"+pr.ID+".md"]), rendertest.MarkdownWords(t, made["notices/"+pr.ID+".md"])
		stands := func(text string, in ...string) {
			for i, page := range in {
				if !strings.Contains(page, rendertest.Words(text)) {
					t.Errorf("%s: %s does not say %s", pr.ID, []string{"the notice", "the guide"}[i], text)
				}
			}
		}
		if len(d.Situations) == 0 {
			t.Errorf("%s: JSON derives nothing", pr.ID)
		}
		if !d.Complete {
			varying++
			if want := [3]string{"因情形而异，见指南", "因情形而异，见指南", "因情形而异，见指南"}; got != want {
				t.Errorf("%s: the sheet says %q, want %q", pr.ID, got, want)
			}
			stands("多久办完因情形而异", notice)
			stands("到现场因情形而异", notice)
			stands("情形很多，以用时较长的一种为例", notice, guide)
			continue
		}
		known++
		promise, apart, together := 0, 0, 0
		for _, s := range d.Situations {
			promise, apart, together = max(promise, s.Figures.Promise), max(apart, s.Figures.VisitsAlone), max(together, s.Figures.Visits)
		}
		if want := [3]string{fmt.Sprint(promise), fmt.Sprint(apart), fmt.Sprint(together)}; got != want {
			t.Errorf("%s: the sheet says %q, JSON has %q", pr.ID, got, want)
		}
		stands(fmt.Sprintf("按承诺%d个工作日内全部办结", promise), notice)
		stands(fmt.Sprintf("%d个工作日", promise), guide, guide)
		if apart == 0 {
			stands("到现场不用到现场", notice)
			continue
		}
		stands(fmt.Sprintf("%d次（分别办要%d次）", together, apart), notice)
		stands(fmt.Sprintf("分别办%d次，一起办%d次", apart, together), guide, guide)
	}
	if known < 2 || varying < 1 {
		t.Errorf("%d procedures with figures and %d without are too few", known, varying)
	}
}

// procedureFigures are the three derived figures of 联办事项清单, by the name of the procedure.
func procedureFigures(t *testing.T, workbook []byte) map[string][3]string {
	t.Helper()
	book, err := excelize.OpenReader(bytes.NewReader(workbook))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := book.GetRows("联办事项清单", excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	figures := map[string][3]string{}
	at := -1
	for _, row := range rows {
		if at < 0 {
			at = slices.Index(row, "最短时限")
			continue
		}
		if len(row) <= at+2 || row[1] == "" {
			continue
		}
		if _, below := figures[row[1]]; !below { // of a merged cell numbers stand in its first row alone
			figures[row[1]] = [3]string(row[at : at+3])
		}
	}
	return figures
}
