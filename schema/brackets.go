package schema

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"github.com/matterc/matterc/schema/diag"
)

// bracket is an opening bracket that has not been closed yet.
type bracket struct {
	sign   byte
	at     int
	line   int  // where its line begins
	indent int  // of that line
	last   bool // nothing follows it on its line
}

// pair is the closing bracket of an opening one.
func pair(b byte) byte {
	switch b {
	case '{':
		return '}'
	case '[':
		return ']'
	}
	return ')'
}

// unpaired: what the fields and the indentation tell of brackets, the first in the file first.
func (d *doctor) unpaired() []guess {
	guesses := append(d.layout(), d.brackets()...)
	slices.SortStableFunc(guesses, func(a, b guess) int { return cmp.Compare(a.start, b.start) })
	return guesses
}

// brackets: those that the indentation tells are missing, too many or of the wrong kind, from the first on.
func (d *doctor) brackets() (guesses []guess) {
	var open []bracket
	end := 0 // of what has been seen, comments left out
	missing := func(b bracket, line int) {
		guesses = append(guesses, d.unclosedBracket(b, end, line, open))
	}
	line, eol, width := 0, 0, 0 // of the line that i stands on
	start := func(at int) {
		line, eol, width = at, d.lineEnd(at), len(strings.ReplaceAll(d.indent(at), "\t", "    "))
	}
	start(0)
	fresh := true
	for i := 0; i < len(d.data) && len(guesses) < maxGuesses; {
		switch d.data[i] {
		case '\n':
			fresh = true
			if i++; i < len(d.data) {
				start(i)
			}
			continue
		case ' ', '\t', '\r':
			i++
			continue
		}
		next := skipText(d.data, i)
		if bytes.HasPrefix(d.data[i:], []byte("//")) {
			i = max(next-1, i+1) // to its line break
			continue
		}
		c := d.data[i]
		closes := bytes.IndexByte([]byte("}])"), c) >= 0
		for fresh && len(open) > 0 && len(guesses) < maxGuesses {
			top := open[len(open)-1]
			if top.line == line || width > top.indent || closes && width == top.indent {
				break
			}
			open = open[:len(open)-1]
			missing(top, line)
		}
		switch {
		case next > i:
			if next > eol && next < len(d.data) {
				start(d.line(next))
			}
		case bytes.IndexByte([]byte("{[("), c) >= 0:
			rest := bytes.TrimLeft(d.data[i+1:max(eol, i+1)], " \t")
			open = append(open, bracket{c, i, line, width, len(rest) == 0 || bytes.HasPrefix(rest, []byte("//"))})
		case closes:
			guesses = append(guesses, d.misplaced(open, i, fresh)...)
			if n := len(open); n > 0 {
				open = open[:n-1]
			}
		}
		fresh = false
		i = max(next, i+1)
		end = i
	}
	for len(open) > 0 && len(guesses) < maxGuesses {
		top := open[len(open)-1]
		open = open[:len(open)-1]
		missing(top, len(d.data))
	}
	return guesses
}

// unclosedBracket is the guess that a bracket was not closed before a line, where end is the end of what stands before it.
func (d *doctor) unclosedBracket(b bracket, end, line int, around []bracket) guess {
	sign := string(pair(b.sign))
	s := sign
	if b.last {
		s = "\n" + d.indent(b.line) + sign
	}
	if n := len(around); n > 0 && around[n-1].sign == '[' && line < len(d.data) && !bytes.ContainsAny(d.data[line+len(d.indent(line)):][:1], "}])") {
		s += ","
	}
	return guess{start: end, end: end, edits: []diag.Edit{d.edit(end, end, s)},
		message: diag.T("缺少“%s”：从缩进看，它应在这里结束", "%q is missing: by the indentation it belongs here", sign),
		hint:    diag.T("在这里加上 %s", "Add %s here", sign),
		related: []diag.Related{{Place: d.place(b.at, b.at+1), Message: diag.T("它从这里开始", "it begins here")}}}
}

// misplaced are guesses about a closing bracket: one of another kind, or one too many.
func (d *doctor) misplaced(open []bracket, i int, fresh bool) (guesses []guess) {
	c := string(d.data[i])
	remove := guess{start: i, end: i + 1, edits: []diag.Edit{d.edit(i, i+1, "")},
		message: diag.T("多了一个“%s”", "there is one %q too many", c), hint: diag.T("删去它", "Delete it")}
	if len(open) == 0 {
		return []guess{remove}
	}
	top := open[len(open)-1]
	if want := string(pair(top.sign)); want != c {
		related := []diag.Related{{Place: d.place(top.at, top.at+1), Message: diag.T("它从这里开始", "it begins here")}}
		return []guess{
			{start: i, end: i, edits: []diag.Edit{d.edit(i, i, want)}, related: related,
				message: diag.T("缺少“%s”", "%q is missing", want), hint: diag.T("在这里加上 %s", "Add %s here", want)},
			{start: i, end: i + 1, edits: []diag.Edit{d.edit(i, i+1, want)}, related: related,
				message: diag.T("这里应是“%[2]s”，不是“%[1]s”", "this must be %[2]q, not %[1]q", c, want), hint: diag.T("改成 %s", "Write %s instead", want)},
			remove,
		}
	}
	if !fresh && top.last {
		return []guess{remove}
	}
	return nil
}
