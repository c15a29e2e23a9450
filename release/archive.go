package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	_ "embed"
	"fmt"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/matterc/matterc/render/print/typst/assets"
)

// start is what an office reads first. «matterc» in it is how the program is called on its system.
//
//go:embed start.txt
var start string

// The names of files in an archive, besides the program and its licences.
const (
	startName = "开始使用.txt"
	billName  = "bom.cdx.json"
)

// file is a file of an archive.
type file struct {
	data []byte
	runs bool // it is a program
}

// archive returns the archive of the program, and its name. All is in one folder of the same name.
func (p program) archive(module string) (name string, data []byte, err error) {
	date, err := p.date()
	if err != nil {
		return "", nil, err
	}
	files, err := p.files(module)
	if err != nil {
		return "", nil, err
	}
	folder := fmt.Sprintf("matterc-%s-%s-%s", p.info.Main.Version, p.os, p.arch)
	if p.os == "windows" {
		data, err = zipped(folder, files, date)
		return folder + ".zip", data, err
	}
	data, err = tarred(folder, files, date)
	return folder + ".tar.gz", data, err
}

// files are what is in the archive by its paths: the program, how to start it, under what it and all that is in it is, and what that is.
func (p program) files(module string) (map[string]file, error) {
	program, call := "matterc", "./matterc"
	welcome := start
	if p.os == "windows" {
		program, call = "matterc.exe", `.\matterc`
	}
	welcome = strings.ReplaceAll(welcome, "«matterc»", call)
	if p.os == "windows" { // for editors that know neither line ends nor encodings of other systems
		welcome = "\ufeff" + strings.ReplaceAll(welcome, "\n", "\r\n")
	}
	files := map[string]file{
		program:                               {p.data, true},
		startName:                             {data: []byte(welcome)},
		"licences/print-engine-and-fonts.txt": {data: []byte(assets.Notice())},
	}
	for _, name := range []string{"LICENSE", "NOTICE"} {
		data, err := os.ReadFile(filepath.Join(module, name))
		if err != nil {
			return nil, err
		}
		files[name] = file{data: data}
	}
	licences, err := p.licences()
	if err != nil {
		return nil, err
	}
	for work, l := range licences {
		for name, data := range l.files {
			files[path.Join("licences", work, name)] = file{data: data}
		}
	}
	for _, m := range p.info.Deps {
		if _, ok := licences[m.Path]; !ok {
			return nil, fmt.Errorf("there is no licence of %s, which is in the program", m.Path)
		}
	}
	bill, err := p.bill(module, licences)
	if err != nil {
		return nil, err
	}
	files[billName] = file{data: bill}
	return files, nil
}

// mode is what whoever unpacks a file may do with it.
func (f file) mode() int64 {
	if f.runs {
		return 0o755
	}
	return 0o644
}

func tarred(folder string, files map[string]file, date time.Time) ([]byte, error) {
	var out bytes.Buffer
	z, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	w := tar.NewWriter(z)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		f := files[name]
		err := w.WriteHeader(&tar.Header{Name: path.Join(folder, name), Mode: f.mode(), Size: int64(len(f.data)), ModTime: date, Format: tar.FormatPAX})
		if err == nil {
			_, err = w.Write(f.data)
		}
		if err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	err = z.Close()
	return out.Bytes(), err
}

func zipped(folder string, files map[string]file, date time.Time) ([]byte, error) {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		f := files[name]
		header := &zip.FileHeader{Name: path.Join(folder, name), Method: zip.Deflate, Modified: date}
		header.SetMode(os.FileMode(f.mode()))
		entry, err := w.CreateHeader(header)
		if err == nil {
			_, err = entry.Write(f.data)
		}
		if err != nil {
			return nil, err
		}
	}
	err := w.Close()
	return out.Bytes(), err
}
