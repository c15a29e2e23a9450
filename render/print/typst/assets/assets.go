// Package assets holds the engine and the fonts that matterc embeds: which they are, and their bytes.
//
// They are packed with zstd, which leaves 29 MB of 68, by klauspost/compress (BSD, v1.20.3 of October 2026, no
// requirements, no cgo; Gitea and Tailscale use it): the standard library has no zstd.
//
// They come from packages whose versions package-lock.json pins. `make assets` installs these, and the program in pack
// checks every file against the table here and writes it, compressed, to the folder packed. That folder is embedded as
// it is: a build without assets is a build with an empty folder.
package assets

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"

	"github.com/klauspost/compress/zstd"
	"github.com/matterc/matterc/render/print/coverage"
)

//go:embed packed
var packed embed.FS

//go:embed NOTICE
var notice string

// ErrMissing is what a build without assets answers.
var ErrMissing = errors.New("this build has no print engine: run make assets and build again")

// Packages that files come from.
const (
	compilerPackage = "@myriaddreamin/typst-ts-web-compiler"
	serifPackage    = "@expo-google-fonts/noto-serif-sc"
	sansPackage     = "@expo-google-fonts/noto-sans-sc"
)

// File is one embedded file.
type File struct {
	Name    string // what it is, for people
	Package string // the package it comes from
	Path    string // where it is in the package
	SHA256  string // of the file as it is in the package, in hexadecimal
	Version string // what the file says of itself
}

// Engine is the compiler of Typst as WebAssembly.
var Engine = File{
	Name: "Typst", Package: compilerPackage, Path: "pkg/typst_ts_web_compiler_bg.wasm", Version: "0.14.2",
	SHA256: "1fc968438a672366dfec39c96c842c26ed29caff4eb1bcaab19a6c60867de5fd",
}

// Fonts are the faces, in the order in which the engine is given them: text, titles, and headings of 黑体.
var Fonts = []File{{
	Name: "Noto Serif SC Regular", Package: serifPackage, Path: "400Regular/NotoSerifSC_400Regular.ttf", Version: "2.003",
	SHA256: "c358a69de3df5f423a8946a7b03e3126fb6ba116f1130a463455b4e39e1f0742",
}, {
	Name: "Noto Serif SC Bold", Package: serifPackage, Path: "700Bold/NotoSerifSC_700Bold.ttf", Version: "2.003",
	SHA256: "9c6a2ba736e4b499c84f65ce366bd3625c0401885fd3e585ace50fb738b96ff6",
}, {
	Name: "Noto Sans SC Bold", Package: sansPackage, Path: "700Bold/NotoSansSC_700Bold.ttf", Version: "2.004",
	SHA256: "9a38ae0ab28cd5a256f9ea8e00dedc688aac17f7915fcb000572990afa956b96",
}}

// Notice returns the licences of the engine and the fonts, which go with every copy of them.
func Notice() string { return notice }

// All returns the engine and the fonts.
func All() []File { return append([]File{Engine}, Fonts...) }

// Present reports whether this build has the engine and the fonts.
func Present() bool {
	for _, f := range All() {
		if _, err := fs.Stat(packed, f.packed(compressed)); err != nil {
			return false
		}
	}
	return true
}

// What a file of the folder holds.
const (
	compressed = ".zst"
	characters = ".characters"
)

// packed is a place in the folder. The file's sum is part of the name, so that what an older table asked for is not
// taken for what this one does.
func (f File) packed(holds string) string { return "packed/" + f.SHA256 + holds }

// Characters returns the characters a font can print, or ErrMissing.
func (f File) Characters() (coverage.Coverage, error) {
	raw, err := packed.ReadFile(f.packed(characters))
	if errors.Is(err, fs.ErrNotExist) {
		return coverage.Coverage{}, ErrMissing
	}
	if err != nil {
		return coverage.Coverage{}, err
	}
	return coverage.Parse(raw)
}

// Read returns the file as it is in its package, or ErrMissing.
func (f File) Read() ([]byte, error) {
	raw, err := packed.ReadFile(f.packed(compressed))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, ErrMissing
	}
	if err != nil {
		return nil, err
	}
	decoder, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1))
	if err != nil {
		return nil, err
	}
	defer decoder.Close()
	data, err := decoder.DecodeAll(raw, nil)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", f.Name, err)
	}
	return data, nil
}

// Pack makes, of the file as it is in its package, what belongs into the folder: name below this one, and data. It fails
// when the bytes are not those of the table.
func (f File) Pack(data []byte) (files map[string][]byte, err error) {
	if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != f.SHA256 {
		return nil, fmt.Errorf("%s: %s/%s has the SHA-256 %x, not %s", f.Name, f.Package, f.Path, sum, f.SHA256)
	}
	encoder, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBetterCompression), zstd.WithEncoderConcurrency(1), zstd.WithWindowSize(zstd.MaxWindowSize>>4))
	if err != nil {
		return nil, err
	}
	defer encoder.Close()
	files = map[string][]byte{f.packed(compressed): encoder.EncodeAll(data, nil)}
	if f.SHA256 != Engine.SHA256 {
		c, err := coverage.Of(data)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.Name, err)
		}
		files[f.packed(characters)] = c.Append(nil)
	}
	return files, nil
}
