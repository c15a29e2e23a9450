package verify

import (
	"strings"
	"testing"

	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/schema/diag"
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
		v.compare(Edition{Pages: printed}, Edition{Pages: []page.Entry{entry("new", "一样", "older", "old"), entry("other", "别的")}}, paths)
		if !v.Current || v.Unchanged != max(len(paths), 2-len(paths)) {
			t.Errorf("%v: %+v", paths, v)
		}
		v.compare(Edition{Pages: printed}, Edition{Pages: []page.Entry{entry("new", "改了", "old"), entry("other", "别的")}}, paths)
		if v.Current || len(v.Documents) != 1 || v.Documents[0].State != Changed || v.Documents[0].Path != "guides/old" {
			t.Errorf("%v: %+v", paths, v)
		}
	}
}

// TestEnded wants a paper of a matter that has ended to be told so, and what is in its place, also where its address leads to that.
func TestEnded(t *testing.T) {
	entry := func(id string, formerly ...string) page.Entry {
		return page.Entry{Kind: page.GuidePage, ID: id, Formerly: formerly, Build: func(string) page.Document {
			return page.Document{Path: page.PathOf(page.GuidePage, id), Title: id, Blocks: []page.Block{page.Paragraph{Text: page.Plain(id)}}}
		}}
	}
	then := Edition{Pages: []page.Entry{entry("old"), entry("other")}}
	now := Edition{Pages: []page.Entry{entry("new", "old"), entry("other")}, Ended: []page.Ending{{Paths: []string{"guides/old"}, Title: "旧", Says: "改办“新”。"}}}
	for _, paths := range [][]string{nil, {"guides/old"}, {"guides/old", "guides/other"}} {
		var v Report
		v.compare(then, now, paths)
		if v.Current || v.Documents[0].State != Ended || v.Documents[0].Path != "guides/old" || v.Documents[0].Says != "改办“新”。" {
			t.Errorf("%v: %+v", paths, v)
		}
		if text := string(v.Text(diag.ZH)); !strings.HasPrefix(text, "不是现行的：事项已经停止办理\n") || !strings.Contains(text, "旧（guides/old）：改办“新”。\n") {
			t.Errorf("%v: %s", paths, text)
		}
	}
}
