package timetable

import (
	"strings"
	"testing"

	"github.com/matterc/matterc/render/rendertest"
	"github.com/matterc/matterc/render/text"
	"github.com/matterc/matterc/schema/diag"
)

// TestGanttLines wants bars as long as their days and texts within their columns.
func TestGanttLines(t *testing.T) {
	p, plan := rendertest.FiveCertificates(t)
	lines := New(p.Catalog(), plan, diag.ZH).ganttLines()
	if len(lines) != 7 {
		t.Fatalf("%q", lines)
	}
	for n, i := range plan.Items {
		line := lines[n+1]
		if got := strings.Count(line, barCritical); got != 4*i.Days {
			t.Errorf("%d days are %d cells: %q", i.Days, got, line)
		}
		if i.Days == 0 { // a diamond
			continue
		}
		if at := text.Width(line[:strings.Index(line, barCritical)]); at != ganttName+4*i.Start {
			t.Errorf("%q begins at %d", line, at)
		}
	}
	for _, s := range []string{"甲乙丙丁", "a甲b乙", ""} {
		for cells := 3; cells < 9; cells++ {
			if w := text.Width(cut(s, cells)); w > cells {
				t.Errorf("%q cut to %d cells has %d", s, cells, w)
			}
		}
	}
}
