package schema

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/matterc/matterc/schema/fieldpath"
)

// TestWithout leaves a record out of all that a catalog hands out, also where it is of another edition, and leaves the catalog that it
// is taken from as it was.
func TestWithout(t *testing.T) {
	files := fstest.MapFS{"catalog.cue": text(edition), "card.cue": text(matter), "other.cue": text(strings.Replace(matter, `"card"`, `"other"`, 1)), "forms/a.md": text("")}
	for _, day := range []Date{{}, DateOf(2024, 12, 31)} { // the matter has ended, and is in force
		c, _, err := Load(files, Options{AsOf: day})
		if err != nil {
			t.Fatal(err)
		}
		rest := c.Without(fieldpath.Matter("card").Here())
		for _, has := range []struct {
			catalog *Catalog
			matters int
		}{{c, 2}, {rest, 1}} {
			c, records := has.catalog, has.catalog.Records(fieldpath.MatterKind)
			if len(records) != has.matters || len(c.Everything.Matters) != has.matters || len(c.Absent)+len(c.Matters) != has.matters ||
				c.Everything.Matters.Get("other") == nil || (c.Everything.Matters.Get("card") != nil) != (has.matters == 2) {
				t.Errorf("as of %s, %d matters: %v, absent %v", c.AsOf, has.matters, records, c.Absent)
			}
		}
	}
}
