// Package markdown prints a page as GitHub Flavored Markdown, every text escaped, so that it reads as text again, whatever is in it.
package markdown

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/render/text"
)

// Print prints a document as GitHub Flavored Markdown. Every text of the document is escaped, so that it reads as
// text again, whatever is in it; the only markup is what the tree asks for, and <br> between the paragraphs of a cell.
func Print(d page.Document) []byte {
	m := mdPrinter{at: d.Path}
	m.line("# " + escape(d.Name()))
	var meta []string
	for _, s := range []string{d.Banner, d.Owner} {
		if s != "" {
			meta = append(meta, s)
		}
	}
	m.line(mdLine(escape(strings.Join(meta, " · "))))
	if len(d.Also) > 0 {
		links := make([]page.Text, len(d.Also))
		for i, s := range d.Also {
			links[i] = page.Text{s}
		}
		m.line(m.inline(page.Separate(" · ", links...)))
	}
	m.blocks(d.Blocks)
	m.line("---")
	m.line(mdLine(escape(d.Stamp)))
	m.line("<!-- " + d.Path + " -->") // which page this is, for matterc verify
	return bytes.TrimPrefix(m.out.Bytes(), []byte("\n"))
}

// mdPrinter prints blocks. Lines of nested blocks begin with prefix.
type mdPrinter struct {
	out    bytes.Buffer
	at     string // Document.Path
	prefix string
	tight  bool // the next block goes on the line that has been begun
	close  bool // the next block goes on the next line, without an empty one between
	second bool // the next block is a list that follows a list, and gets other marks
}

// line prints one block that is one line, after an empty line.
func (m *mdPrinter) line(s string) { m.lines([]string{s}) }

// lines prints one block of several lines, after an empty line.
func (m *mdPrinter) lines(block []string) {
	m.begin()
	for i, s := range block {
		if i > 0 {
			m.out.WriteString(m.prefix)
		}
		m.out.WriteString(s + "\n")
	}
}

// begin begins a block: after an empty line, or where tight or close say.
func (m *mdPrinter) begin() {
	if !m.tight {
		if !m.close {
			m.out.WriteString(strings.TrimRight(m.prefix, " ") + "\n")
		}
		m.out.WriteString(m.prefix)
	}
	m.tight, m.close = false, false
}

// within prints what do prints, its first line after first and every other after rest.
func (m *mdPrinter) within(first, rest string, do func()) {
	m.begin()
	m.out.WriteString(first)
	outer := m.prefix
	m.prefix += rest
	m.tight = true
	do()
	if m.tight { // nothing was printed
		m.tight = false
		m.out.WriteString("\n")
	}
	m.prefix = outer
}

func (m *mdPrinter) blocks(blocks []page.Block) {
	second := false
	for i, b := range blocks {
		// Two lists in a row would become one but for another mark.
		second = i > 0 && isList(b) && isList(blocks[i-1]) && !second
		m.second = second
		b.Visit(m)
	}
}

// isList reports whether a block is printed as a list.
func isList(b page.Block) bool {
	_, ok := b.(page.List)
	return ok
}

func (m *mdPrinter) Heading(b page.Heading) {
	m.line(strings.Repeat("#", b.Level) + " " + escape(b.Number+b.Text))
}

func (m *mdPrinter) Paragraph(b page.Paragraph) {
	m.line(mdLine(m.inline(b.Text)))
}

func (m *mdPrinter) List(b page.List) {
	m.list(b)
}

func (m *mdPrinter) KeyTable(b page.KeyTable) {
	rows := make([][]page.Cell, len(b.Rows))
	for i, r := range b.Rows {
		rows[i] = []page.Cell{{page.Plain(r.Key)}, r.Value}
	}
	m.table(page.Table{Columns: []page.Column{{Title: "项目"}, {Title: "内容"}}, Rows: rows})
}

func (m *mdPrinter) Table(b page.Table) {
	m.table(b)
}

func (m *mdPrinter) Note(b page.Note) {
	m.within("> ", "> ", func() {
		if b.Title != "" {
			m.line(m.inline(page.Strong(b.Title)))
		}
		for _, t := range b.Text {
			m.line(mdLine(m.inline(t)))
		}
	})
}

// Picture prints a link to the file of the picture or, where there is none, draws it in characters.
func (m *mdPrinter) Picture(b page.Picture) {
	if b.Path == "" {
		m.Lines(page.Lines{Lines: b.Lines})
		return
	}
	m.line("![" + escape(b.Title) + "](" + page.Relative(m.at, b.Path) + ")")
}

func (m *mdPrinter) Form(b page.Form) {
	m.within("> ", "> ", func() { m.blocks(b.Blocks) })
}

func (m *mdPrinter) Lines(b page.Lines) {
	longest := 2 // of runs of the mark in the lines
	lines := make([]string, len(b.Lines))
	for i, l := range b.Lines {
		lines[i] = text.Visible(l)
		run := 0
		for _, r := range l {
			if run++; r != '`' {
				run = 0
			}
			longest = max(longest, run)
		}
	}
	fence := strings.Repeat("`", longest+1)
	m.lines(append(append([]string{fence + "text"}, lines...), fence))
}

func (m *mdPrinter) Rule(page.Rule) {
	m.line("---")
}

func (m *mdPrinter) list(l page.List) {
	bullet, point := "- ", ". "
	if m.second {
		bullet, point = "* ", ") "
	}
	short := isShort(l)
	for i, it := range l.Items {
		m.close = m.close || short && i > 0
		mark := bullet
		if l.Ordered {
			mark = strconv.Itoa(max(l.Start, 1)+i) + point
		}
		m.within(mark, strings.Repeat(" ", len(mark)), func() {
			if line := mdLine(m.inline(it.Text)); line != "" {
				m.line(line)
				m.close = short
			}
			m.blocks(it.Blocks)
		})
		m.close = false
	}
}

// isShort reports whether a list is printed without empty lines: its items are lines, or lines with short lists.
func isShort(l page.List) bool {
	for _, it := range l.Items {
		if len(it.Text) == 0 || len(it.Blocks) > 1 {
			return false
		}
		for _, b := range it.Blocks {
			if inner, ok := b.(page.List); !ok || !isShort(inner) {
				return false
			}
		}
	}
	return true
}

func (m *mdPrinter) table(t page.Table) {
	head, rule := "|", "|"
	for _, c := range t.Columns {
		head += " " + escape(c.Title) + " |"
		rule += map[page.Align]string{page.Left: " --- |", page.Center: " :-: |", page.Right: " --: |"}[c.Align]
	}
	block := []string{head, rule}
	for _, r := range t.Rows {
		line := "|"
		for _, cell := range r {
			if len(cell) == 0 {
				cell = page.Cell{page.Plain(t.Empty)}
			}
			parts := make([]string, len(cell))
			for i, t := range cell {
				parts[i] = m.inline(t)
			}
			line += " " + strings.Join(parts, "<br>") + " |"
		}
		block = append(block, line)
	}
	m.lines(block)
}

// inline prints a text on one line.
func (m *mdPrinter) inline(t page.Text) string {
	var b strings.Builder
	last := ' '
	for i, s := range t {
		escaped := escape(s.Text)
		if dest := m.destination(s.Link); dest != "" && strings.TrimSpace(s.Text) != "" {
			escaped = "[" + unlinked.Replace(escaped) + "](" + dest + ")"
		}
		if strong := page.Styled(s.Style, false, true, false); strong && strings.TrimSpace(s.Text) != "" {
			escaped = mdStrong(strings.TrimSpace(escaped), last, following(t[i+1:]))
		}
		b.WriteString(escaped)
		for _, r := range escaped {
			last = r
		}
	}
	return strings.TrimSpace(b.String())
}

// following returns the first rune of a text, or a space.
func following(t page.Text) rune {
	for _, s := range t {
		for _, r := range s.Text {
			return r
		}
	}
	return ' '
}

// mdStrong puts a text in bold. CommonMark wants white space between ** and a letter on one side if there is
// punctuation on the other, which Chinese text does not have: **依据：**文字 would not be bold.
func mdStrong(escaped string, before, after rune) string {
	open, end := "**", "**"
	runes := []rune(escaped)
	if before == '*' || isPunct(runes[0]) && !isPunct(before) && !unicode.IsSpace(before) {
		open = " **"
	}
	if isPunct(runes[len(runes)-1]) && !isPunct(after) && !unicode.IsSpace(after) {
		end = "** "
	}
	return open + escaped + end
}

// isPunct reports whether CommonMark takes a rune for punctuation.
func isPunct(r rune) bool { return unicode.IsPunct(r) || unicode.IsSymbol(r) }

// destination returns where a link leads from this document, "" for nowhere. Anchors are not printed: Markdown has none.
func (m *mdPrinter) destination(l page.Link) string {
	switch {
	case l.Page != "":
		return page.Relative(m.at, l.Page) + ".md"
	case l.File != "":
		return page.Relative(m.at, l.File)
	case text.IsWebAddress(l.URL):
		return mdURL.Replace(l.URL)
	}
	return ""
}

// mdURL escapes a web address in a link.
var mdURL = strings.NewReplacer("(", "%28", ")", "%29", "\\", "%5C", "<", "%3C", ">", "%3E", "`", "%60", "|", "%7C",
	" ", "%20", "\t", "%20", "\n", "%20", "\r", "%20", "&", "\\&", "*", "%2A", "_", "\\_")

// escape makes a text one line and escapes what Markdown and its usual extensions read as markup anywhere in it.
func escape(s string) string {
	s = text.Squeeze(s)
	var b strings.Builder
	for i, r := range s {
		if r < utf8.RuneSelf && strings.ContainsRune("\\`*_[]<>|~&#!${}@", r) || strings.HasPrefix(s[i:], "://") || r == '.' && endsWWW(s[:i]) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// unlinked takes back from the text of a link what keeps addresses from becoming links by themselves: in a link none does, and who reads
// the source sees the address as it is.
var unlinked = strings.NewReplacer(`\\`, `\\`, `\://`, `://`, `\.`, `.`)

// endsWWW reports whether a text ends with what makes the name of a host a link by itself, which would take what follows
// with it.
func endsWWW(s string) bool { return len(s) >= 3 && strings.EqualFold(s[len(s)-3:], "www") }

// mdListMark matches what makes a line begin a numbered list.
var mdListMark = regexp.MustCompile(`^([0-9]{1,9})([.)])(\s|$)`)

// mdLine escapes what Markdown reads as markup only at the beginning of a line, of a line already escaped.
func mdLine(s string) string {
	s = strings.TrimLeft(s, " ")
	if s == "" {
		return s
	}
	if strings.ContainsRune("-+=:", rune(s[0])) {
		return "\\" + s
	}
	return mdListMark.ReplaceAllString(s, `$1\$2$3`)
}
