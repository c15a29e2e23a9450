// Package html prints a page as a web page that can be printed on paper.
//
// A page is one document of goldmark, from <html> to </html>, built node by node and never parsed from text. It has three nodes of
// ours: element for what Markdown has no word for, head and figure. Each has its renderer, which escapes what it writes, so that no
// text is ever said to be safe.
//
// goldmark (MIT, v1.8.7 of October 2026) knows CommonMark and tables, has a tree that others may build, renderers that can be
// added by kind of node, and no requirements; Hugo and Gitea use it. It reads the forms of offices as well (package form).
package html

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"fmt"
	"io/fs"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/render/shapes"
	"github.com/matterc/matterc/render/text"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer"
	ghtml "github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"
)

// assets are the style sheet of the pages, and the script of the index.
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
// screen or opened from a disk by itself; everything else is forbidden by its policy, scripts as well but for that of the index.
type Pages struct {
	style    text.Markup // the style sheet, with the stamp in it
	find     text.Markup // the script of the index, which looks for matters by what is typed; no other page has one
	goldmark goldmark.Markdown
}

// New returns a printer of pages that carry a stamp.
func New(stamp string) *Pages {
	return &Pages{
		style: text.Markup(asset("guide.css")) + "@page{@bottom-left{content:" + cssString(stamp) + "}}\n",
		find:  text.Markup(asset("find.js")),
		goldmark: goldmark.New(
			goldmark.WithExtensions(extension.Table),
			goldmark.WithRendererOptions(renderer.WithNodeRenderers(
				util.Prioritized(elementRenderer{}, 100), util.Prioritized(headRenderer{}, 100), util.Prioritized(figureRenderer{}, 100))),
		),
	}
}

// cssString writes a string of CSS that stands in a page.
func cssString(s string) text.Markup {
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
	return text.Markup(b.String())
}

// HTML prints a document as a page.
func (p *Pages) HTML(d page.Document) ([]byte, error) {
	root := ast.NewDocument()
	htmlPrinter{at: d.Path}.document(root, d, p)
	out := bytes.NewBufferString("<!DOCTYPE html>\n")
	if err := p.goldmark.Renderer().Render(out, nil, root); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
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

// document builds a page: its head, what leads elsewhere and to its parts, its title, its blocks, its stamp.
func (h htmlPrinter) document(root ast.Node, d page.Document, p *Pages) {
	web := h.lines(root, tagHTML, "lang", "zh-CN")
	title := d.Name()
	if d.Banner != "" {
		title += "｜" + d.Banner
	}
	top := &head{title: title, path: d.Path, style: p.style}
	if d.Moved != "" {
		top.moved = page.Relative(d.Path, d.Moved) + ".html"
	}
	if d.Kind == page.IndexPage {
		top.script = p.find
	}
	add(web, top)
	body := h.lines(web, tagBody, "class", class(d))

	links := []page.Span(nil)
	if d.Kind != page.IndexPage {
		links = append(links, page.Span{Text: "目录", Link: page.Link{Page: page.PathOf(page.IndexPage, "")}})
	}
	h.text(add(body, &element{tag: tagA}, "class", "skip", "href", "#"+textID), "跳到正文")
	lineEnd(body)
	h.links(body, append(links, d.Also...), "class", "top", "aria-label", "相关页面")

	main := h.lines(body, tagMain)
	header := h.lines(main, tagHeader)
	if d.Banner != "" {
		h.inline(add(header, ast.NewParagraph(), "class", "banner"), page.Plain(d.Banner))
	}
	name := add(header, ast.NewHeading(1))
	h.title(name, d.Title)
	if d.Sort != "" {
		h.text(name, " ")
		h.text(add(name, &element{tag: tagSpan}), d.Sort)
	}
	meta := add(header, ast.NewParagraph(), "class", "meta")
	if d.Owner != "" {
		h.text(add(meta, &element{tag: tagSpan}), d.Owner)
	}
	h.parts(main, d)
	h.blocks(h.lines(main, tagDiv, "id", textID, "tabindex", "-1"), d.Blocks)
	h.text(add(main, &element{tag: tagFooter}), d.Stamp)
}

// textID is the anchor of the text of a page, to which a keyboard can skip. No heading is called so: theirs are letters and a number, or
// have a hyphen.
const textID = "text"

// parts adds the list of links to the parts of a page: its sections, and on the index the departments and audiences below them. It stands
// below the title, so that whoever listens to a page hears first what it is.
func (h htmlPrinter) parts(parent ast.Node, d page.Document) {
	var links []page.Span
	below := false
	for _, b := range d.Blocks {
		b, ok := b.(page.Heading)
		if !ok || b.ID == "" || b.Level > 2 && (b.Level > 3 || d.Kind != page.IndexPage) {
			continue
		}
		below = below || b.Level > 2
		links = append(links, page.Span{Text: b.Text, Link: page.Link{Anchor: b.ID}, Style: map[bool]page.Style{true: page.Bold}[b.Level == 2]})
	}
	if !below {
		for i := range links {
			links[i].Style = page.Regular
		}
	}
	h.links(parent, links, "class", "parts", "aria-label", "本页内容")
}

// quoted matches what is in quotation marks and short enough to stand on one line of a telephone.
var quoted = regexp.MustCompile(`“[^“”]{1,10}”`)

// title puts a title into a node. It is not broken inside a name in quotation marks, such as “个转企”.
func (h htmlPrinter) title(n ast.Node, s string) {
	done := 0
	for _, at := range quoted.FindAllStringIndex(s, -1) {
		h.text(n, s[done:at[0]])
		h.text(add(n, &element{tag: tagSpan}, "class", "whole"), s[at[0]:at[1]])
		done = at[1]
	}
	h.text(n, s[done:])
}

// lines adds an element that has its content on lines of their own.
func (h htmlPrinter) lines(parent ast.Node, tag tag, attributes ...string) ast.Node {
	n := add(parent, &element{tag: tag}, attributes...)
	lineEnd(n)
	return n
}

// lineEnd ends a line in a node.
func lineEnd(n ast.Node) { n.AppendChild(n, ast.NewString([]byte("\n"))) }

// links adds a list of links, a line each, unless there are none.
func (h htmlPrinter) links(parent ast.Node, links []page.Span, attributes ...string) {
	if len(links) == 0 {
		return
	}
	nav := h.lines(parent, tagNav, attributes...)
	for _, l := range links {
		h.inline(nav, page.Text{l})
		lineEnd(nav)
	}
}

// kindElement is the kind of element nodes.
var kindElement = ast.NewNodeKind("Element")

// tag is one of the HTML elements that goldmark has no node for. It is a number, so that no text of a catalog can be one.
type tag int

const (
	tagHTML tag = iota
	tagBody
	tagMain
	tagHeader
	tagNav
	tagFooter
	tagTable
	tagTbody
	tagTr
	tagTh
	tagTd
	tagBlockquote
	tagFigure
	tagDiv
	tagPre
	tagSmall
	tagA
	tagSpan
)

// tagNames are the tags as HTML writes them.
var tagNames = [...]string{tagHTML: "html", tagBody: "body", tagMain: "main", tagHeader: "header", tagNav: "nav", tagFooter: "footer", tagTable: "table", tagTbody: "tbody", tagTr: "tr", tagTh: "th", tagTd: "td", tagBlockquote: "blockquote", tagFigure: "figure", tagDiv: "div", tagPre: "pre", tagSmall: "small", tagA: "a", tagSpan: "span"}

// String returns the tag as HTML writes it.
func (t tag) String() string { return tagNames[t] }

// inline reports whether the element stands in a line of text.
func (t tag) inline() bool { return t == tagSmall || t == tagA || t == tagSpan }

// element is an HTML element that goldmark has no node for.
type element struct {
	ast.BaseBlock
	tag tag
}

// Kind implements ast.Node.
func (*element) Kind() ast.NodeKind { return kindElement }

// Dump implements ast.Node.
func (e *element) Dump(source []byte, level int) {
	ast.DumpHelper(e, source, level, map[string]string{"tag": e.tag.String()}, nil)
}

// elementRenderer renders element nodes.
type elementRenderer struct{}

// RegisterFuncs implements renderer.NodeRenderer.
func (elementRenderer) RegisterFuncs(reg renderer.NodeRendererFuncRegisterer) {
	reg.Register(kindElement, func(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		tag := n.(*element).tag
		if entering {
			_, _ = w.WriteString("<" + tag.String())
			ghtml.RenderAttributes(w, n, nil)
			_, _ = w.WriteString(">")
		} else {
			_, _ = w.WriteString("</" + tag.String() + ">")
			if !tag.inline() {
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
	printer htmlPrinter
	parent  ast.Node
}

func (h htmlBlock) Heading(b page.Heading) {
	class := ""
	if b.Page {
		class = "page"
	}
	n := add(h.parent, ast.NewHeading(b.Level), "id", b.ID, "class", class)
	h.printer.inline(n, page.Plain(b.Number, b.Text))
}

func (h htmlBlock) Paragraph(b page.Paragraph) {
	h.printer.inline(add(h.parent, ast.NewParagraph()), b.Text)
}

func (h htmlBlock) List(b page.List) {
	h.printer.list(h.parent, b)
}

func (h htmlBlock) KeyTable(b page.KeyTable) {
	class := "key"
	if b.Box {
		class = "key box"
	}
	body := add(add(h.parent, &element{tag: tagTable}, "class", class), &element{tag: tagTbody})
	for _, r := range b.Rows {
		class := ""
		if r.Wide {
			class = "wide"
		}
		row := add(body, &element{tag: tagTr}, "class", class)
		h.printer.inline(add(row, &element{tag: tagTh}, "scope", "row"), page.Plain(r.Key))
		h.printer.cell(add(row, &element{tag: tagTd}), r.Value)
	}
}

func (h htmlBlock) Table(b page.Table) {
	h.printer.table(h.parent, b)
}

func (h htmlBlock) Note(b page.Note) {
	tag, class, role := tagDiv, "note", "note"
	if b.Quote {
		tag, class, role = tagBlockquote, "law", ""
	}
	n := add(h.parent, &element{tag: tag}, "class", class, "role", role)
	if b.Title != "" {
		h.printer.inline(add(n, ast.NewParagraph(), "class", "title"), page.Plain(b.Title))
	}
	for _, t := range b.Text {
		h.printer.inline(add(n, ast.NewParagraph()), t)
	}
}

// narrowest is the width of the narrowest page that pictures must fit on, in CSS pixels (WCAG 2.2, 1.4.10), less its margins.
const narrowest = 320 - 2*15

// Picture prints a picture. One that is scrolled on a telephone can be reached by the keyboard, which then scrolls it.
func (h htmlBlock) Picture(b page.Picture) {
	reach, name, role := "", "", ""
	if b.Drawing.Width > narrowest {
		reach, name, role = "0", text.Visible(b.Title), "group"
	}
	add(add(h.parent, &element{tag: tagFigure}, "tabindex", reach, "role", role, "aria-label", name), &figure{drawing: b.Drawing})
}

func (h htmlBlock) Form(b page.Form) {
	h.printer.blocks(add(h.parent, &element{tag: tagDiv}, "class", "form", "id", b.ID), b.Blocks)
}

func (h htmlBlock) Lines(b page.Lines) {
	pre := add(h.parent, &element{tag: tagPre})
	for i, l := range b.Lines {
		if i > 0 {
			lineEnd(pre)
		}
		h.printer.text(pre, l)
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
		if styled := page.Styled(s.Style, nil, bold, remark); styled != nil {
			to = add(to, styled())
		}
		if dest := h.destination(s.Link); dest != "" {
			to = add(to, &element{tag: tagA}, "href", string(util.URLEscape([]byte(dest), true)), "aria-label", text.Visible(s.Link.Name))
		}
		h.text(to, s.Text)
	}
}

// bold is the node of what is set in bold.
func bold() ast.Node { return ast.NewEmphasis(2) }

// remark is the node of a remark.
func remark() ast.Node { return &element{tag: tagSmall} }

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
	case l.File != "":
		return page.Relative(h.at, l.File)
	case l.Anchor != "":
		return "#" + l.Anchor
	case text.IsWebAddress(l.URL):
		return l.URL
	case l.Phone != "":
		return calls(l.Phone)
	}
	return ""
}

// phone matches a telephone number of the catalog: area code and number with an extension, a mobile number or a hotline.
var phone = regexp.MustCompile(`^([0-9]+(?:-[0-9]{7,8})?)(?:-([0-9]+))?$`)

// calls is the address that calls a number (RFC 3966), "" for what is none.
func calls(number string) string {
	m := phone.FindStringSubmatch(number)
	switch {
	case m == nil:
		return ""
	case m[2] != "":
		return "tel:" + m[1] + ";ext=" + m[2]
	}
	return "tel:" + m[1]
}

// kindFigure is the kind of drawing nodes.
var kindFigure = ast.NewNodeKind("Drawing")

// figure is a drawing in a page, as SVG of this module's making.
type figure struct {
	ast.BaseBlock
	drawing shapes.Drawing
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
			_, _ = w.Write(n.(*figure).drawing.SVG())
		}
		return ast.WalkContinue, nil
	})
}

// kindHead is the kind of head nodes.
var kindHead = ast.NewNodeKind("Head")

// head is the head of a page: its title, its style sheet, its script if it has one, and the policy that forbids every other one.
type head struct {
	ast.BaseBlock
	title, path   string
	moved         string // the address of the page in the place of this one, "" for none
	style, script text.Markup
}

// Kind implements ast.Node.
func (*head) Kind() ast.NodeKind { return kindHead }

// Dump implements ast.Node.
func (h *head) Dump(source []byte, level int) {
	ast.DumpHelper(h, source, level, map[string]string{"title": h.title}, nil)
}

// headRenderer renders head nodes.
type headRenderer struct{}

// RegisterFuncs implements renderer.NodeRenderer.
func (headRenderer) RegisterFuncs(reg renderer.NodeRendererFuncRegisterer) {
	reg.Register(kindHead, func(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		h := n.(*head)
		policy := "default-src 'none'; style-src " + only(h.style)
		script := text.Markup("")
		if h.script != "" {
			policy += "; script-src " + only(h.script)
			script = text.Markupf("<script>%s</script>\n", h.script)
		}
		policy += "; base-uri 'none'; form-action 'none'"
		moved := text.Markup("")
		if h.moved != "" {
			moved = text.Markupf("<meta http-equiv=\"refresh\" content=\"0; url=%s\">\n<link rel=\"canonical\" href=\"%s\">\n", h.moved, h.moved)
		}
		_, err := w.WriteString(string(text.Markupf(`<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="%s">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="dcterms.identifier" content="%s">
<title>%s</title>
%s<style>%s</style>
%s</head>
`, policy, h.path, h.title, moved, h.style, script)))
		return ast.WalkContinue, err
	})
}

// only is the source of a policy that allows this and nothing else.
func only(text text.Markup) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}
