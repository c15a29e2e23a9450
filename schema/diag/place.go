package diag

import (
	"bytes"
	"fmt"
	"slices"
	"unicode/utf8"
)

// file is a source with the offsets at which its lines start, and the point worked out last: findings come in the order
// of the file, so that a long line is counted once and not once a finding.
type file struct {
	text       []byte
	lines      []int
	last       point
	lastOffset int
}

// line returns the number of the line that holds an offset, from 0, and the line without its end.
func (f *file) line(offset int) (int, []byte) {
	i, found := slices.BinarySearch(f.lines, offset)
	if !found {
		i--
	}
	end := len(f.text)
	if i+1 < len(f.lines) {
		end = f.lines[i+1] - 1
	}
	line := f.text[f.lines[i]:end]
	if n := len(line); n > 0 && line[n-1] == '\r' {
		line = line[:n-1]
	}
	return i, line
}

// point is a line and a column, both from 1; columns count characters (code points), a tab being one.
type point struct{ line, column int }

// point works out an offset that cuts no character in two.
func (f *file) point(offset int) point {
	i, _ := f.line(offset)
	from, column := f.lines[i], 1
	if i+1 == f.last.line {
		from, column = f.lastOffset, f.last.column
	}
	if from <= offset {
		column += utf8.RuneCount(f.text[from:offset])
	} else {
		column -= utf8.RuneCount(f.text[offset:from])
	}
	f.last, f.lastOffset = point{i + 1, column}, offset
	return f.last
}

// around returns the bounds of the character that an offset cuts in two, or the offset twice.
func (f *file) around(offset int) (int, int) {
	for n := 1; n < utf8.UTFMax && n <= offset; n++ {
		if _, size := utf8.DecodeRune(f.text[offset-n:]); size > n {
			return offset - n, offset - n + size
		}
	}
	return offset, offset
}

// open returns a file of the catalog, nil if there is none to be had.
func (p *printer) open(name string) *file {
	if f, ok := p.files[name]; ok || p.sources == nil || name == "" {
		return f
	}
	var f *file
	if text, ok := p.sources(name); ok {
		f = &file{text: text, lines: []int{0}}
		if bytes.HasPrefix(text, []byte("\xef\xbb\xbf")) { // a byte order mark is no part of the text, and editors do not count it
			f.lines[0] = len("\xef\xbb\xbf")
		}
		for i, c := range text {
			if c == '\n' {
				f.lines = append(f.lines, i+1)
			}
		}
	}
	p.files[name] = f
	return f
}

// spot is a place worked out: within its file and on whole characters. Without the source, points are zero.
type spot struct {
	file             *file
	start, end       int // offsets
	from, to         point
	line             []byte // the first line, without its end
	lineFrom, lineTo int    // the part of the line that is marked
}

// locate works a place out; what lies outside the file is moved to its nearest end.
func (p *printer) locate(at Place) spot {
	s := spot{file: p.open(at.File), start: max(at.Start, 0)}
	s.end = max(at.End, s.start)
	if s.file == nil {
		return s
	}
	first := s.file.lines[0]
	s.start, _ = s.file.around(min(max(s.start, first), len(s.file.text)))
	_, s.end = s.file.around(min(max(s.end, first), len(s.file.text)))
	s.from, s.to = s.file.point(s.start), s.file.point(s.end)
	_, s.line = s.file.line(s.start)
	s.lineFrom = min(s.start-s.file.lines[s.from.line-1], len(s.line))
	s.lineTo = min(s.lineFrom+s.end-s.start, len(s.line))
	return s
}

// where returns "file:line:column: ", as far as it is known.
func (p *printer) where(at Place) string {
	switch s := p.locate(at); {
	case s.file != nil:
		return fmt.Sprintf("%s:%d:%d: ", clean(p.name(at.File)), s.from.line, s.from.column)
	case at.File != "":
		return clean(p.name(at.File)) + ": "
	}
	return ""
}
