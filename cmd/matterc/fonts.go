package main

import (
	"errors"
	"io"
	"os"

	"github.com/matterc/matterc/render/print/coverage"
	"github.com/matterc/matterc/render/print/typst"
	"github.com/spf13/cobra"
)

// fontFlag adds --font.
func (a *app) fontFlag(c *cobra.Command, paths *[]string) {
	c.Flags().StringArrayVar(paths, "font", nil, a.say("内嵌字体没有的字，用这个字体 `FILE` 印（TrueType 或 OpenType），可以写几个", "print what the built-in fonts lack with the font `FILE` (TrueType or OpenType); may be repeated"))
	if err := c.MarkFlagFilename("font", "ttf", "otf", "ttc", "otc"); err != nil {
		panic(err) // the flag was added one line before
	}
}

// maxFont is the largest font that is read. Those of all Chinese characters are of some 50 MB.
const maxFont = 128 << 20

// fonts reads further fonts, which go to the print engine as they are. unprintable returns the characters of a text that
// neither they nor the built-in ones have; it is nil in a build without an engine, which prints nothing.
func (a *app) fonts(paths []string) (data [][]byte, unprintable func(text string) []rune, err error) {
	var all []coverage.Coverage
	for _, name := range paths {
		font, err := readFont(name)
		if err != nil {
			return nil, nil, err
		}
		c, err := coverage.Of(font)
		if err != nil {
			return nil, nil, cannot("“%s”不是字体，要用 TrueType 或者 OpenType（.ttf、.otf、.ttc）", "%s is no font; TrueType and OpenType are read (.ttf, .otf, .ttc)", name)
		}
		data, all = append(data, font), append(all, c)
	}
	builtIn, err := typst.Coverage()
	if errors.Is(err, typst.ErrMissing) {
		return data, nil, nil
	}
	if err != nil {
		return nil, nil, err
	}
	return data, coverage.Union(append(all, builtIn)...).Missing, nil
}

func readFont(name string) ([]byte, error) {
	info, err := os.Stat(name)
	if err == nil && !info.Mode().IsRegular() {
		return nil, cannot("字体“%s”不是普通文件", "the font %s is not a plain file", name)
	}
	var f *os.File
	if err == nil {
		f, err = os.Open(name)
	}
	if err != nil {
		return nil, fileError("字体“%s”打不开：%s", "the font %s cannot be opened: %s", name, err)
	}
	defer f.Close()
	font, err := io.ReadAll(io.LimitReader(f, maxFont+1))
	if err != nil {
		return nil, fileError("字体“%s”读不了：%s", "the font %s cannot be read: %s", name, err)
	}
	if len(font) > maxFont {
		return nil, cannot("字体“%s”超过 %d MB", "the font %s is larger than %d MB", name, maxFont>>20)
	}
	return font, nil
}
