// Command pack checks what npm has installed and writes it, compressed, to where package assets embeds it. It is run
// by make assets, in the folder of that package.
package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/matterc/matterc/render/print/typst/assets"
)

func main() {
	if err := pack(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func pack() error {
	for _, pattern := range []string{"packed/*.zst", "packed/*.characters"} {
		old, err := filepath.Glob(pattern)
		if err != nil {
			return err
		}
		for _, name := range old {
			if err := os.Remove(name); err != nil {
				return err
			}
		}
	}
	for _, f := range assets.All() {
		data, err := os.ReadFile(filepath.Join("node_modules", filepath.FromSlash(f.Package), filepath.FromSlash(f.Path)))
		if err != nil {
			return err
		}
		files, err := f.Pack(data)
		if err != nil {
			return err
		}
		for name, content := range files {
			if err := os.WriteFile(filepath.FromSlash(name), content, 0o666); err != nil {
				return err
			}
		}
	}
	return nil
}
