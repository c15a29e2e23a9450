package print

import (
	"fmt"
	"strings"

	"github.com/skip2/go-qrcode"
)

// quiet is the white margin of a code in modules, as ISO/IEC 18004 (6.3.8) asks.
const quiet = 4

// Code draws a text as a QR code (ISO/IEC 18004) with error correction M: an SVG that is black on white, margin included. It
// fails for a text too long for any code, some 2 300 bytes.
func Code(text string) ([]byte, error) {
	code, err := qrcode.New(text, qrcode.Medium)
	if err != nil {
		return nil, err
	}
	code.DisableBorder = true
	modules := code.Bitmap()
	side := len(modules) + 2*quiet
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %[1]d" width="%[1]d" height="%[1]d"><rect width="%[1]d" height="%[1]d" fill="#fff"/><path shape-rendering="crispEdges" d="`, side)
	for y, row := range modules {
		for x := 0; x < len(row); x++ {
			from := x
			for x < len(row) && row[x] {
				x++
			}
			if x > from { // modules side by side are one rectangle, so that no line shows between them
				fmt.Fprintf(&b, "M%d %dh%dv1h-%dz", from+quiet, y+quiet, x-from, x-from)
			}
		}
	}
	b.WriteString(`"/></svg>` + "\n")
	return []byte(b.String()), nil
}
