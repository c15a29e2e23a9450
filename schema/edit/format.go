// Package edit changes the CUE source of a catalog and leaves the rest of the file as the office wrote it.
//
// Format lays a file out, New writes the file of a new record with every required field and its comment, and Skeleton is a whole new
// catalog that checks and builds as it is. All of them are functions from bytes to bytes; nothing here touches a file.
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
	"cuelang.org/go/cue/scanner"
	"cuelang.org/go/cue/token"
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

// Format lays a source out as `cue fmt` does, but for comments, which CUE's printer may set behind another element: white space is all
// that changes. The result is read again and compared sign by sign and comment by comment. Formatting a result again changes nothing.
// A source that has a syntax error is refused with what loading says of it, one that cannot be laid out without a loss with where: a
// *Refusal.
func Format(source []byte) ([]byte, error) {
	if wrong := schema.Syntax("", source); len(wrong) > 0 {
		return nil, &Refusal{wrong[0].Place.Start, wrong[0].Message, wrong[0].Hint}
	}
	before, err := parser.ParseFile("", source)
	if err != nil {
		return nil, err
	}
	want, meaning := pieces(source), outline(before)
	current := source
	for range maxRounds {
		next, ok := layOut(current)
		if !ok {
			break
		}
		if bytes.Equal(next, current) {
			return next, nil
		}
		after, err := parser.ParseFile("", next)
		if err != nil || !same(want, pieces(next)) || !slices.Equal(meaning, outline(after)) {
			break
		}
		current = next
	}
	return nil, lossy(source, want)
}

// lossy refuses a source at the first piece that CUE's printer writes otherwise, or elsewhere.
func lossy(source []byte, want []piece) *Refusal {
	r := &Refusal{0, diag.T("排版会改动或者丢失这里的内容，没有排版", "formatting would change or lose something here; the file was left as it is"),
		diag.T("写得简单一些：一行一项，一层一对括号", "Write it more simply: one field a line, one pair of brackets a level")}
	var is []piece
	if formatted, err := format.Source(source); err == nil {
		is = pieces(formatted)
	}
	for i, p := range want {
		if i >= len(is) || !same(want[i:i+1], is[i:i+1]) {
			r.Offset = p.start
			if p.comment {
				r.Hint = diag.T("把表达式中间的注释移到它的上一行", "Move a comment inside an expression to the line before it")
			}
			break
		}
	}
	return r
}

// piece is a sign, a name, a value or a comment of a source. Commas are none: they and line breaks stand for each other.
type piece struct {
	start, end int
	text       string // what it says, so that another indentation of a text is no difference
	comment    bool
	fresh      bool // it is the first on its line
}

// pieces reads a source that CUE can read.
func pieces(source []byte) (all []piece) {
	var s scanner.Scanner
	s.Init(token.NewFile("", -1, len(source)), source, func(token.Pos, string, []any) {}, scanner.ScanComments)
	var open []int // for each text interrupted by \(, how many brackets are open in it
	for {
		pos, tok, lit := s.Scan()
		start := pos.Offset()
		switch tok {
		case token.EOF:
			return all
		case token.COMMA:
			continue
		case token.INTERPOLATION:
			open = append(open, 1)
		case token.LPAREN:
			if n := len(open); n > 0 {
				open[n-1]++
			}
		case token.RPAREN:
			if n := len(open); n > 0 {
				if open[n-1]--; open[n-1] == 0 { // the text goes on
					if lit = s.ResumeInterpolation(); strings.HasSuffix(lit, "(") {
						open[n-1] = 1
					} else {
						open = open[:n-1]
					}
				}
			}
		}
		p := piece{start: start, end: start + len(lit), text: lit, comment: tok == token.COMMENT}
		switch {
		case p.comment:
			p.text = strings.TrimSpace(lit)
			p.end = start + len(strings.TrimRight(lit, " \t\r"))
		case lit == "":
			p.text = tok.String()
			p.end = start + len(p.text)
		case tok == token.STRING:
			p.text = value(lit)
		}
		line := source[bytes.LastIndexByte(source[:start], '\n')+1 : start]
		p.fresh = len(bytes.TrimSpace(line)) == 0
		all = append(all, p)
	}
}

// same reports whether two sources consist of the same, comments behind what they stand behind.
func same(a, b []piece) bool {
	return slices.EqualFunc(a, b, func(a, b piece) bool {
		return a.text == b.text && a.comment == b.comment && (a.fresh == b.fresh || !a.comment)
	})
}

// layOut formats once. What CUE's printer does with a comment that it would set elsewhere is undone: the source is formatted without
// it, and the comment is put back where it stood.
func layOut(source []byte) ([]byte, bool) {
	formatted, err := format.Source(source)
	if err == nil {
		formatted = spaced(formatted)
		if same(pieces(source), pieces(formatted)) {
			return formatted, true
		}
	}
	was := pieces(source)
	for _, moved := range []map[int]bool{movedComments(was, pieces(formatted)), allComments(was)} {
		bare, err := format.Source(without(source, was, moved))
		if err != nil {
			continue
		}
		if out := putBack(spaced(bare), source, was, moved); same(was, pieces(out)) {
			return out, true
		}
	}
	return nil, false
}

// spaced sets a space before a comment behind an opening bracket, which CUE's printer does not.
func spaced(source []byte) []byte {
	var out []byte
	done := 0
	for _, p := range pieces(source) {
		if p.comment && p.start > 0 && bytes.IndexByte([]byte("{[("), source[p.start-1]) >= 0 {
			out = append(append(out, source[done:p.start]...), ' ')
			done = p.start
		}
	}
	return append(out, source[done:]...)
}

// behind is where a comment stands: what it says, behind how many other pieces, and whether on a line of its own.
type behind struct {
	text  string
	after int
	fresh bool
}

// movedComments returns the comments of a source, by their indexes, that stand elsewhere in another.
func movedComments(was, is []piece) map[int]bool {
	there := map[behind]int{}
	n := 0
	for _, p := range is {
		if p.comment {
			there[behind{p.text, n, p.fresh}]++
		} else {
			n++
		}
	}
	moved := map[int]bool{}
	n = 0
	for i, p := range was {
		if !p.comment {
			n++
			continue
		}
		at := behind{p.text, n, p.fresh}
		if there[at]--; there[at] < 0 {
			moved[i] = true
		}
	}
	return moved
}

func allComments(was []piece) map[int]bool {
	all := map[int]bool{}
	for i, p := range was {
		if p.comment {
			all[i] = true
		}
	}
	return all
}

// without returns a source without some comments, and without the lines they have for themselves.
func without(source []byte, was []piece, moved map[int]bool) []byte {
	var out []byte
	done := 0
	for i, p := range was {
		if !moved[i] {
			continue
		}
		start, end := p.start, p.end
		for start > done && (source[start-1] == ' ' || source[start-1] == '\t') {
			start--
		}
		if p.fresh && end < len(source) {
			if eol := bytes.IndexByte(source[end:], '\n'); eol >= 0 {
				end += eol + 1
			}
		}
		out = append(out, source[done:start]...)
		done = end
	}
	return append(out, source[done:]...)
}

// putBack sets comments into a source that was formatted without them, each behind the piece it stood behind.
func putBack(bare, source []byte, was []piece, moved map[int]bool) []byte {
	is := slices.DeleteFunc(pieces(bare), func(p piece) bool { return p.comment })
	indent := func(at int) string {
		line := bare[bytes.LastIndexByte(bare[:at], '\n')+1:]
		return string(line[:len(line)-len(bytes.TrimLeft(line, "\t "))])
	}
	type insertion struct {
		at   int // in the bare source
		text string
		skip int // blanks after it
	}
	var insertions []insertion
	n := 0
	for i, p := range was {
		if !p.comment {
			n++
			continue
		}
		if !moved[i] {
			continue
		}
		blank := ""
		if rest := source[p.end:]; p.fresh && len(bytes.TrimLeft(rest, " \t\r\n")) > 0 && bytes.Count(rest[:len(rest)-len(bytes.TrimLeft(rest, " \t\r\n"))], []byte("\n")) > 1 {
			blank = "\n"
		}
		if p.fresh && n < len(is) && is[n].fresh { // a line of its own before the next piece
			at := bytes.LastIndexByte(bare[:is[n].start], '\n') + 1
			in := indent(is[n].start)
			if strings.Contains("}])", is[n].text) {
				in += "\t"
			}
			insertions = append(insertions, insertion{at, in + p.text + "\n" + blank, 0})
			continue
		}
		if n == 0 {
			insertions = append(insertions, insertion{0, p.text + "\n" + blank, 0})
			continue
		}
		at, in := is[n-1].end, indent(is[n-1].start)
		if at < len(bare) && bare[at] == ',' {
			at++
		}
		eol := len(bare)
		if j := bytes.IndexByte(bare[at:], '\n'); j >= 0 {
			eol = at + j
		}
		rest := bare[at:eol]
		text, skip := " "+p.text, 0
		if p.fresh {
			text = "\n" + in + p.text
		}
		if len(bytes.TrimSpace(rest)) > 0 && !bytes.HasPrefix(bytes.TrimSpace(rest), []byte("//")) {
			if n < len(is) && !strings.Contains("}])", is[n].text) {
				in += "\t"
			}
			skip = len(rest) - len(bytes.TrimLeft(rest, " \t"))
			text += "\n" + in
		}
		insertions = append(insertions, insertion{at, text, skip})
	}
	var out []byte
	done := 0
	for _, s := range insertions {
		if s.at > done {
			out = append(out, bare[done:s.at]...)
			done = s.at
		}
		out = append(out, s.text...)
		done = max(done, s.at+s.skip)
	}
	return append(out, bare[done:]...)
}

// outline reads what a syntax tree says: without the layout, brackets around a value, and comments.
func outline(tree ast.Node) (parts []string) {
	add := func(part string) { parts = append(parts, part) }
	ast.Walk(tree, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Comment, *ast.CommentGroup, *ast.ParenExpr:
		case *ast.Ident:
			add("name " + n.Name)
		case *ast.BasicLit:
			add("literal " + value(n.Value))
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
	return parts
}

// value returns what a literal means, so that another indentation of a text is no difference.
func value(lit string) string {
	if s, err := literal.Unquote(lit); err == nil {
		return "text " + s
	}
	return lit
}
