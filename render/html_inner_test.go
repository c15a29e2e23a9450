package render

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestBriefClass(t *testing.T) {
	row := KeyRow{Key: "甲", Value: []Text{plain(strings.Repeat("文", 39*9))}}
	for rows, want := range map[int]string{1: "brief", 4: "brief dense", 5: "brief small"} {
		d := Document{Kind: BriefPage, Blocks: []Block{KeyTable{Rows: slices.Repeat([]KeyRow{row}, rows)}}}
		if got := class(d); got != want {
			t.Errorf("%d rows: %q, want %q", rows, got, want)
		}
	}
}

// TestWidths wants the style sheet to know every width that a table asks for, and no other, and the widths of a table
// to leave room.
func TestWidths(t *testing.T) {
	p := loadProgram(t, jsonCatalogDir)
	asked := map[string]bool{}
	look := func(blocks []Block) {
		for _, b := range blocks {
			table, ok := b.(Table)
			if !ok {
				continue
			}
			sum, free := 0, false
			for _, c := range table.Columns {
				sum += c.Width
				free = free || c.Width == 0
			}
			if free && sum > 92 || !free && sum != 100 {
				t.Errorf("widths of %v add up to %d", table.Columns, sum)
			}
		}
	}
	for _, m := range p.Matters() {
		look(Guide(m, p, "").Blocks)
	}
	for _, pr := range p.Procedures() {
		look(ProcedureGuide(pr, p, "").Blocks)
		look(Notice(pr, p, "").Blocks)
	}
	for _, d := range p.Departments() {
		look(Department(d, p, "").Blocks)
	}
	look(Index(p, "").Blocks)
	files, err := guideFormat().Files(p, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		for _, m := range regexp.MustCompile(`class="[^"]*\b(w[0-9]+)"`).FindAllSubmatch(f.Data, -1) {
			asked[string(m[1])] = true
		}
	}
	for _, m := range regexp.MustCompile(`\.(w[0-9]+) \{`).FindAllStringSubmatch(asset("guide.css"), -1) {
		if !asked[m[1]] {
			t.Errorf("no table asks for %s", m[1])
		}
		delete(asked, m[1])
	}
	for w := range asked {
		t.Errorf("the style sheet has no %s", w)
	}
}
