// Package terminal prints a page for a terminal.
//
// Tables are aligned by what characters take there, and nothing could act instead of being seen.
package terminal

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/render/text"
)

// textColumns is how many cells of a terminal a line of a table takes at most.
const textColumns = 100

// longestWord is how many cells of a terminal a word or a date takes at most that is not divided.
const longestWord = 16

// Print prints a document for a terminal: tables aligned by what characters take there, and nothing that could act
// instead of being seen.
func Print(d page.Document) []byte {
	var t textPrinter
	t.line(0, d.Name())
	var meta []string
	for _, s := range []string{d.Owner, d.ID} {
		if s != "" {
			meta = append(meta, s)
		}
	}
	t.line(0, strings.Join(meta, " · "))
	t.blocks(d.Blocks, 0)
	t.b.WriteByte('\n')
	t.line(0, d.Stamp)
	return []byte(t.b.String())
}

// textPrinter prints blocks as text.
type textPrinter struct{ b strings.Builder }

// line prints a line of text behind some blanks.
func (t *textPrinter) line(indent int, s string) {
	t.b.WriteString(strings.TrimRight(strings.Repeat(" ", indent)+text.Visible(s), " ") + "\n")
}

// blocks prints blocks behind some blanks.
func (t *textPrinter) blocks(blocks []page.Block, indent int) {
	for _, b := range blocks {
		b.Visit(textBlock{t, indent})
	}
}

// textBlock prints a block behind some blanks.
type textBlock struct {
	to     *textPrinter
	indent int
}

func (t textBlock) Heading(b page.Heading) {
	t.to.b.WriteByte('\n')
	t.to.line(t.indent, b.Number+b.Text)
}

func (t textBlock) Paragraph(b page.Paragraph) {
	t.to.line(t.indent+2, b.Text.String())
}

func (t textBlock) List(b page.List) {
	for i, it := range b.Items {
		mark := "- "
		if b.Ordered {
			mark = fmt.Sprintf("%d. ", max(b.Start, 1)+i)
		}
		t.to.line(t.indent+2, mark+it.Text.String())
		t.to.blocks(it.Blocks, t.indent+2)
	}
}

func (t textBlock) KeyTable(b page.KeyTable) {
	for _, r := range b.Rows {
		for i, v := range r.Value {
			key := ""
			if i == 0 {
				key = r.Key
			}
			t.to.line(t.indent+2, text.Pad(text.Visible(key), 14)+v.String())
		}
	}
}

func (t textBlock) Table(b page.Table) {
	t.to.table(b, t.indent+2)
}

func (t textBlock) Note(b page.Note) {
	if b.Title != "" {
		t.to.line(t.indent+2, b.Title)
	}
	for _, s := range b.Text {
		t.to.line(t.indent+2, s.String())
	}
}

func (t textBlock) Picture(b page.Picture) {
	for _, s := range b.Lines {
		t.to.line(t.indent+2, s)
	}
}

func (t textBlock) Form(b page.Form) {
	t.to.blocks(b.Blocks, t.indent+2)
}

func (t textBlock) Lines(b page.Lines) {
	for _, s := range b.Lines {
		t.to.line(t.indent+2, s)
	}
}

// Rule prints nothing: forms, which have rules, are filled in on paper.
func (t textBlock) Rule(page.Rule) {}

// table prints a table: columns as wide as they need be, the widest narrower until the line fits.
func (t *textPrinter) table(b page.Table, indent int) {
	rows := [][][]string{make([][]string, len(b.Columns))}
	widths := make([]int, len(b.Columns))
	for i, c := range b.Columns {
		rows[0][i] = []string{text.Visible(c.Title)}
	}
	for _, r := range b.Rows {
		row := make([][]string, len(b.Columns))
		for i := range row {
			if i < len(r) && len(r[i]) > 0 {
				for _, t := range r[i] {
					row[i] = append(row[i], text.Visible(t.String()))
				}
			} else {
				row[i] = []string{text.Visible(b.Empty)}
			}
		}
		rows = append(rows, row)
	}
	sum := indent
	least := make([]int, len(b.Columns)) // how narrow a column may be
	for i := range widths {
		least[i] = 8
		for _, r := range rows {
			for _, s := range r[i] {
				widths[i] = max(widths[i], text.Width(s))
				for _, word := range strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || unicode.Is(unicode.Han, r) || unicode.IsPunct(r) && r != '-' }) {
					if n := text.Width(word); n <= longestWord {
						least[i] = max(least[i], n)
					}
				}
			}
		}
		sum += widths[i] + 2
	}
	for ; sum > textColumns; sum-- {
		widest := -1
		for i := range widths {
			if widths[i] > least[i] && (widest < 0 || widths[i] > widths[widest]) {
				widest = i
			}
		}
		if widest < 0 {
			break
		}
		widths[widest]--
	}
	for n, r := range rows {
		lines := make([][]string, len(r))
		height := 0
		for i, cell := range r {
			for _, s := range cell {
				lines[i] = append(lines[i], text.Fold(s, widths[i])...)
			}
			height = max(height, len(lines[i]))
		}
		for k := range height {
			line := ""
			for i := range lines {
				s := ""
				if k < len(lines[i]) {
					s = lines[i][k]
				}
				if b.Columns[i].Align == page.Right {
					s = strings.Repeat(" ", max(0, widths[i]-text.Width(s))) + s
				}
				line += text.Pad(s, widths[i]) + "  "
			}
			t.line(indent, line)
		}
		if n == 0 {
			line := ""
			for _, w := range widths {
				line += strings.Repeat("─", w) + "  "
			}
			t.line(indent, line)
		}
	}
}
