package edit

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"cuelang.org/go/cue/ast"
	"cuelang.org/go/cue/format"
	"cuelang.org/go/cue/literal"
	"cuelang.org/go/cue/parser"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
)

// Refusal says why Format leaves a source as it is. It is an error about the source, not about the machine.
type Refusal struct {
	Offset int // where in the source
	Reason diag.Text
	Hint   diag.Text
}

// Error returns the reason in English.
func (r *Refusal) Error() string { return fmt.Sprintf("offset %d: %s", r.Offset, r.Reason.EN) }

// maxRounds is how often a source is laid out until it stays as it is; comments inside expressions need a second time.
const maxRounds = 4

// Format lays a source out as `cue fmt` does. The result says the same as the source: it is parsed again and compared
// value by value and comment by comment, because CUE's own printer can write what it cannot read. Formatting
// a result again changes nothing. A source that has a syntax error is refused with what loading says of it, one that cannot be laid
// out without a loss with where: a *Refusal.
func Format(source []byte) ([]byte, error) {
	if wrong := schema.Syntax("", source); len(wrong) > 0 {
		return nil, &Refusal{wrong[0].Place.Start, wrong[0].Message, wrong[0].Hint}
	}
	before, err := parser.ParseFile("", source, parser.ParseComments)
	if err != nil {
		return nil, err
	}
	want := outline(before)
	current := source
	for range maxRounds {
		next, err := layOut(current)
		if err != nil {
			return nil, lossy(inner(before))
		}
		if bytes.Equal(next, current) {
			return next, nil
		}
		after, err := parser.ParseFile("", next, parser.ParseComments)
		if err != nil {
			return nil, lossy(inner(before))
		}
		if !want.equal(outline(after)) {
			return nil, lossy(inner(before))
		}
		current = next
	}
	return nil, lossy(inner(before))
}

func lossy(at int) *Refusal {
	return &Refusal{at, diag.T("排版会改动或者丢失这里的内容，没有排版", "formatting would change or lose something here; the file was left as it is"),
		diag.T("把表达式中间的注释移到它的上一行", "Move a comment inside an expression to the line before it")}
}

// layOut formats once. CUE's printer sets a comment behind an opening bracket without a space.
func layOut(source []byte) ([]byte, error) {
	formatted, err := format.Source(source)
	if err != nil {
		return nil, err
	}
	tree, err := parser.ParseFile("", formatted, parser.ParseComments)
	if err != nil {
		return nil, err
	}
	var edits []diag.Edit
	ast.Walk(tree, func(n ast.Node) bool {
		if c, ok := n.(*ast.Comment); ok {
			at := c.Pos().Offset()
			if at > 0 && bytes.IndexByte([]byte("{[("), formatted[at-1]) >= 0 {
				edits = append(edits, diag.Edit{Place: diag.Place{Start: at, End: at}, New: " "})
			}
		}
		return true
	}, nil)
	return Splice(formatted, edits)
}

// inner returns where the first comment inside an expression stands, which is what CUE's printer can lose.
func inner(tree *ast.File) int {
	depth, first := 0, 0
	ast.Walk(tree, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.BinaryExpr, *ast.UnaryExpr, *ast.ParenExpr:
			depth++
		case *ast.Comment:
			if depth > 0 && first == 0 {
				first = n.Pos().Offset()
			}
		}
		return true
	}, func(n ast.Node) {
		switch n.(type) {
		case *ast.BinaryExpr, *ast.UnaryExpr, *ast.ParenExpr:
			depth--
		}
	})
	return first
}

// contents is what a source says: its syntax without the layout, and its comments.
type contents struct {
	parts    []string
	comments []string // sorted, for a comment may move to another node
}

func (c *contents) equal(d *contents) bool {
	return slices.Equal(c.parts, d.parts) && slices.Equal(c.comments, d.comments)
}

// outline reads the contents of a syntax tree.
func outline(tree *ast.File) *contents {
	c := &contents{}
	add := func(part string) { c.parts = append(c.parts, part) }
	ast.Walk(tree, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Comment:
			c.comments = append(c.comments, strings.TrimSpace(n.Text))
		case *ast.CommentGroup, *ast.ParenExpr:
		case *ast.Ident:
			add("name " + n.Name)
		case *ast.BasicLit:
			add("literal " + value(n))
		case *ast.Attribute:
			add("attribute " + n.Text)
		case *ast.BinaryExpr:
			add("operator " + n.Op.String())
		case *ast.UnaryExpr:
			add("operator " + n.Op.String())
		case *ast.Field:
			add("field " + n.Constraint.String())
		default:
			add(fmt.Sprintf("%T", n))
		}
		return true
	}, func(n ast.Node) {
		switch n.(type) {
		case *ast.Comment, *ast.CommentGroup, *ast.ParenExpr:
		default:
			add("end")
		}
	})
	slices.Sort(c.comments)
	return c
}

// value returns what a literal means, so that another indentation of a text is no difference.
func value(lit *ast.BasicLit) string {
	if s, err := literal.Unquote(lit.Value); err == nil {
		return "text " + s
	}
	return lit.Value
}
