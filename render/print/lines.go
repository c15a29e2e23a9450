package print

import (
	"cmp"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Where a line of Chinese may end the engine decides by UAX #14, which lets lines begin with —, ～ and · and end between a number and
// its unit. Here it is decided by GB/T 15834—2011 (5.1) and by clreq, strict: what does not break and the engine would break is
// given to it as one box, and nothing else is, for every box costs it a paragraph: nor what stands in a first line anyway. Boxes leave no trace in the text of the PDF, which
// the word joiner (U+2060) does.

// hold says how firmly two characters are held together. What is too long for its line breaks where it is held least.
type hold byte

// The holds.
const (
	free    hold = iota
	parts        // of a date or a standard
	joined       // the second number of a range, and a day to its month
	unit         // a number and its unit, its article, or its other digits
	word         // the letters of a word
	mark         // a mark that begins or ends no line
	widthOf = 30 // of a line of which nothing is known, in halves of a Chinese character
	longest = 24 // how many characters of a word without a break are given to the template in one piece
)

// Characters by what lines they may not begin or end.
const (
	stops      = "。．，、！？‼⁇⁈⁉）〕］｝》〉」』】〗〙〛”’,.!?)]}" // begin no line, and the engine knows it wherever they stand
	semicolons = "：；:;"                            // the same, but it forgets it behind a box
	connectors = "—―–～~〜·・‧／…‥%‰℃℉°′″々％"           // begin no line, and it does not know it, or not always
	openers    = "（〔［｛《〈「『【〖〘〚“‘([{"               // end no line, and it knows it
	prefixes   = "¥￥$＄£€№±≥≤＞＜≈"                   // end no line before a number
	blanks     = " \u00a0\u2009\u202f"
	boxes      = "□☐☑√■" // end no line before what is ticked
)

// A number, its unit, an ordinal. The longest unit comes first.
const (
	digits   = `[0-9０-９]+(?:[.,:：．][0-9０-９]+)*`
	grouped  = `[0-9]{1,3}(?:[ \x{a0}\x{2009}\x{202f}][0-9]{3})+(?:\.[0-9]+)?`
	number   = `(?:` + grouped + `|` + digits + `)`
	chinese  = `[〇零一二三四五六七八九十百千万亿两]`
	blank    = `[ \x{a0}\x{2009}\x{202f}]?`
	counters = `(?:个工作日|个自然日|个日历日|个小时|个月|个|工作日|自然日|小时|分钟|平方米|平方公里|立方米|平方千米|千瓦时|千瓦|千克|千米|公里|公斤|公顷|厘米|毫米|毫克|毫升|毫克|万平方米|万立方米|亿元|万元|千元|万吨|万亩|万人|亿|万|年|月|日|天|时|分|秒|元|角|米|亩|吨|克|升|伏|度|倍|次|份|套|人|名|户|家|间|层|幢|栋|座|台|辆|艘|件|项|条|款|章|节|目|编|页|张|册|本|种|类|级|号|期|周|岁|余|多|点|位|支|根|片|头|只|路|室|楼|批|股|折|成)`
	symbols  = `(?:m²|m³|km²|hm²|kWh|MPa|kPa|kHz|MHz|mg|kg|km|cm|mm|mL|kW|MW|kV|Hz|Pa|dB|KB|MB|GB|TB|ha|㎡|㎥|㎏|㎞|m|g|t|L|V|A|W)`
	measured = number + blank + `(?:` + counters + `|` + symbols + `)(?:[余多]?` + counters + `)?`
)

var (
	numbers   = regexp.MustCompile(number)
	measures  = regexp.MustCompile(measured)
	spelled   = regexp.MustCompile(chinese + `{2,}` + counters + `?|` + chinese + `(?:个工作日|工作日|个月|年|月|日|元|小时)`)
	ordinals  = regexp.MustCompile(`第` + blank + `(?:` + digits + `|` + chinese + `+|[（(](?:` + digits + `|` + chinese + `+)[）)])(?:` + blank + counters + `(?:之` + chinese + `+)?)?`)
	dates     = regexp.MustCompile(`(?:[0-9]+|` + chinese + `+)` + blank + `年` + blank + `(?:[0-9]+|` + chinese + `+)` + blank + `月(?:` + blank + `(?:[0-9]+|` + chinese + `+)` + blank + `[日号])?`)
	months    = regexp.MustCompile(`(?:[0-9]+|` + chinese + `+)` + blank + `月` + blank + `(?:[0-9]+|` + chinese + `+)` + blank + `[日号]`)
	standards = regexp.MustCompile(`[A-Z]{1,6}(?:/[A-Z]{1,2})?` + blank + `[0-9]`)
	ranges    = regexp.MustCompile(number + blank + `(?:` + counters + `|[%‰℃°])?` + blank + `[—–～~〜-]` + blank + number)
	addresses = regexp.MustCompile(`(?:[a-zA-Z]+://|www\.)[!-~]+`)
)

// line is a text as it is broken.
type line struct {
	spans []Span
	text  []rune
	of    []int  // the span of each character
	held  []hold // what holds a character to the one before
	room  int    // in halves
	first int    // how much of it is surely in its first line, in halves
}

// runs cuts a text where the engine would break it wrongly: what does not break is kept, and a word longer than a line gets places
// where it may.
func runs(t Text) []run { return broken(t).cut() }

// broken finds where the lines of a text may end.
func broken(t Text) *line {
	l := &line{spans: t, room: widthOf, first: widthOf}
	for i, s := range t {
		if s.First > 0 {
			l.first = s.First
		}
		if s.Room > 0 {
			l.room = min(l.room, s.Room)
		}
		text := []rune(s.Text)
		if s.Page+s.Number != "" {
			text = []rune{'0'}
		}
		for range text {
			l.of = append(l.of, i)
		}
		l.text = append(l.text, text...)
	}
	l.held = make([]hold, len(l.text)+1)
	l.hold()
	return l
}

// Cut divides a text behind so many halves of a Chinese character at most: where a sentence ends if one does in the second half of that,
// else where a line may. Where none may, all of it is the first part.
func (t Text) Cut(halves int) (first, rest Text) {
	l := broken(t)
	width, end, sentence := 0, 0, 0
	for i := range l.text {
		if width > halves*half {
			break
		}
		if i > 0 && l.held[i] == free && !l.kept(i) {
			if end = i; 2*width >= halves*half && strings.ContainsRune("。；！？", l.text[i-1]) {
				sentence = i
			}
		}
		width += l.width(i)
	}
	if end = cmp.Or(sentence, end); width <= halves*half || end == 0 {
		return t, nil
	}
	return l.part(0, end), l.part(end, len(l.text))
}

// part is a part of the text.
func (l *line) part(from, to int) (t Text) {
	for _, r := range l.pieces(nil, from, to) {
		span := l.spans[l.of[from]]
		from += max(1, utf8.RuneCountInString(r.Text))
		if span.Page+span.Number == "" {
			span.Text = r.Text
		}
		t = append(t, span)
	}
	return t
}

// hold finds what is held together.
func (l *line) hold() {
	s := string(l.text)
	free := make([]bool, len(l.text)) // characters of addresses, which break by rules of their own
	at := make([]int32, len(s)+1)     // of each byte its character
	n := int32(0)
	for i := range s {
		at[i] = n
		n++
	}
	at[len(s)] = n
	inside := func(m []int, h hold) {
		for i := at[m[0]] + 1; i < at[m[1]]; i++ {
			l.held[i] = max(l.held[i], h)
		}
	}
	find := func(e *regexp.Regexp, h hold) {
		for _, m := range e.FindAllStringIndex(s, -1) {
			inside(m, h)
		}
	}
	if strings.Contains(s, "://") || strings.Contains(s, "www.") {
		for _, m := range addresses.FindAllStringIndex(s, -1) {
			for i := at[m[0]]; i < at[m[1]]; i++ {
				free[i] = true
			}
		}
	}
	if strings.ContainsFunc(s, isDigit) {
		for _, m := range measures.FindAllStringIndex(s, -1) {
			if last, _ := utf8.DecodeLastRuneInString(s[m[0]:m[1]]); isLetter(last) {
				if next, _ := utf8.DecodeRuneInString(s[m[1]:]); isLetter(next) {
					m[1] = m[0] + len(numbers.FindString(s[m[0]:])) // the letters are a word
				}
			}
			inside(m, unit)
		}
		find(numbers, word)
		find(ranges, joined)
		find(standards, parts)
	}
	if strings.ContainsAny(s, "〇零一二三四五六七八九十百千万亿两第") {
		find(ordinals, joined)
		for _, m := range ordinals.FindAllStringIndex(s, -1) {
			inside([]int{m[0] + len("第"), m[1]}, unit)
		}
		find(spelled, unit)
	}
	if strings.Contains(s, "月") {
		find(dates, parts)
		find(months, joined)
	}
	for i := 1; i < len(l.text); i++ {
		if free[i-1] && free[i] {
			l.held[i] = 0
			continue
		}
		a, b := l.text[i-1], l.text[i]
		if b == '/' && l.stroke(i) || a == '/' && l.stroke(i-1) {
			l.held[i] = mark
		}
		if beginsNoLine(b) && !(isBlank(a) && b < utf8.RuneSelf) {
			l.held[i] = mark
			if isBlank(a) {
				l.held[i-1] = mark
			}
		}
		if strings.ContainsRune(openers, a) || a == '／' {
			l.held[i] = mark
			if isBlank(b) && i+1 < len(l.text) {
				l.held[i+1] = mark
			}
		}
		if strings.ContainsRune(boxes, a) {
			l.held[i] = max(l.held[i], unit)
			if isBlank(b) && i+1 < len(l.text) {
				l.held[i+1] = max(l.held[i+1], unit)
			}
		}
		if strings.ContainsRune(prefixes, a) && isDigit(b) {
			l.held[i] = max(l.held[i], unit)
		}
	}
	l.held[0] = 0
}

// stroke reports whether the stroke i stands between two words, and not in a path, where lines may end behind it.
func (l *line) stroke(i int) bool {
	from, to := i-1, i+1
	if from < 0 || to == len(l.text) || !isWord(l.text[from]) || !isWord(l.text[to]) {
		return false
	}
	for from >= 0 && isASCII(l.text[from]) {
		from--
	}
	for to < len(l.text) && isASCII(l.text[to]) {
		to++
	}
	return to-from-1 <= 16
}

func isWord(r rune) bool   { return unicode.IsLetter(r) || unicode.IsDigit(r) }
func isASCII(r rune) bool  { return r > ' ' && r < unicode.MaxASCII }
func isBlank(r rune) bool  { return strings.ContainsRune(blanks, r) }
func isDigit(r rune) bool  { return r >= '0' && r <= '9' || r >= '０' && r <= '９' }
func isLetter(r rune) bool { return unicode.IsLetter(r) && r < 0x2e80 }

// isChinese reports whether a character is one of those between which a line may break anywhere.
func isChinese(r rune) bool { return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) }

func beginsNoLine(r rune) bool {
	return strings.ContainsRune(stops, r) || strings.ContainsRune(semicolons, r) || strings.ContainsRune(connectors, r)
}

// kept reports whether the engine breaks no line before the character i, whatever stands there.
func (l *line) kept(i int) bool {
	a, b := l.text[i-1], l.text[i]
	switch {
	case a == '\u00a0' || b == '\u00a0', a == '…' && b == '…', a == '—' && b == '—':
		return true
	case isBlank(a):
		return false
	case b == '‘', b == '-', a == '-' && isDigit(b): // a quotation mark that may be an apostrophe (LB 19), a hyphen (LB 21)
		return true
	case isBlank(b), strings.ContainsRune(stops, b), strings.ContainsRune(semicolons, b), strings.ContainsRune(openers, a):
		return true
	case isDigit(a) && (b == '%' || b == '‰' || b == '℃'):
		return true
	}
	return l.inWord(i) || isOther(a) && strings.ContainsRune("([{", b) || strings.ContainsRune(")]}", a) && isOther(b) // UAX #14, LB 30
}

// inWord reports whether the character i goes on with a word or a number.
func (l *line) inWord(i int) bool {
	joined := func(r rune) bool { return isOther(r) || strings.ContainsRune(".,:'_", r) }
	return joined(l.text[i-1]) && joined(l.text[i])
}

func isOther(r rune) bool { return isLetter(r) || r >= '0' && r <= '9' || r == '²' || r == '³' }

// cut makes the runs.
func (l *line) cut() []run {
	var list []run
	start := 0 // of what is not yet written
	width := 0 // of what is before to
	for from := 0; from < len(l.text); {
		to := from + 1
		boxed := false
		width += l.width(from)
		for to < len(l.text) && (l.held[to] > free || l.kept(to)) {
			boxed = boxed || l.held[to] > free && !l.kept(to)
			width += l.width(to) + quarter
			to++
		}
		if !boxed || width <= l.first*half-indent { // in the first line nothing breaks
			from = to
			continue
		}
		// What the engine holds by itself stays outside, where it makes it narrower at the end of a line.
		first, last := from, to
		for first < last && strings.ContainsRune(openers, l.text[first]) {
			first++
		}
		for last > first && (strings.ContainsRune(stops, l.text[last-1]) || strings.ContainsRune(semicolons, l.text[last-1]) || isBlank(l.text[last-1])) {
			last--
		}
		for last < to && (strings.ContainsRune(semicolons, l.text[last])) {
			last++
		}
		list = l.words(list, start, first)
		start = last
		if first > 0 && l.apart(first) && (len(list) == 0 || list[len(list)-1].gap == none) {
			list = append(list, run{gap: distance})
		}
		for first < last {
			end := l.fitting(first, last)
			pieces := l.pieces(nil, first, end)
			if l.needed(first, end) {
				list = append(list, run{Kept: &pieces})
			} else {
				list = append(list, pieces...)
			}
			if first = end; first < last {
				list = append(list, run{gap: may})
			}
		}
		if last < len(l.text) && l.apart(last) {
			list = append(list, run{gap: distance})
		}
		if last == to && to < len(l.text) && strings.ContainsRune("：；", l.text[to-1]) && !strings.ContainsRune(openers, l.text[to]) {
			list = append(list, run{gap: rest})
		}
		from = to
	}
	return l.words(list, start, len(l.text))
}

// needed reports whether the engine would break a text that is held together.
func (l *line) needed(from, to int) bool {
	for i := from + 1; i < to; i++ {
		if l.held[i] > free && !l.kept(i) {
			return true
		}
	}
	return false
}

// apart reports whether there is a distance before the character i: a quarter of it between Chinese and other characters.
func (l *line) apart(i int) bool {
	a, b := l.text[i-1], l.text[i]
	other := func(r rune) bool { return isLetter(r) || r >= '0' && r <= '9' }
	return isChinese(a) && other(b) || other(a) && isChinese(b)
}

// fitting returns where a text that is held together ends in its line: all of it if there is room, else where it is held least.
func (l *line) fitting(from, to int) int {
	width, best := 0, from
	least := mark
	for i := from; i < to; i++ {
		if i > from {
			h := l.held[i]
			if h < word && l.inWord(i) {
				h = word
			}
			if h <= least && h < mark && !beginsNoLine(l.text[i]) {
				least, best = h, i
			}
			if l.apart(i) {
				width += quarter
			}
		}
		width += l.width(i)
		if width > l.room*half && best > from || width > 2*l.room*half {
			return max(best, from+1)
		}
	}
	return to
}

// Widths in hundredths of the size of the type.
const (
	half    = 50
	quarter = 25
	indent  = 200 // of the first line of a paragraph
)

// width is about how wide a character is, and rather more.
func (l *line) width(i int) int {
	span := l.spans[l.of[i]]
	width := 55
	switch r := l.text[i]; {
	case span.Number != "" && !span.Alone:
		width = 3*55 + 2*100 + 2*quarter
	case span.Page+span.Number != "":
		width = 3 * 55
	case isBlank(r):
		width = quarter
	case r >= 0x2e80 || strings.ContainsRune("—…“”‘’·", r):
		width = 100
	case strings.ContainsRune("mwMW%@", r):
		width = 95
	case unicode.IsUpper(r):
		width = 72
	}
	switch {
	case span.Style == Small:
		width -= width * 14 / 100
	case span.Style == Strong && width < 100:
		width += width * 7 / 100
	}
	return width
}

// pieces appends the runs of a text without a break in it, one for each span.
func (l *line) pieces(list []run, from, to int) []run {
	for from < to {
		span := l.spans[l.of[from]]
		end := from
		for end < to && l.of[end] == l.of[from] {
			end++
		}
		r := run{Text: string(l.text[from:end]), Page: span.Page, Number: span.Number, Alone: span.Alone, Style: span.Style, Label: span.Label, URL: span.URL}
		if r.Page+r.Number != "" {
			r.Text = ""
		}
		list = append(list, r)
		from = end
	}
	return list
}

// words appends the runs of a text that the engine breaks rightly. A word longer than a line gets places where it may break.
func (l *line) words(list []run, from, to int) []run {
	start, begin, width := from, from, 0 // of what is not written, and of the word
	for i := from; i < to; i++ {
		r := l.text[i]
		switch {
		case r == ' ' || r >= 0x2e80:
			begin, width = i+1, 0
			continue
		case i > begin && l.held[i] == free && (i-begin >= longest || width+l.width(i) > l.room*half || i-begin >= 8 && strings.ContainsRune("/?&=", l.text[i-1])):
			list = append(l.pieces(list, start, i), run{gap: may})
			start, begin, width = i, i, 0
		}
		width += l.width(i)
	}
	return l.pieces(list, start, to)
}
