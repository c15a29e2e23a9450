package viewtest

import (
	"cmp"
	"fmt"
	"html"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// Break is where a line of a text ends on paper and the text goes on.
type Break struct {
	Page   int
	Before string  // the text up to there
	After  string  // and from there on, without blanks
	Spaced bool    // there is a blank between them
	Widest float64 // how wide the lines of this text are, in sizes of its type
}

func (b Break) String() string {
	from, to := []rune(b.Before), []rune(b.After)
	return fmt.Sprintf("page %d: %s|%s", b.Page, string(from[max(0, len(from)-12):]), string(to[:min(12, len(to))]))
}

// printed is a word on paper; from and to are where it stands in all that is printed, without blanks.
type printed struct {
	page           int
	x0, y0, x1, y1 float64
	from, to       int
}

var printedWord = regexp.MustCompile(`<word xMin="([^"]*)" yMin="([^"]*)" xMax="([^"]*)" yMax="([^"]*)">(.*)</word>`)

// Breaks finds texts in a PDF, which must have them in this order, and returns where their lines end, and how many lines they take. On
// each page they end before the first word within a margin, in points, of its upper or lower edge: what a binder prints comes last. A
// text that is not there is in lost: it was divided, or is not printed.
func Breaks(t testing.TB, pdf string, margin float64, texts []string) (breaks []Break, lines int, lost []string) {
	t.Helper()
	var words []printed
	var b strings.Builder
	page, height, behind := 0, 0.0, 0
	for line := range strings.Lines(Run(t, "pdftotext", "-raw", "-bbox", pdf, "-")) {
		if strings.Contains(line, "<page ") {
			_, value, _ := strings.Cut(line, `height="`)
			value, _, _ = strings.Cut(value, `"`)
			height, _ = strconv.ParseFloat(value, 64)
			page++
		}
		m := printedWord.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		w := printed{page: page, from: b.Len()}
		for i, to := range []*float64{&w.x0, &w.y0, &w.x1, &w.y1} {
			*to, _ = strconv.ParseFloat(m[i+1], 64)
		}
		if w.y1 < margin || w.y0 > height-margin {
			behind = page
		}
		if behind == page {
			continue
		}
		b.WriteString(unspaced(html.UnescapeString(m[5])))
		if w.to = b.Len(); w.to > w.from {
			words = append(words, w)
		}
	}
	all, at, next := b.String(), 0, 0
	for _, text := range texts {
		want := unspaced(text)
		i := strings.Index(all[at:], want)
		if want == "" {
			continue
		}
		if i < 0 {
			lost = append(lost, text)
			continue
		}
		from := at + i
		at = from + len(want)
		for words[next].to <= from {
			next++
		}
		var found []Break
		left, size, widths := words[next].x0, 0.0, []float64{0}
		for k := next; k < len(words) && words[k].from < at; k++ {
			w := words[k]
			if k > next {
				v := words[k-1]
				if v.page != w.page || min(v.y1, w.y1)-max(v.y0, w.y0) < min(v.y1-v.y0, w.y1-w.y0)/2 {
					before, after, spaced := cutUnspaced(text, w.from-from)
					found = append(found, Break{Page: w.page, Before: before, After: after, Spaced: spaced})
					left, widths = w.x0, append(widths, 0)
				}
			}
			size = max(size, w.y1-w.y0)
			widths[len(widths)-1] = w.x1 - left
		}
		slices.Sort(widths)
		widest := widths[len(widths)-1]
		if len(widths) > 3 {
			widest = widths[len(widths)-2] // what cannot be broken may stick out once
		}
		for k := range found {
			found[k].Widest = widest / size
		}
		breaks = append(breaks, found...)
		lines += len(found) + 1
	}
	return breaks, lines, lost
}

// unspaced is a text without blanks.
func unspaced(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// cutUnspaced cuts a text behind so many bytes that are no blanks.
func cutUnspaced(s string, n int) (before, after string, spaced bool) {
	for i, r := range s {
		if n == 0 {
			after = strings.TrimLeftFunc(s[i:], unicode.IsSpace)
			return s[:i], after, len(after) < len(s)-i
		}
		if !unicode.IsSpace(r) {
			n -= utf8.RuneLen(r)
		}
	}
	return s, "", false
}

// What begins and ends no line: GB/T 15834—2011, 5.1, and clreq, strict, which adds —— and …… to what begins none.
const (
	beginsNone = "。．，、：；！？‼⁇⁈⁉）〕］｝》〉」』】〗〙〛”’·・‧—–～〜…／%‰℃℉"
	beginsBare = ".,:;!?)]}" // right behind what they belong to
	endsNone   = "（〔［｛《〈「『【〖〘〚“‘([{／"
)

const (
	chineseFigures = `[〇零一二三四五六七八九十百千万亿]`
	anyNumber      = `(?:[0-9]{1,3}(?: [0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:[.,:：][0-9]+)*)`
)

// together are what no line tears apart where it has room for it.
var together = []*regexp.Regexp{
	regexp.MustCompile(anyNumber + ` ?(?:个工作日|个自然日|个月|个小时|个|小时|分钟|工作日|平方米|立方米|平方公里|公里|公顷|千克|千瓦|万元|亿元|千元|年|月|日|天|时|分|秒|元|角|米|亩|吨|克|升|份|次|人|名|户|家|间|层|件|项|条|款|章|节|页|张|台|座|倍|周岁|号|m²|㎡|kW|kg|MPa|km|mm|t|%|‰|℃)(?:/[件份人平月年])?`),
	regexp.MustCompile(`第 ?(?:[0-9]+|` + chineseFigures + `+|（` + chineseFigures + `+）) ?(?:条|款|项|章|节|目|编|页|号|类|级|批|次)(?:之` + chineseFigures + `)?`),
	regexp.MustCompile(chineseFigures + `{2,}(?:个工作日|条|款|项|年|月|日|元|天|小时|平方米)?`),
	regexp.MustCompile(chineseFigures + `个?工作日`),
	regexp.MustCompile(`(?:[0-9]{4}|[〇零一二三四五六七八九]{4}) ?年 ?(?:[0-9]{1,2}|[一二三四五六七八九十]+) ?月(?: ?(?:[0-9]{1,2}|[一二三四五六七八九十]+) ?日)?`),
	regexp.MustCompile(`[0-9]{1,2} ?月 ?[0-9]{1,2} ?日`),
	regexp.MustCompile(`\b[A-Z]{2,4}(?:/[A-Z])? [0-9]+(?:\.[0-9]+)*(?:—[0-9]{4})?`),
	regexp.MustCompile(anyNumber + `[—～-]` + anyNumber + `(?: ?(?:个工作日|日|天|元|%|℃))?`),
	regexp.MustCompile(`[¥￥≥≤]` + anyNumber),
}

// stroked are words with a stroke between them.
var stroked = regexp.MustCompile(`[^ \p{P}]+/[^ \p{P}]+`)

// address is text that lines may break as it is no text: a web address or a path.
var address = regexp.MustCompile(`[!-~]{17,}`)

// Wrong says what is wrong with where a line ends, "" for nothing.
func (b Break) Wrong() string {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRightFunc(b.Before, unicode.IsSpace))
	first, _ := utf8.DecodeRuneInString(b.After)
	text := b.Before + b.After
	at := len(b.Before)
	inside := func(e *regexp.Regexp) string {
		// Only what is near: a text may be long.
		from, to := max(0, at-200), min(len(text), at+200)
		for from > 0 && !utf8.RuneStart(text[from]) {
			from--
		}
		for to < len(text) && !utf8.RuneStart(text[to]) {
			to++
		}
		for _, m := range e.FindAllStringIndex(text[from:to], -1) {
			if m[0]+from < at && at < m[1]+from {
				return text[m[0]+from : m[1]+from]
			}
		}
		return ""
	}
	if inside(address) != "" {
		return ""
	}
	switch {
	case last == '—' && first == '—', last == '…' && first == '…':
		return "torn " + string([]rune{last, first})
	case strings.ContainsRune(beginsNone, first), !b.Spaced && strings.ContainsRune(beginsBare, first):
		return "begins with " + string(first)
	case strings.ContainsRune(endsNone, last):
		return "ends with " + string(last)
	}
	if whole := inside(stroked); !b.Spaced && (first == '/' || last == '/') && whole != "" && ems(whole) <= b.Widest {
		return "at /"
	}
	for _, e := range together {
		if whole := inside(e); whole != "" && ems(whole) <= b.Widest {
			return "torn " + whole
		}
	}
	return ""
}

// ems is how wide a text is at most, in sizes of its type.
func ems(s string) (width float64) {
	for _, r := range s {
		switch {
		case r >= 0x2e80:
			width += 1.25
		case unicode.IsSpace(r):
			width += 0.25
		default:
			width += 0.75
		}
	}
	return cmp.Or(width, 1)
}
