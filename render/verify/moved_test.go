package verify

import (
	"testing"

	"github.com/matterc/matterc/render/page"
)

// TestMoved wants a paper of a page that has another address now to be compared with the page, whether it is named or all are compared.
func TestMoved(t *testing.T) {
	entry := func(id, says string, formerly ...string) page.Entry {
		return page.Entry{Kind: page.GuidePage, ID: id, Formerly: formerly, Build: func(string) page.Document {
			return page.Document{Path: page.PathOf(page.GuidePage, id), Title: "甲", Blocks: []page.Block{page.Paragraph{Text: page.Plain(says)}}}
		}}
	}
	printed := []page.Entry{entry("old", "一样"), entry("other", "别的")}
	for _, paths := range [][]string{nil, {"guides/old"}} {
		var v Report
		v.compare(printed, []page.Entry{entry("new", "一样", "older", "old"), entry("other", "别的")}, paths)
		if !v.Current || v.Unchanged != max(len(paths), 2-len(paths)) {
			t.Errorf("%v: %+v", paths, v)
		}
		v.compare(printed, []page.Entry{entry("new", "改了", "old"), entry("other", "别的")}, paths)
		if v.Current || len(v.Documents) != 1 || v.Documents[0].State != Changed || v.Documents[0].Path != "guides/old" {
			t.Errorf("%v: %+v", paths, v)
		}
	}
}
