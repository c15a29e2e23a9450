package book

import (
	"image/png"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/matterc/matterc/random"
	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/render/print"
	"github.com/matterc/matterc/render/rendertest"
	"github.com/matterc/matterc/render/viewtest"
	"github.com/matterc/matterc/validate"
)

// names are as long as a name may be, of Chinese characters, of Latin words and of both: the four that found most, and with more rounds all.
func names(t *testing.T) map[string]string {
	han := func(n int) string {
		return string([]rune(strings.Repeat("建设工程竣工验收消防备案与规划核实联合办理及不动产首次登记", 9))[:n])
	}
	names := map[string]string{
		"10": han(10), "12": han(12), "150": han(150), "one of 150": strings.Repeat("A", 150),
		"long words": "Genehmigungsverfahrensbeschleunigung Grundstücksverkehrsgenehmigungszuständigkeit 登记",
	}
	if random.Rounds(t, 1) > 1 {
		names["one word"] = strings.Repeat("Genehmigungsverfahrensbeschleunigungsgesetz", 3) + "备案"
		names["with digits"] = "GB/T 36112—2018" + strings.Repeat("0123456789", 12) + "号核准"
		for _, n := range []int{30, 60, 90, 122} {
			names[strconv.Itoa(n)] = han(n)
		}
	}
	return names
}

// TestLongNames wants a folded sheet and a notice on which nothing is set over anything else and nothing outside the page, whatever the
// name of the matter and of its department.
func TestLongNames(t *testing.T) {
	viewtest.Need(t, "pdftotext")
	engine := openEngine(t)
	p := rendertest.Program(t, rendertest.Worked)
	b := newBook(p, dataPrinter(), testCommit, testStamp)
	for _, e := range b.pages {
		if e.ID != "food-licence" && e.ID != "restaurant" || e.Kind.Printing().PDF == page.NoSheet {
			continue
		}
		for what, name := range names(t) {
			t.Run(string(e.Kind)+" "+what, func(t *testing.T) {
				d := e.Build(b.stamp)
				d.Title, d.Owner = name, name
				full := what == "10" // and what there is to say does not fit
				if e.Kind == page.NoticePage {
					d.Blocks = d.Blocks[:8] // two pages, the second with a running head
				}
				if full {
					d.Blocks = slices.Repeat(d.Blocks, 9)
				}
				converter := newConverter(print.A4, "https://www.example.gov.cn/guides/", nil)
				doc, err := converter.document(d)
				if err != nil {
					t.Fatal(err)
				}
				data, err := sheetOf(e.Kind.Printing().PDF, b.frame(name), doc)
				if err != nil {
					t.Fatal(err)
				}
				job, err := print.Job(data, converter.pictures, time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC))
				if err != nil {
					t.Fatal(err)
				}
				pdf, _, err := engine.PDF(t.Context(), job)
				if err != nil {
					t.Fatal(err)
				}
				wantApart(t, pdf)
				if text := viewtest.Run(t, "pdftotext", "-raw", "-l", "1", viewtest.PDF(t, pdf), "-"); e.Kind == page.NoticePage && !strings.Contains(text, d.Sort) {
					t.Errorf("what sort of paper it is is divided:\n%.200s", text)
				}
				var told []string
				set := &printJob{path: "a.pdf", id: e.ID, data: data, pdf: pdf}
				err = set.overfull(&Printer{Overfull: func(matter string, o validate.Overfull) {
					told = append(told, matter)
					if o.Path != "a.pdf" || o.Pages < 2 || len(o.Parts) == 0 || len(o.Parts) > worthShortening || o.Parts[0].Title != "申报条件" || !slices.IsSortedFunc(o.Parts, func(a, b validate.LongPart) int { return b.Characters - a.Characters }) {
						t.Errorf("what is told of a sheet that is overfull: %+v", o)
					}
				}})
				if err != nil || slices.Equal(told, []string{e.ID}) != (full && e.Kind == page.BriefPage) {
					t.Errorf("it does not fit a page: %v, %v", told, err)
				}
			})
		}
	}
}

// TestLeafletsAreFull wants a folded sheet with little to say to say it in larger type: something stands on each of its three columns.
func TestLeafletsAreFull(t *testing.T) {
	viewtest.Need(t, "pdftotext")
	engine := openEngine(t)
	b := newBook(rendertest.Program(t, rendertest.Worked), dataPrinter(), testCommit, testStamp)
	for _, e := range b.pages {
		if e.Kind != page.BriefPage || e.ID != "eia-registration" && e.ID != "food-filing" {
			continue
		}
		d := e.Build(b.stamp)
		converter := newConverter(print.A4, "", nil)
		converter.folded = true
		doc, err := converter.document(d)
		if err != nil {
			t.Fatal(err)
		}
		data, err := sheetOf(page.Leaflet, b.frame(d.Title), doc)
		if err != nil {
			t.Fatal(err)
		}
		job, err := print.Job(data, converter.pictures, time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC))
		if err != nil {
			t.Fatal(err)
		}
		pdf, _, err := engine.PDF(t.Context(), job)
		if err != nil {
			t.Fatal(err)
		}
		wantApart(t, pdf)
		text := viewtest.Run(t, "pdftotext", "-bbox", viewtest.PDF(t, pdf), "-")
		if n := strings.Count(text, "<page "); n != 1 {
			t.Errorf("%s: %d pages", e.ID, n)
		}
		const width, foot = 842, 595 - 40 // of the page, and where its foot begins
		var lowest [3]float64
		for _, m := range wordPlace.FindAllStringSubmatch(text, -1) {
			left, err1 := strconv.ParseFloat(m[1], 64)
			bottom, err2 := strconv.ParseFloat(m[4], 64)
			if err1 != nil || err2 != nil {
				t.Fatal(err1, err2)
			}
			if column := min(2, int(left*3/width)); bottom < foot {
				lowest[column] = max(lowest[column], bottom)
			}
		}
		for i, y := range lowest {
			if y < foot/3 {
				t.Errorf("%s: column %d ends at %.0f of %d points", e.ID, i+1, y, foot)
			}
		}
	}
}

// TestTitlesBelowRule wants a title to keep away from the red rule above it, however many lines it has: on a page of the book, a notice and
// a folded sheet.
func TestTitlesBelowRule(t *testing.T) {
	viewtest.Need(t, "pdftoppm")
	engine := openEngine(t)
	for _, paper := range print.Papers {
		for _, title := range []string{"建设工程竣工验收消防备案与规划核实联合办理及不动产登记", strings.Repeat("建设工程竣工验收消防备案与规划核实", 3)} {
			for _, owner := range []string{"", "市场监督管理局"} {
				c := newConverter(paper, "https://www.example.gov.cn/guides/", nil)
				doc, err := c.document(page.Document{Path: "guides/a", Title: title, Sort: "办事指南", Owner: owner, Blocks: []page.Block{page.Paragraph{Text: page.Plain("甲")}}})
				if err != nil {
					t.Fatal(err)
				}
				frame := print.Frame{Paper: paper, Fonts: []string{}, Keywords: []string{}, Title: title}
				frame.Banner = "目录"
				for what, data := range map[string]any{
					"book": print.Section{Frame: frame, Area: paper.TypeArea(), Part: "甲", Documents: []print.Document{doc}}, "notice": print.Notice{Frame: frame, Document: doc}, "leaflet": print.Leaflet{Frame: frame, Document: doc},
				} {
					if what == "leaflet" && paper != print.A4 {
						continue // which is what is folded
					}
					job, err := print.Job(data, c.pictures, time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC))
					if err != nil {
						t.Fatal(err)
					}
					pdf, _, err := engine.PDF(t.Context(), job)
					if err != nil {
						t.Fatal(err)
					}
					if gap := belowRule(t, pdf); gap < 2.2 {
						t.Errorf("%s on %s, %.8s… of %q: %.1f mm below the rule", what, paper, title, owner, gap)
					}
				}
			}
		}
	}
}

// belowRule is how far below the red rule of the first page the first ink is, in mm.
func belowRule(t *testing.T, pdf []byte) float64 {
	t.Helper()
	const dots = 150 // an inch
	name := filepath.Join(t.TempDir(), "page")
	viewtest.Run(t, "pdftoppm", "-r", strconv.Itoa(dots), "-l", "1", "-singlefile", "-png", viewtest.PDF(t, pdf), name)
	f, err := os.Open(name + ".png")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	img, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	size := img.Bounds()
	from, to := size.Max.X, 0 // of the rule
	end := 0
	for y := size.Min.Y; y < size.Max.Y; y++ {
		red, ink := 0, false
		for x := size.Min.X; x < size.Max.X; x++ {
			r, g, b, _ := img.At(x, y).RGBA()
			if r>>8 > 0xa0 && g>>8 < 0x40 && b>>8 < 0x40 {
				if red++; end == 0 {
					from, to = min(from, x), max(to, x)
				}
			} else if end > 0 && x >= from && x <= to && r>>8 < 0xa0 {
				ink = true
			}
		}
		switch {
		case red > size.Dx()/5:
			end = y
		case end > 0 && (ink || red > 0) && y > end+1:
			return float64(y-end) / dots * 25.4
		}
	}
	t.Error("there is no rule with ink below it")
	return 0
}

// wordBox is where a word stands on a page, in points from the upper left corner.
type wordBox struct {
	left, top, right, bottom float64
	text                     string
}

// wantApart wants the words of every page on the page, and none over another.
func wantApart(t *testing.T, pdf []byte) {
	t.Helper()
	number := func(s string) float64 {
		x, err := strconv.ParseFloat(s, 64)
		if err != nil {
			t.Fatal(err)
		}
		return x
	}
	for n, text := range strings.Split(viewtest.Run(t, "pdftotext", "-bbox", viewtest.PDF(t, pdf), "-"), "<page ")[1:] {
		size := pageSize.FindStringSubmatch(text)
		width, height := number(size[1]), number(size[2])
		var all []wordBox
		for _, m := range wordPlace.FindAllStringSubmatch(text, -1) {
			x := wordBox{number(m[1]), number(m[2]), number(m[3]), number(m[4]), m[5]}
			if x.left < 0 || x.right > width || x.top < 0 || x.bottom > height {
				t.Errorf("page %d: %q stands outside", n+1, x.text)
			}
			// At their ends stand marks of which half is blank, where the mark before or behind may stand.
			if first, _ := utf8.DecodeRuneInString(x.text); strings.ContainsRune("《〈「『【〔（“‘", first) {
				x.left += (x.bottom - x.top) / 2
			}
			if last, _ := utf8.DecodeLastRuneInString(x.text); strings.ContainsRune("》〉」』】〕）”’，。、；：？！", last) {
				x.right -= (x.bottom - x.top) / 2
			}
			for _, y := range all { // boxes are as high as the line, what is seen of a word is less
				if min(x.right, y.right)-max(x.left, y.left) > 1 && min(x.bottom, y.bottom)-max(x.top, y.top) > 0.4*(min(x.bottom-x.top, y.bottom-y.top)) {
					t.Errorf("page %d: %q is set over %q", n+1, x.text, y.text)
				}
			}
			all = append(all, x)
		}
		if len(all) == 0 {
			t.Errorf("page %d is empty", n+1)
		}
	}
}

var (
	pageSize  = regexp.MustCompile(`width="([0-9.]+)" height="([0-9.]+)"`)
	wordPlace = regexp.MustCompile(`<word xMin="([-0-9.]+)" yMin="([-0-9.]+)" xMax="([-0-9.]+)" yMax="([-0-9.]+)">(.*?)</word>`)
)
