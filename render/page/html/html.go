// Package html prints a page as a web page that can be printed on paper.
//
// goldmark (MIT, used by Hugo and Gitea) renders it: a page is one of its documents, built node by node and never parsed from text,
// with nodes of ours for what Markdown has no word for. html/template fills in the frame around it.
package html

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io/fs"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/matterc/matterc/render/drawing"
	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/render/text"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer"
	ghtml "github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"
)

// assets are the style sheet and the shell of the pages.
//
//go:embed assets
var assets embed.FS

// asset returns an embedded file.
func asset(name string) string {
	data, err := fs.ReadFile(assets, "assets/"+name)
	if err != nil {
		panic(err) // the files are embedded
	}
	return string(data)
}

// Pages prints documents as HTML. The style sheet is in every page, so that a page can be mailed, put on a touch
// screen or opened from a disk by itself; scripts and everything from elsewhere are forbidden by its policy.
type Pages struct {
	shell  *template.Template
	style  template.CSS
	policy string
	body   goldmark.Markdown
}

// New returns a printer of pages that carry a stamp.
func New(stamp string) (*Pages, error) {
	shell, err := template.New("page").Parse(asset("page.html"))
	if err != nil {
		return nil, err
	}
	style := asset("guide.css") + "@page{@bottom-left{content:" + cssString(stamp) + "}}\n"
	sum := sha256.Sum256([]byte(style))
	return &Pages{
		shell: shell,
		style: template.CSS(style), // our own file, and the stamp as a string
		policy: "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) +
			"'; base-uri 'none'; form-action 'none'",
		body: goldmark.New(
			goldmark.WithExtensions(extension.Table),
			goldmark.WithRendererOptions(renderer.WithNodeRenderers(util.Prioritized(elementRenderer{}, 100), util.Prioritized(figureRenderer{}, 100))),
		),
	}, nil
}

// cssString writes a string of CSS.
func cssString(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range text.Visible(s) {
		if strings.ContainsRune(`"\<>&'`, r) {
			fmt.Fprintf(&b, "\\%x ", r)
			continue
		}
		b.WriteRune(r)
	}
	b.WriteByte('"')
	return b.String()
}

// shellData is what the shell of a page shows around the body.
type shellData struct {
	page.Document
	Class   string
	Style   template.CSS
	Policy  string
	Home    string // the index, "" on the index
	Links   []shellLink
	Anchors []page.Heading
	Body    template.HTML
}

// shellLink is a link to a sister page.
type shellLink struct{ Text, URL string }

// HTML prints a document as a page.
func (p *Pages) HTML(d page.Document) ([]byte, error) {
	root := ast.NewDocument()
	h := htmlPrinter{at: d.Path}
	h.blocks(root, d.Blocks)
	var body bytes.Buffer
	if err := p.body.Renderer().Render(&body, nil, root); err != nil {
		return nil, err
	}
	for _, s := range []*string{&d.ID, &d.Title, &d.Sort, &d.Owner, &d.Banner, &d.Stamp} {
		*s = text.Visible(*s)
	}
	data := shellData{Document: d, Class: class(d), Style: p.style, Policy: p.policy,
		Body: template.HTML(body.String())} // goldmark has escaped every text
	if d.Kind != page.IndexPage {
		data.Home = page.Relative(d.Path, page.PathOf(page.IndexPage, "")) + ".html"
	}
	for _, s := range d.Also {
		data.Links = append(data.Links, shellLink{text.Visible(s.Text), h.destination(s.Link)})
	}
	for _, b := range d.Blocks {
		if g, ok := b.(page.Heading); ok && g.Level == 2 && g.ID != "" {
			g.Text = text.Visible(g.Text)
			data.Anchors = append(data.Anchors, g)
		}
	}
	var page bytes.Buffer
	if err := p.shell.Execute(&page, data); err != nil {
		return nil, err
	}
	return page.Bytes(), nil
}

// class is the class of a page: its kind, and for a brief how small it must be set to stay on one sheet of A4. A sheet
// holds 30 lines of 39 characters at the usual size, beside the title.
func class(d page.Document) string {
	if d.Kind != page.BriefPage {
		return string(d.Kind)
	}
	lines := 0
	for _, b := range d.Blocks {
		t, _ := b.(page.KeyTable)
		for _, r := range t.Rows {
			for _, v := range r.Value {
				lines += 1 + utf8.RuneCountInString(v.String())/39
			}
		}
	}
	switch {
	case lines > 42:
		return "brief small"
	case lines > 30:
		return "brief dense"
	}
	return "brief"
}

// htmlPrinter builds goldmark's tree of a document.
type htmlPrinter struct{ at string }

// kindElement is the kind of element nodes.
var kindElement = ast.NewNodeKind("Element")

// element is an HTML element that goldmark has no node for. The tag is one of ours, never from the catalog.
type element struct {
	ast.BaseBlock
	tag string
}

// Kind implements ast.Node.
func (*element) Kind() ast.NodeKind { return kindElement }

// Dump implements ast.Node.
func (e *element) Dump(source []byte, level int) {
	ast.DumpHelper(e, source, level, map[string]string{"tag": e.tag}, nil)
}

// elementRenderer renders element nodes.
type elementRenderer struct{}

// RegisterFuncs implements renderer.NodeRenderer.
func (elementRenderer) RegisterFuncs(reg renderer.NodeRendererFuncRegisterer) {
	reg.Register(kindElement, func(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		tag := n.(*element).tag
		if entering {
			_, _ = w.WriteString("<" + tag)
			ghtml.RenderAttributes(w, n, nil)
			_, _ = w.WriteString(">")
		} else {
			_, _ = w.WriteString("</" + tag + ">")
			if tag != "small" && tag != "span" && tag != "b" {
				_, _ = w.WriteString("\n")
			}
		}
		return ast.WalkContinue, nil
	})
}

// add appends a node to another and gives it attributes, name after name; an empty value gives none.
func add[N ast.Node](parent ast.Node, n N, attributes ...string) N {
	for i := 0; i < len(attributes); i += 2 {
		if attributes[i+1] != "" {
			n.SetAttributeString(attributes[i], attributes[i+1])
		}
	}
	parent.AppendChild(parent, n)
	return n
}

func (h htmlPrinter) blocks(parent ast.Node, blocks []page.Block) {
	for _, b := range blocks {
		b.Visit(htmlBlock{h, parent})
	}
}

// htmlBlock puts the nodes of a block below another.
type htmlBlock struct {
	htmlPrinter
	parent ast.Node
}

func (h htmlBlock) Heading(b page.Heading) {
	class := ""
	if b.Page {
		class = "page"
	}
	n := add(h.parent, ast.NewHeading(b.Level), "id", b.ID, "class", class)
	h.inline(n, page.Plain(b.Number, b.Text))
}

func (h htmlBlock) Paragraph(b page.Paragraph) {
	h.inline(add(h.parent, ast.NewParagraph()), b.Text)
}

func (h htmlBlock) List(b page.List) {
	h.list(h.parent, b)
}

func (h htmlBlock) KeyTable(b page.KeyTable) {
	class := "key"
	if b.Box {
		class = "key box"
	}
	body := add(add(h.parent, &element{tag: "table"}, "class", class), &element{tag: "tbody"})
	for _, r := range b.Rows {
		class := ""
		if r.Wide {
			class = "wide"
		}
		row := add(body, &element{tag: "tr"}, "class", class)
		h.inline(add(row, &element{tag: "th"}, "scope", "row"), page.Plain(r.Key))
		h.cell(add(row, &element{tag: "td"}), r.Value)
	}
}

func (h htmlBlock) Table(b page.Table) {
	h.table(h.parent, b)
}

func (h htmlBlock) Note(b page.Note) {
	tag, class := "aside", "note"
	if b.Quote {
		tag, class = "blockquote", "law"
	}
	n := add(h.parent, &element{tag: tag}, "class", class)
	if b.Title != "" {
		h.inline(add(n, ast.NewParagraph(), "class", "title"), page.Plain(b.Title))
	}
	for _, t := range b.Text {
		h.inline(add(n, ast.NewParagraph()), t)
	}
}

func (h htmlBlock) Picture(b page.Picture) {
	add(add(h.parent, &element{tag: "figure"}), &figure{Drawing: b.Drawing})
}

func (h htmlBlock) Form(b page.Form) {
	h.blocks(add(h.parent, &element{tag: "div"}, "class", "form", "id", b.ID), b.Blocks)
}

func (h htmlBlock) Lines(b page.Lines) {
	pre := add(h.parent, &element{tag: "pre"})
	for i, l := range b.Lines {
		if i > 0 {
			pre.AppendChild(pre, ast.NewString([]byte("\n")))
		}
		h.text(pre, l)
	}
}

func (h htmlBlock) Rule(page.Rule) {
	add(h.parent, ast.NewThematicBreak())
}

func (h htmlPrinter) list(parent ast.Node, b page.List) {
	mark := byte('-')
	if b.Ordered {
		mark = '.'
	}
	list := ast.NewList(mark)
	list.Start = max(b.Start, 1)
	add(parent, list)
	for _, it := range b.Items {
		li := add(list, ast.NewListItem(0))
		if len(it.Text) > 0 {
			h.inline(add(li, ast.NewTextBlock()), it.Text)
		}
		h.blocks(li, it.Blocks)
	}
}

func (h htmlPrinter) table(parent ast.Node, b page.Table) {
	t := add(parent, east.NewTable(), "class", "grid")
	head := add(t, east.NewTableHeader(east.NewTableRow(nil)))
	classes := make([]string, len(b.Columns))
	for i, c := range b.Columns {
		classes[i] = map[page.Align]string{page.Center: "c", page.Right: "r"}[c.Align]
		if c.Index {
			classes[i] = "i"
		}
		class := classes[i]
		if c.Width > 0 {
			class = strings.TrimSpace(class + " w" + strconv.Itoa(c.Width))
		}
		h.inline(add(head, east.NewTableCell(), "scope", "col", "class", class), page.Plain(c.Title))
	}
	for _, r := range b.Rows {
		row := add(t, east.NewTableRow(nil))
		for i, cell := range r {
			label, class := "", ""
			if i < len(b.Columns) {
				label, class = text.Visible(b.Columns[i].Title), classes[i]
			}
			if len(cell) == 0 {
				class = strings.TrimSpace(class + " nil")
				cell = page.Cell{page.Plain(b.Empty)}
			}
			h.cell(add(row, east.NewTableCell(), "class", class, "data-label", label), cell)
		}
	}
}

// cell puts the paragraphs of a cell into its node.
func (h htmlPrinter) cell(n ast.Node, c page.Cell) {
	if len(c) == 1 {
		h.inline(n, c[0])
		return
	}
	for _, t := range c {
		h.inline(add(n, ast.NewParagraph()), t)
	}
}

// inline puts a text into a node.
func (h htmlPrinter) inline(n ast.Node, t page.Text) {
	for _, s := range t {
		to := n
		switch s.Style {
		case page.Bold:
			to = add(to, ast.NewEmphasis(2))
		case page.Remark:
			to = add(to, &element{tag: "small"})
		}
		if dest := h.destination(s.Link); dest != "" {
			link := ast.NewLink()
			link.Destination = []byte(dest)
			to = add(to, link)
		}
		h.text(to, s.Text)
	}
}

// text puts a plain text into a node.
func (h htmlPrinter) text(n ast.Node, s string) {
	str := ast.NewString([]byte(text.Visible(s)))
	str.SetRaw(true) // no backslash escapes, no entities
	n.AppendChild(n, str)
}

// destination returns where a link leads from this document, "" for nowhere.
func (h htmlPrinter) destination(l page.Link) string {
	switch {
	case l.Page != "":
		return page.Relative(h.at, l.Page) + ".html"
	case l.Anchor != "":
		return "#" + l.Anchor
	case text.IsWebAddress(l.URL):
		return l.URL
	}
	return ""
}

// kindFigure is the kind of drawing nodes.
var kindFigure = ast.NewNodeKind("Drawing")

// figure is a drawing in a page, as SVG of this module's making.
type figure struct {
	ast.BaseBlock
	drawing.Drawing
}

// Kind implements ast.Node.
func (*figure) Kind() ast.NodeKind { return kindFigure }

// Dump implements ast.Node.
func (d *figure) Dump(source []byte, level int) { ast.DumpHelper(d, source, level, nil, nil) }

// figureRenderer renders drawing nodes.
type figureRenderer struct{}

// RegisterFuncs implements renderer.NodeRenderer.
func (figureRenderer) RegisterFuncs(reg renderer.NodeRendererFuncRegisterer) {
	reg.Register(kindFigure, func(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			_, _ = w.Write(n.(*figure).SVG())
		}
		return ast.WalkContinue, nil
	})
}
