package schema

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/matterc/matterc/schema/diag"
	"golang.org/x/text/unicode/norm"
)

// signs are what a Chinese keyboard, Word or a PDF gives where the language wants the ASCII signs. What Unicode has as the
// full-width form of an ASCII character is not listed.
var signs = map[rune]string{
	'【': "[", '】': "]", '〔': "[", '〕': "]", '、': ",", '。': "", '×': "*", '÷': "/", '≤': "<=", '≥': ">=", '≠': "!=", '∶': ":",
	'‐': "-", '‑': "-", '–': "-", '—': "-", '−': "-",
}

// quotes are the quotes other than the straight double ones.
const quotes = "“”„‟‘’‚‛「」『』＂＇`´"

// ascii returns the ASCII character whose full-width form a character is.
func ascii(r rune) (byte, bool) {
	if r >= '！' && r <= '～' {
		return byte(r - '！' + '!'), true
	}
	return 0, false
}

// idByte reports whether a byte can be part of an id or a name.
func idByte(b byte) bool {
	return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || b == '-' || b == '_'
}

// isWide reports whether a character is the full-width form of a letter, a digit or an underscore.
func isWide(r rune) bool {
	b, ok := ascii(r)
	return ok && idByte(b) && b != '-'
}

// isBlank reports whether a character looks like a blank and is none to CUE.
func isBlank(r rune) bool {
	return r > '~' && unicode.In(r, unicode.Zs, unicode.Zl, unicode.Zp) || r == '\u0085' || r == '\v' || r == '\f'
}

// isHidden reports whether nothing is seen of a character.
func isHidden(r rune) bool {
	return r != '\t' && r != '\n' && r != '\r' && !isBlank(r) && unicode.In(r, unicode.Cc, unicode.Cf)
}

// isHan reports whether a character is Chinese, or one of the marks that stand between Chinese characters in a sentence.
func isHan(r rune) bool {
	return unicode.Is(unicode.Han, r) || strings.ContainsRune("，。、；：？！（）《》“”…—", r)
}

// character says what a character is that cannot be told by looking: 不换行空格（U+00A0）.
func character(r rune) diag.Text {
	zh, en := "", ""
	switch {
	case r == '\u00a0', r == '\u202f', r == '\u2007':
		zh, en = "不换行空格", "no-break space"
	case r == '\u3000':
		zh, en = "全角空格", "ideographic space"
	case r == '\u2028', r == '\u2029', r == '\u0085', r == '\v', r == '\f':
		zh, en = "另一种换行符", "foreign line break"
	case isBlank(r):
		zh, en = "特殊宽度的空格", "space of another width"
	case r == '\ufeff':
		zh, en = "字节顺序标记", "byte order mark"
	case r == '\u00ad':
		zh, en = "软连字符", "soft hyphen"
	case r == '\u200b', r == '\u200c', r == '\u200d', r == '\u2060':
		zh, en = "零宽字符", "zero-width character"
	case unicode.Is(unicode.Bidi_Control, r):
		zh, en = "改变书写方向的字符", "control of the direction of writing"
	case r == '\t':
		zh, en = "制表符", "tab"
	case r == '\n':
		zh, en = "换行", "line break"
	case unicode.Is(unicode.Cc, r):
		zh, en = "控制字符", "control character"
	case isHidden(r):
		zh, en = "看不见的字符", "invisible character"
	case unicode.Is(unicode.Radical, r):
		zh, en = fmt.Sprintf("部首“%c”", r), fmt.Sprintf("radical %c", r)
	case isWide(r):
		zh, en = fmt.Sprintf("全角的“%c”", r), fmt.Sprintf("full-width %c", r)
	case unicode.Is(unicode.Han, r):
		zh, en = fmt.Sprintf("兼容汉字“%c”", r), fmt.Sprintf("compatibility ideograph %c", r)
	default:
		zh, en = fmt.Sprintf("“%c”", r), fmt.Sprintf("%c", r)
	}
	return diag.Text{ZH: fmt.Sprintf("%s（U+%04X）", zh, r), EN: fmt.Sprintf("%s (U+%04X)", en, r)}
}

// radicals are the radicals of the block CJK Radicals Supplement, each with the ordinary character it looks like: the property
// Equivalent_Unified_Ideograph of Unicode 14. Those of the block Kangxi Radicals are compatibility characters.
const radicals = "⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺇𠘨⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺑𡯂⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪𤴔⺫目⺬示⺭礻⺮𥫗⺯糹⺰纟⺱罓⺲罒⺳㓁⺴冗⺵𦉫⺶羊⺷𦍌⺸𦍋⺹耂⺺肀⺻聿⺼肉⺽𦥑⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇𧢲⻈讠⻉贝⻊𧾷⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒镸⻓长⻔门⻕𨸏⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞𩙿⻟飠⻠饣⻡𩠐⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"

// radicalOf finds the ordinary character of a radical.
var radicalOf = func() map[rune]rune {
	m := map[rune]rune{}
	list := []rune(radicals)
	for i := 0; i+1 < len(list); i += 2 {
		m[list[i]] = list[i+1]
	}
	return m
}()

// ordinary returns what is written for a character inside a text: another one for those that only look like it, nothing for what
// is not seen, and the character itself for all others. Full-width marks are ordinary in Chinese, full-width digits and letters are
// not (GB/T 15835—2011, 5.1.5).
func ordinary(r rune) string {
	switch {
	case r < 0x80 && r >= ' ' && r != 0x7f, r >= 0x4e00 && r <= 0x9fff, r == '\n', r == '\t':
		return string(r)
	case isHidden(r) || r == '\r':
		return ""
	case isBlank(r):
		return " "
	case isWide(r):
		return string(rune(r - '！' + '!'))
	case radicalOf[r] != 0:
		return string(radicalOf[r])
	case r >= 0x2f00 && r <= 0x2fdf, r >= 0xfb00 && r <= 0xfb06, r >= 0xfe10 && r <= 0xfe19, r >= 0xfe30 && r <= 0xfe6f:
		s := norm.NFKC.String(string(r))
		if b, n := utf8.DecodeRuneInString(s); n == len(s) && b > ' ' && b < 0x7f && r >= 0xfe10 {
			return string(b - '!' + '！') // vertical and small forms of Chinese marks
		}
		return s
	}
	return norm.NFC.String(string(r))
}

// isLookalike reports whether a character only looks like what is written for it, or is not seen.
func isLookalike(r rune) bool { return r >= 0x7f && ordinary(r) != string(r) }

// plainly returns a text in ordinary characters, without blanks around its lines.
func plainly(s string) string {
	var b strings.Builder
	for _, r := range s {
		b.WriteString(ordinary(r))
	}
	lines := strings.Split(b.String(), "\n")
	for i, l := range lines {
		lines[i] = strings.TrimSpace(l)
	}
	return norm.NFC.String(strings.Join(lines, "\n"))
}
