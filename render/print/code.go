package print

import (
	"fmt"
	"strings"

	"github.com/matterc/matterc/render/shapes"
	"github.com/skip2/go-qrcode"
)

// quiet is the white margin of a code in modules, as ISO/IEC 18004 (6.3.8) asks.
const quiet = 4

// Code draws a text as a QR code (ISO/IEC 18004) with error correction M: an SVG that is black on white, margin included. It
// fails for a text too long for any code, some 2 300 bytes.
func Code(text string) ([]byte, error) {
	side, bars, err := modules(text)
	if err != nil {
		return nil, err
	}
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %[1]d" width="%[1]d" height="%[1]d"><rect width="%[1]d" height="%[1]d" fill="#fff"/><path shape-rendering="crispEdges" d="`, side)
	for _, r := range bars {
		fmt.Fprintf(&b, "M%d %dh%dv1h-%dz", r.X, r.Y, r.W, r.W)
	}
	b.WriteString(`"/></svg>` + "\n")
	return []byte(b.String()), nil
}

// Drawn draws the code as shapes, for a printer that draws pictures itself: each module is so many pixels wide.
func Drawn(text string, pixels int) (shapes.Drawing, error) {
	side, bars, err := modules(text)
	if err != nil {
		return shapes.Drawing{}, err
	}
	black := shapes.Path{Fill: "#000"}
	at := func(x, y int) shapes.Point { return shapes.Point{X: x * pixels, Y: y * pixels} }
	for _, r := range bars {
		black.Outlines = append(black.Outlines, shapes.Outline{From: at(r.X, r.Y), Closed: true,
			Steps: []shapes.Step{{To: at(r.X+r.W, r.Y)}, {To: at(r.X+r.W, r.Y+1)}, {To: at(r.X, r.Y+1)}}})
	}
	return shapes.Drawing{Title: text, Width: side * pixels, Height: side * pixels, Shapes: []shapes.Drawn{black}}, nil
}

// modules returns how many modules wide the code of a text is, margin included, and its black modules: those side by side are one
// rectangle, so that no line shows between them.
func modules(text string) (side int, bars []shapes.Rect, err error) {
	code, err := qrcode.New(text, qrcode.Medium)
	if err != nil {
		return 0, nil, err
	}
	code.DisableBorder = true
	bitmap := code.Bitmap()
	for y, row := range bitmap {
		for x := 0; x < len(row); x++ {
			from := x
			for x < len(row) && row[x] {
				x++
			}
			if x > from {
				bars = append(bars, shapes.Rect{X: from + quiet, Y: y + quiet, W: x - from, H: 1})
			}
		}
	}
	return len(bitmap) + 2*quiet, bars, nil
}
