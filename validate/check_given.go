package validate

import (
	"slices"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
)

// Given is what a commit says that an id means.
type Given struct {
	schema.Identity
	Commit string // that says so, or that has changed it since
	Day    schema.Date
	Until  bool // it was so until this commit, not from it on
	Began  bool // the commit gave the id, and nothing had it just before
}

// said names the commit of a finding.
func (g Given) said() diag.Text {
	commit := g.Commit[:min(len(g.Commit), 10)]
	if g.Until {
		return diag.T("git 提交 %[1]s（%[2]s）以前", "before git commit %[1]s (%[2]s)", commit, g.Day)
	}
	return diag.T("git 提交 %[1]s（%[2]s）里", "in git commit %[1]s (%[2]s)", commit, g.Day)
}

func checkGiven() Check {
	return Check{
		Rule: diag.Rule{
			Code: "R046", Name: "id-given-again", Severity: diag.Warning,
			Title: diag.T("标识从前是别的事项的", "an id that was something else's"),
			Doc: diag.T("标识就是网址，也印在纸上的二维码里。目录在 git 里的，matterc check 看以前的提交：同一个标识从前的名称和现在的毫不相干，编码也不是同一个，就是把它给了别的事项（联办、部门），扫旧码的人到了别处。编码没有变的，或者名称从某一天起写在 changes 里改的，是同一个事项。",
				"An id is an address, and in codes printed on paper. Where a catalog is in git, matterc check looks at earlier commits: if what an id was called then has nothing to do with what it is called now, and no code is the same, it was given to something else, and whoever scans an old code comes to the wrong page. With the same code, or with the new name in changes from a day on, it is the same matter."),
		},
		Exemptible: true,
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			if len(l.options.Given) == 0 {
				return
			}
			all, _ := l.written.Identities()
			for _, c := range all {
				g, taken := l.givenAgain(c, all)
				if !taken {
					continue
				}
				label, said := schema.Label(c.Kind), g.said()
				report(l.Finding(fieldpath.Record(c.Kind, c.ID),
					diag.T("%[1]s“%[2]s”的标识从前是别的：%[3]s它是“%[4]s”，现在是“%[5]s”", "the id %[2]q was something else's: %[6]s it is “%[4]s”, now it is “%[5]s”", label.ZH, c.ID, said.ZH, g.Names[0], c.Names[0], said.EN),
					diag.T("给现在的另起一个标识，原来的停止办理；其实是同一个的，写上同一个编码，或者把新名称写在 changes 里", "Give it another id, and let the old one end; if it is the same, write the same code, or the new name in changes")))
			}
		},
	}
}

// givenAgain returns the newest of what an id has meant that is something else than what came after it. What it was before it got back to
// what it had meant at first is a slip that has been mended.
func (l *inspected) givenAgain(c schema.Identity, all []schema.Identity) (found Given, taken bool) {
	later, gap := c, false
	for _, g := range l.options.Given {
		if g.Kind != c.Kind || g.ID != c.ID {
			continue
		}
		if len(g.Names) > 0 && len(later.Names) > 0 {
			switch {
			case sharing(c.Names, g.Names) || sharing(c.Codes, g.Codes):
				taken = false
			case !taken && l.another(later, g.Identity, gap, all):
				found, taken = g, true
			}
			codes := later.Codes
			if later, gap = g.Identity, false; len(later.Codes) == 0 {
				later.Codes = codes
			}
			later.Formerly = c.Formerly
		}
		gap = gap || g.Began
	}
	return found, taken
}

// sharing reports whether two lists have a text in common.
func sharing(a, b []string) bool {
	return slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}

// another reports whether an id means something else than before. A code decides; without one, a name decides that another record has now,
// or that has little in common with the later one, or, where nothing had the id in between, is not a part of it.
func (l *inspected) another(later, before schema.Identity, gap bool, all []schema.Identity) bool {
	if sharing(later.Names, before.Names) || sharing(later.Codes, before.Codes) {
		return false
	}
	if gap && slices.ContainsFunc(l.options.Given, func(g Given) bool { // it had another id in between
		return g.Kind == later.Kind && slices.Contains(later.Formerly, g.ID) && sharing(g.Names, before.Names)
	}) {
		return false
	}
	if len(later.Codes) > 0 && len(before.Codes) > 0 {
		return true
	}
	if slices.ContainsFunc(all, func(o schema.Identity) bool {
		return o.Kind == later.Kind && o.ID != later.ID && sharing(o.Names, before.Names)
	}) {
		return true
	}
	for _, a := range later.Names {
		for _, b := range before.Names {
			x, y := []rune(a), []rune(b)
			shorter := min(len(x), len(y))
			if common := inCommon(x, y); common == shorter || !gap && 2*common >= shorter {
				return false
			}
		}
	}
	return true
}

// inCommon returns how many characters two names have in common, in the same order.
func inCommon(a, b []rune) int {
	row := make([]int, len(b)+1)
	for _, x := range a {
		diagonal := 0
		for j, y := range b {
			above := row[j+1]
			if row[j+1] = max(above, row[j]); x == y {
				row[j+1] = diagonal + 1
			}
			diagonal = above
		}
	}
	return row[len(b)]
}

func checkGone() Check {
	return Check{
		Rule: diag.Rule{
			Code: "R047", Name: "address-gone", Severity: diag.Warning,
			Title: diag.T("从目录里拿掉了，网址没有去处", "taken out of the catalog, and its address leads nowhere"),
			Doc: diag.T("事项、联办、部门的标识就是网址，也印在纸上的二维码里。目录在 git 里的，matterc check 看以前的提交：从前有的标识，现在既不是记录，也不是哪个记录的原标识（formerly），旧网址就打不开了。改标识用 matterc rename；停止办理的不要删去，写失效日期（effective.to），由别的代替的在那里写 replaces。",
				"The id of a matter, a procedure or a department is an address, and in codes printed on paper. Where a catalog is in git, matterc check looks at earlier commits: an id that was there, and is now neither a record's nor a former one (formerly), leads nowhere. matterc rename changes an id; what ends is not deleted but has an end (effective.to), and what takes its place says replaces."),
		},
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			type address struct {
				kind fieldpath.Kind
				id   string
			}
			seen := map[address]bool{}
			all, _ := l.written.Identities()
			for _, c := range all {
				seen[address{c.Kind, c.ID}] = true
				for _, old := range c.Formerly {
					seen[address{c.Kind, old}] = true
				}
			}
			for _, g := range l.options.Given {
				at := address{g.Kind, g.ID}
				if seen[at] || l.written.Mentions(g.ID) {
					continue
				}
				seen[at] = true
				name := g.ID
				if len(g.Names) > 0 {
					name = g.Names[0]
				}
				label, said := schema.Label(g.Kind), g.said()
				report(l.Finding(fieldpath.Catalog(),
					diag.T("%[1]s“%[2]s”（%[3]s）从目录里拿掉了，它的网址没有去处：%[4]s还有它", "%[5]s “%[2]s” (%[3]s) has been taken out of the catalog, and its address leads nowhere: %[6]s it is there", label.ZH, name, g.ID, said.ZH, label.EN, said.EN),
					diag.T("改了标识的，在现在的记录里写 formerly: [\"%[1]s\"]；停止办理的，把记录留着，写 effective.to", "If its id has changed, write formerly: [%[1]q] in the record; if it has ended, keep the record and write effective.to", g.ID)))
			}
		},
	}
}
