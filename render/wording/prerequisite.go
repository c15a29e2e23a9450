package wording

import (
	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate/model"
)

// Alternative says one way of meeting a prerequisite.
func Alternative(a model.Alternative) page.Text {
	if a.Matter != nil {
		return page.Concat(page.Plain("“"), page.Linked(a.Matter.Name, page.Link{Page: page.PathOf(page.GuidePage, a.Matter.ID)}), page.Plain("”须已经", string(a.Of)))
	}
	if a.Of == schema.Accepted {
		return page.Concat(page.Plain("“", a.Document.Name, "”须已经申请并受理"), issuers(a.Document))
	}
	return page.Concat(page.Plain("须已经取得“", a.Document.Name, "”"), issuers(a.Document))
}

// issuers says in brackets which matters issue a document, each linked to its guide.
func issuers(d *model.Document) page.Text {
	var links []page.Text
	for _, m := range d.Issuers {
		links = append(links, page.Linked(m.Name, page.Link{Page: page.PathOf(page.GuidePage, m.ID)}))
	}
	switch {
	case len(links) > 0:
		return page.Concat(page.Plain("（办理“"), page.Separate("”或“", links...), page.Plain("”取得）"))
	case d.Issuer != "":
		return page.Plain("（由", d.Issuer, "核发）")
	}
	return nil
}
