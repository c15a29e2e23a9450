package verify

import (
	"fmt"
	"slices"
	"strings"

	"github.com/matterc/matterc/render/output"
	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/render/text"
	"github.com/matterc/matterc/schema/diag"
)

// Report is whether what a paper says is still current, and what has changed since. The fields are those of `matterc
// verify --format json`; names and values do not change their meaning.
type Report struct {
	Current     bool            `json:"current"`     // a reader of the paper reads what the catalog says now
	Doubtful    bool            `json:"doubtful"`    // the paper names a commit whose catalog has another digest: nothing has been compared
	Paper       Origin          `json:"paper"`       // what the paper says of itself; commit and digest may be beginnings
	Printed     Origin          `json:"printed"`     // what it was printed from
	Catalog     Origin          `json:"catalog"`     // what the catalog is now
	Documents   []DocumentState `json:"documents"`   // those on the paper, in their order; of a digest alone, all that have changed
	Unchanged   int             `json:"unchanged"`   // how many documents have not changed
	Since       []Revision      `json:"since"`       // commits that have changed the catalog since, newest first
	More        bool            `json:"more"`        // there are more of these
	Uncommitted bool            `json:"uncommitted"` // the catalog has changes that are in no commit
}

// Origin is an edition of a catalog. What is not known is "".
type Origin struct {
	Edition string `json:"edition"` // 2006-01-02
	Commit  string `json:"commit"`
	Digest  string `json:"digest"`
}

// DocumentState is what has become of a document.
type DocumentState struct {
	Path     string          `json:"path"`  // Document.Path
	Title    string          `json:"title"` // as it is printed now, or was; "" for a document that never was
	State    State           `json:"state"`
	Says     string          `json:"says"`     // of an ended one: since when, and what is in its place
	Sections []SectionChange `json:"sections"` // of a changed one
}

// State says what has become of a document.
type State string

// The states of a document.
const (
	Same    State = "same"    // it says the same
	Changed State = "changed" // it says something else
	Gone    State = "gone"    // the catalog has no such document any more
	Ended   State = "ended"   // it is of a matter that has ended
	New     State = "new"     // it had none
	Never   State = "never"   // what the paper was printed from has no such document either
)

// Revision is a commit that has changed a catalog.
type Revision struct {
	Commit  string `json:"commit"`
	Date    string `json:"date"`    // of the commit, 2006-01-02
	Subject string `json:"subject"` // its first line
}

// compare compares the documents that two programs have: those with these paths or, if there are none, all that either has, of
// which those that say the same are only counted. Printed and Catalog must say of which editions they are. It fills in Documents,
// Unchanged and Current. The index, which lists the others, is compared only where it is named.
func (v *Report) compare(then, today Edition, paths []string) {
	printed, now := then.Pages, today.Pages
	v.Documents, v.Unchanged, v.Current = []DocumentState{}, 0, true
	all := len(paths) == 0
	if all {
		paths = mergeSorted(documentPaths(printed), documentPaths(now))
	}
	if all && v.Printed != (Origin{}) && v.Printed.Digest == v.Catalog.Digest && v.Printed.Edition == v.Catalog.Edition {
		v.Unchanged = len(paths)
		return
	}
	before, after := byPath(printed), byPath(now)
	seen := map[string]bool{}
	if all {
		for _, e := range now { // what has another address is compared once, by the one that was printed
			_, there := before[e.Path()]
			seen[e.Path()] = !there && slices.ContainsFunc(e.OldPaths(), func(old string) bool { _, there := before[old]; return there })
		}
	}
	for _, path := range paths {
		if seen[path] {
			continue
		}
		seen[path] = true
		d := today.ended(path)
		if d.State == "" {
			d = stateOf(before, after, path)
		}
		if d.State == Same {
			v.Unchanged++
		} else {
			v.Current = false
		}
		if d.State != Same || !all {
			v.Documents = append(v.Documents, d)
		}
	}
}

// ended is what has become of a document of a matter that has ended; of another it has no state.
func (e Edition) ended(path string) DocumentState {
	for _, x := range e.Ended {
		if slices.Contains(x.Paths, path) {
			return DocumentState{Path: path, Title: x.Title, State: Ended, Says: x.Says, Sections: []SectionChange{}}
		}
	}
	return DocumentState{}
}

// stateOf compares one document of two programs.
func stateOf(printed, now map[string]page.Entry, path string) DocumentState {
	d := DocumentState{Path: path, Sections: []SectionChange{}}
	was, existed := built(printed, path)
	is, exists := built(now, path)
	switch {
	case !existed && exists:
		d.Title, d.State = is.Name(), New
	case !existed:
		d.State = Never
	case !exists:
		d.Title, d.State = was.Name(), Gone
	default:
		d.Title, d.State = is.Name(), Same
		if changes := Compare(was, is); len(changes) > 0 {
			d.State, d.Sections = Changed, changes
		}
	}
	return d
}

// byPath returns pages by their paths, and by those that they had before.
func byPath(list []page.Entry) map[string]page.Entry {
	pages := make(map[string]page.Entry, len(list))
	for _, e := range list {
		for _, old := range e.OldPaths() {
			pages[old] = e
		}
	}
	for _, e := range list {
		pages[e.Path()] = e
	}
	return pages
}

// built builds the page with a path; ok is false if there is none.
func built(pages map[string]page.Entry, path string) (d page.Document, ok bool) {
	e, ok := pages[path]
	if !ok {
		return page.Document{}, false
	}
	return e.Build(""), true
}

// documentPaths returns the paths of pages but the index, sorted.
func documentPaths(list []page.Entry) []string {
	var paths []string
	for _, e := range list {
		if e.Kind != page.IndexPage {
			paths = append(paths, e.Path())
		}
	}
	slices.Sort(paths)
	return paths
}

// mergeSorted returns what is in either of two sorted lists, once and sorted.
func mergeSorted(a, b []string) []string {
	var list []string
	for len(a) > 0 && len(b) > 0 {
		switch c := strings.Compare(a[0], b[0]); {
		case c < 0:
			list, a = append(list, a[0]), a[1:]
		case c > 0:
			list, b = append(list, b[0]), b[1:]
		default:
			list, a, b = append(list, a[0]), a[1:], b[1:]
		}
	}
	return append(append(list, a...), b...)
}

// JSON returns the verdict as JSON.
func (v Report) JSON() ([]byte, error) {
	return output.JSON(v)
}

// Text returns the verdict for a terminal: the answer in the first line, then what it rests on.
func (v Report) Text(lang diag.Lang) []byte {
	var b strings.Builder
	line := func(indent int, zh, en string, args ...any) {
		fmt.Fprintf(&b, "%s%s\n", strings.Repeat("  ", indent), text.Visible(diag.T(zh, en, args...).In(lang)))
	}
	same := v.Printed.Digest == v.Catalog.Digest
	switch {
	case v.Doubtful:
		line(0, "这份文件上的提交与摘要不相符：提交 %[1]s 的目录，摘要是 %[3]s，不是 %[2]s。它不是从这个提交印出来的，或者被改动过",
			"the commit and the digest on this paper do not agree: the catalog of commit %s has the digest %[3]s, not %[2]s. It was not printed from that commit, or has been altered",
			short(v.Paper.Commit), short(v.Paper.Digest), short(v.Printed.Digest))
		return []byte(b.String())
	case v.Current && same && (v.Paper.Edition == "" || v.Paper.Edition == v.Catalog.Edition):
		line(0, "现行有效：与现行目录一致", "current: the catalog is the one it was printed from")
	case v.Current:
		line(0, "现行有效：内容没有变化，目录其他地方有改动", "current: it says what the catalog says now; other parts of the catalog have changed")
	case !slices.ContainsFunc(v.Documents, func(d DocumentState) bool { return d.State != Ended && d.State != Same }):
		line(0, "不是现行的：事项已经停止办理", "not current: the matter has ended")
	default:
		line(0, "不是现行的：内容已经改变", "not current: what it says has changed")
	}
	origin := func(zh, en string, o Origin) {
		s, e := "版本 "+o.Edition, "edition "+o.Edition
		if o.Commit != "" {
			s, e = s+" · 提交 "+short(o.Commit), e+" · commit "+short(o.Commit)
		}
		line(0, zh+s+" · 摘要 "+short(o.Digest), en+e+" · digest "+short(o.Digest))
	}
	origin("印制依据：", "printed from: ", v.Printed)
	origin("现行目录：", "catalog now: ", v.Catalog)
	for _, d := range v.Documents {
		b.WriteByte('\n')
		switch d.State {
		case Same:
			line(0, "%s（%s）：没有变化", "%s (%s): not changed", d.Title, d.Path)
		case Gone:
			line(0, "%s（%s）：已不在目录中", "%s (%s): no longer in the catalog", d.Title, d.Path)
		case Ended:
			line(0, "%s（%s）：%s", "%s (%s): %s", d.Title, d.Path, d.Says)
		case New:
			line(0, "%s（%s）：当时目录中没有，现在有了", "%s (%s): was not in the catalog then", d.Title, d.Path)
		case Never:
			line(0, "%s：印制依据的目录和现行目录中都没有这份文书", "%s: neither the catalog it was printed from nor today's has such a document", d.Path)
		case Changed:
			line(0, "%s（%s）：已经改变", "%s (%s): changed", d.Title, d.Path)
		}
		for _, s := range d.Sections {
			if s.Section != "" {
				line(1, "%[1]s", "%[1]s", s.Section)
			}
			for _, c := range s.Changes {
				about, english := "", ""
				if c.About != "" {
					about, english = c.About+"：", c.About+": "
				}
				switch {
				case c.Old == "":
					line(2, "增加 %[1]s%[3]s", "added   %[2]s%[3]s", about, english, c.New)
				case c.New == "":
					line(2, "删去 %[1]s%[3]s", "removed %[2]s%[3]s", about, english, c.Old)
				default:
					line(2, "改动 %[1]s%[3]s → %[4]s", "changed %[2]s%[3]s → %[4]s", about, english, c.Old, c.New)
				}
			}
		}
	}
	if v.Unchanged > 0 && len(v.Documents) != v.Unchanged {
		b.WriteByte('\n')
		line(0, "没有变化的文书：%d 份", "documents that have not changed: %d", v.Unchanged)
	}
	if len(v.Since) > 0 || v.Uncommitted {
		b.WriteByte('\n')
		line(0, "此后改动过目录的提交：", "commits that have changed the catalog since:")
		if v.Uncommitted {
			line(1, "还没有提交的改动", "changes that are not committed")
		}
		for _, c := range v.Since {
			line(1, "%s %s %s", "%s %s %s", c.Date, short(c.Commit), c.Subject)
		}
		if v.More {
			line(1, "……更早的没有列出", "… earlier ones are not listed")
		}
	}
	return []byte(b.String())
}

// short is the beginning of a commit or digest as a stamp prints it.
func short(hex string) string { return hex[:min(len(hex), 10)] }
