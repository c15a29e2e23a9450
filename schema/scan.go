package schema

import (
	"cuelang.org/go/cue/errors"
	"cuelang.org/go/cue/scanner"
	"cuelang.org/go/cue/token"
	"github.com/matterc/matterc/schema/diag"
)

// maxFaults is how many signs that are no CUE a file may have and still be parsed: what the parser does with them grows with
// the square of their number.
const maxFaults = 100

// nestedMessage says that something is nested too deep.
func nestedMessage() diag.Text {
	return diag.T("这里的嵌套超过 %d 层", "this is nested more than %d levels deep", maxNesting)
}

// scan counts the signs of a file before it is parsed: a tree takes hundreds of times the memory of its text, and a deep one
// the stack. It returns a finding for a file that is not worth parsing, and how many signs it has.
func scan(f *file, data []byte) (signs int, found *diag.Diagnostic) {
	var first errors.Error // of what is no CUE
	type tooMany struct{}
	defer func() {
		switch p := recover().(type) {
		case nil:
		case tooMany:
			d := newDoctor(f, data, first).plain()
			found = &d
		default:
			panic(p)
		}
	}()
	var s scanner.Scanner
	handle := func(pos token.Pos, msg string, args []any) {
		if first == nil || pos.Offset() < first.Position().Offset() {
			first = errors.Newf(pos, msg, args...)
		}
		if s.ErrorCount >= maxFaults {
			panic(tooMany{})
		}
	}
	s.Init(token.NewFile(f.name, -1, len(data)), data, handle, scanner.ScanComments)
	refuse := func(pos token.Pos, message, hint diag.Text) (int, *diag.Diagnostic) {
		at := pos.Offset()
		return signs, &diag.Diagnostic{Code: "S016", Severity: diag.Error, Place: diag.Place{File: f.name, Start: at, End: min(at+1, len(data))}, Message: message, Hint: hint}
	}
	depth := 0           // brackets that are open, and names that a value is still to come for
	var bases []int      // the depth inside each open bracket
	var resumed []int    // of the open brackets, how many there were when a text was interrupted by \(
	base := func() int { // the depth after a comma
		if len(bases) > 0 {
			return bases[len(bases)-1]
		}
		return 0
	}
	for {
		pos, tok, _ := s.Scan()
		signs++
		switch tok {
		case token.EOF:
			return signs, nil
		case token.INTERPOLATION:
			resumed = append(resumed, len(bases)+1)
		case token.LPAREN, token.LBRACK, token.LBRACE:
			depth++
			bases = append(bases, depth)
		case token.COLON:
			depth++
		case token.COMMA:
			depth = base()
		case token.RPAREN, token.RBRACK, token.RBRACE:
			if n := len(resumed); n > 0 && tok == token.RPAREN && resumed[n-1] == len(bases) { // the text goes on
				if lit := s.ResumeInterpolation(); len(lit) == 0 || lit[len(lit)-1] != '(' {
					resumed = resumed[:n-1]
				}
			}
			if n := len(bases); n > 0 {
				depth, bases = max(bases[n-1]-1, 0), bases[:n-1]
			}
		}
		switch {
		case depth > 2*maxNesting+1: // a level takes a name and a bracket
			return refuse(pos, nestedMessage(), diag.T("减少括号的层数", "Use fewer levels"))
		case signs > maxSigns:
			return refuse(pos, diag.T("文件超过 %d 个符号和值", "the file has more than %d signs and values", maxSigns), diag.T("把它分成几个文件", "Split it"))
		}
	}
}
