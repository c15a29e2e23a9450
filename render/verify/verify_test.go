package verify

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/schema"
)

// testPast is a catalog that has said something else before. It notes what it is asked.
type testPast struct {
	commits []testCommit // newest first
	broken  error        // what every question ends with
	asked   []string
}

// testCommit is a commit: its id, the digest of its catalog, "" for none, and what the only page says.
type testCommit struct{ id, digest, says string }

// saying is the pages of a catalog that says something on its only page but the index.
func saying(says string) []page.Entry {
	return []page.Entry{{Kind: page.NoticePage, ID: "a", Build: func(string) page.Document {
		return page.Document{Title: "告知书", Blocks: []page.Block{page.Paragraph{Text: page.Plain(says)}}}
	}}}
}

func (p *testPast) ask(question string, args ...any) error {
	p.asked = append(p.asked, fmt.Sprintf(question, args...))
	return p.broken
}

func (p *testPast) On(day schema.Date) (Edition, error) {
	return Edition{AsOf: day, Pages: saying("那天")}, p.ask("on %s", day)
}

func (p *testPast) Named(commit string) (id, digest string, err error) {
	for _, c := range p.commits {
		if strings.HasPrefix(c.id, commit) && c.digest != "" {
			id, digest = c.id, c.digest
		}
	}
	return id, digest, p.ask("named %s", commit)
}

func (p *testPast) Find(digest string) (id, whole string, err error) {
	for _, c := range slices.Backward(p.commits) {
		if c.digest != "" && strings.HasPrefix(c.digest, digest) {
			id, whole = c.id, c.digest
		}
	}
	return id, whole, p.ask("find %s", digest)
}

func (p *testPast) At(commit string, day schema.Date) (Edition, error) {
	says := ""
	for _, c := range p.commits {
		if c.id == commit {
			says = c.says
		}
	}
	if day.IsZero() {
		day = schema.DateOf(2026, 1, 1)
	}
	return Edition{AsOf: day, Pages: saying(says)}, p.ask("at %s", commit)
}

func (p *testPast) Since(commit string) (list []Revision, more bool) {
	_ = p.ask("since %s", commit)
	return []Revision{{Commit: "later"}}, true
}

// silentPast has no commit since any other.
type silentPast struct{ *testPast }

func (silentPast) Since(string) ([]Revision, bool) { return nil, false }

// TestVerify takes papers to a catalog that has changed twice: which catalog each was printed from, what is asked to find that out, and
// what becomes of its page.
func TestVerify(t *testing.T) {
	today, other := schema.DateOf(2026, 6, 1), schema.DateOf(2026, 2, 1)
	now := Catalog{Edition: Edition{AsOf: today, Pages: saying("今天")}, Digest: "d3d3", Changed: true}
	for _, c := range []struct {
		name  string
		paper Imprint
		asked string // in order
		want  string // the edition, commit and digest it was printed from, and the verdict
	}{
		{"of today", Imprint{Edition: today, Digest: "d3d3"}, "", "2026-06-01  d3d3 current"},
		{"the beginning of a digest", Imprint{Digest: "d3"}, "", "2026-06-01  d3d3 current"},
		{"of today, naming a commit", Imprint{Edition: today, Commit: "c1", Digest: "d3d3"}, "", "2026-06-01  d3d3 current"},
		{"the same files on another day", Imprint{Edition: other, Digest: "d3d3"}, "on 2026-02-01", "2026-02-01  d3d3 changed"},
		{"the commit it names", Imprint{Edition: other, Commit: "c1", Digest: "d1d1"}, "named c1; at c1c1; since c1c1", "2026-02-01 c1c1 d1d1 changed since uncommitted"},
		{"an older commit that says the same", Imprint{Edition: other, Commit: "c0", Digest: "d0d0"}, "named c0; at c0c0; since c0c0", "2026-02-01 c0c0 d0d0 current since uncommitted"},
		{"a commit that is not here", Imprint{Edition: other, Commit: "ff", Digest: "d1"}, "named ff; find d1; at c2c2; since c2c2", "2026-02-01 c2c2 d1d1 changed since uncommitted"},
		{"a commit without a catalog", Imprint{Edition: other, Commit: "c9", Digest: "d0"}, "named c9; find d0; at c0c0; since c0c0", "2026-02-01 c0c0 d0d0 current since uncommitted"},
		{"a digest alone", Imprint{Digest: "d1"}, "find d1; at c2c2; since c2c2", "2026-01-01 c2c2 d1d1 changed since uncommitted"},
		{"a commit with another digest", Imprint{Edition: other, Commit: "c0", Digest: "d1"}, "named c0", "2026-02-01 c0c0 d0d0 doubtful uncommitted"},
		{"a digest that never was", Imprint{Edition: other, Digest: "d9"}, "find d9", "unknown"},
	} {
		past := &testPast{commits: []testCommit{{"c9c9", "", ""}, {"c2c2", "d1d1", "昨天"}, {"c1c1", "d1d1", "昨天"}, {"c0c0", "d0d0", "今天"}}}
		v, err := c.paper.Verify(now, past)
		got := v.Printed.Edition + " " + v.Printed.Commit + " " + v.Printed.Digest
		for _, is := range []struct {
			word string
			so   bool
		}{{"current", v.Current}, {"changed", len(v.Documents) == 1 && v.Documents[0].State == Changed}, {"doubtful", v.Doubtful}, {"since", len(v.Since) > 0 && v.More}, {"uncommitted", v.Uncommitted}} {
			if is.so {
				got += " " + is.word
			}
		}
		if errors.Is(err, ErrUnknownCatalog) {
			got, err = "unknown", nil
		}
		if got != c.want || err != nil {
			t.Errorf("%s: %q, want %q: %v", c.name, got, c.want, err)
		}
		if asked := strings.Join(past.asked, "; "); asked != c.asked {
			t.Errorf("%s: asked %q, want %q", c.name, asked, c.asked)
		}
		if v.Paper.Digest != c.paper.Digest || v.Catalog != (Origin{"2026-06-01", "", "d3d3"}) || v.Documents == nil || v.Since == nil {
			t.Errorf("%s: %+v", c.name, v)
		}
		if v, err := c.paper.Verify(now, silentPast{past}); err == nil && v.Since == nil {
			t.Errorf("%s: there is no list of commits where there are none", c.name)
		}
		if c.asked == "" || v.Doubtful {
			continue
		}
		broken := &testPast{broken: errors.New("broken")}
		if _, err := c.paper.Verify(now, broken); !errors.Is(err, broken.broken) || len(broken.asked) != 1 {
			t.Errorf("%s: after %q: %v", c.name, broken.asked, err)
		}
	}
}
