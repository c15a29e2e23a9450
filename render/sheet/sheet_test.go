package sheet

import (
	"archive/zip"
	"bytes"
	"cmp"
	"encoding/xml"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/matterc/matterc/render/guide"
	"github.com/matterc/matterc/render/page/html"
	"github.com/matterc/matterc/render/rendertest"
	"github.com/matterc/matterc/render/wording"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/matterc/matterc/validate"
	"github.com/xuri/excelize/v2"
)

const testStamp = "版本 2026-11-01 · 提交 0123456789 · 摘要 abcdef0123"

// exampleBooks are the workbooks of the example, made once.
var exampleBooks = sync.OnceValues(func() ([]Workbook, error) { return example().workbooks(testStamp) })

// built returns the workbooks of the example or fails.
func built(t *testing.T) []Workbook {
	t.Helper()
	books, err := exampleBooks()
	if err != nil {
		t.Fatal(err)
	}
	return books
}

// build makes the workbooks of a catalog or fails.
func build(t *testing.T, s *source) []Workbook {
	t.Helper()
	made, err := s.workbooks(testStamp)
	if err != nil {
		t.Fatal(err)
	}
	return made
}

// open opens a workbook or fails.
func open(t *testing.T, b Workbook) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(b.Data))
	if err != nil {
		t.Fatalf("%s: %v", b.Name, err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// book returns the workbook of a name.
func book(t *testing.T, books []Workbook, name string) Workbook {
	t.Helper()
	for _, b := range books {
		if b.Name == name+".xlsx" {
			return b
		}
	}
	t.Fatalf("no workbook %s", name)
	return Workbook{}
}

// parts returns the parts of a workbook by name.
func parts(t *testing.T, b Workbook) map[string]string {
	t.Helper()
	zr, err := zip.NewReader(bytes.NewReader(b.Data), int64(len(b.Data)))
	if err != nil {
		t.Fatal(err)
	}
	content := map[string]string{}
	for _, f := range zr.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		content[f.Name] = string(data)
	}
	return content
}

// extract writes every cell of a sheet as TSV, with line breaks and tabs escaped, followed by merged cells.
func extract(t *testing.T, f *excelize.File, sheet string) string {
	t.Helper()
	rows, err := f.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, r := range rows {
		for i, c := range r {
			if i > 0 {
				b.WriteByte('\t')
			}
			b.WriteString(strings.NewReplacer("\n", `\n`, "\t", `\t`).Replace(c))
		}
		b.WriteByte('\n')
	}
	merged, err := f.GetMergeCells(sheet)
	if err != nil {
		t.Fatal(err)
	}
	b.WriteString("merged:")
	for _, m := range merged {
		b.WriteString(" " + m.GetStartAxis() + ":" + m.GetEndAxis())
	}
	b.WriteByte('\n')
	return b.String()
}

// TestGolden compares the text of every sheet of the example with testdata; UPDATE=1 rewrites it.
func TestGolden(t *testing.T) {
	update := os.Getenv("UPDATE") != ""
	made := map[string]bool{}
	for name, books := range map[string][]Workbook{"example": built(t), "empty": build(t, &source{})} {
		for _, b := range books {
			f := open(t, b)
			for _, sheet := range f.GetSheetList() {
				file := filepath.Join("testdata", name, strings.TrimSuffix(b.Name, ".xlsx")+"_"+sheet+".tsv")
				made[file] = true
				got := extract(t, f, sheet)
				if update {
					if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
						t.Fatal(err)
					}
					if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
						t.Fatal(err)
					}
					continue
				}
				want, err := os.ReadFile(file)
				if err != nil {
					t.Errorf("%v; run with UPDATE=1", err)
				} else if got != string(want) {
					t.Errorf("%s differs; run with UPDATE=1 and read the difference. Got:\n%s", file, got)
				}
			}
		}
	}
	golden, err := filepath.Glob("testdata/*/*.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range golden {
		if made[file] {
			continue
		}
		if !update {
			t.Errorf("nothing makes %s", file)
		} else if err := os.Remove(file); err != nil {
			t.Fatal(err)
		}
	}
}

// TestSameBytes builds twice and compares, and looks for a clock.
func TestSameBytes(t *testing.T) {
	again := build(t, example())
	for i, b := range built(t) {
		if !bytes.Equal(b.Data, again[i].Data) {
			t.Errorf("%s: two builds differ", b.Name)
		}
		core := parts(t, b)["docProps/core.xml"]
		if n := strings.Count(core, "2026-11-01T00:00:00Z"); n != 2 {
			t.Errorf("%s: created and modified are not the edition's date: %s", b.Name, core)
		}
	}
	zr, err := zip.NewReader(bytes.NewReader(again[0].Data), int64(len(again[0].Data)))
	if err != nil {
		t.Fatal(err)
	}
	for i, f := range zr.File {
		if f.Modified.Year() >= 1980 { // the first year a package can name
			t.Errorf("%s has a time: %v", f.Name, f.Modified)
		}
		if i == 0 && f.Name != typesPart || i > 1 && zr.File[i-1].Name >= f.Name {
			t.Errorf("part %d is %s: out of order", i, f.Name)
		}
	}
}

// TestRepackErrors repacks what is no package.
func TestRepackErrors(t *testing.T) {
	if _, err := repack([]byte("no zip")); err == nil {
		t.Error("no error for what is no zip")
	}
	var buf bytes.Buffer
	zw := zip.NewWriter(&buf)
	w, err := zw.Create(typesPart)
	if err != nil {
		t.Fatal(err)
	}
	fmt.Fprint(w, "<Types")
	if err := zw.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := repack(buf.Bytes()); err == nil {
		t.Error("no error for content types that are no XML")
	}
}

// TestStatistics compares the formulas of the statistics, their stored values and numbers counted by hand.
func TestStatistics(t *testing.T) {
	f := open(t, book(t, built(t), statisticsWorkbook))
	// 部门: 合计, 行政许可, 行政确认, 行政备案, 即办件, 承诺件, 占比, 计入, 工作日, 平均, 写明, 现场, 平均, 零跑动, 收费, 窗口, 人员
	want := [][]float64{
		{1, 1, 0, 0, 0, 1, 0, 0, 0, -1, 1, 1, 1, 0, 0, -1, -1},
		{2, 1, 0, 1, 1, 1, 0.5, 2, 8, 4, 2, 0, 0, 2, 0, 2, 4},
		{3, 1, 2, 0, 2, 1, 2. / 3, 3, 5, 5. / 3, 3, 4, 4. / 3, 0, 2, 3, 5},
		{6, 3, 2, 1, 3, 3, 0.5, 5, 13, 2.6, 6, 5, 5. / 6, 2, 2, 5, 9},
	}
	formulas := 0
	for i, row := range want {
		for j, number := range row {
			name := at(3+j, 6+i)
			stored, err := f.GetCellValue(statisticsWorkbook, name, excelize.Options{RawCellValue: true})
			if err != nil {
				t.Fatal(err)
			}
			if number < 0 {
				if stored != "" { // nobody has said how many
					t.Errorf("%s is %q, want nothing", name, stored)
				}
				continue
			}
			check := func(what, text string) {
				if got, err := strconv.ParseFloat(text, 64); err != nil || got-number > 1e-9 || number-got > 1e-9 {
					t.Errorf("%s: %s %q, want %v", name, what, text, number)
				}
			}
			check("stored", stored)
			formula, err := f.GetCellFormula(statisticsWorkbook, name)
			if err != nil {
				t.Fatal(err)
			}
			if formula == "" {
				continue
			}
			formulas++
			computed, err := f.CalcCellValue(statisticsWorkbook, name, excelize.Options{RawCellValue: true})
			if err != nil {
				t.Errorf("%s =%s: %v", name, formula, err)
			}
			check("="+formula, computed)
		}
	}
	if formulas != 3*4-1+len(want[3]) { // of one there is nothing to divide
		t.Errorf("%d formulas", formulas)
	}
	content := parts(t, book(t, built(t), statisticsWorkbook))
	if !strings.Contains(content["xl/charts/chart1.xml"], `<min val="0">`) {
		t.Error("the bars do not begin at 0")
	}
	if !strings.Contains(content["xl/charts/chart2.xml"], "进驻事项统计&#39;!$D$9:$F$9") {
		t.Errorf("the pie is not of the totals by type: %s", content["xl/charts/chart2.xml"])
	}
}

// TestStatisticsUnknown leaves totals open where no department says, and counts no share of nothing.
func TestStatisticsUnknown(t *testing.T) {
	s := example()
	s.departments = s.departments[:1]
	s.matters = s.matters[:1]
	s.matters[0].Handling = schema.Joint
	f := open(t, book(t, build(t, s), statisticsWorkbook))
	text := extract(t, f, statisticsWorkbook)
	if !strings.Contains(text, "合计\t\t1\t1\t1\t0.0%\t0\t0\t\t1\t1\t1.0\t0\t0\n") {
		t.Errorf("totals:\n%s", text)
	}
}

// TestHostileText keeps a text a text.
func TestHostileText(t *testing.T) {
	for _, b := range built(t) {
		for name, content := range parts(t, b) {
			if !utf8.ValidString(content) {
				t.Errorf("%s: %s is no UTF-8", b.Name, name)
			}
			d := xml.NewDecoder(strings.NewReader(content))
			for {
				if _, err := d.Token(); err == io.EOF {
					break
				} else if err != nil {
					t.Errorf("%s: %s: %v", b.Name, name, err)
					break
				}
			}
			if strings.HasPrefix(name, "xl/worksheets/sheet") && b.Name != statisticsWorkbook+".xlsx" && strings.Contains(content, "<f>") {
				t.Errorf("%s: %s holds a formula", b.Name, name)
			}
		}
	}
	f := open(t, book(t, built(t), materialsWorkbook))
	rows, err := f.GetRows(materialsWorkbook)
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(rows, func(r []string) bool { return len(r) > 4 && r[4] == "=1+1" })
	if i < 0 {
		t.Fatal("no cell =1+1")
	}
	if got, want := rows[i][16], "@SUM(A1)<U+0000><U+0007><b>&amp;_x000D_"; got != want {
		t.Errorf("note %q, want %q", got, want)
	}
	if kind, err := f.GetCellType(materialsWorkbook, at(5, i+1)); err != nil || kind != excelize.CellTypeInlineString {
		t.Errorf("=1+1 is of type %v, %v", kind, err)
	}
	style, err := f.GetCellStyle(materialsWorkbook, at(5, i+1))
	if err != nil {
		t.Fatal(err)
	}
	if s, err := f.GetStyle(style); err != nil || s.NumFmt != 49 {
		t.Errorf("=1+1 would become a formula when it is edited: %v, %v", s, err)
	}
}

// TestLongText cuts what no cell holds, says so, and continues a tall record on following rows without losing a line.
func TestLongText(t *testing.T) {
	s := example()
	m := s.matters[len(s.matters)-1]
	paragraphs := make([]string, 80)
	for i := range paragraphs {
		paragraphs[i] = fmt.Sprintf("第 %d 段：%s", i, strings.Repeat("应当提交的书面说明，", 3+i%9))
	}
	m.Scope = strings.Join(paragraphs, "\n") + "\n" + strings.Repeat("一个没有分段的长句", 900)
	s.matters[0].Scope = strings.Repeat("长", cellLimit+1)
	b := book(t, build(t, s), disclosureWorkbook)
	f := open(t, b)
	for _, sheet := range []string{"五公开", "八公开"} {
		text := extract(t, f, sheet)
		if !strings.Contains(text, cutMark) || !strings.Contains(text, "未全部列出") {
			t.Errorf("%s: the cut is not told", sheet)
		}
		for _, p := range paragraphs {
			if !strings.Contains(text, p) {
				t.Errorf("%s: %s is lost", sheet, p)
			}
		}
	}
	for _, h := range regexp.MustCompile(` ht="([0-9.]+)"`).FindAllStringSubmatch(parts(t, b)["xl/worksheets/sheet1.xml"], -1) {
		if height, err := strconv.ParseFloat(h[1], 64); err != nil || height > excelize.MaxRowHeight {
			t.Errorf("a row %s points high", h[1])
		}
	}
	records, err := Read(b.Data)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range records {
		if r.Sheet.Name != "五公开" || r.Place != fieldpath.Matter(m.ID).CUE() {
			continue
		}
		got, _ := r.Value("matter.*.scope")
		if want := stacked(wording.ScopeCell(m)); strings.ReplaceAll(got, "\n", "") != strings.ReplaceAll(want, "\n", "") {
			t.Errorf("read back:\n%.300s\nwant:\n%.300s", got, want)
		}
		return
	}
	t.Error("the record is not read back")
}

// TestEmpty makes every sheet of an empty catalog: headers and a row 无.
func TestEmpty(t *testing.T) {
	for _, b := range build(t, &source{}) {
		f := open(t, b)
		for _, sheet := range f.GetSheetList() {
			rows, err := f.GetRows(sheet)
			if err != nil {
				t.Fatal(err)
			}
			if !slices.ContainsFunc(rows, func(r []string) bool { return len(r) > 1 && r[0] == wording.Nothing && r[1] == wording.Nothing }) {
				t.Errorf("%s %s has no row 无", b.Name, sheet)
			}
		}
		records, err := Read(b.Data)
		if err != nil || len(records) > 0 {
			t.Errorf("%s: %d records, %v", b.Name, len(records), err)
		}
	}
}

// TestPages checks what print needs of every sheet: landscape, one page wide, titles repeated, footer, frozen headers.
func TestPages(t *testing.T) {
	for _, b := range built(t) {
		f := open(t, b)
		areas := map[string]string{}
		for _, n := range f.GetDefinedName() {
			areas[n.Scope+" "+n.Name] = n.RefersTo
		}
		for _, sheet := range f.GetSheetList() {
			layout, err := f.GetPageLayout(sheet)
			if err != nil {
				t.Fatal(err)
			}
			if *layout.Orientation != "landscape" || *layout.FitToWidth != 1 || *layout.Size != 8 && *layout.Size != 9 {
				t.Errorf("%s: page layout %+v", sheet, layout)
			}
			footer, err := f.GetHeaderFooter(sheet)
			if err != nil || !strings.Contains(footer.OddFooter, "第 &P 页 共 &N 页") || !strings.Contains(footer.OddFooter, testStamp) {
				t.Errorf("%s: footer %+v, %v", sheet, footer, err)
			}
			if areas[sheet+" _xlnm.Print_Area"] == "" {
				t.Errorf("%s has no print area", sheet)
			}
			if sheet == chartSheet {
				continue
			}
			if areas[sheet+" _xlnm.Print_Titles"] == "" {
				t.Errorf("%s has no print titles", sheet)
			}
			if panes, err := f.GetPanes(sheet); err != nil || !panes.Freeze || panes.YSplit < 4 {
				t.Errorf("%s: panes %+v, %v", sheet, panes, err)
			}
			cols, err := f.GetCols(sheet)
			if err != nil {
				t.Fatal(err)
			}
			if last := letters(len(cols)); b.Name != statisticsWorkbook+".xlsx" {
				if visible, err := f.GetColVisible(sheet, last); err != nil || visible {
					t.Errorf("%s: column %s of places is visible, %v", sheet, last, err)
				}
			}
		}
		for _, border := range regexp.MustCompile(`<(left|right|top|bottom) style="\w+">(.*?)</`).FindAllStringSubmatch(parts(t, b)["xl/styles.xml"], -1) {
			if !strings.Contains(border[2], `rgb="FF000000"`) {
				t.Errorf("%s: border without a colour: %s", b.Name, border[0])
			}
		}
	}
	if got := footer("a&b\x00" + strings.Repeat("长", 300)); !strings.HasPrefix(got, `&L&9 a&&b<U+0000>长`) || utf8.RuneCountInString(got) > 255 {
		t.Errorf("footer %q", got)
	}
}

// TestEveryPageNamesItsRows wants no cell that names a record to be merged over rows of a sheet that takes more than a page, and every row
// to have it: wherever a page ends, the next begins with its department and its matter.
func TestEveryPageNamesItsRows(t *testing.T) {
	long := 0
	for _, b := range build(t, crowd(40)) {
		f := open(t, b)
		for _, plan := range Sheets() {
			if plan.Workbook+".xlsx" != b.Name {
				continue
			}
			rows, err := f.GetRows(plan.Name)
			if err != nil {
				t.Fatal(err)
			}
			spread := make([][]string, len(rows))
			for i := range rows {
				spread[i] = slices.Clone(rows[i])
			}
			if spread, err = spreadMerged(f, plan.Name, spread); err != nil {
				t.Fatal(err)
			}
			head, columns, place := findHeaders(spread, plan)
			height := 0.0
			for i := head + 1; i < len(rows); i++ {
				h, err := f.GetRowHeight(plan.Name, i+1)
				if err != nil {
					t.Fatal(err)
				}
				height += h
			}
			if height < 1.5*plan.Paper.pageHeight() {
				continue
			}
			long++
			first := map[string]int{} // row of a record
			for i := head + 1; i < len(rows); i++ {
				if place >= len(rows[i]) || rows[i][place] == "" {
					continue
				}
				if _, ok := first[rows[i][place]]; !ok {
					first[rows[i][place]] = i
				}
				said := rows[first[rows[i][place]]]
				for j, c := range columns {
					named := slices.Contains([]string{"序号", "部门", "事项", "事项名称", "联办事项名称"}, plan.Columns[j].Title)
					if plan.Columns[j].repeats() && rows[i][c] == "" && (named || said[c] != "") {
						t.Errorf("%s: row %d does not say its %s", plan.Name, i+1, plan.Columns[j].Title)
					}
				}
			}
		}
	}
	if long < 4 {
		t.Errorf("only %d sheets take more than a page", long)
	}
}

// TestTerms sorts periods by their length, and shows them in the words of the guide.
func TestTerms(t *testing.T) {
	last := -1.0
	for _, p := range []schema.Period{{Unit: schema.Immediate}, {Value: 1, Unit: schema.WorkingDay}, {Value: 5, Unit: schema.Day}, {Value: 20, Unit: schema.WorkingDay},
		{Value: 1, Unit: schema.Month}, {Value: 60, Unit: schema.Day}, {Value: 2, Unit: schema.Year}} {
		c := termCell(p)
		if c.number <= last || c.shown != p.Sentence() {
			t.Errorf("%v: %v after %v, shown as %s", p, c.number, last, c.shown)
		}
		last = c.number
	}
}

// TestGuideAndSheetAgree reads the pages and the sheets of the worked example back: what a sheet says of a matter stands in its guide or in
// the short one in the same words.
func TestGuideAndSheetAgree(t *testing.T) {
	p := rendertest.Program(t, rendertest.Worked)
	workbooks, err := Workbooks(p, testStamp)
	if err != nil {
		t.Fatal(err)
	}
	pages := map[string]string{}
	web := html.New(testStamp)
	for _, m := range p.Matters() {
		for _, e := range guide.OfMatter(m, p) {
			data, err := web.HTML(e.Build(testStamp))
			if err != nil {
				t.Fatal(err)
			}
			_, text, _ := strings.Cut(string(data), "</style>")
			pages[m.ID] += rendertest.HtmlWords(text) + "\n"
		}
	}
	number := regexp.MustCompile(`^[0-9]+\.`)
	compared := map[string]int{}
	for _, b := range workbooks {
		records, err := Read(b.Data)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range records {
			id := regexp.MustCompile(`^matter\.(?:"([^"]*)"|(\w+))`).FindStringSubmatch(r.Place)
			if id == nil {
				continue
			}
			page := pages[id[1]+id[2]]
			if page == "" {
				t.Fatalf("%s: no page of %s", r.Sheet.Name, r.Place)
			}
			for _, field := range []string{"matter.*.name", "matter.*.codes", "matter.*.deadline.promised", "matter.*.deadline", "matter.*.fee", "matter.*.result", "matter.*.materials",
				"matter.*.materials.*.name"} {
				value, ok := r.Value(field)
				if !ok || value == "" {
					continue
				}
				for line := range strings.Lines(value) {
					words := rendertest.Words(number.ReplaceAllString(strings.TrimSpace(line), ""))
					if !strings.Contains(page, words) {
						t.Errorf("%s, %s: %q of the sheet %s is not in the guide", r.Place, field, words, r.Sheet.Name)
					}
					compared[field]++
				}
			}
		}
	}
	for _, field := range []string{"matter.*.codes", "matter.*.deadline.promised", "matter.*.fee", "matter.*.materials", "matter.*.materials.*.name"} {
		if compared[field] < 9 {
			t.Errorf("only %d of %s are compared", compared[field], field)
		}
	}
}

// TestPlans checks the plans: names Excel accepts, titles that differ, fields the catalog has.
func TestPlans(t *testing.T) {
	seen := map[string]bool{}
	for _, s := range Sheets() {
		if seen[s.Name] || utf8.RuneCountInString(s.Name) > 31 || strings.ContainsAny(s.Name, `[]:*?/\'`) || s.Workbook == "" || s.Title == "" {
			t.Errorf("sheet %+v", s)
		}
		seen[s.Name] = true
		titles := map[string]bool{}
		for _, c := range s.Columns {
			if c.Title == "" || titles[c.Title] || c.Width <= 0 {
				t.Errorf("%s: column %+v", s.Name, c)
			}
			titles[c.Title] = true
			if c.Exact && c.Field == "" {
				t.Errorf("%s: %s is exactly no field", s.Name, c.Title)
			}
			if c.Field != "" {
				if err := fieldExists(reflect.TypeFor[schema.Data](), strings.Split(c.Field, ".")); err != nil {
					t.Errorf("%s: %s: %s: %v", s.Name, c.Title, c.Field, err)
				}
			}
		}
	}
}

// fieldExists follows a path of JSON names and stars through a type.
func fieldExists(typ reflect.Type, path []string) error {
	for len(path) > 0 && typ.Kind() == reflect.Pointer {
		typ = typ.Elem()
	}
	if len(path) == 0 {
		return nil
	}
	if path[0] == "*" {
		if typ.Kind() != reflect.Slice {
			return fmt.Errorf("%v is no list", typ)
		}
		typ = typ.Elem()
		if value, ok := typ.FieldByName("Value"); ok && strings.HasPrefix(typ.Name(), "Entry[") {
			typ = value.Type
		}
		return fieldExists(typ, path[1:])
	}
	if typ.Kind() != reflect.Struct {
		return fmt.Errorf("%v has no fields", typ)
	}
	for i := range typ.NumField() {
		if name, _, _ := strings.Cut(typ.Field(i).Tag.Get("json"), ","); name == path[0] {
			return fieldExists(typ.Field(i).Type, path[1:])
		}
	}
	return fmt.Errorf("%v has no %s", typ, path[0])
}

// TestRead reads every sheet back and compares it with what was printed.
func TestRead(t *testing.T) {
	s := crowd(15)
	for _, b := range build(t, s) {
		records, err := Read(b.Data)
		if err != nil {
			t.Fatal(err)
		}
		for _, table := range []table{s.fiveOpen(), s.eightOpen(), s.standardDirectory(), s.materials(), s.fees(), s.services(), s.agencyList(), s.proofs(), s.procedureList()} {
			if table.Workbook+".xlsx" != b.Name {
				continue
			}
			var got []Record
			for _, r := range records {
				if r.Sheet.Name == table.Name {
					got = append(got, r)
				}
			}
			want := slices.DeleteFunc(slices.Clone(table.rows), func(r row) bool { return r.band != "" })
			if len(got) != len(want) {
				t.Errorf("%s: %d records, want %d", table.Name, len(got), len(want))
				continue
			}
			for i, r := range want {
				if got[i].Place != r.place {
					t.Errorf("%s: place %q, want %q", table.Name, got[i].Place, r.place)
				}
				for j, c := range r.cells {
					text := c.text
					if c.isNumber {
						text = cmp.Or(c.shown, strconv.FormatFloat(c.number, 'f', -1, 64))
					}
					if table.Columns[j].Kind == kindDate && c.isNumber {
						text = "2024-03-01"
					}
					if text == wording.Nothing || text == "/" {
						text = ""
					}
					if got[i].Values[j] != text {
						t.Errorf("%s row %d %s: %q, want %q", table.Name, got[i].Row, table.Columns[j].Title, got[i].Values[j], text)
					}
				}
			}
		}
	}
}

// TestReadForeign reads workbooks that are not ours.
func TestReadForeign(t *testing.T) {
	if _, err := Read([]byte("no workbook")); err == nil {
		t.Error("no error for what is no workbook")
	}
	f := excelize.NewFile()
	defer f.Close()
	bytesOf := func() []byte {
		buf, err := f.WriteToBuffer()
		if err != nil {
			t.Fatal(err)
		}
		return buf.Bytes()
	}
	if records, err := Read(bytesOf()); err != nil || len(records) != 0 {
		t.Errorf("a workbook without our sheets: %v, %v", records, err)
	}
	if err := f.SetSheetName("Sheet1", agencyPlan().name); err != nil {
		t.Fatal(err)
	}
	if _, err := Read(bytesOf()); err == nil {
		t.Error("no error for a sheet without headers")
	}
	// An office's own sheet: other order, a column less, no places, a row added at the end.
	for i, line := range [][]any{{"中介机构名录"}, {"电话", "机构名称", "机构性质", "服务事项", "地址", "序号"}, {"0546-1", "甲", "企业", "无", "/", 1}, {}, {"0546-2", "乙", "企业", "验资", "", 2}} {
		if err := f.SetSheetRow(agencyPlan().name, at(1, i+1), &line); err != nil {
			t.Fatal(err)
		}
	}
	records, err := Read(bytesOf())
	if err != nil || len(records) != 2 {
		t.Fatalf("%+v, %v", records, err)
	}
	if name, ok := records[1].Value("agency.*.name"); name != "乙" || !ok || records[1].Row != 5 || records[1].Place != "" {
		t.Errorf("%+v", records[1])
	}
	if q, ok := records[0].Value("agency.*.qualification"); q != "" || !ok {
		t.Errorf("qualification %q, %v", q, ok)
	}
	if _, ok := records[0].Value("agency.*.nothing"); ok {
		t.Error("a field no column has")
	}
}

// TestReadHostile refuses merged cells beyond all measure: one over everything, overlapping ones, too many.
func TestReadHostile(t *testing.T) {
	b := book(t, built(t), materialsWorkbook)
	few := `<mergeCell ref="A1:XFD1048576"/>`
	for name, merged := range map[string]string{
		"overlapping": strings.Repeat(few, 3),
		"many":        strings.Repeat(few, mergeLimitRead+1),
		"no place":    `<mergeCell ref="A0:B2"/>`,
	} {
		in, err := zip.NewReader(bytes.NewReader(b.Data), int64(len(b.Data)))
		if err != nil {
			t.Fatal(err)
		}
		content := parts(t, b)
		var out bytes.Buffer
		zw := zip.NewWriter(&out)
		for _, f := range in.File {
			w, err := zw.Create(f.Name)
			if err != nil {
				t.Fatal(err)
			}
			text := content[f.Name]
			if strings.HasPrefix(f.Name, "xl/worksheets/sheet") {
				text = regexp.MustCompile(`<mergeCells .*</mergeCells>`).ReplaceAllString(text, `<mergeCells count="1">`+merged+`</mergeCells>`)
			}
			fmt.Fprint(w, text)
		}
		if err := zw.Close(); err != nil {
			t.Fatal(err)
		}
		if records, err := Read(out.Bytes()); name != "overlapping" && err == nil {
			t.Errorf("%s: %d records and no error", name, len(records))
		}
	}
}

// TestLineCount wraps as Excel does: words whole, punctuation not alone.
func TestLineCount(t *testing.T) {
	for _, c := range []struct {
		text string
		room int
		want int
	}{
		{"", 10, 1}, {"一二三四五", 10, 1}, {"一二三四五六", 10, 2}, {"一二三四五。", 10, 2}, {"一二三四（五六", 10, 2},
		{"a\nb", 10, 2}, {"abc defgh", 8, 2}, {"abcdefghijklmnopqrstu", 10, 3}, {"一二三四五", 1, 10}, {"0546-0000000、12345", 14, 2},
	} {
		if got := lineCount(c.text, c.room); got != c.want {
			t.Errorf("%q in %d: %d lines, want %d", c.text, c.room, got, c.want)
		}
	}
}

// TestFill takes paragraphs that fit, and cuts one that is taller than a row.
func TestFill(t *testing.T) {
	short := strings.Repeat("一\n", rowLines) + "二"
	part, rest, n := fill(short, 10)
	if n != rowLines || rest != "二" || part != strings.TrimSuffix(strings.Repeat("一\n", rowLines), "\n") {
		t.Errorf("%q, %q, %d", part, rest, n)
	}
	tall := strings.Repeat("长", 1000)
	part, rest, n = fill(tall, 10)
	if part+rest != tall || n != rowLines || rest == "" {
		t.Errorf("%d + %d runes, %d lines", utf8.RuneCountInString(part), utf8.RuneCountInString(rest), n)
	}
	if part, rest, n := cutAt("短", 10); part != "短" || rest != "" || n != rowLines {
		t.Errorf("%q, %q, %d", part, rest, n)
	}
}

// TestClean keeps what a cell can hold.
func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		" a\r\nb\rc\u2028d ": "a\nb\nc\nd", "a\tb": "a b", "a\x00\u200b\u202eb\ufffe": "a<U+0000><U+200B><U+202E>b<U+FFFE>", "\xff": "\ufffd", "😀": "😀",
	} {
		if got := clean(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
	full := strings.Repeat("长", cellLimit)
	if clean(full) != full {
		t.Error("a text that fits is cut")
	}
	cut := clean(strings.Repeat("😀", cellLimit))
	if units := len(utf16.Encode([]rune(cut))); !strings.HasSuffix(cut, cutMark) || units > cellLimit || units < cellLimit-2 {
		t.Errorf("%d units", units)
	}
}

// TestCells makes cells of every kind.
func TestCells(t *testing.T) {
	for _, c := range []struct {
		kind  kind
		value any
		want  cell
	}{
		{kindTick, true, cell{text: "√"}}, {kindTick, false, cell{isBlank: true}}, {kindCode, "", cell{isBlank: true}}, {kindCode, "000131024000", cell{text: "000131024000"}}, {kindWord, "", cell{isBlank: true}}, {kindYesNo, true, cell{text: "是"}}, {kindYesNo, false, cell{text: "否"}},
		{kindProse, nil, cell{isBlank: true}}, {kindProse, " ", cell{isBlank: true}}, {kindNumber, 3, cell{number: 3, isNumber: true}},
		{kindDate, schema.DateOf(2024, 3, 1), cell{number: 45352, isNumber: true}}, {kindDate, schema.Date{}, cell{isBlank: true}},
		{kindDecimal, 1.5, cell{number: 1.5, isNumber: true}}, {kindNumber, formula{"A", 2}, cell{number: 2, isNumber: true, formula: "A"}},
	} {
		if got := cellOf(c.kind, c.value); got != c.want {
			t.Errorf("%v: %+v, want %+v", c.value, got, c.want)
		}
	}
	defer func() {
		if recover() == nil {
			t.Error("a cell holds anything")
		}
	}()
	cellOf(kindProse, struct{}{})
}

// TestWidths fills the page and no more than it must.
func TestWidths(t *testing.T) {
	for _, s := range []*source{example(), crowd(40), {}} {
		for _, table := range []table{s.fiveOpen(), s.eightOpen(), s.standardDirectory(), s.materials(), s.fees(), s.services(), s.agencyList(), s.proofs(), s.procedureList(), s.statistics()} {
			total := 0.0
			for i, w := range table.widths() {
				least := table.Columns[i].Width
				switch {
				case table.blank(i):
					least = 0
				case table.Columns[i].Kind == kindCode:
					least = min(least, widthFor(table.longest(i)))
				}
				if w < least || w > 255 {
					t.Errorf("%s %s: %v wide", table.Name, table.Columns[i].Title, w)
				}
				if lines := lineCount(table.Columns[i].Title, room(w)); w < table.Columns[i].Width && lines > 2 {
					t.Errorf("%s %s: %v wide, %d lines of a title", table.Name, table.Columns[i].Title, w, lines)
				}
				total += w
			}
			if page := table.Paper.pageWidth(); total < page*0.95 || total > page*1.16 {
				t.Errorf("%s: %v of %v wide", table.Name, total, page)
			}
		}
	}
}

// TestWorkedCatalog prints the worked catalog: every matter is on a sheet by id and name. SHEETS names a folder to
// write the workbooks to, for eyes.
func TestWorkedCatalog(t *testing.T) {
	cat, found, err := schema.Load(os.DirFS("../../catalog"), schema.Options{})
	if err != nil {
		t.Fatal(err)
	}
	p, found := validate.Run(cat, found, validate.Options{})
	if p == nil {
		t.Fatalf("the worked catalog has errors: %v", found)
	}
	books, err := Workbooks(p, testStamp)
	if err != nil {
		t.Fatal(err)
	}
	f := open(t, books[0])
	text := extract(t, f, "五公开")
	for _, m := range p.Matters() {
		if !strings.Contains(text, m.Name) || !strings.Contains(text, fieldpath.Matter(m.ID).CUE()) {
			t.Errorf("%s is not on the sheet", m.ID)
		}
	}
	dir := os.Getenv("SHEETS")
	if dir == "" {
		return
	}
	folders := map[string][]Workbook{"worked": books, "example": build(t, example()), "crowd": build(t, crowd(60)), "empty": build(t, &source{})}
	for name, books := range folders {
		for _, b := range books {
			path := filepath.Join(dir, name, b.Name)
			if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, b.Data, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// BenchmarkBooks prints the catalogs of a centre and of a city.
func BenchmarkBooks(b *testing.B) {
	for _, n := range []int{400, 4000} {
		s := crowd(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				if _, err := s.workbooks(testStamp); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// TestTypeTotal accounts for every matter, those of which nobody says of what type they are included.
func TestTypeTotal(t *testing.T) {
	s := example()
	s.matters[0].Type, s.matters[2].Type = "", ""
	if got := typeTotal(s.matters); got != "共 6 项：其中行政许可 2 项，行政确认 2 项，事项类型未公布 2 项。" {
		t.Error(got)
	}
}
