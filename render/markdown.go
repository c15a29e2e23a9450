package render

import (
	"bufio"
	"bytes"
	"html"
	"path"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/matterc/matterc/render/text"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	ghtml "github.com/yuin/goldmark/renderer/html"
	gtext "github.com/yuin/goldmark/text"
)

// Markdown prints a document as GitHub Flavored Markdown. Every text of the document is escaped, so that it reads as
// text again, whatever is in it; the only markup is what the tree asks for, and <br> between the paragraphs of a cell.
func Markdown(d Document) []byte {
	m := mdPrinter{at: d.Path}
	m.line("# " + mdEscape(d.Name()))
	var meta []string
	for _, s := range []string{d.Banner, d.Owner, d.ID} {
		if s != "" {
			meta = append(meta, s)
		}
	}
	m.line(mdLine(mdEscape(strings.Join(meta, " · "))))
	if len(d.Also) > 0 {
		links := make([]Text, len(d.Also))
		for i, s := range d.Also {
			links[i] = Text{s}
		}
		m.line(m.inline(separate(" · ", links...)))
	}
	m.blocks(d.Blocks)
	m.line("---")
	m.line(mdLine(mdEscape(d.Stamp)))
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

func (m *mdPrinter) blocks(blocks []Block) {
	second := false
	for i, b := range blocks {
		// Two lists in a row would become one but for another mark.
		second = i > 0 && isList(b) && isList(blocks[i-1]) && !second
		m.second = second
		b.visit(m)
	}
}

// isList reports whether a block is printed as a list.
func isList(b Block) bool {
	_, ok := b.(List)
	return ok
}

func (m *mdPrinter) Heading(b Heading) {
	m.line(strings.Repeat("#", b.Level) + " " + mdEscape(b.Number+b.Text))
}

func (m *mdPrinter) Paragraph(b Paragraph) {
	m.line(mdLine(m.inline(b.Text)))
}

func (m *mdPrinter) List(b List) {
	m.list(b)
}

func (m *mdPrinter) KeyTable(b KeyTable) {
	rows := make([][]Cell, len(b.Rows))
	for i, r := range b.Rows {
		rows[i] = []Cell{{plain(r.Key)}, r.Value}
	}
	m.table(Table{Columns: []Column{{Title: "项目"}, {Title: "内容"}}, Rows: rows})
}

func (m *mdPrinter) Table(b Table) {
	m.table(b)
}

func (m *mdPrinter) Note(b Note) {
	m.within("> ", "> ", func() {
		if b.Title != "" {
			m.line(m.inline(strong(b.Title)))
		}
		for _, t := range b.Text {
			m.line(mdLine(m.inline(t)))
		}
	})
}

func (m *mdPrinter) Picture(b Picture) {
	b.markdown(m)
}

func (m *mdPrinter) Form(b Form) {
	m.within("> ", "> ", func() { m.blocks(b.Blocks) })
}

func (m *mdPrinter) Lines(b Lines) {
	fence := "```"
	lines := make([]string, len(b.Lines))
	for i, l := range b.Lines {
		lines[i] = text.Visible(l)
		for strings.Contains(l, fence) {
			fence += "`"
		}
	}
	m.lines(append(append([]string{fence + "text"}, lines...), fence))
}

func (m *mdPrinter) Rule(Rule) {
	m.line("---")
}

func (m *mdPrinter) list(l List) {
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
func isShort(l List) bool {
	for _, it := range l.Items {
		if len(it.Text) == 0 || len(it.Blocks) > 1 {
			return false
		}
		for _, b := range it.Blocks {
			if inner, ok := b.(List); !ok || !isShort(inner) {
				return false
			}
		}
	}
	return true
}

func (m *mdPrinter) table(t Table) {
	head, rule := "|", "|"
	for _, c := range t.Columns {
		head += " " + mdEscape(c.Title) + " |"
		rule += map[Align]string{Left: " --- |", Center: " :-: |", Right: " --: |"}[c.Align]
	}
	block := []string{head, rule}
	for _, r := range t.Rows {
		line := "|"
		for _, cell := range r {
			if len(cell) == 0 {
				cell = Cell{plain(t.Empty)}
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
func (m *mdPrinter) inline(t Text) string {
	var b strings.Builder
	last := ' '
	for i, s := range t {
		escaped := mdEscape(s.Text)
		if dest := m.destination(s.Link); dest != "" && strings.TrimSpace(s.Text) != "" {
			escaped = "[" + escaped + "](" + dest + ")"
		}
		if s.Style == Strong && strings.TrimSpace(s.Text) != "" {
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
func following(t Text) rune {
	for _, r := range t.String() {
		return r
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
func (m *mdPrinter) destination(l Link) string {
	switch {
	case l.Page != "":
		return relative(m.at, l.Page) + ".md"
	case text.IsWebAddress(l.URL):
		return mdURL.Replace(l.URL)
	}
	return ""
}

// relative returns the path of one document as seen from another.
func relative(from, to string) string {
	up := strings.Repeat("../", strings.Count(from, "/"))
	if path.Dir(from) == path.Dir(to) {
		return path.Base(to)
	}
	return up + to
}

// mdURL escapes a web address in a link.
var mdURL = strings.NewReplacer("(", "%28", ")", "%29", "\\", "%5C", "<", "%3C", ">", "%3E", "`", "%60", "|", "%7C",
	" ", "%20", "\t", "%20", "\n", "%20", "\r", "%20", "&", "\\&", "*", "%2A", "_", "\\_")

// squeeze makes a text visible, and every run of ASCII blanks, line breaks and tabs in it one blank.
func squeeze(s string) string {
	var b strings.Builder
	blank := false
	for _, r := range text.Visible(s) {
		if r == ' ' {
			blank = true
			continue
		}
		if blank {
			b.WriteByte(' ')
		}
		blank = false
		b.WriteRune(r)
	}
	if blank {
		b.WriteByte(' ')
	}
	return b.String()
}

// mdEscape makes a text one line and escapes what Markdown and its usual extensions read as markup anywhere in it.
func mdEscape(s string) string {
	s = squeeze(s)
	var b strings.Builder
	for i, r := range s {
		if r < utf8.RuneSelf && strings.ContainsRune("\\`*_[]<>|~&#!${}@", r) || strings.HasPrefix(s[i:], "://") || r == '.' && endsWWW(s[:i]) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

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

// formParser reads blank forms. It is made for every form: parsers of goldmark are not documented as constant.
func formParser() goldmark.Markdown {
	return goldmark.New(goldmark.WithExtensions(extension.Table, extension.TaskList, extension.Strikethrough))
}

// formBlocks reads a form of the catalog, Markdown written by strangers, into blocks. Raw HTML, images and links to
// anything but web pages stay as their text; headings become two levels lower, for the form stands inside a guide.
func formBlocks(source []byte) []Block {
	source = bytes.ToValidUTF8(source, []byte("\uFFFD"))
	root := formParser().Parser().Parse(gtext.NewReader(source))
	return formReader{source}.children(root)
}

// formReader turns goldmark's tree of a form into blocks.
type formReader struct{ source []byte }

func (f formReader) children(n ast.Node) []Block {
	var blocks []Block
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		blocks = append(blocks, f.block(c)...)
	}
	return blocks
}

func (f formReader) block(n ast.Node) []Block {
	switch n := n.(type) {
	case *ast.Heading:
		t := f.inline(n)
		return []Block{Heading{Level: min(n.Level+2, 6), Text: t.String()}}
	case *ast.List:
		l := List{Ordered: n.IsOrdered(), Start: n.Start}
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			it := Item{}
			blocks := f.children(c)
			if len(blocks) > 0 {
				if p, ok := blocks[0].(Paragraph); ok {
					it.Text, blocks = p.Text, blocks[1:]
				}
			}
			it.Blocks = append(it.Blocks, blocks...)
			l.Items = append(l.Items, it)
		}
		return []Block{l}
	case *east.Table:
		return []Block{f.table(n)}
	case *ast.Blockquote:
		return []Block{Form{Blocks: f.children(n)}}
	case *ast.ThematicBreak:
		return []Block{Rule{}}
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		return []Block{Lines{f.lines(n)}}
	case *ast.HTMLBlock:
		lines := f.lines(n)
		if n.HasClosure() {
			lines = append(lines, strings.TrimRight(string(n.ClosureLine.Value(f.source)), "\r\n"))
		}
		return []Block{Lines{lines}}
	}
	var blocks []Block
	for _, t := range f.paragraphs(n) {
		blocks = append(blocks, Paragraph{t})
	}
	return blocks
}

// lines are the source lines of a block without inline content.
func (f formReader) lines(n ast.Node) []string {
	var lines []string
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		lines = append(lines, strings.ReplaceAll(strings.TrimRight(string(line.Value(f.source)), "\r\n"), "\t", "    "))
	}
	return lines
}

func (f formReader) table(n *east.Table) Table {
	var t Table
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		var cells []Cell
		for c := row.FirstChild(); c != nil; c = c.NextSibling() {
			cells = append(cells, f.paragraphs(c))
		}
		if _, ok := row.(*east.TableHeader); !ok {
			t.Rows = append(t.Rows, cells)
			continue
		}
		for i, cell := range cells {
			titles := make([]string, len(cell))
			for j, p := range cell {
				titles[j] = p.String()
			}
			col := Column{Title: strings.Join(titles, " ")}
			switch n.Alignments[i] {
			case east.AlignCenter:
				col.Align = Center
			case east.AlignRight:
				col.Align = Right
			}
			t.Columns = append(t.Columns, col)
		}
	}
	return t
}

// inline is the content of a node as one line.
func (f formReader) inline(n ast.Node) Text { return separate(" ", f.paragraphs(n)...) }

// paragraphs is the content of a node as one Text for each line that a hard line break or <br> ends.
func (f formReader) paragraphs(n ast.Node) []Text {
	w := formWriter{formReader: f, texts: []Text{nil}}
	w.write(n, Plain, Link{})
	var texts []Text
	for _, t := range w.texts {
		if t.String() != "" {
			texts = append(texts, t)
		}
	}
	return texts
}

// formWriter gathers the inline content of a node.
type formWriter struct {
	formReader
	texts []Text
	soft  bool // a soft line break came last
}

func (w *formWriter) write(n ast.Node, style Style, link Link) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			w.text(resolved(c, w.source), style, link)
			if c.HardLineBreak() {
				w.texts = append(w.texts, nil)
			}
			w.soft = c.SoftLineBreak()
		case *ast.String:
			w.text(string(c.Value), style, link)
		case *ast.CodeSpan:
			for t := c.FirstChild(); t != nil; t = t.NextSibling() {
				if t, ok := t.(*ast.Text); ok {
					w.text(squeeze(string(t.Segment.Value(w.source))), style, link)
				}
			}
		case *ast.Emphasis:
			if c.Level == 2 {
				w.write(c, Strong, link)
			} else {
				w.write(c, style, link)
			}
		case *ast.Link:
			to := Link{}
			if text.IsWebAddress(string(c.Destination)) {
				to.URL = string(c.Destination)
			}
			w.write(c, style, to)
		case *ast.AutoLink:
			to := Link{}
			if url := string(c.URL(w.source)); text.IsWebAddress(url) {
				to.URL = url
			}
			w.text(string(c.Label(w.source)), style, to)
		case *ast.RawHTML:
			raw := ""
			for i := range c.Segments.Len() {
				seg := c.Segments.At(i)
				raw += string(seg.Value(w.source))
			}
			if isBreak(raw) {
				w.texts = append(w.texts, nil)
			} else {
				w.text(squeeze(raw), style, link)
			}
		case *east.TaskCheckBox:
			if c.IsChecked {
				w.text("☑ ", style, link)
			} else {
				w.text("□ ", style, link)
			}
		default:
			w.write(c, style, link)
		}
	}
}

// text adds a piece of text to the line.
func (w *formWriter) text(s string, style Style, link Link) {
	if s == "" {
		return
	}
	last := &w.texts[len(w.texts)-1]
	if w.soft && !(endsWide(last.String()) && endsWide(string([]rune(s)[:1]))) {
		s = " " + s
	}
	w.soft = false
	*last = append(*last, Span{s, style, link})
}

// endsWide reports whether a text ends with a rune that is set without blanks between words, as Chinese is.
func endsWide(s string) bool {
	runes := []rune(s)
	return len(runes) > 0 && runes[len(runes)-1] >= 0x2E80
}

// isBreak reports whether a piece of raw HTML is a line break, as forms have in the cells of tables.
func isBreak(raw string) bool {
	s := strings.ReplaceAll(strings.ToLower(raw), " ", "")
	return s == "<br>" || s == "<br/>"
}

// resolved is the text of a node with backslash escapes and entities resolved.
func resolved(n *ast.Text, source []byte) string {
	value := n.Segment.Value(source)
	if n.IsRaw() {
		return string(value)
	}
	var b bytes.Buffer
	w := bufio.NewWriter(&b)
	ghtml.DefaultWriter.Write(w, value)
	_ = w.Flush() // a bytes.Buffer takes everything
	return html.UnescapeString(b.String())
}
