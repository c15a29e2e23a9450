package wording

import (
	"fmt"

	"github.com/matterc/matterc/schema"
)

// Date writes 2008-01-02 as 2008年1月2日.
func Date(d schema.Date) string {
	year, month, day := d.Civil()
	return fmt.Sprintf("%d年%d月%d日", year, month, day)
}
