package diag

import (
	"fmt"
	"slices"
	"unicode/utf8"
)

// file is a source with the offsets at which its lines start.
type file struct {
	text  []byte
	lines []int
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

func (f *file) point(offset int) point {
	i, _ := f.line(offset)
	return point{i + 1, utf8.RuneCount(f.text[f.lines[i]:offset]) + 1}
}

// open returns a file of the catalog, nil if there is none to be had.
func (p *printer) open(name string) *file {
	if f, ok := p.files[name]; ok || p.sources == nil || name == "" {
		return f
	}
	var f *file
	if text, ok := p.sources(name); ok {
		f = &file{text: text, lines: []int{0}}
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

func (p *printer) locate(at Place) spot {
	s := spot{file: p.open(at.File), start: max(at.Start, 0)}
	s.end = max(at.End, s.start)
	if s.file == nil {
		return s
	}
	text := s.file.text
	s.start, s.end = min(s.start, len(text)), min(s.end, len(text))
	inside := func(i int) bool { return i > 0 && i < len(text) && !utf8.RuneStart(text[i]) }
	for range utf8.UTFMax - 1 {
		if inside(s.start) {
			s.start--
		}
		if inside(s.end) {
			s.end++
		}
	}
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
