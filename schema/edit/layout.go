package edit

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"cuelang.org/go/cue/ast"
	"cuelang.org/go/cue/literal"
)

// layout is how a file is laid out.
type layout struct {
	newline string // how its lines end
	unit    string // by what an inner line is indented
}

// layout reads how the file is laid out: at an offset its lines end as the one there does.
func (t *tree) layout(at int) layout {
	l := layout{"\n", "\t"}
	eol := bytes.IndexByte(t.source[at:], '\n') + at
	if eol < at {
		eol = bytes.LastIndexByte(t.source[:at], '\n')
	}
	if eol > 0 && t.source[eol-1] == '\r' {
		l.newline = "\r\n"
	}
	for line := range bytes.Lines(t.source) {
		if n := len(line) - len(bytes.TrimLeft(line, " ")); n > 0 && n < len(bytes.TrimRight(line, "\r\n")) && line[n] != '\t' {
			l.unit = strings.Repeat(" ", min(n, 8))
			break
		}
		if bytes.HasPrefix(line, []byte("\t")) {
			break
		}
	}
	return l
}

func (t *tree) lineStart(at int) int { return bytes.LastIndexByte(t.source[:at], '\n') + 1 }

// lineEnd returns where a line ends, before what ends it.
func (t *tree) lineEnd(at int) int {
	end := len(t.source)
	if i := bytes.IndexByte(t.source[at:], '\n'); i >= 0 {
		end = at + i
	}
	if end > at && t.source[end-1] == '\r' {
		end--
	}
	return end
}

// indent returns the blanks at the beginning of the line of an offset.
func (t *tree) indent(at int) string {
	line := t.source[t.lineStart(at):at]
	return string(line[:len(line)-len(bytes.TrimLeft(line, " \t"))])
}

// fresh reports whether an offset is the first of its line but for blanks.
func (t *tree) fresh(at int) bool {
	return len(bytes.TrimLeft(t.source[t.lineStart(at):at], " \t")) == 0
}

// oneLine reports whether two offsets are on one line.
func (t *tree) oneLine(from, to int) bool { return bytes.IndexByte(t.source[from:to], '\n') < 0 }

// widest is how many bytes a value takes on one line where it may take more than one.
const widest = 120

// value writes a value, on one line or, if that is too long, on several that are indented.
func (l layout) value(v any, indent string, inline bool) string {
	one := l.line(v)
	if inline || len(one) <= widest {
		return one
	}
	in := indent + l.unit
	var b strings.Builder
	switch v := v.(type) {
	case Fields:
		b.WriteString("{" + l.newline)
		for _, e := range v {
			b.WriteString(in + label(e.Key) + ": " + l.value(e.Value, in, false) + l.newline)
		}
		b.WriteString(indent + "}")
	case []any:
		b.WriteString("[" + l.newline)
		for _, e := range v {
			b.WriteString(in + l.value(e, in, false) + "," + l.newline)
		}
		b.WriteString(indent + "]")
	default:
		return one
	}
	return b.String()
}

// line writes a value on one line.
func (l layout) line(v any) string {
	switch v := v.(type) {
	case string:
		return quoted(v)
	case bool:
		return strconv.FormatBool(v)
	case int:
		return strconv.Itoa(v)
	case json.Number:
		return v.String()
	case Source:
		return string(v)
	case Fields:
		parts := make([]string, len(v))
		for i, e := range v {
			parts[i] = label(e.Key) + ": " + l.line(e.Value)
		}
		return "{" + strings.Join(parts, ", ") + "}"
	case []any:
		parts := make([]string, len(v))
		for i, e := range v {
			parts[i] = l.line(e)
		}
		return "[" + strings.Join(parts, ", ") + "]"
	}
	panic(fmt.Sprintf("%T is no value of a catalog", v))
}

// quoted writes a text.
func quoted(s string) string { return literal.String.Quote(s) }

// Name writes an id in the place of another, as that is written: between quotes, or as the name of a field without.
func Name(written []byte, id string) string {
	if len(written) > 0 && (written[0] == '"' || written[0] == '#') {
		return quoted(id)
	}
	return label(id)
}

// label writes the name of a field, between quotes where it must be.
func label(name string) string {
	if !ast.IsValidIdent(name) || strings.HasPrefix(name, "_") || strings.HasPrefix(name, "#") || slices.Contains(words, name) ||
		strings.ContainsFunc(name, func(r rune) bool { return r >= 0x80 || r == '$' }) {
		return quoted(name)
	}
	return name
}

// words are the names that mean something else in CUE.
var words = []string{"true", "false", "null", "for", "if", "let", "in", "import", "package", "func", "try", "else", "fallback", "div", "mod", "quo", "rem"}

// typeOf returns the type that a value is written with, as in #Matter & {…}, with the sign behind it.
func typeOf(x ast.Expr) string {
	if b, ok := x.(*ast.BinaryExpr); ok && b.Op.String() == "&" {
		if id, ok := b.X.(*ast.Ident); ok && strings.HasPrefix(id.Name, "#") {
			return id.Name + " & "
		}
		return typeOf(b.X)
	}
	return ""
}
