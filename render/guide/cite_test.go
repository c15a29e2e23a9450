package guide

import (
	"strings"
	"testing"

	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate/model"
)

// TestBasisInBook reads the section on the basis of a guide in a book: every article once, with all that it is cited for, the highest
// law first and its articles in their order; what a law is with the first of them; and at the end what has no words.
func TestBasisInBook(t *testing.T) {
	law := func(id, title, number string, rank schema.Rank) *model.Law {
		l := &schema.Law{Title: title, Number: number, Rank: rank, Issuer: "某机关"}
		l.Effective.From = schema.DateOf(2020, 1, 1)
		return &model.Law{ID: id, Law: l}
	}
	statute, rule := law("a", "甲法", "", schema.Statute), law("b", "关于乙事的通知", "乙发〔2020〕1号", schema.NormativeDocument)
	cite := func(key string, l *model.Law, article, about, text string) *model.Basis {
		return &model.Basis{Key: key, Basis: &schema.Basis{Law: l.ID, Article: article, About: about}, Law: l, Text: text}
	}
	read := func(c cites) string {
		var w page.Writer
		c.basisInBook(&w)
		var lines []string
		for _, b := range w.Blocks() {
			switch b := b.(type) {
			case page.Note:
				lines = append(lines, b.Title)
				for _, x := range b.Text {
					lines = append(lines, "  "+x.String())
				}
			case page.Paragraph:
				lines = append(lines, b.Text.String())
			case page.List:
				for _, it := range b.Items {
					lines = append(lines, "- "+it.Text.String())
				}
			}
		}
		return strings.Join(lines, "\n")
	}
	g := cites{
		basis: []*model.Basis{
			cite("1", rule, "第二条", "收件", ""), cite("2", statute, "第十二条", "决定", "十二。\n又十二。"), cite("3", statute, "第九条", "受理", "九。"),
			cite("4", statute, "第十二条", "公示", "十二。\n又十二。"),
		},
		result: []*model.Basis{cite("validity", statute, "第九条", "", "九。")},
	}
	want := `《甲法》第九条：受理；有效期
  法律，某机关，自2020年1月1日起施行
  九。
《甲法》第十二条：决定；公示
  十二。
  又十二。
目录没有收录原文的：
- 《关于乙事的通知》第二条：收件（规范性文件，乙发〔2020〕1号，某机关，自2020年1月1日起施行）`
	if got := read(g); got != want {
		t.Errorf("%s\n\nnot\n%s", got, want)
	}
	g = cites{basis: []*model.Basis{cite("1", rule, "", "", "全文。")}}
	want = `《关于乙事的通知》
  规范性文件，乙发〔2020〕1号，某机关，自2020年1月1日起施行
  全文。`
	if got := read(g); got != want {
		t.Errorf("%s\n\nnot\n%s", got, want)
	}
}

// TestOneArticle cites one article as a whole, twice, and in parts: wherever a guide cites it, it stands once, as far as it is
// cited, with all that it is cited for, and its words stand once.
func TestOneArticle(t *testing.T) {
	l := &schema.Law{Title: "甲法", Rank: schema.Statute}
	l.Effective.From = schema.DateOf(2020, 1, 1)
	law := &model.Law{ID: "a", Law: l}
	cite := func(key, article, about string) *model.Basis {
		return &model.Basis{Key: key, Basis: &schema.Basis{Law: "a", Article: article, About: about}, Law: law, Text: "一。\n二。"}
	}
	c := cites{basis: []*model.Basis{
		cite("1", "第四十二条", ""), cite("2", "第四十二条第一款", "期限"), cite("3", "第四十二条第二款", "延长"), cite("4", "第四十二条", ""),
		cite("5", "第四十二条第二款", "公示"), cite("6", "第四十二条之一", ""),
	}, result: []*model.Basis{cite("validity", "第四十二条第一款", "")}}
	var small []string
	for _, x := range c.citeLaws(c.basis) {
		small = append(small, x.String())
	}
	list := c.basisList().(page.List).Items[0].Blocks[0].(page.List)
	var lines []string
	for _, it := range list.Items {
		lines = append(lines, it.Text.String())
	}
	var appendix, book page.Writer
	c.lawTexts(&appendix)
	var titles []string
	for _, b := range appendix.Blocks() {
		if h, ok := b.(page.Heading); ok && h.Level == 3 {
			titles = append(titles, h.Text+" "+h.ID)
		}
	}
	c.basisInBook(&book)
	for _, b := range book.Blocks() {
		titles = append(titles, b.(page.Note).Title)
	}
	for _, it := range c.lawList().(page.List).Items {
		titles = append(titles, it.Text.String())
	}
	for _, x := range []struct{ got, want string }{
		{strings.Join(small, "\n"), "《甲法》第四十二条、第四十二条之一"},
		{strings.Join(lines, "\n"), "第四十二条；第一款：期限；第二款：延长；公示\n第四十二条之一"},
		{strings.Join(titles, "\n"), `《甲法》第四十二条 law-1
《甲法》第四十二条之一 law-6
《甲法》第四十二条：期限；延长；公示；有效期
《甲法》第四十二条之一
《甲法》第四十二条；第一款：期限；第二款：延长；公示
《甲法》第四十二条之一`},
	} {
		if x.got != x.want {
			t.Errorf("printed\n%s\nwant\n%s", x.got, x.want)
		}
	}
}
