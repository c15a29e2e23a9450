package render

import (
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate/model"
)

// alternative says one way of meeting a prerequisite.
func alternative(a model.Alternative) Text {
	if a.Matter != nil {
		return concat(plain("“"), linked(a.Matter.Name, Link{Page: pathOf(GuidePage, a.Matter.ID)}), plain("”须已经", string(a.Of)))
	}
	if a.Of == schema.Accepted {
		return concat(plain("“", a.Document.Name, "”须已经申请并受理"), issuers(a.Document))
	}
	return concat(plain("须已经取得“", a.Document.Name, "”"), issuers(a.Document))
}

// issuers says in brackets which matters issue a document, each linked to its guide.
func issuers(d *model.Document) Text {
	var links []Text
	for _, m := range d.Issuers {
		links = append(links, linked(m.Name, Link{Page: pathOf(GuidePage, m.ID)}))
	}
	switch {
	case len(links) > 0:
		return concat(plain("（办理“"), separate("”或“", links...), plain("”取得）"))
	case d.Issuer != "":
		return plain("（由", d.Issuer, "核发）")
	}
	return nil
}
