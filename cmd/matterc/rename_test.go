package main

import (
	"encoding/json"
	"maps"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/matterc/matterc/random"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate"
)

// TestRenameAnything renames a record of each kind of the worked example, in memory: no finding is added, the catalog says the same as before
// but for the id and where it is named, and no line of a file is another but those that name it, and one more.
func TestRenameAnything(t *testing.T) {
	r := random.New(t, 16, 2)
	a := &app{getenv: os.Getenv}
	l, err := a.loadAt(site{dir: "../../catalog"}, schema.Date{})
	if err != nil {
		t.Fatal(err)
	}
	_, before := validate.Run(l.Catalog, l.found, validate.Options{})
	was := exported(t, l)
	for _, kind := range renamed() {
		records := l.Records(kind)
		if len(records) == 0 {
			continue
		}
		for range random.Rounds(t, 1) {
			record := records[r.IntN(len(records))]
			const id = "quite-another-id"
			files, places, err := l.renaming(record, id)
			if err != nil {
				t.Errorf("%s %s: %v", kind, record.ID, err)
				continue
			}
			after, err := a.loadAs(l.site, schema.Date{}, files)
			if err != nil {
				t.Fatal(err)
			}
			_, found := validate.Run(after.Catalog, after.found, validate.Options{})
			for _, d := range added(before, found) {
				t.Errorf("%s %s: %s %s", kind, record.ID, d.Code, d.Message.ZH)
			}
			if left := after.naming(kind, record.ID); len(left) > 0 {
				t.Errorf("%s %s is still named at %v", kind, record.ID, left)
			}
			if !sameBut(was, exported(t, after), record.ID, id) {
				t.Errorf("%s %s: the catalog says something else", kind, record.ID)
			}
			changed := 0
			for name, data := range files {
				source, _ := l.Source(name)
				changed += otherLines(string(source), string(data))
			}
			if changed == 0 || changed > places+1 {
				t.Errorf("%s %s: %d lines are others for %d places", kind, record.ID, changed, places)
			}
		}
	}
}

func exported(t *testing.T, l *loaded) (v any) {
	t.Helper()
	data, err := l.Export()
	if err == nil {
		err = json.Unmarshal(data, &v)
	}
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// sameBut reports whether two values are the same but for one word that is another, and for former ids.
func sameBut(a, b any, word, other string) bool {
	switch a := a.(type) {
	case string:
		return b == any(a) || a == word && b == any(other)
	case []any:
		b, ok := b.([]any)
		return ok && slices.EqualFunc(a, b, func(a, b any) bool { return sameBut(a, b, word, other) })
	case map[string]any:
		b, ok := b.(map[string]any)
		if !ok {
			return false
		}
		b = maps.Clone(b)
		if former, ok := b["formerly"].([]any); ok && slices.Contains(former, any(word)) {
			delete(b, "formerly")
		}
		for key, v := range a {
			w, ok := b[key]
			if !ok && key == word {
				key = other
				w, ok = b[key]
			}
			if !ok || !sameBut(v, w, word, other) {
				return false
			}
			delete(b, key)
		}
		return len(b) == 0
	}
	return reflect.DeepEqual(a, b)
}

// otherLines counts the lines of a text that another does not have, each as often as it is there.
func otherLines(a, b string) (n int) {
	count := map[string]int{}
	for line := range strings.Lines(a) {
		count[line]++
	}
	for line := range strings.Lines(b) {
		if count[line]--; count[line] < 0 {
			n++
		}
	}
	return n
}
