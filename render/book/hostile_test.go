package book

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/matterc/matterc/render/print"
	"github.com/matterc/matterc/render/rendertest"
)

// TestHostile wants the data of page templates to show what is to be seen of every character.
func TestHostile(t *testing.T) {
	rendertest.WantVisible(t, rendertest.OneByOne(func(s string) string {
		d, err := newConverter(print.A4, "", nil).document(rendertest.HostilePage(s))
		if err != nil {
			t.Fatal(err)
		}
		out, err := json.Marshal([]any{d, line(1, s, "", nil)})
		if err != nil {
			t.Fatal(err)
		}
		var all any
		if err := json.Unmarshal(out, &all); err != nil {
			t.Fatal(err)
		}
		return said(all)
	}))
}

// said returns all texts of data from JSON, those of a list one after another.
func said(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case []any:
		var b strings.Builder
		for _, x := range v {
			b.WriteString(said(x))
		}
		return b.String()
	case map[string]any:
		var b strings.Builder
		for _, x := range v {
			b.WriteString(said(x) + "\n")
		}
		return b.String()
	}
	return ""
}
