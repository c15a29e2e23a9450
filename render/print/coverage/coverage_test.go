package coverage

import (
	"slices"
	"testing"

	"github.com/matterc/matterc/random"
	"golang.org/x/image/font/gofont/goregular"
)

func TestOf(t *testing.T) {
	c, err := Of(goregular.TTF)
	if err != nil {
		t.Fatal(err)
	}
	if got := c.Missing("Hello, 世界!\n\t\u2060世 ä€\x01"); !slices.Equal(got, []rune{1, '世', '界'}) {
		t.Errorf("missing %q", got)
	}
	if c.Has(2) || !c.Has('A') || c.Has('\U0002CB4E') {
		t.Error("the font has other characters than it has")
	}
	back, err := Parse(c.Append(nil))
	if err != nil || !slices.Equal(back.ranges, c.ranges) || len(c.ranges) < 30 {
		t.Errorf("%v come back as %v: %v", c.ranges, back.ranges, err)
	}
	if _, err := Of([]byte("no font")); err == nil {
		t.Error("anything is a font")
	}
}

// TestUnion compares sets with maps.
func TestUnion(t *testing.T) {
	r := random.New(t, 1, 2)
	for range 200 {
		want := map[rune]bool{}
		var sets []Coverage
		for range r.IntN(4) {
			var runes []rune
			for range r.IntN(20) {
				r := rune(r.IntN(40))
				runes = append(runes, r)
				want[r] = true
			}
			slices.Sort(runes)
			var c Coverage
			for _, r := range runes {
				c.add(span{r, r})
			}
			sets = append(sets, c)
		}
		got := Union(sets...)
		for r := range rune(200) {
			if got.Has(r) != want[r] {
				t.Fatalf("%v: Has(%d) is %v", sets, r, got.Has(r))
			}
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte{1, 2, 3, 4})
	f.Add([]byte{0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1, 0})
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := Parse(data)
		if err != nil {
			return
		}
		for i, s := range c.ranges {
			if s.first > s.last || s.last > 0x10ffff || i > 0 && s.first <= c.ranges[i-1].last {
				t.Fatalf("%v", c.ranges)
			}
		}
	})
}
