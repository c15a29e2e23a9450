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
		validity: cite("validity", statute, "第九条", "", "九。"),
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
