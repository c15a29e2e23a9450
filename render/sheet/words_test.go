package sheet

import (
	"strings"
	"testing"

	"github.com/matterc/matterc/render/rendertest"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate/model"
)

// TestPastTotal wants the sheet to mark the 68 working days of 2014, which no member says, as a total that was announced, with its source,
// and not the figures that follow from the members.
func TestPastTotal(t *testing.T) {
	p, _ := rendertest.FiveCertificates(t)
	notes := strings.Join(sourceOf(p).procedureList().notes, "\n")
	if want := "\n“五证联办”公布的法定时限合计 68 个工作日，是以前公布的总数，不由各事项推算：法定时限合计只公布了总数，怎样分到五个事项没有资料（出处：2014年河口区政务服务概况）。"; !strings.HasSuffix(notes, want) {
		t.Errorf("%s", notes)
	}
}

// TestOneArticle cites an article as a whole and in parts, and another in parts alone: a cell has each once, as far as it is cited,
// with its words once.
func TestOneArticle(t *testing.T) {
	law := &model.Law{ID: "a", Law: &schema.Law{Title: "甲法"}}
	var basis []*model.Basis
	for _, article := range []string{"第四十二条", "第四十二条第一款", "第四十二条第二款", "第四十二条", "第九条第二款", "第九条第一款"} {
		b := &model.Basis{Basis: &schema.Basis{Law: "a", Article: article}, Law: law}
		if !strings.HasPrefix(article, "第九条") {
			b.Text = "一。"
		}
		basis = append(basis, b)
	}
	if got, want := cites(basis), "1.《甲法》第四十二条\n2.《甲法》第九条第二款、第一款"; got != want {
		t.Errorf("cites %q, want %q", got, want)
	}
	if got, want := contents(basis), "《甲法》第四十二条：一。"; got != want {
		t.Errorf("says %q, want %q", got, want)
	}
}
