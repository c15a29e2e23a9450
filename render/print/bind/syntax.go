package bind

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// Objects stay the bytes they are in the file: a value is a slice that begins with it and may go on behind it. Only what
// has to change is taken apart, one level at a time (ISO 32000-1, 7.2 and 7.3).

// Kinds of tokens that are not told by their first byte.
const (
	end      = 0
	invalid  = '!'
	regular  = 'r' // number or keyword
	dictOpen = 'd'
	dictEnd  = 'e'
)

// isRegular tells the bytes of which names, numbers and keywords are made.
var isRegular = func() (table [256]bool) {
	for i := range table {
		table[i] = strings.IndexByte("\x00\t\n\f\r ()<>[]{}/%", byte(i)) < 0
	}
	return table
}()

// next finds the token behind at: [ ] / ( < for arrays, names, literal and hexadecimal strings, or one of the kinds above.
func next(src []byte, at int) (kind byte, from, to int) {
	for at < len(src) {
		switch src[at] {
		case ' ', '\n', '\r', '\t', '\f', 0:
			at++
			continue
		case '%':
			for at < len(src) && src[at] != '\n' && src[at] != '\r' {
				at++
			}
			continue
		}
		break
	}
	if at == len(src) {
		return end, at, at
	}
	from, to = at, at+1
	switch c := src[at]; c {
	case '[', ']':
		return c, from, to
	case '/':
		for to < len(src) && isRegular[src[to]] {
			to++
		}
		return c, from, to
	case '(':
		for depth := 1; to < len(src); to++ {
			switch src[to] {
			case '\\':
				to++
			case '(':
				depth++
			case ')':
				if depth--; depth == 0 {
					return c, from, to + 1
				}
			}
		}
	case '<':
		if to < len(src) && src[to] == '<' {
			return dictOpen, from, to + 1
		}
		if n := bytes.IndexByte(src[to:], '>'); n >= 0 {
			return c, from, to + n + 1
		}
	case '>':
		if to < len(src) && src[to] == '>' {
			return dictEnd, from, to + 1
		}
	default:
		for to < len(src) && isRegular[src[to]] {
			to++
		}
		if isRegular[c] {
			return regular, from, to
		}
	}
	return invalid, from, len(src)
}

// number reads an integer from 0 to two thousand million.
func number(text []byte) (int, bool) {
	if len(text) == 0 || len(text) > 10 {
		return 0, false
	}
	n := 0
	for _, c := range text {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + int(c-'0')
	}
	return n, n <= 2_000_000_000
}

// integer is the number a value is.
func integer(value []byte) (int, bool) {
	_, from, to := next(value, 0)
	return number(value[from:to])
}

// reference reads "12 0 R" behind at. It is in error when the generation is not 0, for the engine writes no other.
func reference(src []byte, at int) (n, to int, ok bool, err error) {
	_, from, to := next(src, at)
	n, ok = number(src[from:to])
	if !ok {
		return 0, 0, false, nil
	}
	_, from, to = next(src, to)
	generation, ok := number(src[from:to])
	if !ok {
		return 0, 0, false, nil
	}
	_, from, to = next(src, to)
	if string(src[from:to]) != "R" {
		return 0, 0, false, nil
	}
	if generation != 0 {
		err = fmt.Errorf("object %d has generation %d", n, generation)
	}
	return n, to, true, err
}

// A change says how a value is written again.
type change struct {
	object func(n int) (int, error) // the new number of an object
	keys   int                      // added to the keys of the parent tree
	limit  int                      // what those keys are below
	ids    string                   // put before the identifiers of structure elements
}

// maxDepth is how deep values and bookmarks may be nested.
const maxDepth = 64

// Values that change are told by the keys before them.
const (
	structureKey = iota + 1
	identifierKey
	identifiersKey
)

func interest(key string) int {
	switch key {
	case "StructParent", "StructParents":
		return structureKey
	case "ID":
		return identifierKey
	case "Headers":
		return identifiersKey
	}
	return 0
}

// copyValue appends the first value of src to dst, changed and without needless white space, and says where it ends. The
// key is that before the value.
func copyValue(dst, src []byte, c *change, key int) ([]byte, int, error) {
	var open [maxDepth]byte // what closes the arrays and dictionaries
	depth, at := 0, 0
	for {
		kind, from, to := next(src, at)
		text := src[from:to]
		switch kind {
		case end, invalid:
			return dst, at, errors.New("a value is broken off")
		case '[', dictOpen:
			if depth == maxDepth {
				return dst, at, errors.New("a value is nested too deep")
			}
			open[depth] = ']'
			if kind == dictOpen {
				open[depth] = dictEnd
			}
			depth++
		case ']', dictEnd:
			if depth == 0 || open[depth-1] != kind {
				return dst, at, errors.New("brackets of a value do not match")
			}
			depth--
			key = 0
		case '/':
			key = interest(string(text[1:]))
		case '(', '<':
			if key >= identifierKey && c.ids != "" {
				dst = append(dst, byte(kind))
				if kind == '(' {
					dst = append(dst, c.ids...)
				} else {
					dst = fmt.Appendf(dst, "%X", c.ids)
				}
				text = text[1:]
			}
		case regular:
			n, isNumber := number(text)
			if isNumber {
				old, after, ok, err := reference(src, from)
				if err != nil {
					return dst, at, err
				}
				if ok {
					if n, err = c.object(old); err != nil {
						return dst, at, err
					}
					to = after
				}
				if !ok && key == structureKey {
					if n >= c.limit {
						return dst, at, fmt.Errorf("the parent tree has no key %d", n)
					}
					n += c.keys
				}
				dst = separate(dst)
				if ok || key == structureKey {
					dst = strconv.AppendInt(dst, int64(n), 10)
					if ok {
						dst = append(dst, " 0 R"...)
					}
					text = nil
				}
			} else {
				dst = separate(dst)
			}
		}
		dst = append(dst, text...)
		if kind != '/' && key != identifiersKey {
			key = 0
		}
		if at = to; depth == 0 {
			return dst, at, nil
		}
	}
}

// separate adds a space when what follows would belong to the last number, name or keyword without it.
func separate(dst []byte) []byte {
	if len(dst) > 0 && isRegular[dst[len(dst)-1]] {
		dst = append(dst, ' ')
	}
	return dst
}

// skip returns where the first value of src ends.
func skip(src []byte, at int) (int, error) {
	if _, to, ok, err := reference(src, at); ok {
		return to, err
	}
	for depth := 0; ; {
		kind, _, to := next(src, at)
		switch kind {
		case end, invalid:
			return 0, errors.New("a value is broken off")
		case '[', dictOpen:
			depth++
		case ']', dictEnd:
			depth--
		}
		if at = to; depth < 0 {
			return 0, errors.New("a value is missing")
		}
		if depth == 0 {
			return at, nil
		}
	}
}

// elements are the values of an array.
func elements(value []byte) ([][]byte, error) {
	kind, _, at := next(value, 0)
	if kind != '[' {
		return nil, errors.New("an array is missing")
	}
	var list [][]byte
	for {
		kind, from, _ := next(value, at)
		if kind == ']' {
			return list, nil
		}
		to, err := skip(value, from)
		if err != nil {
			return nil, err
		}
		list, at = append(list, value[from:to]), to
	}
}

// A dict is a dictionary in the order of the file; keys are without slash.
type dict []entry

type entry struct {
	key   string
	value []byte
}

// fields are the entries of a dictionary, and where it ends.
func fields(value []byte) (dict, int, error) {
	kind, _, at := next(value, 0)
	if kind != dictOpen {
		return nil, 0, errors.New("a dictionary is missing")
	}
	var d dict
	for {
		kind, from, to := next(value, at)
		if kind == dictEnd {
			return d, to, nil
		}
		if kind != '/' {
			return nil, 0, errors.New("a dictionary has a value without key")
		}
		key := string(value[from+1 : to])
		_, from, _ = next(value, to)
		at = from
		var err error
		if at, err = skip(value, from); err != nil {
			return nil, 0, fmt.Errorf("/%s: %w", key, err)
		}
		d = append(d, entry{key, value[from:at]})
	}
}

// get returns nil when there is no such key.
func (d dict) get(key string) []byte {
	for _, e := range d {
		if e.key == key {
			return e.value
		}
	}
	return nil
}

// only is in error when there are other keys than these.
func (d dict) only(keys ...string) error {
	for _, e := range d {
		known := false
		for _, key := range keys {
			known = known || e.key == key
		}
		if !known {
			return fmt.Errorf("/%s is not known here", e.key)
		}
	}
	return nil
}

// decode returns the bytes of a string, and false for what is none (7.3.4).
func decode(value []byte) (string, bool) {
	kind, from, to := next(value, 0)
	if kind != '(' && kind != '<' {
		return "", false
	}
	in := value[from+1 : to-1]
	out := make([]byte, 0, len(in))
	if kind == '<' {
		var digits []byte
		for _, c := range in {
			if isRegular[c] {
				digits = append(digits, c)
			}
		}
		if len(digits)%2 == 1 {
			digits = append(digits, '0')
		}
		for i := 0; i < len(digits); i += 2 {
			n, err := strconv.ParseUint(string(digits[i:i+2]), 16, 8)
			if err != nil {
				return "", false
			}
			out = append(out, byte(n))
		}
		return string(out), true
	}
	for i := 0; i < len(in); i++ {
		c := in[i]
		if c == '\r' { // an end of line is one byte
			c = '\n'
			if i+1 < len(in) && in[i+1] == '\n' {
				i++
			}
		}
		if c != '\\' || i+1 == len(in) {
			out = append(out, c)
			continue
		}
		i++
		switch c = in[i]; c {
		case 'n':
			c = '\n'
		case 'r':
			c = '\r'
		case 't':
			c = '\t'
		case 'b':
			c = '\b'
		case 'f':
			c = '\f'
		case '\r', '\n': // the string goes on in the next line
			if c == '\r' && i+1 < len(in) && in[i+1] == '\n' {
				i++
			}
			continue
		case '0', '1', '2', '3', '4', '5', '6', '7':
			c -= '0'
			for n := 1; n < 3 && i+1 < len(in) && in[i+1] >= '0' && in[i+1] <= '7'; n++ {
				i++
				c = c<<3 | (in[i] - '0')
			}
		}
		out = append(out, c)
	}
	return string(out), true
}

// box reads a rectangle: left, lower, right and upper edge in points (7.9.5).
func box(value []byte) (r [4]float64, err error) {
	list, err := elements(value)
	if err != nil {
		return r, err
	}
	if len(list) != 4 {
		return r, errors.New("a rectangle has not four numbers")
	}
	for i, v := range list {
		if r[i], err = strconv.ParseFloat(string(v), 64); err != nil || !(r[i] > -1e6 && r[i] < 1e6) {
			return r, errors.New("an edge of a rectangle is no length")
		}
	}
	return r, nil
}

// appendNumber writes a length to the ten thousandth of a point.
func appendNumber(dst []byte, v float64) []byte {
	dst = strconv.AppendFloat(separate(dst), v, 'f', 4, 64)
	dst = bytes.TrimRight(dst, "0")
	return bytes.TrimSuffix(dst, []byte("."))
}
