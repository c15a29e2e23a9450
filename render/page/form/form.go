// Package form reads an office's blank form, in Markdown, into blocks of a page.
//
// goldmark parses it, with its extension for Chinese text; package html says why goldmark. Only what a form needs becomes blocks;
// everything else, raw HTML included, is text: what a form says is printed, as it is written where a page cannot show it otherwise.
//
// The extension lets \ and a blank stand between a letter and ** where CommonMark wants a blank before punctuation that is bold, and
// prints nothing there: 应当\ **“一次告知”**\ 的. What it does about line ends is in goldmark's printer of HTML, which a form never
// sees, and would leave a blank after a comma, for it asks for Han, not for width. So where a line of Chinese ends is decided here.
package form

import (
	"bufio"
	"bytes"
	"html"
	"strings"
	"unicode/utf8"

	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/render/text"
	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	ghtml "github.com/yuin/goldmark/renderer/html"
	gtext "github.com/yuin/goldmark/text"
)

// Read reads a form of the catalog, Markdown written by strangers, into blocks. Raw HTML, images and links to
// anything but web pages stay as they are written; headings become two levels lower, for the form stands inside a guide.
func Read(source []byte) []page.Block {
	source = bytes.ToValidUTF8(source, []byte("\uFFFD"))
	root := formParser().Parser().Parse(gtext.NewReader(source))
	return formReader{source}.children(root)
}

// formReader turns goldmark's tree of a form into blocks.
type formReader struct{ source []byte }

func (f formReader) children(n ast.Node) []page.Block {
	var blocks []page.Block
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		blocks = append(blocks, f.block(c)...)
	}
	return blocks
}

func (f formReader) block(n ast.Node) []page.Block {
	switch n := n.(type) {
	case *ast.Heading:
		t := f.inline(n)
		return []page.Block{page.Heading{Level: min(n.Level+2, 6), Text: t.String()}}
	case *ast.List:
		var lists []page.Block
		l := page.List{Ordered: n.IsOrdered(), Start: n.Start}
		next := n.Start
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			it := page.Item{}
			blocks := f.children(c)
			if len(blocks) > 0 {
				if p, ok := blocks[0].(page.Paragraph); ok {
					it.Text, blocks = p.Text, blocks[1:]
				}
			}
			it.Blocks = append(it.Blocks, blocks...)
			mark, number := f.number(c)
			if l.Ordered && (n.Marker == ')' || strings.HasPrefix(mark, "0")) { // a page numbers otherwise
				if len(l.Items) > 0 {
					lists = append(lists, l)
				}
				lists = append(append(lists, page.Paragraph{Text: page.Concat(page.Plain(mark+" "), it.Text)}), it.Blocks...)
				next = number + 1
				l = page.List{Ordered: true, Start: next}
				continue
			}
			if l.Ordered && mark != "" && number != next {
				if len(l.Items) > 0 {
					lists = append(lists, l)
				}
				l = page.List{Ordered: true, Start: number}
				next = number
			}
			next++
			l.Items = append(l.Items, it)
		}
		if len(l.Items) > 0 {
			lists = append(lists, l)
		}
		return lists
	case *east.Table:
		return []page.Block{f.table(n)}
	case *ast.Blockquote:
		return []page.Block{page.Form{Blocks: f.children(n)}}
	case *ast.ThematicBreak:
		return []page.Block{page.Rule{}}
	case *ast.FencedCodeBlock:
		var lines []string
		if words := f.fence(n); words != "" {
			lines = append(lines, words)
		}
		return []page.Block{page.Lines{Lines: append(lines, f.lines(n)...)}}
	case *ast.CodeBlock:
		return []page.Block{page.Lines{Lines: f.lines(n)}}
	case *ast.HTMLBlock:
		lines := f.lines(n)
		if n.HasClosure() {
			lines = append(lines, strings.TrimRight(string(n.ClosureLine.Value(f.source)), "\r\n"))
		}
		return []page.Block{page.Lines{Lines: lines}}
	}
	var blocks []page.Block
	for _, t := range f.paragraphs(n) {
		blocks = append(blocks, page.Paragraph{Text: t})
	}
	return blocks
}

// fence is what stands on the line that begins preformatted text, behind the mark. goldmark does not take all of it.
func (f formReader) fence(n ast.Node) string {
	line, _, _ := bytes.Cut(f.source[min(max(n.Pos(), 0), len(f.source)):], []byte("\n"))
	return strings.TrimSpace(strings.TrimLeft(string(line), "`~ \t"))
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

func (f formReader) table(n *east.Table) page.Table {
	var t page.Table
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		var cells []page.Cell
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
			col := page.Column{Title: strings.Join(titles, " ")}
			switch n.Alignments[i] {
			case east.AlignCenter:
				col.Align = page.Center
			case east.AlignRight:
				col.Align = page.Right
			}
			t.Columns = append(t.Columns, col)
		}
	}
	return t
}

// inline is the content of a node as one line.
func (f formReader) inline(n ast.Node) page.Text { return page.Separate(" ", f.paragraphs(n)...) }

// paragraphs is the content of a node as one Text for each line that a hard line break or <br> ends.
func (f formReader) paragraphs(n ast.Node) []page.Text {
	_, cell := n.(*east.TableCell)
	w := formWriter{source: f.source, texts: []page.Text{nil}, cell: cell}
	w.write(n, page.Regular, page.Link{})
	var texts []page.Text
	for _, t := range w.texts {
		if t.String() != "" {
			texts = append(texts, merged(t))
		}
	}
	return texts
}

// merged is a text with one span for those that follow one another and look the same.
func merged(t page.Text) page.Text {
	var spans page.Text
	for start, i := 0, 1; i <= len(t); i++ {
		if i < len(t) && t[i].Style == t[start].Style && t[i].Link == t[start].Link {
			continue
		}
		spans = append(spans, page.Span{Text: t[start:i].String(), Style: t[start].Style, Link: t[start].Link})
		start = i
	}
	return spans
}

// formWriter gathers the inline content of a node.
type formWriter struct {
	source []byte
	texts  []page.Text
	soft   bool // a soft line break came last
	cell   bool // it is a cell of a table, where \| is |, in code as well
}

func (w *formWriter) write(n ast.Node, style page.Style, link page.Link) {
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
					code := string(t.Segment.Value(w.source))
					if w.cell {
						code = strings.ReplaceAll(code, `\|`, "|")
					}
					w.text(text.Squeeze(code), style, link)
				}
			}
		case *ast.Emphasis:
			w.write(c, page.Bold, link)
		case *ast.Link:
			w.link(c, c.Destination, c.Title, style)
		case *ast.Image:
			w.text("!", style, link)
			w.link(c, c.Destination, c.Title, style)
		case *ast.AutoLink:
			to := page.Link{}
			if url := string(c.URL(w.source)); text.IsWebAddress(url) {
				to.URL = url
			}
			w.text(string(c.Label(w.source)), style, to)
		case *ast.RawHTML:
			raw := string(c.Segments.Value(w.source))
			if isBreak(raw) {
				w.texts = append(w.texts, nil)
			} else {
				w.text(text.Squeeze(raw), style, link)
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

// link writes a link with its address, which paper would lose otherwise; one that leads to no web page, or shows a picture, as it is
// written.
func (w *formWriter) link(n ast.Node, to, title []byte, style page.Style) {
	_, picture := n.(*ast.Image)
	address, remark := string(to), ""
	if len(title) > 0 {
		remark = ` "` + string(title) + `"`
	}
	if picture || !text.IsWebAddress(address) {
		w.text("[", style, page.Link{})
		w.write(n, style, page.Link{})
		w.text("]("+address+remark+")", style, page.Link{})
		return
	}
	link := page.Link{URL: address}
	w.write(n, style, link)
	if last := w.texts[len(w.texts)-1]; len(last) == 0 || last[len(last)-1].Text != address || remark != "" {
		w.text("（", style, page.Link{})
		w.text(address, style, link)
		w.text(remark+"）", style, page.Link{})
	}
}

// text adds a piece of text to the line.
func (w *formWriter) text(s string, style page.Style, link page.Link) {
	if s == "" {
		return
	}
	last := &w.texts[len(w.texts)-1]
	if w.soft {
		before := utf8.RuneError
		if n := len(*last); n > 0 {
			before, _ = utf8.DecodeLastRuneInString((*last)[n-1].Text)
		}
		after, _ := utf8.DecodeRuneInString(s)
		if !text.RunsOn(before) || !text.RunsOn(after) {
			s = " " + s
		}
	}
	w.soft = false
	*last = append(*last, page.Span{Text: s, Style: style, Link: link})
}

// isBreak reports whether a piece of raw HTML is a line break, as forms have in the cells of tables.
func isBreak(raw string) bool {
	s := strings.ReplaceAll(strings.ToLower(raw), " ", "")
	return s == "<br>" || s == "<br/>"
}

// resolved is the text of a node with backslash escapes and entities resolved.
func resolved(n *ast.Text, source []byte) string {
	value := n.Segment.Value(source)
	if n.IsRaw() || !bytes.ContainsAny(value, "\\&\x00") {
		return string(value)
	}
	var b bytes.Buffer
	w := bufio.NewWriterSize(&b, len(value))
	ghtml.NewWriter(ghtml.WithEscapedSpace()).Write(w, value)
	_ = w.Flush() // a bytes.Buffer takes everything
	return html.UnescapeString(b.String())
}
