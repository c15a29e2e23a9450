package page_test

import (
	"testing"

	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/render/rendertest"
)

// TestStyled wants every printer to be asked about every style.
func TestStyled(t *testing.T) {
	seen := map[int]page.Style{}
	for _, c := range rendertest.Constants(t, "document.go", "Style") {
		func() {
			defer func() {
				if err := recover(); err != nil {
					t.Error(err)
				}
			}()
			s := page.Style(c)
			n := page.Styled(s, 1, 2, 3)
			if other, taken := seen[n]; taken {
				t.Errorf("%q is set as %q is", s, other)
			}
			seen[n] = s
		}()
	}
}
