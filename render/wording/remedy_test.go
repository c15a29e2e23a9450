package wording

import (
	"testing"

	"github.com/matterc/matterc/schema"
)

// TestInForce wants the law that was in force on the day.
func TestInForce(t *testing.T) {
	texts := []amended{{schema.DateOf(1990, 10, 1), "旧"}, {schema.DateOf(2015, 5, 1), "新"}}
	for day, want := range map[schema.Date]string{schema.DateOf(1980, 1, 1): "", schema.DateOf(1990, 10, 1): "旧", schema.DateOf(2015, 4, 30): "旧", schema.DateOf(2015, 5, 1): "新", schema.DateOf(2026, 11, 1): "新"} {
		if got := inForce(texts, day); got != want {
			t.Errorf("%s: %q, want %q", day, got, want)
		}
	}
}
