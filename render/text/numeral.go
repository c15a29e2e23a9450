package text

import (
	"math"
	"strings"
	"unicode/utf8"
)

// digits are the Chinese digits from 0 to 9.
const digits = "零一二三四五六七八九"

// Numeral writes a number as Chinese text counts and as laws number their articles: 零, 十, 二十一, 一百零五, 二百一十,
// 一千零一十, 十万, 一亿零三. A number below zero has 负 before it.
func Numeral(n int) string {
	if n < 0 {
		return "负" + numeral(uint64(-(n+1))+1)
	}
	return numeral(uint64(n))
}

// numeral is Numeral of what has no sign.
func numeral(n uint64) string {
	s := sections(n)
	if rest, ok := strings.CutPrefix(s, "一十"); ok {
		return "十" + rest
	}
	return s
}

// sections writes a number section by section: so many 亿, so many 万, and up to 9999.
func sections(n uint64) string {
	for _, unit := range []struct {
		value uint64
		word  string
	}{{1e8, "亿"}, {1e4, "万"}, {1000, "千"}, {100, "百"}, {10, "十"}} {
		if n < unit.value {
			continue
		}
		s, rest := sections(n/unit.value)+unit.word, n%unit.value
		switch {
		case rest == 0:
			return s
		case rest < unit.value/10: // a place is empty between them
			return s + "零" + sections(rest)
		}
		return s + sections(rest)
	}
	return digit(n)
}

// digit writes a number below ten.
func digit(n uint64) string { return digits[n*3 : n*3+3] }

// Number reads the Chinese numeral a text begins with, and returns it with what follows: 42 and 条第一款 for 四十二条第一款.
// It reads what Numeral writes, and also 〇 for 零, 一十 for 十 and digits by place, as in 二〇二六. Where there is no
// numeral, or one too large for an int, it returns 0 and the whole text.
func Number(s string) (n int, rest string) {
	end := len(s)
	for i, r := range s {
		if value(r) < 0 && unit(r) == 0 {
			end = i
			break
		}
	}
	n, ok := read(s[:end])
	if !ok {
		return 0, s
	}
	return n, s[end:]
}

// longest is how many bytes a numeral has at most; that of no int is longer.
const longest = 300

// read reads a numeral; false for one that is too large.
func read(s string) (n int, ok bool) {
	if len(s) > longest {
		return 0, false
	}
	for _, word := range []string{"亿", "万"} {
		high, low, found := cutLast(s, word)
		if !found {
			continue
		}
		h, ok1 := read(high)
		if high == "" {
			h = 1
		}
		l, ok2 := read(low)
		u, _ := utf8.DecodeRuneInString(word)
		if !ok1 || !ok2 || h > (math.MaxInt-l)/unit(u) {
			return 0, false
		}
		return h*unit(u) + l, true
	}
	place := 0
	for _, r := range s {
		u := unit(r)
		switch {
		case place > math.MaxInt/10000:
			return 0, false
		case u == 0:
			place = place*10 + value(r)
		case n > math.MaxInt/2:
			return 0, false
		default:
			n, place = n+max(place, 1)*u, 0
		}
	}
	if place > math.MaxInt-n {
		return 0, false
	}
	return n + place, true
}

// cutLast cuts a text at the last place where a word stands.
func cutLast(s, word string) (before, after string, found bool) {
	if i := strings.LastIndex(s, word); i >= 0 {
		return s[:i], s[i+len(word):], true
	}
	return s, "", false
}

// value is that of a digit, -1 of no digit.
func value(r rune) int {
	if r == '〇' {
		return 0
	}
	if i := strings.IndexRune(digits, r); i >= 0 {
		return i / 3
	}
	return -1
}

// unit is that of a place, 0 of no place.
func unit(r rune) int {
	switch r {
	case '十':
		return 10
	case '百':
		return 100
	case '千':
		return 1000
	case '万':
		return 1e4
	case '亿':
		return 1e8
	}
	return 0
}
