package render

import (
	"github.com/matterc/matterc/render/chart"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"
)

// Picture is a drawing. A page has it inline, Markdown shows the file at Path, and where there is no file, as on a
// terminal, the same is drawn in characters.
type Picture struct {
	Path    string // of the file under out/, with its extension; "" for none
	Title   string // what it shows, for those who do not see it
	Drawing chart.Drawing
	Lines   []string // the same in characters
	Loose   bool     // in print it stands at the foot of its page or of the next one, and what follows goes on above it
}

// pictures returns the files of the pictures of a document.
func pictures(d Document) []File {
	var files []File
	for _, b := range d.Blocks {
		if p, ok := b.(Picture); ok && p.Path != "" {
			files = append(files, File{p.Path, p.Drawing.SVG()})
		}
	}
	return files
}

// markdown prints the picture, as a link to its file or in characters.
func (p Picture) markdown(m *mdPrinter) {
	if p.Path == "" {
		m.Lines(Lines{p.Lines})
		return
	}
	m.line("![" + mdEscape(p.Title) + "](" + relative(m.at, p.Path) + ")")
}

// kindDrawing is the kind of drawing nodes.
var kindDrawing = ast.NewNodeKind("Drawing")

// drawing is a drawing in a page, as SVG of this module's making.
type drawing struct {
	ast.BaseBlock
	chart.Drawing
}

// Kind implements ast.Node.
func (*drawing) Kind() ast.NodeKind { return kindDrawing }

// Dump implements ast.Node.
func (d *drawing) Dump(source []byte, level int) { ast.DumpHelper(d, source, level, nil, nil) }

// drawingRenderer renders drawing nodes.
type drawingRenderer struct{}

// RegisterFuncs implements renderer.NodeRenderer.
func (drawingRenderer) RegisterFuncs(reg renderer.NodeRendererFuncRegisterer) {
	reg.Register(kindDrawing, func(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			_, _ = w.Write(n.(*drawing).SVG())
		}
		return ast.WalkContinue, nil
	})
}
