package html

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/matterc/matterc/random"
	"github.com/matterc/matterc/render/guide"
	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/render/rendertest"
	"github.com/matterc/matterc/render/viewtest"
)

// site writes pages to a folder and returns their files: on a day one of each of some kinds, by chance which, of the small catalog, and a
// page of every block; at night all of it and of the worked example.
func site(t *testing.T, kinds ...page.Kind) (files []string) {
	t.Helper()
	catalogs, all := []string{rendertest.Small}, random.Rounds(t, 1) > 1
	if all {
		catalogs = append(catalogs, rendertest.Worked)
	}
	pages := New("版本 2026-11-01")
	chance := random.New(t, 15, 3)
	for _, catalog := range catalogs {
		dir := t.TempDir()
		add := func(d page.Document) {
			web, err := pages.HTML(d)
			if err != nil {
				t.Fatal(err)
			}
			file := filepath.Join(dir, filepath.FromSlash(d.Path)+".html")
			if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, web, 0o666); err != nil {
				t.Fatal(err)
			}
			files = append(files, file)
		}
		entries := guide.Pages(rendertest.Program(t, catalog))
		taken := map[page.Kind]bool{}
		for _, i := range chance.Perm(len(entries)) {
			if e := entries[i]; all || !taken[e.Kind] && slices.Contains(kinds, e.Kind) {
				taken[e.Kind] = true
				add(e.Build("版本 2026-11-01"))
			}
		}
		every := rendertest.NastyDocument("甲")
		every.Path = "every-block"
		for i, b := range every.Blocks {
			if b, ok := b.(page.Picture); ok {
				b.Drawing.Title = b.Title
				every.Blocks[i] = b
			}
		}
		add(every)
	}
	slices.Sort(files)
	return files
}

// kinds are all kinds of pages.
func kinds() []page.Kind {
	return []page.Kind{page.GuidePage, page.BriefPage, page.ProcedurePage, page.NoticePage, page.DepartmentPage, page.IndexPage}
}

// named is the name of a file for people.
func named(file string) string {
	return filepath.Base(filepath.Dir(file)) + "/" + filepath.Base(file)
}

// rules are those of axe-core that must hold: WCAG 2.0 to 2.2, A and AA, and what its makers recommend beside.
const rules = `["wcag2a","wcag2aa","wcag21a","wcag21aa","wcag22aa","best-practice"]`

// TestAccessible has every kind of page judged by axe-core in a browser: on a desk, on a telephone, and as it is printed.
func TestAccessible(t *testing.T) {
	axe, err := os.ReadFile(viewtest.Checker(t, "axe-core/axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	browser := viewtest.NewBrowser(t)
	for _, file := range site(t, kinds()...) {
		for _, view := range []viewtest.View{viewtest.Desk, viewtest.Telephone, viewtest.A4} {
			browser.Open(t, file, view)
			browser.Run(t, string(axe))
			var violations []struct {
				Rule, Page, Why string
				Nodes           int
			}
			browser.Ask(t, `axe.run({runOnly: {type: "tag", values: `+rules+`}, resultTypes: ["violations"]}).then(r => r.violations.map(v => (
				{rule: v.id, nodes: v.nodes.length, page: v.nodes[0].html.slice(0, 200), why: v.nodes[0].failureSummary})))`, &violations)
			for _, v := range violations {
				if v.Rule == "target-size" && view.Paper {
					continue // nobody taps on paper
				}
				t.Errorf("%s, %s: %s, %d times, such as %s: %s", named(file), view, v.Rule, v.Nodes, v.Page, v.Why)
			}
		}
	}
}

// look asks the browser of the element that has the focus: its place among all that can have it, what it is, whether it is seen and whether it
// shows that it has the focus.
const look = `(() => {
	const all = [...document.querySelectorAll("a[href], input, [tabindex='0']")], e = document.activeElement, r = e.getClientRects()[0];
	const x = Math.min(Math.max(r.left + Math.min(r.width / 2, 20), 1), innerWidth - 1), y = Math.min(Math.max(r.top + Math.min(r.height / 2, 8), 1), innerHeight - 1);
	const on = document.elementFromPoint(x, y);
	return {at: all.indexOf(e), of: all.length, what: e.outerHTML.slice(0, 120) + (on ? " under " + on.outerHTML.slice(0, 90) : ""), seen: on !== null && (e.contains(on) || on.contains(e) && e.closest("svg") !== null),
		marked: getComputedStyle(e).outlineStyle !== "none"};
})()`

// TestKeyboard walks through pages with the tab key: the first stop skips to the text, every link and every picture that scrolls is reached
// once, in the order of the page, is seen when it is and shows it; and a picture that is wider than the page says so and is scrolled.
func TestKeyboard(t *testing.T) {
	browser := viewtest.NewBrowser(t)
	type stop struct {
		At, Of       int
		What         string
		Seen, Marked bool
	}
	for _, file := range site(t, page.GuidePage, page.IndexPage) {
		for _, view := range []viewtest.View{viewtest.Desk, viewtest.Telephone} {
			name := named(file) + ", " + view.String()
			browser.Open(t, file, view)
			browser.Run(t, `document.documentElement.style.scrollBehavior = "auto"`)
			scrolled := 0
			for at := 0; ; at++ {
				browser.Press(t, viewtest.TabKey)
				var s stop
				browser.Ask(t, look, &s)
				if s.At != at {
					t.Errorf("%s: stop %d is number %d: %s", name, at, s.At, s.What)
					break
				}
				if !s.Seen || !s.Marked {
					t.Errorf("%s: stop %d is seen: %v, shows it: %v: %s", name, at, s.Seen, s.Marked, s.What)
				}
				if at == 0 && !strings.Contains(s.What, "跳到正文") {
					t.Errorf("%s: the first stop is %s", name, s.What)
				}
				if strings.HasPrefix(s.What, "<figure") {
					var wide, told bool
					browser.Ask(t, `document.activeElement.scrollWidth > document.activeElement.clientWidth`, &wide)
					browser.Ask(t, `getComputedStyle(document.activeElement, "::before").content.includes("滑动")`, &told)
					if wide && !told || view == viewtest.Desk && told {
						t.Errorf("%s: a picture is cut at the edge: %v; it says that it is scrolled: %v: %s", name, wide, told, s.What)
					}
					if wide {
						browser.Press(t, viewtest.RightKey)
						var moved bool
						browser.Ask(t, `new Promise(done => {
							const e = document.activeElement; let n = 0;
							const wait = () => e.scrollLeft > 0 || n++ > 100 ? done(e.scrollLeft > 0) : setTimeout(wait, 20);
							wait();
						})`, &moved)
						if !moved {
							t.Errorf("%s: the keyboard does not scroll %s", name, s.What)
						}
						scrolled++
					}
				}
				if at == s.Of-1 {
					break
				}
			}
			browser.Open(t, file, view)
			browser.Press(t, viewtest.TabKey)
			browser.Press(t, viewtest.EnterKey)
			var to string
			browser.Ask(t, `document.activeElement.id`, &to)
			if to != textID {
				t.Errorf("%s: the first stop leads to %q", name, to)
			}
		}
	}
}

// TestTablesOnTelephone wants a table to be a table for a reader of the screen on a telephone too, where its rows are set as blocks: as many
// tables, rows, headers and cells as on a desk. HTML forbids to say so with roles, and the browser tells by itself, unless a part is hidden.
func TestTablesOnTelephone(t *testing.T) {
	browser := viewtest.NewBrowser(t)
	for _, file := range site(t, page.GuidePage, page.IndexPage) {
		var counts [2]map[string]int
		for i, view := range []viewtest.View{viewtest.Desk, viewtest.Telephone} {
			browser.Open(t, file, view)
			counts[i] = browser.Roles(t)
		}
		for _, role := range []string{"table", "row", "columnheader", "rowheader", "cell"} {
			if desk, telephone := counts[0][role], counts[1][role]; desk != telephone {
				t.Errorf("%s: %d of %s on a desk, %d on a telephone", named(file), desk, role, telephone)
			}
		}
		// A cell is as high as its label, which stands beside what is in it.
		var low []string
		browser.Ask(t, `[...document.querySelectorAll(".grid td[data-label]:not(.i, .nil)")].filter(e => {
			const style = getComputedStyle(e, "::before");
			if (style.display === "none" || !e.checkVisibility()) return false;
			const label = document.body.appendChild(document.createElement("div"));
			Object.assign(label.style, {position: "absolute", width: style.width, font: style.font, lineHeight: style.lineHeight});
			label.textContent = e.dataset.label;
			const high = label.getBoundingClientRect().height;
			label.remove();
			return e.getBoundingClientRect().height < high;
		}).map(e => e.dataset.label)`, &low)
		if len(low) > 0 {
			t.Errorf("%s: cells are lower than their labels: %q", named(file), low)
		}
	}
}

// TestOnTelephone wants a title not to break inside a name in quotation marks, however narrow the screen, and on every page the list of its parts to
// lead to each of its sections, and that of the index to its departments.
func TestOnTelephone(t *testing.T) {
	browser := viewtest.NewBrowser(t)
	web, err := New("版本 2026-11-01").HTML(page.Document{Path: "notices/a", Kind: page.NoticePage, Title: "示例县个体工商户转为企业办理手续“个转企”一件事登记“小个专”", Sort: "一次性告知书", Blocks: []page.Block{page.Paragraph{Text: page.Plain("甲")}}})
	if err != nil {
		t.Fatal(err)
	}
	title := filepath.Join(t.TempDir(), "title.html")
	if err := os.WriteFile(title, web, 0o666); err != nil {
		t.Fatal(err)
	}
	browser.Open(t, title, viewtest.Telephone)
	for _, width := range []int{390, 372, 360, 345, 320, 280} {
		var lines []int
		browser.Ask(t, fmt.Sprintf(`(document.querySelector("main").style.width = "%dpx", [...document.querySelectorAll("h1 .whole")].map(e => { const r = document.createRange(); r.selectNodeContents(e); return new Set([...r.getClientRects()].map(x => Math.round(x.top))).size }))`, width), &lines)
		if !slices.Equal(lines, []int{1, 1}) {
			t.Errorf("%d pixels: quoted names are on %d lines", width, lines)
		}
	}
	for _, file := range site(t, kinds()...) {
		if strings.HasPrefix(named(file), filepath.Base(filepath.Dir(file))+"/every-block") {
			continue // its headings are of no page
		}
		browser.Open(t, file, viewtest.Telephone)
		var missing []string
		browser.Ask(t, `[...document.querySelectorAll(document.body.className === "index" ? "#text h2[id], #text h3[id]" : "#text h2[id]")].filter(h => ![...document.querySelectorAll("nav.parts a")].some(a => a.hash === "#" + h.id)).map(h => h.textContent)`, &missing)
		if len(missing) > 0 {
			t.Errorf("%s: the list of parts leads not to %q", named(file), missing)
		}
		var fonts string
		browser.Ask(t, `getComputedStyle(document.body).fontFamily`, &fonts)
		if !strings.Contains(fonts, `"Microsoft YaHei"`) || !strings.HasSuffix(fonts, ", sans-serif") || windowsSongs.MatchString(fonts) {
			t.Errorf("%s: on Windows it is set in one of %s", named(file), fonts)
		}
	}
}

// windowsSongs are the faces of Windows that are too thin for a screen.
var windowsSongs = regexp.MustCompile("(?i)FangSong|SimSun|KaiTi|仿宋|宋体|楷体")

// TestNu has pages judged by the Nu Html Checker: no errors.
func TestNu(t *testing.T) {
	checker := viewtest.Checker(t, "vnu-jar/build/dist/vnu.jar")
	arguments := append([]string{"-jar", checker, "--errors-only", "--format", "json", "--exit-zero-always", "--stdout"}, site(t, kinds()...)...)
	var said struct {
		Messages []struct{ URL, Message, Extract string }
	}
	out := viewtest.Run(t, "java", arguments...)
	if err := json.Unmarshal([]byte(out), &said); err != nil {
		t.Fatalf("%v\n%.2000s", err, out)
	}
	for _, m := range said.Messages {
		if strings.Contains(m.Message, "paint-order") {
			continue // an attribute of SVG 2, which every browser knows
		}
		t.Errorf("%s: %s: %s", named(m.URL), m.Message, m.Extract)
	}
}

// TestFind types words into the index, and wants of it what has them all, and all of it again when they are gone.
func TestFind(t *testing.T) {
	browser := viewtest.NewBrowser(t)
	for _, file := range site(t, page.IndexPage) {
		if filepath.Base(file) != "index.html" {
			continue
		}
		browser.Open(t, file, viewtest.Desk)
		const seen = `[...document.querySelectorAll("#text h2 ~ table tbody tr, #text h2 ~ ul li, #text h2, #text h3")].filter(e => e.checkVisibility())`
		var all, none int
		var words string
		browser.Ask(t, seen+`.length`, &all)
		browser.Ask(t, `document.querySelector("#text h2 ~ table tbody a").textContent`, &words)
		typed := func(s string) string {
			text, _ := json.Marshal(s)
			return `(() => { const i = document.getElementById("find"); i.value = ` + string(text) + `; i.dispatchEvent(new Event("input")); })()`
		}
		browser.Run(t, typed(" "+strings.ToUpper(words)+"  "))
		var lines []string
		var said string
		browser.Ask(t, seen+`.filter(e => !/^H/.test(e.tagName)).map(e => e.textContent)`, &lines)
		browser.Ask(t, `document.querySelector(".find [role=status]").textContent`, &said)
		if len(lines) == 0 || len(lines) >= all || !strings.HasPrefix(said, "找到 ") {
			t.Errorf("%q: %d lines of %d, %q", words, len(lines), all, said)
		}
		for _, l := range lines {
			if !strings.Contains(strings.ToLower(l), strings.ToLower(words)) {
				t.Errorf("%q is shown for %q", l, words)
			}
		}
		browser.Run(t, typed("没有这样的事项"))
		browser.Ask(t, seen+`.length`, &none)
		browser.Ask(t, `document.querySelector(".find [role=status]").textContent`, &said)
		if none != 0 || !strings.HasPrefix(said, "没有") {
			t.Errorf("%d lines and headings are left, %q", none, said)
		}
		browser.Run(t, typed(" "))
		var again int
		browser.Ask(t, seen+`.length`, &again)
		if again != all {
			t.Errorf("%d of %d come back", again, all)
		}
	}
}
