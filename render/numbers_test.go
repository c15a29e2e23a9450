package render

import (
	"cmp"
	"encoding/json"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/matterc/matterc/render/rendertest"
)

// numberedRow is a row of a table in Markdown that has a number and leads to the guide of a matter.
var numberedRow = regexp.MustCompile(`(?m)^\| ([0-9]+) \|[^\n]*?\]\(\.\./guides/([\w-]+)\.md\)`)

// TestMemberNumbersAgree wants a member of a procedure to have one number: in the tables of its page and of its notice, in the flow chart and the
// timetable of both, and in the first of the situations of JSON, which is the one that the pictures show. The sheet has no numbers of members.
func TestMemberNumbersAgree(t *testing.T) {
	p := rendertest.Program(t, rendertest.Worked)
	files, err := Files(p, Options{Only: []string{"guide", "json"}})
	if err != nil {
		t.Fatal(err)
	}
	made := map[string]string{}
	for _, f := range files {
		made[f.Path] = string(f.Data)
	}
	compared := 0
	for _, pr := range p.Procedures() {
		var file struct {
			Procedure struct {
				Derived struct {
					Complete   bool
					Situations []struct {
						Members []struct {
							Number            int
							Matter, Milestone string
							Outside           bool
						}
					}
				}
			}
		}
		if err := json.Unmarshal([]byte(made["json/procedures/"+pr.ID+".json"]), &file); err != nil {
			t.Fatal(err)
		}
		d := file.Procedure.Derived
		for _, place := range []string{"procedures/", "notices/"} {
			number := map[string]int{}
			for _, row := range numberedRow.FindAllStringSubmatch(made[place+pr.ID+".md"], -1) {
				if _, below := number[row[2]]; !below { // the members are the first table that leads to guides
					number[row[2]], _ = strconv.Atoi(row[1])
				}
			}
			for _, b := range pr.Members {
				if b.Matter.Milestone == nil && number[b.Matter.ID] == 0 {
					t.Errorf("%s%s: no number of %s", place, pr.ID, b.Matter.ID)
				}
			}
			if !d.Complete || len(d.Situations) == 0 {
				continue
			}
			flow, times := rendertest.HtmlWords(made[place+pr.ID+".flow.svg"]), rendertest.HtmlWords(made[place+pr.ID+".time.svg"])
			for _, b := range d.Situations[0].Members {
				if b.Outside || b.Milestone != "" {
					continue
				}
				m := p.Matter(b.Matter)
				compared++
				if number[m.ID] != b.Number {
					t.Errorf("%s%s: %s is %d, in JSON %d", place, pr.ID, m.ID, number[m.ID], b.Number)
				}
				if !strings.Contains(flow, rendertest.Words(fmt.Sprint(b.Number, cmp.Or(m.Short, m.Name)))) {
					t.Errorf("%s%s.flow.svg: %s is not %d:\n%s", place, pr.ID, cmp.Or(m.Short, m.Name), b.Number, flow)
				}
				if !strings.Contains(times, rendertest.Words(fmt.Sprint(b.Number, m.Name))) {
					t.Errorf("%s%s.time.svg: %s is not %d:\n%s", place, pr.ID, m.Name, b.Number, times)
				}
			}
		}
	}
	if compared < 20 {
		t.Errorf("%d members are too few to judge", compared)
	}
}
