package typst

import (
	"github.com/matterc/matterc/render/print/coverage"
	"github.com/matterc/matterc/render/print/typst/assets"
)

// Component is a part of the engine. Two engines with the same components give the same bytes for a job.
type Component struct {
	Name    string `json:"name"`
	Version string `json:"version"`
	SHA256  string `json:"sha256"` // in hexadecimal, of the file as it was published
}

// String returns name, version and sum.
func (c Component) String() string { return c.Name + " " + c.Version + "  " + c.SHA256 }

// Notice returns the copyright notices and licences of the engine and the fonts, which go with every copy of them.
func Notice() string { return assets.Notice() }

// Version returns the engine and its fonts; nothing when this build has none.
func Version() (engine Component, fonts []Component, ok bool) {
	if !assets.Present() {
		return Component{}, nil, false
	}
	component := func(f assets.File) Component {
		return Component{Name: f.Name, Version: f.Version, SHA256: f.SHA256}
	}
	for _, f := range assets.Fonts {
		fonts = append(fonts, component(f))
	}
	return component(assets.Engine), fonts, true
}

// Coverage returns the characters that can be printed with the embedded fonts and the further ones given. What is in
// one of them is printed: where the font a document asks for lacks a character, the engine takes the next.
func Coverage(further ...[]byte) (coverage.Coverage, error) {
	var all []coverage.Coverage
	for _, f := range assets.Fonts {
		c, err := f.Characters()
		if err != nil {
			return coverage.Coverage{}, err
		}
		all = append(all, c)
	}
	for _, font := range further {
		c, err := coverage.Of(font)
		if err != nil {
			return coverage.Coverage{}, err
		}
		all = append(all, c)
	}
	return coverage.Union(all...), nil
}

// Fonts returns the embedded fonts, ErrMissing in a build without them.
func Fonts() ([][]byte, error) {
	var fonts [][]byte
	for _, f := range assets.Fonts {
		font, err := f.Read()
		if err != nil {
			return nil, err
		}
		fonts = append(fonts, font)
	}
	return fonts, nil
}
