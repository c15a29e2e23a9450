package schema

import (
	"fmt"
	"strconv"

	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
)

// Moved returns the citations of articles that the texts in force have elsewhere, by what their changes say has moved, each place once: the
// edits cite the article as it is numbered now and confirm that with the day of the text. A citation of an article whose words are others
// without that they have moved, or that has been divided or repealed, is left to people, and so is one that is no plain text in its place.
func (c *Catalog) Moved() (list []Outdated) {
	texts, seen := map[string][]LawText{}, map[diag.Place]bool{}
	follow := func(at fieldpath.InBasis, b Basis) {
		if _, known := texts[b.Law]; !known {
			texts[b.Law] = c.LawTexts(b.Law)
		}
		article, day := follows(texts[b.Law], b, c.AsOf)
		place, ok := c.Span(at.Article())
		if day.IsZero() || !ok || seen[place] {
			return
		}
		seen[place] = true
		source, _ := c.Source(place.File)
		if written, err := strconv.Unquote(string(source[place.Start:place.End])); err != nil || written != b.Article {
			return
		}
		now := strconv.Quote(article)
		if confirmed, ok := c.Span(at.Confirmed()); ok {
			list = append(list, Outdated{at.Confirmed(), diag.Edit{Place: confirmed, New: strconv.Quote(day.String())}})
		} else {
			now += fmt.Sprintf(", confirmed: %q", day)
		}
		list = append(list, Outdated{at.Article(), diag.Edit{Place: place, New: now}})
	}
	for _, e := range c.Matters {
		for _, b := range e.Value.Basis {
			follow(fieldpath.Matter(e.Key).Basis().Key(b.Key), b.Value)
		}
	}
	for _, e := range c.Procedures {
		for _, b := range e.Value.Basis {
			follow(fieldpath.Procedure(e.Key).Basis().Key(b.Key), b.Value)
		}
	}
	return list
}

// follows returns what a citation is in the text in force on a day, and the day of the last text by which it has moved; the zero day if it
// has not, or if nobody says where to.
func follows(texts []LawText, b Basis, asOf Date) (article string, day Date) {
	cited := ReadArticle(b.Article)
	for i, t := range texts {
		if i == 0 || asOf.Before(t.From) || !b.Confirmed.Before(t.From) {
			continue
		}
		before, now := texts[i-1].Law.Articles.Get(cited.Name), t.Law.Articles.Get(cited.Name)
		to, was := t.Law.Moved.Get(cited.Name), texts[i-1].Law.Moved.Get(cited.Name)
		if to == nil || was != nil && *was == *to {
			if before != nil && now != nil && *before != *now {
				return "", Date{}
			}
			continue
		}
		next := ReadArticle(*to)
		if next.Paragraph+next.Item+next.Point > 0 || len(t.Law.Articles) > 0 && t.Law.Articles.Get(next.Name) == nil {
			return "", Date{}
		}
		cited.Name, day = next.Name, t.From
	}
	return cited.String(), day
}
