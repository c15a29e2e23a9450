package schema

import (
	"regexp"
	"strconv"
	"strings"

	numeral "github.com/matterc/matterc/render/text"
)

// Article is what of a law a citation names, taken apart (立法法（2023年修正）第六十五条：编、章、节、条、款、项、目).
type Article struct {
	Name      string // under which a law registers its text: 第四十二条之一, 三、（二）, 附件2, 全文
	Paragraph int    // the number of the 款, 0 where none is named
	Item      int    // the number of the 项, 0 where none is named
	Point     int    // the number of the 目, 0 where none is named
}

// ReadArticle takes an article apart as the language writes it, and as people do: 第12条第2款第（三）项. What has no 条 is a name as
// it stands.
func ReadArticle(s string) Article {
	if a, ok := readArticle(s); ok {
		return a
	}
	return Article{Name: s}
}

// CutArticle cuts a text in which an article stands behind something else, mostly the title of its law; ok is false where none does.
func CutArticle(s string) (before string, a Article, ok bool) {
	m := citedBehind.FindStringSubmatch(s)
	if m == nil {
		return s, Article{}, false
	}
	a, ok = readArticle(m[2])
	return m[1], a, ok
}

// String writes an article as citations do: 第十二条第二款第（三）项.
func (a Article) String() string {
	s := a.Name
	for _, part := range []struct {
		number int
		unit   string
	}{{a.Paragraph, "款"}, {a.Item, "项"}, {a.Point, "目"}} {
		if part.number > 0 {
			s += numbered(part.number, part.unit)
		}
	}
	return s
}

// Cited names an article in a citation. Notices number their parts without a unit, 一、 and （二）; a citation calls them 第一部分 and
// 第一部分第（二）项, as the ministries that amend one do; what is no such number stays as it is.
func Cited(article string) string {
	m := citedPart.FindStringSubmatch(article)
	if m == nil {
		return article
	}
	s := "第" + m[1] + "部分"
	if m[2] != "" {
		s += "第（" + m[2] + "）项"
	}
	return s
}

// numbered writes an article (条), a paragraph (款) or an item (项) by its number.
func numbered(n int, unit string) string {
	if unit == "项" {
		return "第（" + numeral.Numeral(n) + "）项"
	}
	return "第" + numeral.Numeral(n) + unit
}

// readArticle is ReadArticle of what has a 条, is an item of an annex or a part of a notice; ok is false for all else.
func readArticle(s string) (a Article, ok bool) {
	if m := citedAnnex.FindStringSubmatch(strings.ReplaceAll(s, " ", "")); m != nil {
		a.Name = m[1]
		a.Item, _ = ordinal(m[2])
		return a, true
	}
	if m := citedPartAs.FindStringSubmatch(strings.ReplaceAll(s, " ", "")); m != nil { // as a citation is printed, see Cited
		if a.Name = m[1]; m[2] != "" {
			a.Name += "、（" + m[2] + "）"
		}
		return a, true
	}
	m := citedAlone.FindStringSubmatch(strings.ReplaceAll(s, " ", ""))
	if m == nil {
		return Article{}, false
	}
	a.Name = "第" + han(m[1]) + "条"
	if m[2] != "" {
		a.Name += "之" + han(m[2])
	}
	a.Paragraph, _ = ordinal(m[3])
	a.Item, _ = ordinal(m[4])
	a.Point, _ = ordinal(m[5])
	return a, true
}

// han writes a number in Chinese as it stands, but for 〇, and one in digits as laws number their articles.
func han(s string) string {
	if n, err := strconv.Atoi(s); err == nil {
		return numeral.Numeral(n)
	}
	return strings.ReplaceAll(s, "〇", "零")
}

// ordinal reads a number in digits or Chinese.
func ordinal(s string) (n int, ok bool) {
	if n, err := strconv.Atoi(s); err == nil {
		return n, true
	}
	n, rest := numeral.Number(s)
	return n, rest == ""
}

// counted finds a number of an article in digits or Chinese.
const counted = `[0-9]{1,4}|[零〇一二三四五六七八九十百千]+`

var (
	// citedAlone finds the numbers of an article, of what was inserted behind it, of its paragraph and its item.
	citedAlone = regexp.MustCompile(`^第?(` + counted + `)[条條](?:之(` + counted + `))?(?:第?(` + counted + `)款)?(?:第?[（(]?(` + counted + `)[)）]?项)?(?:第?[（(]?(` + counted + `)[)）]?目)?$`)
	// citedAnnex finds an annex and the number of its item: 附件第236项.
	citedAnnex = regexp.MustCompile(`^(附件[0-9一二三四五六七八九十]*)第?(` + counted + `)项$`)
	// citedBehind finds an article behind something else.
	citedBehind = regexp.MustCompile(`^(.+?)(第(?:` + counted + `)[条條].*)$`)
	// citedPart finds the number of a part of a notice, and of a part of that: 一, 三、（二）.
	citedPart = regexp.MustCompile(`^([一二三四五六七八九十]+)、?(?:（([一二三四五六七八九十]+)）)?$`)
	// citedPartAs finds the same in a citation: 第六部分, 第三部分第（二）项.
	citedPartAs = regexp.MustCompile(`^第([一二三四五六七八九十]+)部分(?:第?（([一二三四五六七八九十]+)）项?)?$`)
	// citedRange finds articles, or paragraphs or items of one, that are cited from one to another.
	citedRange = regexp.MustCompile(`^(.*?)第?[（(]?(` + counted + `)[)）]?([条款项]?)[至到—–~～-]+第?[（(]?(` + counted + `)[)）]?([条款项])$`)
)
